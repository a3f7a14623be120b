"""The command line: parses options, composes the functions below it, prints, and gives the exit code."""

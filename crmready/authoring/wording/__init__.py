"""How questions are worded: rules of thumb from survey research, for the languages that have word lists."""

"""A new questionnaire to begin with: what it is to be, its files from a template, and putting them on the disk."""

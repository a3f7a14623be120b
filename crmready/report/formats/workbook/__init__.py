"""The gap report as a spreadsheet to work in: a gap register and an action plan, and every number as a number."""

"""Spreadsheets: the one door through which they come in from strangers, and the one through which they go out.

`reading.read_sheet` gives plain rows of plain cells; `writing.workbook_of` makes an .xlsx file of such rows.
"""

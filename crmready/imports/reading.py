"""From a file to a grid, by what the file is and not by what it is called."""

import stat
from pathlib import Path
from typing import Final

from crmready.errors import InputError
from crmready.imports.csv_reading import grid_from_csv
from crmready.imports.grid import Grid, grid_of
from crmready.problems import visible
from crmready.tables.limits import STANDARD_SHEET
from crmready.tables.reading import Sheet, read_sheet

ANSWER_SHEETS: Final = ("Answers", "Svar")
"""What the sheet is called that `crmready form` leaves to be filled in."""
QUESTION_HEADINGS: Final = (("No.", "Id", "Question"), ("Nr.", "Id", "Spørsmål"))
"""How the sheet begins that `crmready form` writes beside it, in the same languages."""
_ZIPPED: Final = (b"PK", bytes.fromhex("d0cf11e0"))


def read_grid(path: Path, sheet: str | None = None) -> Grid:
    """The table in an .xlsx or text file. InputError says why there is none."""
    content = contents(path)
    if not content.startswith(_ZIPPED):
        if sheet is not None:
            raise InputError(f"{visible(path.name)} is a text table and has no sheets.", "Leave out --sheet.")
        return grid_from_csv(path, content)
    read = read_sheet(path, sheet)
    beside = _answers_beside(read)
    if sheet is None and beside is not None:
        read = read_sheet(path, beside)
    return grid_of(path.name, list(read.numbered()))


def _answers_beside(sheet: Sheet) -> str | None:
    """The name of the sheet with answers, when this one lists the questions of one of our forms."""
    begins = sheet.rows[0][: len(QUESTION_HEADINGS[0])] if sheet.rows else ()
    return ANSWER_SHEETS[QUESTION_HEADINGS.index(begins)] if begins in QUESTION_HEADINGS else None


def contents(path: Path) -> bytes:
    """All of an ordinary file of bearable size. InputError when it cannot be had."""
    shown, most = visible(str(path)), STANDARD_SHEET.file_bytes
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(f"{shown} is not an ordinary file.", "Name an .xlsx, .csv or .json file.")
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{shown} cannot be read: {reason}.", "Check the name and your access to it.") from error
    if len(content) > most:
        raise InputError(f"{shown}: it is larger than {most // 1_000_000} MB.", "Check that it is the file you meant.")
    return content

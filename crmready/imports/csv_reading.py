"""Text tables as spreadsheet programs and form tools write them: three separators, four ways to write letters."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from crmready.errors import InputError
from crmready.imports.grid import MOST_COLUMNS, MOST_ROWS, Grid, grid_of
from crmready.problems import visible
from crmready.tables.cells import LONGEST_CELL
from crmready.tables.limits import STANDARD_SHEET

SEPARATORS: Final = (";", ",", "\t")
_LOOKED_AT: Final = 20
"""So many rows tell which separator it is."""
_WIDE: Final = {
    b"\xff\xfe\x00\x00": "",  # UTF-32, which nothing writes; looks like UTF-16 at first
    b"\x00\x00\xfe\xff": "",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_SAVE_AGAIN: Final = "Save it again as CSV UTF-8, or as .xlsx."


def grid_from_csv(path: Path, content: bytes) -> Grid:
    """The table in a text file's content. InputError says what is wrong with it, and where."""
    text, notices = _decoded(path.name, content)
    separator, text = _named_separator(text) or (_separator(text), text)
    rows = list(enumerate(_records(path.name, text, separator), 1))
    _check_width(path.name, rows)
    grid = grid_of(path.name, [(number, tuple(row)) for number, row in rows if any(row)], notices)
    return replace(grid, decimal_comma=separator != ",")


def _decoded(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what there is to say about how it was read."""
    shown = visible(name)
    if len(content) > STANDARD_SHEET.file_bytes:
        most = STANDARD_SHEET.file_bytes // 1_000_000
        raise InputError(f"{shown}: it is larger than {most} MB.", "Check that it is the file you meant.")
    wide = next((encoding for mark, encoding in _WIDE.items() if content.startswith(mark)), None)
    notices: tuple[str, ...] = ()
    try:
        text = content.decode("utf-8-sig" if wide is None else wide or "utf-32")
    except UnicodeDecodeError as error:
        if wide is not None:
            raise InputError(f"{shown}: it is damaged: not all of it can be read as UTF-16.", _SAVE_AGAIN) from error
        text = _decoded_as_windows(shown, content)
        notices = (f"{shown} is not in UTF-8; read as Windows-1252. Check that æ, ø and å are right.",)
    if "\0" in text:
        raise InputError(f"{shown}: it holds NUL characters, so it is no text table.", _SAVE_AGAIN)
    return text, notices


def _decoded_as_windows(shown: str, content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{shown}, line {line}: byte 0x{content[error.start]:02x} is no letter in UTF-8 nor in Windows-1252."
        raise InputError(message, _SAVE_AGAIN) from error


def _named_separator(text: str) -> tuple[str, str] | None:
    """The separator that a first line such as `sep=;` names, and the text after it."""
    first, _, rest = text.partition("\n")
    line = first.rstrip("\r").strip('"')
    return (line[-1], rest) if line.lower().startswith("sep=") and line[len("sep=") :] in SEPARATORS else None


def _separator(text: str) -> str:
    """The one that makes a table of the first rows; among several, the one with the most columns."""
    return max(SEPARATORS, key=lambda separator: _likelihood(text, separator))


def _likelihood(text: str, separator: str) -> tuple[bool, int]:
    rows: list[list[str]] = []
    sound = True
    try:
        rows.extend(islice(_reader(text, separator), _LOOKED_AT))
    except csv.Error:
        sound = False
    width = len(rows[0]) if rows else 0
    # With a wrong separator quotation marks are left inside cells, or rows have as many cells as they have commas.
    torn = any(cell.count('"') % 2 for row in rows for cell in row)
    even = all(len(row) == width or not any(row) for row in rows)
    return sound and even and not torn and width > 1, width


def _reader(text: str, separator: str) -> "Iterator[list[str]]":
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _records(name: str, text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    shown, count = visible(name), 0
    while True:
        begun = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            said = (
                "a quotation mark is not closed, or closed too early"
                if "expected after" in str(error)
                else _said(error)
            )
            raise InputError(f"{shown}, from line {begun}: {said}.", "Mend that row, or save it as .xlsx.") from error
        if row is None:
            return
        count += 1
        _check_size(f"{shown}, line {begun}", row, count)
        yield row


def _said(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quotation mark is opened and never closed"
    if "field limit" in str(error):
        return "a cell is far too long; a quotation mark may not be closed"
    return f"it cannot be read as a table ({error})"


def _check_size(place: str, row: list[str], count: int) -> None:
    if count > MOST_ROWS:
        raise InputError(f"{place}: there are more than {MOST_ROWS:,} rows.", "Check that it is the file you meant.")
    if len(row) > MOST_COLUMNS:
        raise InputError(f"{place}: it has {len(row)} cells; {MOST_COLUMNS} are read.", "Remove what is no answer.")
    if any(len(cell) > LONGEST_CELL for cell in row):
        hint = "Shorten the text, or close the quotation mark."
        raise InputError(f"{place}: a cell has more than {LONGEST_CELL:,} characters.", hint)


def _check_width(name: str, rows: list[tuple[int, list[str]]]) -> None:
    width = len(rows[0][1]) if rows else 0
    for number, row in rows:
        if any(row[width:]):
            message = f"{visible(name)}, row {number}: it has {len(row)} cells, the headings are {width}."
            raise InputError(
                message, "A text with the separator in it must stand in quotation marks. Save it as .xlsx."
            )

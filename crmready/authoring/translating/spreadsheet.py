"""Translators' files as spreadsheets: one row a text, of which the translation and its status can be written in."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from crmready.authoring.translating.rows import STALE_NOTE, Row, Sent
from crmready.authoring.translating.standing import Translation
from crmready.errors import InputError
from crmready.problems import excerpt, listed, visible
from crmready.tables.cells import Cell
from crmready.tables.limits import SheetLimits
from crmready.tables.reading import Sheet, read_sheet
from crmready.tables.writing import Column, Layout, workbook_of

_DONE: Final = "done"
_CHECK: Final = "to check"
_NEW: Final = "to translate"
_NAME, _WHERE, _SOURCE, _TRANSLATION, _STATUS, _NOTE, _MARK = (
    "name",
    "where it is met",
    "source",
    "translation",
    "status",
    "note",
    "mark",
)
_REQUIRED: Final = (_NAME, _SOURCE, _TRANSLATION)
_LIMITS: Final = SheetLimits(rows=60_000, columns=50)
"""For questionnaires of several thousand questions."""


def as_spreadsheet(translation: Translation, rows: Iterable[Row]) -> bytes:
    """The content of an .xlsx file."""
    source, language = translation.source.language, translation.language
    columns = (
        Column(_NAME, 32, locked=True),
        Column(_WHERE, 36, locked=True),
        Column(f"{_SOURCE} ({source})", 56, locked=True),
        Column(f"{_TRANSLATION} ({language})", 56),
        Column(_STATUS, 14),
        Column(_NOTE, 30, locked=True),
        Column(_MARK, 14, locked=True, hidden=True),
    )
    cells = tuple(tuple(_cells(row)) for row in rows)
    name = f"{translation.source.id} {language}"
    return workbook_of(Layout(name, columns, cells, choices={4: (_NEW, _CHECK, _DONE)}))


def _cells(row: Row) -> Iterator[Cell]:
    status = _CHECK if row.doubtful else _DONE if row.translation else _NEW
    yield from (row.name, row.where, row.source, row.translation or None, status)
    yield from (STALE_NOTE if row.doubtful else None, row.mark)


def read_spreadsheet(path: Path) -> Sent:
    """The rows of a spreadsheet that came back. `InputError` when it is not one of ours."""
    sheet = read_sheet(path, limits=_LIMITS)
    head = _head(sheet)
    columns = {heading.partition(" (")[0]: position for heading, position in head.items()}
    if missing := [name for name in _REQUIRED if name not in columns]:
        message = f"{visible(path.name)} lacks the columns: {listed(missing)}."
        raise InputError(message, "Use a file that `crmready questionnaire translate --export` has made.")
    rows: list[Row] = []
    faults: list[str] = []
    for number, cells in sheet.numbered(2):
        row = _row(sheet, columns, number, cells)
        faults.append(row) if isinstance(row, str) else rows.append(row)
    return Sent(tuple(rows), _language(head), tuple(faults))


def _head(sheet: Sheet) -> dict[str, int]:
    """The headings in small letters, with the positions of their columns from 0."""
    first = sheet.rows[0] if sheet.rows else ()
    return {cell.strip().lower(): position for position, cell in enumerate(first) if isinstance(cell, str)}


def _language(head: Iterable[str]) -> str:
    """What stands in brackets behind `translation`."""
    found = next((heading for heading in head if heading.startswith(_TRANSLATION)), "")
    return found.partition("(")[2].rstrip(") ")


def _row(sheet: Sheet, columns: dict[str, int], number: int, cells: tuple[Cell, ...]) -> Row | str:
    """A row, or what cannot be read in it."""

    def cell(name: str) -> Cell:
        return cells[columns[name]] if name in columns else None

    translation = cell(_TRANSLATION)
    place = sheet.place(number, columns[_TRANSLATION] + 1)
    if not isinstance(translation, str | int | None) or isinstance(translation, bool):
        return f"{place} is no text any more ({excerpt(translation)}): format the cell as text and write it again."
    status = str(cell(_STATUS) or "").strip().lower()
    mark = cell(_MARK)
    return Row(
        name=str(cell(_NAME) or "").strip(),
        source=str(cell(_SOURCE) or ""),
        translation="" if translation is None else str(translation),
        doubtful=status == _CHECK,
        mark=str(mark) if mark is not None else None,
        place=place,
    )

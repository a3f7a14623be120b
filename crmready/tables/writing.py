"""Tables as an .xlsx file in which a text stays a text. The only module that knows XlsxWriter."""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from crmready.errors import InputError
from crmready.problems import UNSAFE, visible
from crmready.tables.cells import EXACT_INTEGERS, LONGEST_CELL, Cell, column_letters
from crmready.tables.rules import Printing, Rule, dress, prepare_print

_FIRST_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001  # spreadsheets know no time zones
"""Stands where a file says when it was made, so that the same tables are the same bytes."""
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With one of these, full-width or not, a cell that a person edits would become a formula."""
_LINE: Final = 15.0
_HIGHEST: Final = 409.0
"""Points; more no row can have."""
_SHEET_NAME: Final = 31
_REPLACED_IN_NAMES: Final = str.maketrans("[]:*?/\\'", "        ")


@dataclass(frozen=True, slots=True)
class Column:
    """How a column looks. `width` is in characters; a locked one is read, not written in."""

    heading: str
    width: int = 20
    locked: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is shown in a format of its own, such as `0.0%` for 0.407."""

    value: Decimal
    number_format: str


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says about itself. Without a day it was made on the first that spreadsheets of ours know."""

    title: str = ""
    subject: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet to write: its columns, and rows of as many cells.

    With any locked column the sheet is protected, without a password: it guards against slips, not against people.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell | Figure]]
    right_to_left: bool = False
    choices: dict[int, tuple[str, ...]] | None = None
    """What a column offers to choose from, by its position from 0."""
    rules: tuple[Rule, ...] = ()
    printing: Printing | None = None
    hidden: bool = False
    """A sheet that others take their choices from."""


_NOTHING: Final = About()


def workbook_of(*sheets: Layout, about: About = _NOTHING) -> bytes:
    """The content of an .xlsx file with these sheets, the same for the same sheets.

    Texts are never formulas, links or numbers; the headings stay in view. Control and invisible characters are
    written as escapes. `InputError` when a text is longer than a cell can hold.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        day = datetime.combine(about.day, time()) if about.day else _FIRST_DAY
        workbook.set_properties({"created": day, "title": visible(about.title), "subject": visible(about.subject)})
        formats = _Formats(workbook)
        for layout in sheets:
            sheet = workbook.add_worksheet(sheet_name(layout.name))
            _write(sheet, layout, formats)
    return content.getvalue()


def sheet_name(name: str) -> str:
    """A name that spreadsheet programs take."""
    return visible(name).translate(_REPLACED_IN_NAMES).strip()[:_SHEET_NAME] or "Sheet"


class _Formats:
    """The looks that cells of one workbook can have."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.heading = self.of(bold=True, bottom=1, text_wrap=True, locked=True)

    def of(self, **properties: object) -> Any:  # noqa: ANN401  # XlsxWriter's own type
        """A format with these properties; texts are wrapped and stand at the top of their cells."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"valign": "top", **properties})
        return self._made[key]


def _write(sheet: Any, layout: Layout, formats: _Formats) -> None:  # noqa: ANN401  # XlsxWriter's own type
    sheet.freeze_panes(1, 0)
    if layout.right_to_left:
        sheet.right_to_left()
    for position, column in enumerate(layout.columns):
        look = formats.of(text_wrap=True, num_format="@", locked=column.locked)
        sheet.set_column(position, position, column.width, look, {"hidden": column.hidden})
        sheet.write_string(0, position, _cell_text(column.heading, 1, position), formats.heading)
    sheet.set_row(0, _height(layout.columns, [f"{column.heading}  " for column in layout.columns]))
    for number, row in enumerate(layout.rows, 1):
        sheet.set_row(number, _height(layout.columns, row))
        for position, (column, cell) in enumerate(zip(layout.columns, row, strict=True)):
            _write_cell(sheet, (number, position), cell, _Look(formats, locked=column.locked))
    if layout.rows:
        sheet.autofilter(0, 0, len(layout.rows), len(layout.columns) - 1)
    for position, offered in (layout.choices or {}).items():
        choice = {"validate": "list", "source": list(offered)}
        sheet.data_validation(1, position, max(len(layout.rows), 1), position, choice)
    dress(sheet, layout.rules, len(layout.rows), lambda properties: formats.of(**properties))
    if layout.printing:
        prepare_print(sheet, layout.printing)
    if layout.hidden:
        sheet.hide()
    if any(column.locked for column in layout.columns):
        allowed = ("format_cells", "format_columns", "format_rows", "sort", "autofilter")
        sheet.protect("", dict.fromkeys(allowed, True))


def _height(columns: Sequence[Column], row: Sequence[Cell | Figure]) -> float:
    """High enough, in points, for the wrapped texts of a row: not every program works that out by itself."""
    lines = 1
    for column, cell in zip(columns, row, strict=True):
        if isinstance(cell, str) and not column.hidden:
            lines = max(lines, sum(len(textwrap.wrap(line, column.width)) or 1 for line in cell.split("\n")))
    return min(lines * _LINE, _HIGHEST)


@dataclass(frozen=True, slots=True)
class _Look:
    formats: _Formats
    locked: bool

    def of(self, **properties: object) -> Any:  # noqa: ANN401  # XlsxWriter's own type
        return self.formats.of(locked=self.locked, **properties)


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell | Figure, look: _Look) -> None:  # noqa: ANN401  # as above
    match cell:
        case None:
            sheet.write_blank(*place, None, look.of(text_wrap=True, num_format="@"))
        case Figure():
            shown = look.of(num_format=cell.number_format, align="right", indent=1)
            sheet.write_number(*place, float(cell.value), shown)
        case bool():
            sheet.write_boolean(*place, cell, look.of())
        case datetime():
            sheet.write_datetime(*place, cell, look.of(num_format="yyyy-mm-dd hh:mm"))
        case date():
            sheet.write_datetime(*place, cell, look.of(num_format="yyyy-mm-dd"))
        case int() if abs(cell) < EXACT_INTEGERS:
            sheet.write_number(*place, cell, look.of())
        case Decimal() if cell.is_finite():
            sheet.write_number(*place, float(cell), look.of())
        case _:
            _write_text(sheet, place, str(cell), look)


def _write_text(sheet: Any, place: tuple[int, int], text: str, look: _Look) -> None:  # noqa: ANN401  # as above
    quoted = text.startswith(_FORMULA_SIGNS)
    shown = look.of(text_wrap=True, num_format="@", quote_prefix=quoted)
    sheet.write_string(*place, _cell_text(text, place[0] + 1, place[1]), shown)


def _cell_text(text: str, row: int, position: int) -> str:
    """The text as a cell holds it, on as many lines as it has; nothing in it can hide or move."""
    shown = "\n".join(visible(line) if UNSAFE.search(line) else line for line in text.split("\n"))
    if len(shown) > LONGEST_CELL:
        where = f"{column_letters(position + 1)}{row}"
        message = f"The text for cell {where} has {len(shown):,} characters; a spreadsheet keeps {LONGEST_CELL:,}."
        raise InputError(message, "Shorten the text, or write another format.")
    return shown

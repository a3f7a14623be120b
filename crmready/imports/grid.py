"""A table that was handed in: headings, and rows of cells with the places where a person finds them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from crmready.errors import InputError
from crmready.problems import excerpt, visible
from crmready.tables.cells import Cell, column_letters

MOST_COLUMNS: Final = 300
MOST_ROWS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it was read; row numbers are those that a spreadsheet program shows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    """Each with as many cells as there are headings."""
    notices: tuple[str, ...] = ()
    decimal_comma: bool = False
    """Whether `1,250` can only be one and a quarter here."""

    def place(self, row: int, column: int) -> str:
        """A cell as a person finds it; the row counts from 1, the column from 0."""
        return f"{excerpt(self.name)}, cell {column_letters(column + 1)}{row}"

    def column(self, column: int) -> str:
        """A column as a person finds it; it counts from 0."""
        heading = self.headings[column]
        return f"column {column_letters(column + 1)}" + (
            f' "{excerpt(heading)}"' if heading else " (without a heading)"
        )

    def cells(self, column: int) -> list[Cell]:
        """What stands in a column, blanks left out."""
        return [cells[column] for _, cells in self.rows if text_of(cells[column])]


def text_of(cell: Cell) -> str:
    """What a person reads in the cell, without space around it."""
    match cell:
        case None:
            return ""
        case Decimal():
            return format(cell, "f")
        case str():
            return cell.strip()
        case _:
            return str(cell)


def grid_of(name: str, numbered: list[tuple[int, tuple[Cell, ...]]], notices: tuple[str, ...] = ()) -> Grid:
    """The first row as headings, the others as answers, without columns that hold nothing. InputError when empty."""
    if not numbered:
        raise InputError(f"{visible(name)} holds nothing.", "Export the answers again, with their headings.")
    (_, first), *rest = numbered
    width = max((number + 1 for _, row in numbered for number, cell in enumerate(row) if text_of(cell)), default=0)
    headings = tuple(" ".join(text_of(cell).split()) for cell in _padded(first, width))
    rows = tuple((number, _padded(row, width)) for number, row in rest if any(text_of(cell) for cell in row))
    return Grid(name, headings, rows, notices)


def _padded(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return (*row, *(None for _ in range(width - len(row))))[:width]

"""What can stand in a cell, and how it crosses from one process to another as JSON."""

from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | Decimal | bool | date | datetime | None
"""A formula is its last result; a time of day or a duration is a text (`12:30:00`)."""
Sent: TypeAlias = str | int | bool | dict[str, str] | None
"""A cell as JSON: what JSON has no type for is `{type: text}`."""
EXACT_INTEGERS: Final = 2**53
"""Up to here a spreadsheet's numbers, which are floats, keep every whole number apart."""
LONGEST_CELL: Final = 32_767
"""The most characters that spreadsheet programs keep in a cell; they cut the rest off without a word."""
_LETTERS: Final = 26


def sent(cell: object) -> Sent:
    """What a spreadsheet's reader found in a cell, ready to cross."""
    match cell:
        case float() if isfinite(cell):
            return int(cell) if cell.is_integer() and abs(cell) < EXACT_INTEGERS else {"decimal": repr(cell)}
        case datetime():
            return {"datetime": cell.isoformat()}
        case date():
            return {"date": cell.isoformat()}
        case str() | bool() | int() | None:
            return cell if cell != "" else None
        case _:
            return str(cell)


def received(cell: Sent) -> Cell:
    """The cell that was sent. `ValueError` when it is none."""
    match cell:
        case {"decimal": str(digits)}:
            return Decimal(digits)
        case {"datetime": str(written)}:
            return datetime.fromisoformat(written)
        case {"date": str(written)}:
            return date.fromisoformat(written)
        case str() | bool() | int() | None:
            return cell
        case _:
            raise ValueError("no cell")


def column_letters(column: int) -> str:
    """A column's name: A for 1, AA for 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for A, 27 for AA; 0 when these are no letters of a column."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > len("XFDXFD"):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number

"""Printed numbers as cells: a number with the format that prints it the same, or the words that stand in its place."""

import re
from decimal import Decimal
from typing import Final

from crmready.report.formats.gap_document.texts import NOTHING
from crmready.report.shapes.numbers import Number
from crmready.tables.cells import Cell
from crmready.tables.writing import Figure

_WHOLE: Final = "0"
_PRINTED: Final = re.compile(
    r"(?P<sign>[+\u2212-]?)(?P<whole>\d[\d\u00a0\u202f,.]*?)(?:[.,](?P<decimals>\d+))?(?P<space>\u00a0?)(?P<unit>%?)"
)
_NEGATIVE: Final = '"\u2212"'
_HUNDRED: Final = Decimal(100)


def whole(count: int) -> Figure:
    """A whole number such as a rank or a count."""
    return Figure(Decimal(count), _WHOLE)


def cell_of(number: Number | None) -> Cell | Figure:
    """The number for a spreadsheet to reckon with, per cent as a share of one.

    A hidden one, none, and "just under 2.0" are the words that are printed.
    """
    if number is None:
        return NOTHING
    printed = _PRINTED.fullmatch(number.text)
    if number.value is None or printed is None:
        return number.text
    plain = "0." + "0" * len(printed["decimals"]) if printed["decimals"] else "0"
    unit = printed["space"] + printed["unit"]
    positive, negative = f"{'+' if printed['sign'] == '+' else ''}{plain}{unit}", f"{_NEGATIVE}{plain}{unit}"
    value = Decimal(str(number.value))
    return Figure(value / _HUNDRED if printed["unit"] else value, f"{positive};{negative};{plain}{unit}")

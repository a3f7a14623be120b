"""The long table as a text file that a spreadsheet opens with a double click, and in which no text is a formula."""

import csv
import io
import re
from decimal import Decimal
from typing import Final

from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.long_table import COLUMNS, Row, rows_of
from crmready.report.shapes.report import ReportView

_FORMULA: Final = re.compile(r"^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
_BOM: Final = b"\xef\xbb\xbf"
"""Without it Excel reads æ, ø and å as something else."""


def csv_of(view: ReportView) -> bytes:
    """UTF-8 with a byte-order mark; with semicolons and decimal commas for Norwegian, commas and points for English."""
    comma = view.language == "nb"
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row, decimal_comma=comma) for row in rows_of(view))
    return _BOM + text.getvalue().encode()


def _cells(row: Row, *, decimal_comma: bool) -> tuple[str, ...]:
    number = "" if row.number is None else f"{Decimal(str(row.number)).normalize():f}"
    printed = number.replace(".", ",") if decimal_comma else number
    before = (row.part, row.id, row.name, row.role, row.measure)
    return (*map(harmless, before), printed, row.unit, harmless(row.text))


def harmless(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula; nothing in it can hide."""
    return f"'{shown(text)}" if _FORMULA.match(text) else shown(text)

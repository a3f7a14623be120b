"""The spreadsheet to work in: numbers are numbers, texts are texts, and the cells to fill in say what they take."""

import io
import re
import zipfile
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.report.formats.workbook.compose import workbook
from crmready.report.formats.workbook.figures import cell_of
from crmready.report.shapes.numbers import Number
from crmready.report.view.numbers import Numbers, Rounding
from crmready.report.view.words import Words
from crmready.tables.writing import Figure
from tests.unit.report.formats import readers, views


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def sheet(content: bytes, name: str) -> str:
    """The XML of the sheet of this name."""
    found = parts(content)
    names = re.findall(r'<sheet name="([^"]+)"', found["xl/workbook.xml"])
    return found[f"xl/worksheets/sheet{names.index(name) + 1}.xml"]


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (Number(40.7, "40,7\u00a0%"), Figure(Decimal("0.407"), '0.0\u00a0%;"−"0.0\u00a0%;0.0\u00a0%')),
        (Number(50.04, "50.04%"), Figure(Decimal("0.5004"), '0.00%;"−"0.00%;0.00%')),
        (Number(-0.5, "−0.5"), Figure(Decimal("-0.5"), '0.0;"−"0.0;0.0')),
        (Number(1.2, "+1.2"), Figure(Decimal("1.2"), '+0.0;"−"0.0;0.0')),
        (Number(2.0, "2"), Figure(Decimal(2), '0;"−"0;0')),
        (Number(1.999, "just under 2.0"), "just under 2.0"),
        (Number(None, "hidden", hidden=True), "hidden"),
        (Number(None, "–"), "–"),
        (None, "–"),
    ],
)
def test_a_printed_number_is_a_number_with_the_format_that_prints_it_so(number: Number, cell: object) -> None:
    assert cell_of(number) == cell


@given(st.fractions(-1000, 1000, max_denominator=1000), st.sampled_from(["nb", "en"]), st.booleans())
def test_every_number_that_is_printed_as_one_is_a_number(exact: Fraction, language: str, per_cent: bool) -> None:  # noqa: FBT001
    number = Numbers(Words.of(language)).number(exact, Rounding(per_cent=per_cent, signed=not per_cent))
    cell = cell_of(number)
    assert isinstance(cell, Figure)
    assert number.value is not None
    assert cell.value * (100 if per_cent else 1) == Decimal(str(number.value))


def test_the_gap_register_has_filters_a_frozen_head_and_cells_that_say_what_they_take() -> None:
    content = workbook(views.full("nb"))
    register = sheet(content, "Gapregister")
    assert '<pane ySplit="1"' in register
    assert "<autoFilter" in register
    choices = re.findall(r"<dataValidation .*?</dataValidation>", register)
    assert [re.findall(r'type="(\w+)"', each) for each in choices] == [["list"], ["date"], ["list"]]
    assert "'Lister'!$A$2:$A$5" in choices[0]
    assert 'operator="greaterThanOrEqual"' in choices[1]
    assert "<formula1>46346</formula1>" in choices[1]  # 20 November 2026
    assert "En dag fra og med 2026-11-20." in choices[1]
    assert "'Lister'!$B$2:$B$5" in choices[2]
    rows = readers.rows_of_xlsx(content)
    assert ("Salgsleder", "I gang") in rows
    assert sum(row[-2] == "Ikke begynt" for row in rows if len(row) > 9) > 30


def test_colour_only_repeats_what_a_word_says() -> None:
    rules = re.findall(r"<cfRule .*?</cfRule>", sheet(workbook(views.full("nb")), "Gapregister"))
    assert len(rules) == 9
    assert {rule for rule in rules if 'type="beginsWith"' not in rule} == {rules[0]}
    assert "TODAY()" in rules[0]
    assert ' (over fristen)&quot;"' in parts(workbook(views.full("nb")))["xl/styles.xml"]


@pytest.mark.parametrize("name", views.EVERY)
def test_no_text_is_a_formula_a_link_or_code_and_the_same_view_is_the_same_file(name: str) -> None:
    content = workbook(views.EVERY[name]())
    assert content == workbook(views.EVERY[name]())
    found = parts(content)
    sheets = [text for part, text in found.items() if part.startswith("xl/worksheets/sheet")]
    assert len(sheets) > 4
    assert [text for text in sheets if "<f>" in text or "<hyperlink" in text] == []
    assert [part for part in found if "vba" in part.lower() or "external" in part.lower()] == []


def test_a_text_that_begins_like_a_formula_stays_one_when_it_is_edited() -> None:
    styles = parts(workbook(views.hostile()))["xl/styles.xml"]
    assert 'quotePrefix="1"' in styles


def test_the_file_says_what_it_is_and_prints_with_its_heads() -> None:
    found = parts(workbook(views.full("nb")))
    assert "<dc:title>Gapanalyse: Nordlys AS</dc:title>" in found["docProps/core.xml"]
    assert "2026-11-20T00:00:00Z" in found["docProps/core.xml"]
    assert "_xlnm.Print_Titles" in found["xl/workbook.xml"]

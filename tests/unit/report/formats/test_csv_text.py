"""The long table: one row for each number and text, harmless in a spreadsheet."""

import csv
import io

import pytest

from crmready.report.formats.csv_text import csv_of, harmless
from crmready.report.formats.long_table import COLUMNS
from crmready.report.shapes.report import ReportView
from tests.unit.report.formats import views


def rows(view: ReportView, delimiter: str) -> list[dict[str, str]]:
    text = csv_of(view).decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)]


def test_norwegian_has_semicolons_and_decimal_commas_english_commas_and_points() -> None:
    for language, delimiter, score in (("nb", ";", "40,7"), ("en", ",", "40.7")):
        assert csv_of(views.full(language)).startswith(b"\xef\xbb\xbfpart" + delimiter.encode())
        found = rows(views.full(language), delimiter)
        assert tuple(found[0]) == COLUMNS
        scores = [row for row in found if (row["part"], row["measure"]) == ("dimensions", "score")]
        assert (scores[0]["number"], scores[0]["unit"]) == (score, "%")
        assert scores[0]["id"] == "sales-process"


def test_a_hidden_number_is_a_word_and_has_no_number() -> None:
    found = [row for row in rows(views.hidden(), ",") if row["text"] == "hidden"]
    assert len(found) > 3
    assert {row["number"] for row in found} == {""}


def test_a_mean_is_said_with_its_question_and_role() -> None:
    means = [row for row in rows(views.little(), ",") if row["measure"] == "mean" and row["id"] == "known"]
    assert [(row["part"], row["role"], row["name"], row["number"]) for row in means] == [
        ("dimensions.questions.roles", "seller", "Which stages can you name?", "1.8"),
        ("role_pages.questions.own", "seller", "Which stages can you name?", "1.8"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+47", "-3", "@SUM(A1)", "\tx", "\rx", " =1", "\uff1d1"])
def test_what_a_spreadsheet_would_take_for_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    assert harmless(text).startswith("'")


def test_no_cell_of_a_hostile_report_is_a_formula() -> None:
    found = rows(views.hostile(), ",")
    texts = [row[name] for row in found for name in ("name", "text", "id", "role")]
    assert any(text.startswith("'=HYPERLINK") for text in texts)
    assert [text for text in texts if text[:1] in "=+-@\t\r" and text] == []

from dataclasses import fields
from pathlib import Path

import pytest

from crmready.problems import RULES
from crmready.report.branding.brand import BrandView
from crmready.report.shapes.report import ReportView
from tools.documents import documents, problems_page
from tools.report_view import report_view_page

GENERATED = dict(documents())


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_a_generated_document_is_what_the_code_says(path: Path) -> None:
    assert path.read_bytes() == GENERATED[path], "run `python -m tools.generate`"


def test_every_rule_is_explained_once() -> None:
    page = problems_page()
    assert [code for code in RULES if page.count(f"### {code} ") != 1] == []
    assert [code for code, rule in RULES.items() if rule.explanation not in page] == []


def test_the_report_view_lists_every_field_that_a_template_may_show() -> None:
    page = report_view_page("By hand.\n")
    assert page.startswith("By hand.\n")
    assert report_view_page(page) == page
    for shape in (ReportView, BrandView):
        for field in fields(shape):
            assert f"| `{field.name}` | " in page
    assert "| `verdict` | [VerdictView](#verdictview) | The verdict. |" in page
    assert "| `tone` | `stop`, `caution`, `go` | How it sounds. |" in page
    assert "| `gap_report` | Gap report |" in page
    assert "`levels:…`" in page

"""The report in two pages, for a board."""

from pathlib import Path

import pypdfium2
import pytest

from crmready.cli.opening import opened
from crmready.cli.result import view_of
from crmready.report.gap_report import gap_report
from crmready.report.render import write_pdf
from crmready.resources import questionnaires_root, report_templates_root

SAMPLES = [("nordlys", "nb"), ("nordlys", "en"), ("nordlys-pulse", "nb")]


@pytest.mark.parametrize(("sample", "language"), SAMPLES)
def test_a_board_gets_two_pages_with_verdict_blocks_actions_and_limits(
    sample: str, language: str, tmp_path: Path
) -> None:
    view = view_of(opened(questionnaires_root() / "samples" / f"{sample}.yaml", language))
    target = tmp_path / "summary.pdf"
    write_pdf(gap_report(view, report_templates_root(), "summary"), target, lambda _: None)
    pages = [
        " ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(target.read_bytes())
    ]
    assert len(pages) == 2
    first, second = pages
    assert view.organisation in first
    assert view.findings.summary in first
    assert all(gate.name in first for gate in view.gates)
    left_alone = [gate.left_alone for gate in view.gates if gate.left_alone]
    assert all(" ".join(words.split()) in first for words in left_alone)
    assert all(action.do in first for action in view.first_actions)
    assert all(sentence in first for sentence in (*view.findings.unknown, view.verdict.next))
    assert view.findings.profile in second
    assert all(" ".join(limit.split()) in second for limit in view.limits)
    assert all(action.do in second for window in view.plan for action in window.actions)

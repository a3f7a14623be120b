"""Small documents and what PDF/A and PDF/UA say of them; the whole report is in test_report_pdf.py."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from crmready.collect.paper import paper
from crmready.errors import InputError
from crmready.loading.questionnaire import load
from crmready.report.embedded.enclosing import RESULT_NAME, result_file
from crmready.report.gap_report import gap_report
from crmready.report.paper_form import paper_form
from crmready.report.render import RenderRequest, write_pdf
from crmready.resources import questionnaires_root, report_templates_root
from tests.pdf.validator import PROFILES, Judgement, judgements
from tests.unit.report.view_sample import assessment, people, sellers, view

FEW = view(assessment(sellers("known", 0, 1, 1, 1), people("manager", {"written": (3, "Book"), "followed": 3})))
"""So few sellers that their numbers are hidden."""
MUTE_DRAWING = '<svg width="9" height="9"><circle r="4"/></svg>'
SPEAKING_DRAWING = '<svg width="9" height="9"><title>A dot</title><circle r="4"/></svg>'
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


def form_request() -> RenderRequest:
    loaded = load(questionnaires_root() / "coaching-pulse")
    form = paper(loaded.speaking("nb"), "team-member", loaded.digest())
    return paper_form(replace(form, sections=form.sections[:1]), report_templates_root())


def made(request: RenderRequest, path: Path) -> Path:
    write_pdf(request, path, lambda _: None)
    return path


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """What we write, and the same after somebody took away what it promises."""
    folder = tmp_path_factory.mktemp("archival")
    report = gap_report(FEW, report_templates_root())
    undated = replace(gap_report(replace(FEW, language="nb"), report_templates_root()), dated=None)
    found = {
        "report": made(report, folder / "report.pdf"),
        "undated": made(undated, folder / "undated.pdf"),
        "form": made(form_request(), folder / "form.pdf"),
        "dated form": made(replace(form_request(), dated=NOON), folder / "dated.pdf"),
        "plain": folder / "plain.pdf",
        "loose": folder / "loose.pdf",
        "mute": folder / "mute.pdf",
    }
    with pikepdf.new() as plain:
        plain.add_blank_page()
        plain.save(found["plain"])
    with pikepdf.open(found["report"]) as pdf:
        del pdf.Root.AF
        pdf.save(found["loose"])
    with pikepdf.open(found["form"]) as pdf:
        del pdf.Root.Lang, pdf.Root.MarkInfo
        pdf.save(found["mute"])
    return found


@pytest.fixture(scope="module")
def judged(documents: Mapping[str, Path]) -> Mapping[str, tuple[Judgement, ...]]:
    found = judgements(list(documents.values()))
    return {name: found[path] for name, path in documents.items()}


@pytest.mark.parametrize("name", ["report", "undated", "form", "dated form"])
def test_what_we_write_passes_both(name: str, judged: Mapping[str, tuple[Judgement, ...]]) -> None:
    assert [each.profile for each in judged[name]] == list(PROFILES)
    assert [str(each) for each in judged[name] if each.faults] == []
    assert min(each.checks for each in judged[name]) > 1000


@pytest.mark.parametrize(
    ("name", "clauses"),
    [
        ("plain", (("6.6.2.1-1", "6.7.2.2-1"), ("7.1-8", "7.1-11"))),
        ("loose", (("6.8-4",), ())),
        ("mute", (("6.7.2.2-1",), ("6.2-1",))),
    ],
)
def test_the_judge_sees_what_is_missing(
    name: str, clauses: tuple[tuple[str, ...], ...], judged: Mapping[str, tuple[Judgement, ...]]
) -> None:
    for said, expected in zip(judged[name], clauses, strict=True):
        found = {fault.partition(" ")[0] for fault in said.faults}
        assert set(expected) <= found, said.faults
        assert bool(found) == bool(expected)


def test_a_form_carries_no_file_and_a_date_only_when_it_is_given_one(documents: Mapping[str, Path]) -> None:
    with pikepdf.open(documents["form"]) as form, pikepdf.open(documents["dated form"]) as dated:
        assert "/AF" not in form.Root
        assert "/CreationDate" not in form.docinfo
        assert str(dated.docinfo["/CreationDate"]) == "D:20261130120000Z"


def test_a_result_of_no_day_is_embedded_without_one(documents: Mapping[str, Path]) -> None:
    with pikepdf.open(documents["undated"]) as pdf:
        file = pdf.Root.AF[0].EF.F
        assert set(file.Params.keys()) == {"/CheckSum", "/Size"}
        assert file.Params.Size == len(file.read_bytes())


def test_what_is_hidden_on_paper_is_not_embedded(documents: Mapping[str, Path]) -> None:
    """Reports of answers that differ only in what is hidden have the same file in them."""
    others = view(assessment(sellers("known", 1, 1, 0, 1), people("manager", {"written": (3, "Book"), "followed": 3})))
    assert result_file(others) == result_file(FEW)
    with pikepdf.open(documents["report"]) as pdf:
        assert str(pdf.Root.AF[0].UF) == RESULT_NAME
        embedded = bytes(pdf.Root.AF[0].EF.F.read_bytes()).decode()
    assert embedded == result_file(FEW).text
    question = json.loads(embedded)["dimensions"][0]["questions"][1]
    assert question["hidden"] is True
    assert question["score"] == {"value": None, "text": "hidden", "hidden": True}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html><title>x</title><p>x", "the page does not say its language: write <html lang=...>"),
        ("<html lang=en><p>x", "the page has no <title>"),
        (f"<html lang=en><title>x</title>{MUTE_DRAWING}", "a picture says nothing to those who cannot see it: "),
        ("<html lang=en><title>x</title><p>x", None),
        (f"<html lang=en><title>x</title>{SPEAKING_DRAWING}", None),
    ],
)
def test_a_template_of_ones_own_cannot_make_a_false_claim(page: str, said: str | None, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(f"<!doctype html>{page}", encoding="utf-8")
    target = tmp_path / "report.pdf"
    if said is None:
        assert made(RenderRequest({}, {}, tmp_path), target).read_bytes().startswith(b"%PDF")
        return
    with pytest.raises(InputError) as caught:
        made(RenderRequest({}, {}, tmp_path), target)
    assert caught.value.message.startswith(f"the report cannot be made: {said}")
    assert not target.exists()

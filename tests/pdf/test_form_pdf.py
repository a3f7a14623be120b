"""Facts about blank forms: what stands on which page, in both languages."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from crmready.collect.paper import paper
from crmready.loading.questionnaire import load
from crmready.report.paper_form import paper_form
from crmready.report.render import write_pdf
from crmready.report.shapes.form import FormQuestion, FormView
from crmready.resources import questionnaires_root, report_templates_root

CASES = [("coaching-pulse", "team-leader", "en"), ("crm-readiness", "executive", "nb")]
NAME = '<script>alert("Ø")</script>"><img src=x>'


def made(form: FormView, target: Path) -> bytes:
    write_pdf(paper_form(form, report_templates_root()), target, lambda _: None)
    return target.read_bytes()


def pages_of(pdf: bytes) -> list[str]:
    return [squeezed(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(pdf)]


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which a line's end takes away or gives another sign."""
    return re.sub(r"[\s\x02-]", "", text)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[2]}")
def form(request: pytest.FixtureRequest) -> FormView:
    name, role, language = request.param
    loaded = load(questionnaires_root() / name)
    return paper(loaded.speaking(language), role, loaded.digest())


@pytest.fixture(scope="module")
def written(form: FormView, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(form, tmp_path_factory.mktemp("form") / "form.pdf")


@pytest.fixture(scope="module")
def pages(written: bytes) -> list[str]:
    return pages_of(written)


def questions(form: FormView) -> list[FormQuestion]:
    return [question for section in form.sections for question in section.questions]


def test_no_question_is_broken_across_pages(form: FormView, pages: list[str]) -> None:
    instead = squeezed(f"{form.labels['not_relevant']}, {form.labels['because']}")
    found = 0
    for page in pages:
        asked = [question for question in questions(form) if squeezed(f"{question.number} {question.ask}") in page]
        assert page.count(instead) == sum(question.may_be_irrelevant for question in asked)
        for question in asked:
            parts = [*(option.text for option in question.options), *(field.label for field in question.fields)]
            assert [part for part in parts if squeezed(part) not in page] == [], question.id
        found += len(asked)
    assert found == form.total


def test_every_page_says_which_form_it_is_of_and_where(form: FormView, pages: list[str]) -> None:
    word, of = form.labels["page"], form.labels["of"]
    assert 2 < len(pages) < 16
    for number, page in enumerate(pages, 1):
        assert squeezed(form.edition) in page
        assert squeezed(f"{word} {number} {of} {len(pages)}") in page
        assert squeezed(form.role) in page
    assert re.fullmatch(r"[a-z-]+ 1\.0\.0 \([0-9a-f]{12}\)", form.edition)


def test_what_becomes_of_the_answers_stands_first(form: FormView, pages: list[str]) -> None:
    assert [
        text for text in (form.title, *form.opening, *form.privacy, *form.guide) if squeezed(text) not in pages[0]
    ] == []


def test_conditions_and_evidence_stand_with_their_questions(form: FormView, pages: list[str]) -> None:
    said = [text for question in questions(form) for text in (question.condition, question.why, question.how) if text]
    said += [question.evidence.ask for question in questions(form) if question.evidence]
    assert len(said) > 5
    everything = "".join(pages)
    assert [text for text in said if squeezed(text) not in everything] == []


def test_it_is_tagged_in_its_language_and_set_in_our_font_alone(form: FormView, written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == form.language
        assert str(pdf.docinfo["/Title"]) == f"{form.title}: {form.role}"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        fonts = {str(o["/BaseFont"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    assert fonts
    assert {name.split("+")[1] for name in fonts} <= {"Inter", "Inter-Semi-Bold", "Inter-Bold"}
    assert all(box[2:] == pytest.approx([595.28, 841.89], abs=0.1) for box in boxes)


def test_the_same_form_gives_the_same_bytes_and_markup_is_printed_as_it_is(tmp_path: Path) -> None:
    loaded = load(questionnaires_root() / "coaching-pulse")
    form = paper(loaded.speaking("nb"), "team-member", loaded.digest())
    short = replace(form, sections=form.sections[:1], title=NAME)
    assert made(short, tmp_path / "a.pdf") == made(short, tmp_path / "b.pdf")
    assert squeezed(NAME) in pages_of((tmp_path / "a.pdf").read_bytes())[0]

"""What no output ever says: no vendor or product, no promise, no judgement of people, and nobody's name."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace

import pytest
from markupsafe import Markup

from crmready.authoring.wording.vendors import vendor_names
from crmready.cli.opening import Opened, opened
from crmready.cli.result import view_of
from crmready.model.assessment import Answer, Answered, DontKnow
from crmready.report.formats.brief_document import brief_document
from crmready.report.formats.csv_text import csv_of
from crmready.report.formats.gap_document.compose import document_of
from crmready.report.formats.markdown import markdown_of
from crmready.report.formats.web import web_report
from crmready.report.gap_report import gap_report
from crmready.report.html import fill
from crmready.report.render import RenderRequest
from crmready.report.requirement_brief import requirement_brief
from crmready.report.template_files import read_template
from crmready.report.view.brief import brief_of
from crmready.resources import questionnaires_root, report_templates_root
from tests.answering import everything_in_place

TEMPLATES = report_templates_root()
NEVER = {
    "en": (
        r"guarantee", r"(?:you|company|companies|project) (?:will|are sure to|is sure to) succeed", r"ready to buy",
        r"\bnaiv", r"70 ?(?:%|per ?cent)[^.]{0,60}fail", r"companies like yours?", r"market[- ]lead",
        r"best[- ]in[- ]class", r"you need a CRM", r"book a meeting", r"percentile",
    ),
    "nb": (
        r"garanter", r"(?<!om )(?:dere|bedriften|prosjektet) (?:vil|kommer til å) lykkes", r"klar til å kjøpe",
        r"\bnaiv", r"70 ?(?:%|prosent)[^.]{0,60}(?:mislyk|feil)", r"bedrifter som dere", r"markedsled",
        r"kjøpsklar", r"dere trenger et CRM", r"avtal et møte", r"persentil",
    ),
}  # fmt: skip
NAMES = ("Kari Nordmann", "kari-nordmann", "Ola Hansen", "Per i ekspedisjonen")


def filled(request: RenderRequest) -> str:
    texts = read_template(request.template).texts
    charts = {name: Markup(svg) for name, svg in request.charts.items()}  # noqa: S704 (drawn by our own code)
    return fill(texts, {**request.context, "charts": charts})


def everything_said(subject: Opened) -> Iterator[str]:
    """Every output's words: pages as they are filled, charts with their text alternatives, data and documents."""
    view = view_of(subject)
    yield json.dumps(asdict(view), ensure_ascii=False)
    yield filled(gap_report(view, TEMPLATES))
    yield filled(gap_report(view, TEMPLATES, "summary"))
    yield filled(web_report(view, TEMPLATES))
    yield markdown_of(document_of(view))
    yield csv_of(view).decode("utf-8-sig")
    brief = brief_of(view, subject.questionnaire)
    yield filled(requirement_brief(brief, TEMPLATES))
    yield json.dumps(asdict(brief_document(brief)), ensure_ascii=False, default=str)


def company(language: str) -> Opened:
    return opened(questionnaires_root() / "samples" / "nordlys.yaml", language)


def ready(language: str) -> Opened:
    subject = company(language)
    return replace(subject, assessment=everything_in_place(subject.questionnaire))


@pytest.mark.parametrize("make", [company, ready])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_output_names_a_vendor_or_promises_anything(make: Callable[[str], Opened], language: str) -> None:
    said = list(everything_said(make(language)))
    assert len(said) == 8
    assert min(map(len, said)) > 3000
    for words in said:
        assert list(vendor_names(words, language)) == []
        assert [found[0] for pattern in NEVER[language] for found in re.finditer(pattern, words, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Your company will succeed, we guarantee it: 70 per cent of CRM projects fail, and you are ready to buy.",
        ),
        ("nb", "Bedriften vil lykkes, det garanterer vi. 70 % av prosjektene mislykkes, og dere er klar til å kjøpe."),
    ],
)
def test_the_patterns_find_what_they_are_for(language: str, words: str) -> None:
    assert len([pattern for pattern in NEVER[language] if re.search(pattern, words, re.IGNORECASE)]) == 4


@pytest.mark.parametrize("language", ["nb", "en"])
def test_nobody_is_named_by_id_by_note_or_by_what_a_seller_shows(language: str) -> None:
    """Names are planted wherever the program knows of a person: ids, notes, and sellers' evidence."""
    subject = company(language)
    sellers = [who for who in subject.assessment.respondents if who.role == "seller"]
    renamed = {sellers[0].id: "kari-nordmann"}
    people = tuple(replace(who, id=renamed.get(who.id, who.id)) for who in subject.assessment.respondents)
    roles = {who.id: who.role for who in subject.assessment.respondents}
    answers: dict[tuple[str, str], Answer] = {
        (renamed.get(who, who), question): _signed(answer) if roles[who] == "seller" else _noted(answer)
        for (who, question), answer in subject.assessment.answers.items()
    }
    planted = replace(subject, assessment=replace(subject.assessment, respondents=people, answers=answers))
    assert sum(name in repr(planted.assessment) for name in NAMES) == len(NAMES)
    for words in everything_said(planted):
        assert [name for name in NAMES if name in words] == []


def _signed(answer: Answer) -> Answer:
    signed = replace(answer, note="Spør Ola Hansen")
    return replace(signed, evidence=("Boka til Kari Nordmann",)) if isinstance(signed, Answered) else signed


def _noted(answer: Answer) -> Answer:
    return replace(answer, note="Per i ekspedisjonen vet det") if isinstance(answer, Answered | DontKnow) else answer

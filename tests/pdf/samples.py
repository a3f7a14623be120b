"""Documents of every kind and size, for the judge and for the eye.

A new kind of document (a length, a brief) is a line in `DOCUMENTS`, a new situation a line in `SITUATIONS`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from random import Random
from typing import Any, Final

from crmready.cli.opening import Opened, opened
from crmready.cli.result import view_of
from crmready.collect.paper import paper
from crmready.loading.questionnaire import load
from crmready.model.assessment import Answered, Assessment, Record, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import RecordQuestion, TextQuestion
from crmready.model.values import LONGEST_TEXT
from crmready.report.gap_report import gap_report
from crmready.report.paper_form import paper_form
from crmready.report.render import RenderRequest
from crmready.report.requirement_brief import requirement_brief
from crmready.report.view.brief import brief_of
from crmready.resources import questionnaires_root, report_templates_root
from tests.answering import everything_in_place
from tests.properties.cases import values_of
from tests.unit.report.view_sample import SOURCE

LANGUAGES: Final = ("nb", "en")
_DAY: Final = date(2026, 11, 23)
_WORDS: Final = "Kundeoppfølgingsansvarlig æøå: what the agreement says about its renewal, and who keeps to it. "
_TEXTS: Final = {"about", "ask", "do", "help", "label", "name", "next", "plural", "purpose", "show", "summary"}
_TEXTS_TOO: Final = {"introduction", "open_questions", "text", "title", "why"}
_BRIEF: Final = [
    {"id": "aims", "title": "Aims", "about": "What for.", "draws": ["written", "goals"], "open_questions": ["How?"]}
]


@dataclass(frozen=True, slots=True)
class Sample:
    """A document to make, under the name of its file."""

    name: str
    request: RenderRequest


def _company(language: str) -> Opened:
    return opened(questionnaires_root() / "samples" / "nordlys.yaml", language)


def _with(subject: Opened, respondents: tuple[Respondent, ...]) -> Opened:
    """The same with these people's answers alone."""
    ids = {person.id for person in respondents}
    answers = {place: answer for place, answer in subject.assessment.answers.items() if place[0] in ids}
    return replace(subject, assessment=replace(subject.assessment, respondents=respondents, answers=answers))


def _lone(language: str) -> Opened:
    subject = _company(language)
    return _with(subject, subject.assessment.respondents[:1])


def _empty(language: str) -> Opened:
    subject = _with(_company(language), ())
    return replace(subject, assessment=replace(subject.assessment, records=(), consensus={}, as_of=None))


def _fifty(language: str) -> Opened:
    """Every role in turn, every question of theirs, at random."""
    subject, dice = _company(language), Random(50)  # noqa: S311  # the same people every time
    made = subject.questionnaire
    roles = [*made.role, *["seller"] * 3]
    people = tuple(Respondent(f"r{number}", roles[number % len(roles)], finished=True) for number in range(50))
    answers = {
        (person.id, question.id): Answered(dice.choice(values_of(question)))
        for person in people
        for question in made.asked_of(person.role)
        if not isinstance(question, RecordQuestion)
    }
    return replace(subject, assessment=replace(subject.assessment, respondents=people, answers=answers))


def _in_place(language: str) -> Opened:
    """A company that is ready: everything is in place, and something shows it."""
    subject = _company(language)
    return replace(subject, assessment=everything_in_place(subject.questionnaire))


def longest(value: Any, key: str = "") -> Any:  # noqa: ANN401
    """Raw YAML whose texts are all as long as the format allows."""
    if isinstance(value, dict):
        return {name: longest(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [longest(part, key) for part in value]
    if isinstance(value, str) and key in {*_TEXTS, *_TEXTS_TOO, "options"}:
        return _long(value, LONGEST_TEXT)
    return _long(value, 400) if key in {"sources", "limits"} else value


def _long(text: str, length: int) -> str:
    return f"{text} {_WORDS * length}"[: length - 1].rstrip() + "."


def _wordy(language: str) -> Opened:
    """A small questionnaire, all of whose texts are too long, and answers that are no shorter."""
    made = Questionnaire.model_validate(longest({**SOURCE, "language": language, "brief": _BRIEF})).resolved()
    people = tuple(Respondent(f"{role}-{n}", role, finished=True) for role in made.role for n in range(6))
    answers = {
        (person.id, question.id): Answered(
            _long(person.id, 2000) if isinstance(question, TextQuestion) else values_of(question)[-1],
            (_long("Evidence", 200),),
        )
        for person in people
        for question in made.asked_of(person.role)
        if not isinstance(question, RecordQuestion)
    }
    records = (Record("goal-1", "goals", {"goal": _long("Growth", 2000), "source": _long("Books", 2000)}),)
    name = _long("Selskap", 200)
    said = Assessment(name, language, people, answers, records, as_of=_DAY)
    return Opened(made, "a" * 64, said, "b" * 64)


SITUATIONS: Final[Mapping[str, Callable[[str], Opened]]] = {
    "company": _company,
    "lone": _lone,
    "empty": _empty,
    "fifty": _fifty,
    "longest": _wordy,
    "in-place": _in_place,
}


def _brief(subject: Opened) -> RenderRequest | None:
    """The brief as it would stand, also where a requirement stops it: its pages must hold whatever is written."""
    if not subject.questionnaire.brief:
        return None
    return requirement_brief(brief_of(view_of(subject), subject.questionnaire), report_templates_root())


DOCUMENTS: Final[Mapping[str, Callable[[Opened], RenderRequest | None]]] = {
    "full": lambda subject: gap_report(view_of(subject), report_templates_root()),
    "summary": lambda subject: gap_report(view_of(subject), report_templates_root(), "summary"),
    "brief": _brief,
}
"""What is made of each situation; None where there is nothing to make of it."""


def _any(name: str) -> bool:
    return bool(name)


def samples(wanted: Callable[[str], bool] = _any) -> Iterator[Sample]:
    """Every document of every situation in both languages, and a blank form for each role: those of a wanted name."""
    for language, (situation, subject), (document, make) in product(LANGUAGES, SITUATIONS.items(), DOCUMENTS.items()):
        name = f"{document}-{situation}-{language}"
        request = make(subject(language)) if wanted(name) else None
        if request is not None:
            yield Sample(name, request)
    for language in LANGUAGES:
        yield from (form for form in _forms(language) if wanted(form.name))


def _forms(language: str) -> Iterator[Sample]:
    for name in ("crm-readiness", "coaching-pulse"):
        loaded = load(questionnaires_root() / name)
        spoken = loaded.speaking(language)
        for role in spoken.role:
            if any(spoken.asked_of(role)):
                form = paper(spoken, role, loaded.digest())
                yield Sample(f"form-{name}-{role}-{language}", paper_form(form, report_templates_root()))

"""One question as a page shows it: what is asked, what can be answered, and what was answered before."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from crmready.collect.beside import above_cap
from crmready.collect.questions import way_of_answering
from crmready.collect.reading import written
from crmready.collect.session import Session
from crmready.collect.words import Words, place_line, range_line, section_name
from crmready.engine.flow import levels_shown
from crmready.i18n import translations
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    TextQuestion,
    Value,
    YesNoQuestion,
)
from crmready.workshop.replies import NONE_OF_THESE

_LONGEST_NUMBER: Final = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be ticked: what the form sends, what people read, and whether it was chosen before."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that one question's page shows."""

    question: str
    section: str
    place: str
    answered: int
    total: int
    ask: str
    why: str | None
    form: str
    """How it is answered: one, several, number or text."""
    choices: tuple[Choice, ...]
    text: str
    unit: str | None
    limits: str | None
    longest: int
    shows: str | None
    """What would show the answer; None where nothing is asked for."""
    evidence: str
    capped: bool
    """Whether the answer given counts for less as long as nothing shows it."""
    dont_know: bool
    not_relevant: bool
    reason: str
    note: str
    answered_before: bool
    back: bool
    """Whether there is a question before this one."""
    key: str


def card(session: Session, respondent: str, language: str) -> Card:
    """The page of the session's question. Only while there is one."""
    question, words = session.question, Words.of(language)
    if question is None:
        raise ValueError("a session that is through has no question")
    old, place = session.answers.get(question.id), session.place
    value = old.value if isinstance(old, Answered) else None
    return Card(
        question=question.id,
        section=section_name(words, place.section),
        place=place_line(words, place),
        answered=place.answered,
        total=place.total,
        ask=question.wording(session.role),
        why=question.why,
        form=way_of_answering(question),
        choices=choices(question, respondent, value, language),
        text=_text(value, words.language),
        unit=question.unit if isinstance(question, NumberQuestion) else None,
        limits=range_line(words, question.minimum, question.maximum) if isinstance(question, NumberQuestion) else None,
        longest=question.max_length if isinstance(question, TextQuestion) else _LONGEST_NUMBER,
        shows=question.evidence.show if question.evidence else None,
        evidence="\n".join(old.evidence) if isinstance(old, Answered) else "",
        capped=isinstance(old, Answered) and not old.evidence and above_cap(question, old),
        dont_know=isinstance(old, DontKnow),
        not_relevant=question.not_applicable,
        reason=old.reason if isinstance(old, NotApplicable) else "",
        note=_note(old),
        answered_before=old is not None,
        back=session.back() != session,
        key=secrets.token_urlsafe(9),
    )


def _note(old: Answer | None) -> str:
    return (old.note or "") if old is not None else ""


def _text(value: Value | None, language: str) -> str:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return written(value, language)
    return value if isinstance(value, str) else ""


def choices(question: Question, respondent: str, value: Value | None, language: str) -> tuple[Choice, ...]:
    """What can be ticked, in the order in which this respondent meets it; nothing where something is written."""
    return tuple(_choices(question, respondent, value, language))


def _choices(question: Question, respondent: str, value: Value | None, language: str) -> Iterator[Choice]:
    _ = translations(language, "workshop").gettext
    match question:
        case LevelsQuestion():
            for level in levels_shown(question, respondent):
                chosen = isinstance(value, int) and value == level
                yield Choice(str(level), question.options[level].text, chosen)
        case ChoiceQuestion():
            yield from (Choice(option.id or "", option.text, value == option.id) for option in question.options)
        case YesNoQuestion():
            yield Choice("yes", _("Yes"), value is True)
            yield Choice("no", _("No"), value is False)
        case MultipleQuestion():
            ticked = value if isinstance(value, tuple) else ()
            yield from (Choice(option.id or "", option.text, option.id in ticked) for option in question.options)
            if not any(option.exclusive for option in question.options):
                yield Choice(NONE_OF_THESE, _("None of these"), value == ())
        case _:
            return


@dataclass(frozen=True, slots=True)
class Left:
    """A question on the way that has no answer yet."""

    question: str
    section: str
    ask: str


def left_open(session: Session, language: str) -> tuple[Left, ...]:
    """What somebody who is through has left open, in order."""
    words = Words.of(language)
    asked: Mapping[str, Question] = session.questionnaire.asked
    places = ((name, replace(session, at=name).place) for name in session.open)
    return tuple(
        Left(name, section_name(words, place.section), asked[name].wording(session.role)) for name, place in places
    )

"""What a form sent, read as an answer; what cannot be read is refused in the respondent's own language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

from crmready.collect.questions import Plain
from crmready.collect.reading import RefusedError, number, tidy
from crmready.collect.words import Words, range_line
from crmready.i18n import translations
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    TextQuestion,
    Value,
    YesNoQuestion,
)

Fields = Mapping[str, Sequence[str]]
"""A form's fields, each with everything that was sent under its name."""

NONE_OF_THESE: Final = "-"
"""What a tick at "none of these" sends; no option can have this id."""
LONGEST_ASIDE: Final = 1000
_MOST_EVIDENCE: Final = 10
_LONGEST_LEVEL: Final = 3


class UnansweredError(RefusedError):
    """A form that would go on says no answer, or something beside an answer that is not there."""


def first(fields: Fields, name: str) -> str:
    """The first thing sent under a name, or nothing."""
    return next(iter(fields.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads forms in one language. Every method raises `RefusedError` with what to write instead."""

    language: str

    def answer(self, question: Plain, fields: Fields) -> Answer | None:
        """The answer that a form says; None when it says nothing at all, or takes an answer back."""
        note = self.aside(first(fields, "note"))
        match first(fields, "say"):
            case "dont-know":
                return DontKnow(note)
            case "not-relevant":
                return self._not_relevant(question, self.aside(first(fields, "reason")), note)
            case "clear":
                return None
            case _:
                value = self._value(question, fields)
                return None if value is None else Answered(value, self.evidence(fields), note)

    def said(self, question: Plain, fields: Fields, before: Answer | None, *, leaving: bool) -> Answer | None:
        """What stands after a form was sent over the answer `before`: that itself where the form says nothing new.

        Where nothing is chosen, what is written beside belongs to the answer that stands. `UnansweredError` when there
        is none to keep it with, and when nothing is chosen though the form means to go on (not `leaving`).
        """
        answer = self.answer(question, fields)
        if answer is not None or first(fields, "say") == "clear":
            return answer
        unchosen = before is None or isinstance(before, Answered)
        kept = self._beside(fields, before)
        if unchosen and not leaving:
            raise UnansweredError(self._("Nothing is chosen yet. Answer, or skip the question for now."))
        return before if kept == before else kept

    def _beside(self, fields: Fields, before: Answer | None) -> Answer | None:
        """The answer that stands, with what is written beside it."""
        note, evidence = self.aside(first(fields, "note")), self.evidence(fields)
        reason = self.aside(first(fields, "reason"))
        match before:
            case Answered():  # the page was older than the answer: what it left empty was not taken away
                return replace(before, evidence=evidence or before.evidence, note=note or before.note)
            case DontKnow() if not (evidence or reason):
                return DontKnow(note)
            case NotApplicable() if not evidence:
                return NotApplicable(reason or before.reason, note)
        if note or evidence or reason:
            raise UnansweredError(self._("Answer first: what you wrote is not kept without an answer."))
        return before

    def aside(self, text: str) -> str | None:
        """A line of free text; None for nothing. Refused when it is longer than anybody reads."""
        said = tidy(text)
        if len(said) > LONGEST_ASIDE:
            raise RefusedError(self._("Please write at most {most} characters here.").format(most=LONGEST_ASIDE))
        return said or None

    def evidence(self, fields: Fields) -> tuple[str, ...]:
        """What shows an answer: one thing a line."""
        lines = first(fields, "evidence").splitlines()[:_MOST_EVIDENCE]
        return tuple(said for line in lines if (said := self.aside(line)))

    def _(self, message: str) -> str:
        return translations(self.language, "workshop").gettext(message)

    def _not_relevant(self, question: Plain, reason: str | None, note: str | None) -> NotApplicable:
        if not question.not_applicable:
            raise RefusedError(self._("This question always applies. Answer it, or say that you do not know."))
        if reason is None:
            raise RefusedError(self._("Say in a few words why it is not relevant."))
        return NotApplicable(reason, note)

    def _value(self, question: Plain, fields: Fields) -> Value | None:
        """The value that was chosen or written; None when nothing was."""
        sent = [part for part in fields.get("value", ()) if part.strip()]
        if not sent:
            return None
        match question:
            case LevelsQuestion() | ChoiceQuestion() | YesNoQuestion():
                return self._offered(question, _one(question, sent[0]) if len(sent) == 1 else "")
            case MultipleQuestion():
                return self._ticked(question, sent)
            case NumberQuestion():
                return self._number(question, sent[0])
            case TextQuestion():
                return self._text(question, sent[0])
            case _:
                assert_never(question)

    def _offered(self, question: Plain, value: Value) -> Value:
        if not question.accepts(value):
            raise RefusedError(self._("That is not one of the answers to this question."))
        return value

    def _ticked(self, question: MultipleQuestion, sent: Sequence[str]) -> Value:
        exclusive = {option.id for option in question.options if option.exclusive} | {NONE_OF_THESE}
        if len(sent) > 1 and exclusive & set(sent):
            raise RefusedError(self._("One of these cannot be ticked together with others."))
        return self._offered(question, tuple(part for part in dict.fromkeys(sent) if part != NONE_OF_THESE))

    def _number(self, question: NumberQuestion, sent: str) -> Value:
        words = Words.of(self.language)
        value = number(words, sent)
        if not question.accepts(value):
            limits = range_line(words, question.minimum, question.maximum)
            raise RefusedError(" ".join(filter(None, (self._("That is outside what can be answered."), limits))))
        return value

    def _text(self, question: TextQuestion, sent: str) -> Value:
        text = tidy(sent)
        if not question.accepts(text):
            most = question.max_length
            raise RefusedError(self._("Please write at most {most} characters here.").format(most=most))
        return text


def _one(question: LevelsQuestion | ChoiceQuestion | YesNoQuestion, sent: str) -> Value:
    """What a radio button stands for; what stands for nothing is given back as it was sent."""
    match question:
        case LevelsQuestion() if sent.isascii() and sent.isdecimal() and len(sent) <= _LONGEST_LEVEL:
            return int(sent)
        case YesNoQuestion() if sent in {"yes", "no"}:
            return sent == "yes"
        case _:
            return sent

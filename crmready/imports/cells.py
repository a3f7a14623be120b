"""One cell as the answer to its question; what it cannot be is an `UnreadError` that says why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from crmready.collect.reading import RefusedError, number, tidy
from crmready.collect.words import Words
from crmready.imports.grid import text_of
from crmready.imports.instrument import Instrument
from crmready.imports.issues import UnreadError
from crmready.imports.lookup import loose, strict
from crmready.imports.mapping import ColumnMapping
from crmready.imports.phrases import DONT_KNOW, NONE_OF_THESE, NOT_RELEVANT
from crmready.imports.ticks import ticked
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    RecordQuestion,
    TextQuestion,
    Value,
    YesNoQuestion,
)
from crmready.problems import excerpt
from crmready.tables.cells import Cell

_BEFORE_REASON: Final = (":", " –", " -", ",")
_MARKS: Final = " :–—-,.;"


def is_said(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text is one of these phrases, however it is punctuated."""
    return loose(text) in {loose(phrase) for phrase in phrases}


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one table. `levels_from` is the number of the lowest level where levels are numbers."""

    instrument: Instrument
    mapping: ColumnMapping
    levels_from: int = 0
    language: str = "en"
    """Whose decimal mark decides where a number could be read in two ways."""

    def answer(self, question: Question, cell: Cell) -> Answer | None:
        """The answer; None when nothing stands there, or nothing that counts. Raises UnreadError."""
        text = text_of(cell).rstrip("; \t") if isinstance(question, MultipleQuestion) else text_of(cell)
        if not text:
            return None
        if self.mapping.decides(question.id, text):
            return self.mapping.answer(self.instrument.questionnaire, question.id, text)
        if self.instrument.options[question.id].find(text) is None and not isinstance(question, TextQuestion):
            beside = self._beside(question, text)
            if beside is not None:
                return beside
        value = self._value(question, cell, text)
        if not question.accepts(value):
            raise UnreadError(f"{excerpt(text)} is not among what {question.id} takes.")
        return Answered(value)

    def _beside(self, question: Question, text: str) -> Answer | None:
        """Don't know, or not relevant with the reason behind it."""
        if is_said(text, DONT_KNOW):
            return DontKnow()
        plain = strict(text)
        for phrase in NOT_RELEVANT:
            if is_said(text, (phrase,)) or plain.startswith(tuple(f"{phrase}{mark}" for mark in _BEFORE_REASON)):
                if not question.not_applicable:
                    raise UnreadError(f"{question.id} always applies.")
                reason = tidy(text[len(phrase) :].strip(_MARKS))
                return NotApplicable(reason or tidy(text))
        return None

    def _value(self, question: Question, cell: Cell, text: str) -> Value:
        match question:
            case LevelsQuestion():
                return self._level(question, text)
            case ChoiceQuestion() | YesNoQuestion():
                return self._offered(question, text)
            case MultipleQuestion():
                return self._ticked(question, text)
            case NumberQuestion():
                return self._number(question, cell, text)
            case TextQuestion():
                return self._text(question, text)
            case RecordQuestion():
                raise UnreadError("Records do not fit into a cell.")

    def _level(self, question: LevelsQuestion, text: str) -> Value:
        level = self.instrument.options[question.id].find(text)
        if level is None and is_level_number(text):
            return int(text) - self.levels_from
        return self._offered(question, text) if level is None else level

    def _offered(self, question: Question, text: str) -> Value:
        options = self.instrument.options[question.id]
        value = options.find(text)
        if value is None:
            nearest = options.nearest(text)
            raise UnreadError(
                f"{excerpt(text)} is no answer to {question.id}.",
                nearest if isinstance(nearest, int | str) else None,
            )
        return value

    def _ticked(self, question: MultipleQuestion, text: str) -> Value:
        if is_said(text, NONE_OF_THESE) and self.instrument.options[question.id].find(text) is None:
            return ()
        options = self.instrument.options[question.id]
        found = ticked(text, [(written, str(option)) for written, option in options.spelt()])
        if found is None:
            parts = [options.find(part) for part in text.split(";") if part.strip()]
            if None in parts or len(set(parts)) != len(parts):
                raise UnreadError(f"{excerpt(text)} is no set of answers to {question.id}.")
            found = tuple(str(part) for part in parts)
        if is_exclusive_with_others(question, found):
            raise UnreadError(f"One of the answers in {excerpt(text)} goes with no other.")
        return tuple(option.id or "" for option in question.options if option.id in found)

    def _number(self, question: NumberQuestion, cell: Cell, text: str) -> Value:
        if isinstance(cell, date):
            raise UnreadError(f"A date ({cell}) stands where a number is asked for.")
        if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
            return cell
        unit = strict(question.unit or "")
        bare = strict(text).removesuffix("%").strip()
        bare = bare.removesuffix(unit).strip() if unit else bare
        try:
            return number(Words.of(self.language), bare)
        except RefusedError as refused:
            raise UnreadError(f"{excerpt(text)} is no number for {question.id}. {refused}") from refused

    def _text(self, question: TextQuestion, text: str) -> Value:
        written = tidy(text)
        if len(written) > question.max_length:
            raise UnreadError(f"The text has {len(written):,} characters; {question.id} takes {question.max_length:,}.")
        if not written:
            raise UnreadError("Nothing that can be seen stands there.")
        return written


def is_exclusive_with_others(question: MultipleQuestion, found: tuple[str, ...]) -> bool:
    """Whether an option that goes with no other is ticked together with one."""
    return len(found) > 1 and any(option.exclusive and option.id in found for option in question.options)


def is_level_number(text: str) -> bool:
    """Whether a level is written as its number."""
    return text.isascii() and text.isdigit() and len(text) < len("1000")

"""One question of each type: what is shown for it, and the value that comes of a reply."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal, assert_never

from crmready.collect.front import Card, Menu, Move
from crmready.collect.reading import RefusedError, number, tidy, written
from crmready.collect.talk import Talk
from crmready.collect.words import Words, range_line
from crmready.engine.flow import levels_shown
from crmready.model.questions import (
    AnswerOption,
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

Plain = LevelsQuestion | ChoiceQuestion | MultipleQuestion | YesNoQuestion | NumberQuestion | TextQuestion
"""Every question whose answer is one value; records are asked in `crmready.collect.records`."""


def ask_value(talk: Talk, question: Plain, card: Card, old: Value | None) -> Value | Move:
    """Asks until the respondent gives a value that the question accepts, or makes a move."""
    match question:
        case LevelsQuestion():
            levels = levels_shown(question, talk.order)
            return _choose(talk, card, _Offer([question.options[level] for level in levels], levels, old))
        case ChoiceQuestion():
            ids = tuple(option.id or "" for option in question.options)
            return _choose(talk, card, _Offer(question.options, ids, old))
        case YesNoQuestion():
            options = tuple(AnswerOption(text=text) for text in texts_offered(talk.words, question))
            return _choose(talk, card, _Offer(options, (True, False), old))
        case MultipleQuestion():
            return _tick(talk, question, card, old)
        case NumberQuestion():
            return _number(talk, question, card, old)
        case TextQuestion():
            return _text(talk, question, card, old)
        case _:
            assert_never(question)


def texts_offered(words: Words, question: Question) -> tuple[str, ...]:
    """What there is to choose from, as it is shown; nothing where the answer is written.

    There is a "none of these" where the author gave none: an empty answer is given, not slipped into.
    """
    match question:
        case YesNoQuestion():
            return (words.gettext("Yes"), words.gettext("No"))
        case LevelsQuestion() | ChoiceQuestion() | MultipleQuestion():
            none = (words.gettext("None of these"),) if may_tick_none(question) else ()
            return (*(option.text for option in question.options), *none)
        case _:
            return ()


def way_of_answering(question: Question) -> Literal["one", "several", "number", "text", "records"]:
    """What an answer is given by, wherever all questions of a page look alike: one of a list, several, or writing."""
    match question:
        case MultipleQuestion():
            return "several"
        case NumberQuestion():
            return "number"
        case TextQuestion():
            return "text"
        case RecordQuestion():
            return "records"
        case _:
            return "one"


def may_tick_none(question: Question) -> bool:
    """Whether "none of these" has to be offered beside the author's options."""
    return isinstance(question, MultipleQuestion) and not any(option.exclusive for option in question.options)


class _Offer:
    """Options, the value each one stands for, and which of them was given before."""

    def __init__(self, options: Sequence[AnswerOption], values: tuple[Value, ...], old: Value | None) -> None:
        self.values = values
        marked = frozenset({values.index(old)}) if old is not None and old in values else frozenset()
        self.menu = Menu(tuple(option.text for option in options), marked)


def _choose(talk: Talk, card: Card, offer: _Offer) -> Value | Move:
    reply = talk.choose(card, offer.menu)
    return reply if isinstance(reply, Move) else offer.values[reply]


def _tick(talk: Talk, question: MultipleQuestion, card: Card, old: Value | None) -> Value | Move:
    ids = tuple(option.id or "" for option in question.options)
    menu = _ticks(talk, question, old)
    while True:
        reply = talk.tick(card, menu)
        if isinstance(reply, Move):
            return reply
        if reply:
            return tuple(ids[index] for index in sorted(reply) if index < len(ids))
        card = replace(card, problem=talk.words.gettext("Tick at least one, or skip the question."))


def _ticks(talk: Talk, question: MultipleQuestion, old: Value | None) -> Menu:
    """The options, those from earlier marked."""
    texts = texts_offered(talk.words, question)
    exclusive = frozenset(index for index, option in enumerate(question.options) if option.exclusive)
    ticked = old if isinstance(old, tuple) else ()
    marked = frozenset(index for index, option in enumerate(question.options) if option.id in ticked)
    if not may_tick_none(question):
        return Menu(texts, marked, exclusive)
    none = frozenset({len(question.options)})
    return Menu(texts, none if old == () else marked, none)


def _number(talk: Talk, question: NumberQuestion, card: Card, old: Value | None) -> Value | Move:
    text = written(old, talk.words.language) if isinstance(old, int | Decimal) else ""
    limits = range_line(talk.words, question.minimum, question.maximum)
    unit = question.unit and talk.words.gettext("Unit: {unit}.").format(unit=question.unit)
    card = replace(card, aside=(*card.aside, *filter(None, (unit, limits))), free_text=False)
    while True:
        reply = talk.write(card, text)
        if isinstance(reply, Move):
            return reply
        try:
            return _within(talk, question, number(talk.words, reply))
        except RefusedError as refused:
            card, text = replace(card, problem=str(refused)), reply


def _within(talk: Talk, question: NumberQuestion, value: int | Decimal) -> int | Decimal:
    if question.accepts(value):
        return value
    outside = talk.words.gettext("That is outside what the question allows.")
    limits = range_line(talk.words, question.minimum, question.maximum)
    raise RefusedError(f"{outside} {limits}" if limits else outside)


def _text(talk: Talk, question: TextQuestion, card: Card, old: Value | None) -> Value | Move:
    text = old if isinstance(old, str) else ""
    while True:
        reply = talk.write(card, text)
        if isinstance(reply, Move):
            return reply
        text = tidy(reply)
        if question.accepts(text):
            return text
        card = replace(card, problem=_unfit(talk, question, text))


def _unfit(talk: Talk, question: TextQuestion, text: str) -> str:
    if not text:
        return talk.words.gettext("Write something, or skip the question.")
    return talk.words.gettext("That is {length} characters; there is room for {most}.").format(
        length=len(text), most=question.max_length
    )

"""The answers that a question offers: every one that could make a difference to a score or a comparison."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from crmready.model.assessment import Answer, Answered, NotApplicable
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
from crmready.model.values import plain_number
from crmready.problems import listed

NOT_RELEVANT: Final = NotApplicable("for the sake of argument")
_DIGITS: Final = 18
"""As many decimals as an exact number may be written with."""


def values(question: Question, edges: Iterable[Fraction] = ()) -> Iterator[Value]:
    """Values such that every other one scores, and compares with the edges, as one of these does."""
    match question:
        case LevelsQuestion():
            yield from range(len(question.options))
        case YesNoQuestion():
            yield from (False, True)
        case ChoiceQuestion():
            yield from (option.id for option in question.options if option.id is not None)
        case MultipleQuestion():
            yield from _ticks(question).values()
        case NumberQuestion():
            yield from _numbers(question, edges)
        case TextQuestion():
            yield "words"
        case _:
            yield ()


def scored(question: Question) -> bool:
    """Whether answers have a score; worked out from the scale only where the type does not tell."""
    if isinstance(question, LevelsQuestion | YesNoQuestion):
        return True
    return len(question.scale) > 1


def value_worth(question: Question, score: Fraction) -> Value | None:
    """A value that scores this much; None when the author's limits leave none."""
    return next((value for value in values(question) if question.score(value) == score), None)


def _ticks(question: MultipleQuestion) -> dict[Fraction | None, Value]:
    """One set of ticks for every score that there can be."""
    free = [option.id for option in question.options if option.id and not option.exclusive]
    alone = [(option.id,) for option in question.options if option.id and option.exclusive]
    found: dict[Fraction | None, tuple[str, ...]] = {question.score(()): ()}
    for name in free:
        for ticked in list(found.values()):
            longer = (*ticked, name)
            found.setdefault(question.score(longer), longer)
    for single in alone:
        found.setdefault(question.score(single), single)
    return dict(found)


def _numbers(question: NumberQuestion, edges: Iterable[Fraction]) -> Iterator[Decimal]:
    """The numbers at, between and beyond every edge that a band, a limit or a comparison has."""
    limits = [limit for limit in (question.minimum, question.maximum) if limit is not None]
    bands = [band.up_to for band in question.bands if band.up_to is not None]
    points = sorted({Fraction(0), *limits, *bands, *edges})
    between = [(low + high) / 2 for low, high in pairwise(points)]
    for point in sorted({points[0] - 1, *points, *between, points[-1] + 1}):
        number = _decimal(point, points)
        if number is not None and question.accepts(number):
            yield number


def _decimal(point: Fraction, edges: Iterable[Fraction]) -> Decimal | None:
    """The point as it can be typed; one that has no decimals is moved a little when it is not itself an edge."""
    exact = point.denominator
    for factor in (2, 5):
        while exact % factor == 0:
            exact //= factor
    if exact == 1:
        return Decimal(plain_number(point))
    near = Fraction(round(point * 10**_DIGITS), 10**_DIGITS)
    return None if point in edges else Decimal(plain_number(near))


def said(answers: Mapping[str, Answer]) -> str:
    """Answers by question id, as a message gives them; of many only the first."""
    return listed(f"{name} = {_said(answer)}" for name, answer in answers.items())


def _said(answer: Answer) -> str:
    if not isinstance(answer, Answered):
        return "not relevant"
    if isinstance(answer.value, bool):
        return "yes" if answer.value else "no"
    return " + ".join(answer.value) or "none" if isinstance(answer.value, tuple) else str(answer.value)

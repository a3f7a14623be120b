"""The answers that a question offers: every one that could make a difference to a score or a comparison."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import lcm
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
    totals,
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
    match question:
        case LevelsQuestion() | YesNoQuestion():
            return True
        case MultipleQuestion(scoring="sum"):
            return len(totals((option.score or Fraction(0) for option in question.options), most=1)) > 1
        case _:
            return len(question.scale) > 1


def worths(question: Question) -> dict[Fraction | None, Value]:
    """A value for every score that an answer can have; for None where there is no score."""
    if isinstance(question, MultipleQuestion):
        return dict(_ticks(question))
    found: dict[Fraction | None, Value] = {}
    for value in values(question):
        found.setdefault(question.score(value), value)
    return found


def value_worth(question: Question, score: Fraction) -> Value | None:
    """A value that scores this much; None when the author's limits leave none."""
    return worths(question).get(score)


def _ticks(question: MultipleQuestion) -> dict[Fraction | None, tuple[str, ...]]:
    """One set of ticks for every score that there can be."""
    if question.scoring == "none":
        return {None: ()}
    free = [option.id for option in question.options if option.id and not option.exclusive]
    alone = [option.id for option in question.options if option.id and option.exclusive]
    points = {name: question.score((name,)) or Fraction(0) for name in (*free, *alone)}
    unit = lcm(*(worth.denominator for worth in points.values()))  # whole numbers: there may be thousands of sums
    steps = {name: int(worth * unit) for name, worth in points.items()}
    found: dict[int, tuple[str, ...]] = {0: ()}
    for name in free:
        for total, ticked in list(found.items()):
            longer = max(total, steps[name]) if question.scoring == "best" else total + steps[name]
            if longer not in found:
                found[longer] = (*ticked, name)
    for name in alone:
        found.setdefault(steps[name], (name,))
    return {Fraction(total, unit): ticked for total, ticked in found.items()}


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

"""The worst, the best and the typical answer to a question of any type."""

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import Literal, TypeAlias

from crmready.authoring.scenarios.shape import Default
from crmready.model.assessment import Answer, Answered, DontKnow
from crmready.model.questions import LevelsQuestion, MultipleQuestion, NumberQuestion, Question, Value

Extreme: TypeAlias = Literal["worst", "best", "typical"]


def answers(question: Question) -> Iterator[Value]:
    """Answers that between them reach the ends and the middle of the question's scale, worst options first."""
    match question.type:
        case "levels":
            yield from range(len(question.options))
        case "choice":
            yield from (str(option.id) for option in question.options)
        case "yes-no":
            yield from (False, True)
        case "multiple":
            yield from _ticked(question)
        case "number":
            yield from _numbers(question)
        case "text" | "record":
            return


def _ticked(question: MultipleQuestion) -> Iterator[tuple[str, ...]]:
    """Nothing, each option alone, and several together: from the most worth down, and from the least up."""
    yield ()
    yield from ((str(option.id),) for option in question.options)
    others = [str(option.id) for option in question.options if not option.exclusive]
    by_worth = sorted(others, key=lambda name: question.score((name,)) or Fraction(0), reverse=True)
    for names in (by_worth, by_worth[::-1]):
        yield from (tuple(names[:length]) for length in range(2, len(names) + 1))


def _numbers(question: NumberQuestion) -> Iterator[int]:
    """One whole number for each band that holds one."""
    ends = [band.up_to for band in question.bands if band.up_to is not None]
    limits = [limit for limit in (question.minimum, question.maximum) if limit is not None]
    beyond = [floor(max(ends)) + 1] if ends else []
    tried = [*(floor(end) for end in (*ends, *limits)), *beyond]
    yield from (number for number in tried if question.accepts(number))


def extreme(question: Question, which: Extreme) -> Value | None:
    """The answer with the lowest, highest or middle score; None when the question is not scored."""
    scale = question.scale
    if not scale:
        return None
    worth = [(value, score) for value in answers(question) if (score := question.score(value)) is not None]
    if which == "typical":
        middle = scale[(len(scale) - 1) // 2]
        return min(worth, key=lambda pair: abs(pair[1] - middle))[0]
    chosen = min(worth, key=lambda pair: pair[1]) if which == "worst" else max(worth, key=lambda pair: pair[1])
    return chosen[0]


def by_default(question: Question, default: Default) -> Answer | None:
    """What a default means for a question; None leaves it unanswered.

    A level answers questions that have levels, with their highest where they have fewer; a word answers what is scored.
    """
    if default == "none" or question.type in {"text", "record"}:
        return None
    if default == "dont-know":
        return DontKnow()
    if isinstance(default, int):
        top = len(question.options) - 1 if isinstance(question, LevelsQuestion) else None
        return None if top is None else Answered(min(default, top))
    value = extreme(question, default)
    return None if value is None else Answered(value)

"""How much room a printed per cent leaves the means that are hidden behind it (docs/scoring.md §5, rule d).

Everything that is shown is taken as exactly known, and so are the numbers of answers: whoever knows that one seller
answered knows that the mean is one of five numbers. Only what a reader can see goes in, so that whether a number is
printed tells nothing that the number itself does not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil, floor, lcm
from typing import Final

from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import DimensionScore, QuestionScore, Span

FINEST: Final = 1_000_000
"""Sums are compared exactly, in parts of the scale that all of them are made of, where these are no finer than this."""

JUST: Final = Fraction(1, 10**12)
"""An end that does not belong to a range lies so little outside it."""

MANY_ANSWERS: Final = 10
MANY_MEANS: Final = 500


@dataclass(frozen=True, slots=True)
class HiddenMean:
    """One role's mean on a hidden question, 0…1: what it carries of its dimension, one step, and what it could be."""

    pull: Fraction
    step: Fraction
    actual: Fraction
    possible: tuple[Fraction, ...]


@cache
def possible_means(scores: tuple[Fraction, ...], answers: int) -> tuple[Fraction, ...]:
    """Means, ascending, that so many answers can have: all of them, or for many answers enough of them.

    Leaving some out may hide a number that could be shown, never the other way round. `scores` run from 0 to 1.
    """
    sums = {Fraction(0)}
    for _ in range(answers):
        sums = {total + score for total in sums for score in scores}
        if len(sums) > MANY_MEANS or answers >= MANY_ANSWERS:
            return tuple(Fraction(at_the_top, answers) for at_the_top in range(answers + 1))
    return tuple(sorted(total / answers for total in sums))


def hidden_means(
    hidden: Iterable[QuestionScore], total_weight: Fraction, anonymous: frozenset[str], questionnaire: Questionnaire
) -> tuple[HiddenMean, ...]:
    """The mean of every anonymous role on the hidden questions of one dimension, `total_weight` being its answered."""
    found = []
    for question in hidden:
        weights = {part.role: questionnaire.role[part.role].weight for part in question.roles if part.votes}
        width = question.high - question.low
        scale = tuple((score - question.low) / width for score in questionnaire.questions[question.question].scale)
        for part in question.roles:
            if part.role in anonymous and part.mean is not None:
                pull = question.weight / total_weight * weights[part.role] / sum(weights.values())
                actual = (part.mean - question.low) / width
                possible = possible_means(scale, len(part.votes))
                found.append(HiddenMean(pull, Fraction(1, len(scale) - 1), actual, possible))
    return tuple(found)


def whole_per_cent(share: Fraction) -> Fraction:
    """The share as it prints without decimals, half a per cent upwards: 0.125 is 0.13."""
    return Fraction(int(share * 100 + Fraction(1, 2)), 100)


def printed_range(dimension: DimensionScore, questionnaire: Questionnaire) -> Span:
    """Every share that prints as the same whole per cent, in the same rating, on the same side of the target."""
    score = dimension.score or Fraction(0)
    low = whole_per_cent(score) - Fraction(1, 200)
    high = low + Fraction(1, 100) - JUST
    splits = [rating.split_at for rating in questionnaire.ratings if rating.split_at is not None]
    for end in (Fraction(0), *splits, *(rating.up_to for rating in questionnaire.ratings)):
        low, high = (low, min(high, end / 100)) if score <= end / 100 else (max(low, end / 100 + JUST), high)
    for reached in (dimension.target, Fraction(1)):
        low, high = (max(low, reached), high) if score >= reached else (low, min(high, reached - JUST))
    return Span(low, high)


def leaves_room(hidden: Sequence[HiddenMean], printed: Span, score: Fraction) -> bool:
    """Whether every hidden mean could lie anywhere in at least one step and the dimension would print the same."""
    shown = score - sum((mean.pull * mean.actual for mean in hidden), Fraction(0))
    exact = lcm(*((mean.pull * value).denominator for mean in hidden for value in mean.possible))
    grid, slack = (exact, 0) if exact <= FINEST else (FINEST, len(hidden))
    low = ceil((printed.low - shown) * grid) + slack
    width = floor((printed.high - shown) * grid) - slack - low
    if width < 0:
        return False
    for number, mean in enumerate(hidden):
        sums = _sums([*hidden[:number], *hidden[number + 1 :]], grid)
        fitting = [v for v in mean.possible if _any_between(sums, low - round(mean.pull * v * grid), width)]
        if not fitting or fitting[-1] - fitting[0] < mean.step:
            return False
    return True


def _sums(means: Iterable[HiddenMean], grid: int) -> int:
    """What the means can add up to: bit n is set when n parts of the grid can be reached."""
    reached = 1
    for mean in means:
        before, reached = reached, 0
        for value in mean.possible:
            reached |= before << round(mean.pull * value * grid)
    return reached


def _any_between(sums: int, low: int, width: int) -> bool:
    shifted = sums >> low if low >= 0 else sums << -low
    return bool(shifted & ((1 << (width + 1)) - 1))

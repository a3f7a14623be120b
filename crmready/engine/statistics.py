"""Statistics for small groups: exact where the result is rational, `float` where it is irrational.

Values are option scores in scale steps, on the scale. Unless `None` is offered, a function needs at least one
value (or one positive weight) and raises `ZeroDivisionError` without. The order of the input never matters.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

_UPPER_TAIL = 0.975  # a two-sided 95 % interval leaves 2.5 % above it
_HALVINGS = 60  # takes the quarter circle below the spacing of floats
_DIGITS = 50


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval, both ends included, in the units of the statistic it belongs to."""

    low: float
    high: float


def mean(values: Sequence[Fraction]) -> Fraction:
    """The exact arithmetic mean."""
    if len(values) == 1:
        return values[0]
    return sum(values, Fraction()) / len(values)


def median(values: Sequence[Fraction]) -> Fraction:
    """The exact median: of an even number of values, the mean of the two in the middle."""
    ordered = sorted(values)
    return mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])


def average_deviation(values: Sequence[Fraction]) -> Fraction:
    """The mean distance from the median, in scale steps: 0 when all agree.

    Source: AD(Md) of Burke, Finkelstein & Dusig (1999).
    """
    centre = median(values)
    return mean([abs(value - centre) for value in values])


def consensus(values: Sequence[Fraction], low: Fraction, high: Fraction) -> float:
    """Agreement from 0 (half at each end of the scale) to 1 (all the same).

    `low` and `high` are the ends of the *scale*, not of the answers. Source: Tastle & Wierman (2007).
    """
    centre = mean(values)
    terms = [
        float(Fraction(count, len(values))) * math.log2(1 - abs(value - centre) / (high - low))
        for value, count in Counter(values).items()
    ]
    return min(1.0, max(0.0, 1 + math.fsum(terms)))


def t_interval(values: Sequence[Fraction], low: Fraction, high: Fraction) -> Interval | None:
    """The 95 % t interval of the mean, truncated to the scale; `None` for fewer than two values.

    Without spread its width is zero, which is no certainty: say in words that all gave the same answer.
    """
    count = len(values)
    if count < 2:  # noqa: PLR2004
        return None
    centre = float(mean(values))
    margin = student_t_quantile(_UPPER_TAIL, count - 1) * math.sqrt(_sample_variance(values) / count)
    return Interval(max(float(low), centre - margin), min(float(high), centre + margin))


@cache
def student_t_quantile(probability: float, degrees_of_freedom: int) -> float:
    """The t that Student's distribution stays below with this probability.

    Raises `ValueError` unless 0 < probability < 1 and there is at least one degree of freedom.
    """
    if not 0 < probability < 1 or degrees_of_freedom < 1:
        raise ValueError(f"no t quantile for {probability=} and {degrees_of_freedom=}")
    wanted = abs(2 * probability - 1)
    below, above = 0.0, math.pi / 2
    for _ in range(_HALVINGS):
        angle = (below + above) / 2
        if _central_t_probability(angle, degrees_of_freedom) < wanted:
            below = angle
        else:
            above = angle
    return math.copysign(math.sqrt(degrees_of_freedom) * math.tan(below), probability - 0.5)


def cliffs_delta(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    """P(a > b) - P(a < b) over all pairs, from -1 to 1. Source: Cliff (1993)."""
    ordered = sorted(b)
    return Fraction(sum(_dominance(value, ordered) for value in a), len(a) * len(b))


def cliffs_delta_interval(a: Sequence[Fraction], b: Sequence[Fraction]) -> Interval | None:
    """The asymmetric 95 % interval of Cliff's delta (consistent variance, normal quantile).

    `None` when a side has fewer than two values or the variance is zero (no overlap, or nothing but ties):
    the data then say nothing about the uncertainty. Source: Cliff (1993); Feng & Cliff (2004).
    """
    if min(len(a), len(b)) < 2:  # noqa: PLR2004
        return None
    variance = _cliffs_delta_variance(a, b)
    if variance == 0:
        return None
    from statistics import NormalDist  # noqa: PLC0415  # a module as slow to load as all of ours

    delta = float(cliffs_delta(a, b))
    rest = 1 - delta**2
    spread = NormalDist().inv_cdf(_UPPER_TAIL) ** 2 * float(variance)
    margin = math.sqrt(spread * (rest**2 + spread))
    # The formula cannot leave -1..1; floating-point noise could.
    return Interval(
        max(-1.0, (delta * rest - margin) / (rest + spread)),
        min(1.0, (delta * rest + margin) / (rest + spread)),
    )


def geometric_mean(
    values_and_weights: Sequence[tuple[Fraction, Fraction]], floor: Fraction = Fraction(1, 100)
) -> Fraction:
    """The weighted geometric mean to 50 digits, values below `floor` counting as `floor`.

    The floor keeps one zero from wiping out everything else. It never lifts the result above the weighted
    arithmetic mean, which is returned exactly when all values are equal. A weight of 0 counts 0.
    """
    weight_of: dict[Fraction, Fraction] = {}
    for value, weight in values_and_weights:
        if weight:
            weight_of[value] = weight_of.get(value, Fraction()) + weight
    total = sum(weight_of.values(), Fraction())
    arithmetic = sum((value * weight for value, weight in weight_of.items()), Fraction()) / total
    if len(weight_of) == 1:
        return arithmetic
    with localcontext(Context(prec=_DIGITS)):
        # Sorted, because the last digit of a rounded sum depends on the order of its terms.
        logarithms = [
            _decimal(weight / total) * _decimal(max(value, floor)).ln() for value, weight in sorted(weight_of.items())
        ]
        geometric = Fraction(sum(logarithms, Decimal()).exp())
    return min(geometric, arithmetic)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _sample_variance(values: Sequence[Fraction]) -> Fraction:
    centre = mean(values)
    return sum(((value - centre) ** 2 for value in values), Fraction()) / (len(values) - 1)


def _central_t_probability(angle: float, degrees_of_freedom: int) -> float:
    """P(-t < T < t) for t = sqrt(degrees of freedom) * tan(angle).

    A finite sum for whole degrees of freedom: Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.
    """
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees_of_freedom % 2
    term = cosine if odd else 1.0
    total = 0.0
    for power in range(odd, degrees_of_freedom - 1, 2):
        total += term
        term *= cosine**2 * (power + 1) / (power + 2)
    return (angle + sine * total) * 2 / math.pi if odd else sine * total


def _dominance(value: Fraction, ordered: Sequence[Fraction]) -> int:
    """How many of the sorted values lie below `value`, minus how many lie above it."""
    return bisect_left(ordered, value) - (len(ordered) - bisect_right(ordered, value))


def _cliffs_delta_variance(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    """Cliff's consistent variance of delta.

    It combines how much the values of each side differ in their own dominance with how much the single pairs
    differ; a pair scores 1, 0 or -1, so its squares are counted rather than listed.
    """
    sorted_a, sorted_b = sorted(a), sorted(b)
    pairs = len(a) * len(b)
    within_a = _sample_variance([Fraction(_dominance(value, sorted_b), len(b)) for value in a])
    within_b = _sample_variance([Fraction(_dominance(value, sorted_a), len(a)) for value in b])
    occurrences = Counter(b)
    untied = pairs - sum(occurrences[value] for value in a)
    between_pairs = (untied - pairs * cliffs_delta(a, b) ** 2) / ((len(a) - 1) * (len(b) - 1))
    return ((len(b) - 1) * within_a + (len(a) - 1) * within_b + between_pairs) / pairs

"""What must hold of the statistics for any answers."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.engine.statistics import (
    Interval,
    average_deviation,
    cliffs_delta,
    cliffs_delta_interval,
    consensus,
    geometric_mean,
    mean,
    median,
    t_interval,
)

LOW, HIGH = Fraction(0), Fraction(4)


def exact(values: Sequence[int]) -> list[Fraction]:
    return [Fraction(value) for value in values]


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


answers = st.lists(
    st.fractions(LOW, HIGH, max_denominator=6) | st.sampled_from(exact(range(5))), min_size=1, max_size=12
)
groups = st.lists(st.sampled_from(exact(range(5))), min_size=1, max_size=12)
fractions_of_one = st.fractions(0, 1, max_denominator=60)
weighted = st.lists(st.tuples(fractions_of_one, fractions_of_one), min_size=1, max_size=8).filter(
    lambda pairs: any(weight for _, weight in pairs)
)


@given(answers)
def test_turning_the_scale_round_changes_neither_consensus_nor_average_deviation(
    values: list[Fraction],
) -> None:
    turned = [LOW + HIGH - value for value in values]
    assert consensus(turned, LOW, HIGH) == consensus(values, LOW, HIGH)
    assert average_deviation(turned) == average_deviation(values)


@given(answers, st.integers(2, 4))
def test_asking_everybody_twice_changes_no_description_of_the_group(values: list[Fraction], times: int) -> None:
    copies = values * times
    assert mean(copies) == mean(values)
    assert median(copies) == median(values)
    assert average_deviation(copies) == average_deviation(values)
    assert consensus(copies, LOW, HIGH) == consensus(values, LOW, HIGH)
    assert cliffs_delta(copies, values) == 0


@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(values: list[Fraction], random: Any) -> None:  # noqa: ANN401
    shuffled = random.sample(values, len(values))
    assert t_interval(shuffled, LOW, HIGH) == t_interval(values, LOW, HIGH)
    assert consensus(shuffled, LOW, HIGH) == consensus(values, LOW, HIGH)
    assert cliffs_delta_interval(shuffled, values[:3]) == cliffs_delta_interval(values, values[:3])


@given(answers)
def test_consensus_lies_between_zero_and_one_and_is_one_only_for_equal_answers(
    values: list[Fraction],
) -> None:
    agreement = consensus(values, LOW, HIGH)
    assert 0 <= agreement <= 1
    assert (agreement == 1) == (average_deviation(values) == 0) == (len(set(values)) == 1)


@given(answers.filter(lambda values: len(values) > 1))
def test_a_t_interval_lies_on_the_scale_and_contains_the_mean(values: list[Fraction]) -> None:
    low, high = ends(t_interval(values, LOW, HIGH))
    assert LOW <= low <= float(mean(values)) <= high <= HIGH


@given(groups, groups)
def test_swapping_the_groups_turns_the_sign_of_cliffs_delta(a: list[Fraction], b: list[Fraction]) -> None:
    assert cliffs_delta(a, b) == -cliffs_delta(b, a)
    interval, swapped = cliffs_delta_interval(a, b), cliffs_delta_interval(b, a)
    assert (interval is None) == (swapped is None)
    if interval is not None:
        assert ends(swapped) == (-interval.high, -interval.low)


def variance_by_listing_every_pair(a: list[Fraction], b: list[Fraction]) -> Fraction:
    """Cliff's consistent variance as the literature writes it, over the whole dominance matrix."""
    matrix = [[Fraction((x > y) - (x < y)) for y in b] for x in a]
    columns = list(zip(*matrix, strict=True))
    m, n = len(a), len(b)
    delta = mean([mean(row) for row in matrix])
    rows_part = sum(((mean(row) - delta) ** 2 for row in matrix), Fraction()) / (m - 1)
    columns_part = sum(((mean(column) - delta) ** 2 for column in columns), Fraction()) / (n - 1)
    pairs_part = sum(((pair - delta) ** 2 for row in matrix for pair in row), Fraction()) / ((m - 1) * (n - 1))
    return ((n - 1) * rows_part + (m - 1) * columns_part + pairs_part) / (m * n)


@given(groups.filter(lambda a: len(a) > 1), groups.filter(lambda b: len(b) > 1))
def test_counting_pairs_gives_the_same_interval_as_listing_them(a: list[Fraction], b: list[Fraction]) -> None:
    variance = variance_by_listing_every_pair(a, b)
    interval = cliffs_delta_interval(a, b)
    assert (interval is None) == (variance == 0)
    if interval is not None:
        delta, spread = float(cliffs_delta(a, b)), 1.959963984540054**2 * float(variance)
        margin = math.sqrt(spread * ((1 - delta**2) ** 2 + spread))
        for end, sign in ((interval.low, -1), (interval.high, 1)):
            assert end == pytest.approx((delta - delta**3 + sign * margin) / (1 - delta**2 + spread), abs=1e-12)
        assert -1 <= interval.low <= delta <= interval.high <= 1


@given(weighted)
def test_the_geometric_mean_never_exceeds_the_arithmetic_one(pairs: list[tuple[Fraction, Fraction]]) -> None:
    total = sum((weight for _, weight in pairs), Fraction())
    arithmetic = sum((value * weight for value, weight in pairs), Fraction()) / total
    assert geometric_mean(pairs) <= arithmetic


@given(fractions_of_one, st.lists(st.fractions(Fraction(1, 9), 5), min_size=1, max_size=6))
def test_equal_scores_have_exactly_that_geometric_mean(score: Fraction, weights: list[Fraction]) -> None:
    assert geometric_mean([(score, weight) for weight in weights]) == score


@given(weighted, st.fractions(Fraction(1, 9), 9), st.randoms(use_true_random=False))
def test_only_the_proportion_of_the_weights_matters_to_the_geometric_mean(
    pairs: list[tuple[Fraction, Fraction]],
    factor: Fraction,
    random: Any,  # noqa: ANN401
) -> None:
    scaled = [(value, weight * factor) for value, weight in random.sample(pairs, len(pairs))]
    assert geometric_mean(scaled) == geometric_mean(pairs) == geometric_mean(pairs * 2)

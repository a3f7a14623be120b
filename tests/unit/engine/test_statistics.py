"""The statistics against published worked examples, exact cases and properties."""

import json
import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crmready.engine.statistics import (
    Interval,
    average_deviation,
    cliffs_delta,
    cliffs_delta_interval,
    consensus,
    geometric_mean,
    mean,
    median,
    student_t_quantile,
    t_interval,
)

Number = int | float | Fraction
Entry = dict[str, Any]
Comparison = tuple[Number, Number]  # computed, published

LOW, HIGH = Fraction(0), Fraction(4)
ORACLES: list[Entry] = json.loads(
    (Path(__file__).parents[2] / "oracles" / "oracles.json").read_text(encoding="utf-8"), parse_float=Fraction
)


def exact(values: Sequence[Number]) -> list[Fraction]:
    return [Fraction(value) for value in values]


def repeated(frequencies: Sequence[int]) -> list[Fraction]:
    """Turn a frequency table of positions 0, 1, 2... into the answers behind it."""
    return [Fraction(position) for position, count in enumerate(frequencies) for _ in range(count)]


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


def consensus_of(frequencies: Sequence[int]) -> float:
    return consensus(repeated(frequencies), Fraction(0), Fraction(len(frequencies) - 1))


def compare_average_deviations(entry: Entry) -> list[Comparison]:
    return [(average_deviation(exact(case["x"])), case["AD_M"]) for case in entry["cases"]]


def compare_one_consensus(entry: Entry) -> list[Comparison]:
    return [(consensus_of(entry["freq"]), entry["expect"])]


def compare_consensus_bounds(entry: Entry) -> list[Comparison]:
    return [(consensus_of(case["freq"]), case["v"]) for case in entry["cases"]]


def compare_cliffs_delta(entry: Entry) -> list[Comparison]:
    a, b, expected = exact(entry["a"]), exact(entry["b"]), entry["expect"]
    interval = zip(ends(cliffs_delta_interval(a, b)), expected["ci95_consistent_normal"], strict=True)
    return [(cliffs_delta(a, b), expected["delta"]), *interval]


def compare_five_sellers(entry: Entry) -> list[Comparison]:
    values, expected = exact(entry["x"]), entry["expect"]
    return [
        (mean(values), expected["mean"]),
        (consensus(values, LOW, HIGH), expected["consensus_0to4"]),
        *zip(ends(t_interval(values, LOW, HIGH)), expected["t95"], strict=True),
    ]


def compare_two_leaders_with_five_sellers(entry: Entry) -> list[Comparison]:
    a, b, expected = exact(entry["a"]), exact(entry["b"]), entry["expect"]
    return [(mean(a) - mean(b), expected["diff"]), (cliffs_delta(a, b), expected["cliff"])]


def compare_composite(entry: Entry) -> list[Comparison]:
    values, expected = exact(entry["d"]), entry["expect"]
    geometric = geometric_mean([(value, Fraction(1)) for value in values])
    return [(mean(values), expected["arith"]), (geometric, expected["geom"])]


COMPARISONS: dict[str, Callable[[Entry], list[Comparison]]] = {
    "rwg-hand": compare_average_deviations,
    "consensus-agrmt": compare_one_consensus,
    "consensus-bounds": compare_consensus_bounds,
    "cliff-hogarty-kromrey": compare_cliffs_delta,
    "boot-exact-5": compare_five_sellers,
    "perm-2v5": compare_two_leaders_with_five_sellers,
    "composite": compare_composite,
}


def published_numbers(node: object) -> int:
    """Count the numbers in (a part of) an entry's expectations."""
    if isinstance(node, dict):
        return sum(published_numbers(child) for child in node.values())
    if isinstance(node, list):
        return sum(published_numbers(child) for child in node)
    return 1


def test_every_oracle_and_every_number_it_publishes_is_compared() -> None:
    assert [entry["id"] for entry in ORACLES] == list(COMPARISONS)
    for entry in ORACLES:
        expectations = published_numbers(entry["expect"]) if "expect" in entry else len(entry["cases"])
        assert len(COMPARISONS[entry["id"]](entry)) == expectations > 0, entry["id"]


@pytest.mark.parametrize("entry", ORACLES, ids=lambda entry: entry["id"])
def test_a_published_example_is_reproduced_within_its_tolerance(entry: Entry) -> None:
    assert entry["source"]
    for computed, published in COMPARISONS[entry["id"]](entry):
        assert abs(Fraction(computed) - published) <= entry["tol"]


@pytest.mark.parametrize(
    ("values", "middle"),
    [([3], Fraction(3)), ([4, 0, 1], Fraction(1)), ([4, 1], Fraction(5, 2)), ([0, 4, 1, 2], Fraction(3, 2))],
)
def test_an_even_median_is_the_mean_of_the_two_in_the_middle(values: list[int], middle: Fraction) -> None:
    assert median(exact(values)) == middle


def test_the_average_deviation_is_about_the_median_and_not_the_mean() -> None:
    assert average_deviation(exact([1, 2, 2, 1, 3])) == Fraction(3, 5)


def test_thirds_stay_exact() -> None:
    assert mean(exact([0, 0, 1])) == Fraction(1, 3)
    assert average_deviation([Fraction(0), Fraction(1, 3), Fraction(1)]) == Fraction(1, 3)


def test_consensus_measures_against_the_scale_and_not_the_answers() -> None:
    answers = exact([1, 3])
    assert consensus(answers, LOW, HIGH) == pytest.approx(1 + math.log2(3 / 4), abs=1e-15)
    assert consensus(answers, Fraction(1), Fraction(3)) == 0.0


@pytest.mark.parametrize(
    ("degrees_of_freedom", "printed"),
    [
        (1, 12.706),
        (2, 4.303),
        (3, 3.182),
        (4, 2.776),
        (9, 2.262),
        (14, 2.145),
        (30, 2.042),
        (120, 1.980),
        (1000, 1.962),
    ],
)
def test_the_t_quantile_agrees_with_the_printed_tables(degrees_of_freedom: int, printed: float) -> None:
    assert round(student_t_quantile(0.975, degrees_of_freedom), 3) == printed


@pytest.mark.parametrize(
    ("probability", "degrees_of_freedom", "known"),
    [
        # Odd and even degrees of freedom; from the incomplete beta function in 40-digit arithmetic.
        (0.975, 1, 12.706204736174704646),
        (0.995, 1, 63.656741162871580995),
        (0.975, 2, 4.3026527297494638523),
        (0.95, 3, 2.3533634348018238777),
        (0.975, 4, 2.7764451051977943578),
        (0.975, 9, 2.2621571627982055426),
        (0.975, 30, 2.0422724563012383000),
        (0.995, 120, 2.6174211451068660084),
        (0.975, 1000, 1.9623390808264084850),
    ],
)
def test_the_t_quantile_is_right_to_nine_decimals(probability: float, degrees_of_freedom: int, known: float) -> None:
    assert student_t_quantile(probability, degrees_of_freedom) == pytest.approx(known, rel=0, abs=1e-9)


def test_the_t_quantile_is_symmetric_about_one_half() -> None:
    assert student_t_quantile(0.025, 4) == pytest.approx(-student_t_quantile(0.975, 4), rel=0, abs=1e-12)
    assert student_t_quantile(0.5, 4) == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize(("probability", "degrees_of_freedom"), [(0.0, 4), (1.0, 4), (0.975, 0), (math.nan, 4)])
def test_a_t_quantile_that_does_not_exist_is_refused(probability: float, degrees_of_freedom: int) -> None:
    with pytest.raises(ValueError, match="no t quantile"):
        student_t_quantile(probability, degrees_of_freedom)


def test_one_answer_has_no_t_interval() -> None:
    assert t_interval(exact([2]), LOW, HIGH) is None


def test_equal_answers_have_a_t_interval_of_zero_width() -> None:
    assert t_interval(exact([3, 3, 3]), LOW, HIGH) == Interval(3.0, 3.0)


def test_a_t_interval_is_cut_off_at_the_ends_of_the_scale() -> None:
    assert t_interval(exact([0, 4]), LOW, HIGH) == Interval(0.0, 4.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [([3], [1, 2, 2]), ([1, 2, 2], [3]), ([3, 4], [1, 2]), ([2, 2], [2, 2])],
    ids=["one against many", "many against one", "no overlap", "only ties"],
)
def test_cliffs_delta_has_no_interval_where_the_data_cannot_give_one(a: list[int], b: list[int]) -> None:
    assert cliffs_delta_interval(exact(a), exact(b)) is None


def test_a_weight_of_zero_counts_nothing_in_the_geometric_mean() -> None:
    scores = [(Fraction(1, 3), Fraction(1)), (Fraction(0), Fraction(0))]
    assert geometric_mean(scores) == Fraction(1, 3)


@pytest.mark.parametrize("score", [Fraction(0), Fraction(1, 1000), Fraction(1, 100)])
def test_a_score_below_the_floor_counts_as_the_floor_in_the_geometric_mean(score: Fraction) -> None:
    scores = [(score, Fraction(1)), (Fraction(1), Fraction(1))]
    assert abs(geometric_mean(scores) - Fraction(1, 10)) < Fraction(1, 10**49)


def test_the_floor_never_lifts_the_geometric_mean_above_the_arithmetic_one() -> None:
    scores = [(Fraction(0), Fraction(1)), (Fraction(1, 500), Fraction(1))]
    assert geometric_mean(scores) == Fraction(1, 1000)


def test_nothing_to_average_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        mean([])
    with pytest.raises(ZeroDivisionError):
        median([])
    with pytest.raises(ZeroDivisionError):
        cliffs_delta([], [LOW])
    with pytest.raises(ZeroDivisionError):
        geometric_mean([(HIGH, Fraction(0))])

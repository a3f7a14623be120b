"""How much room a printed per cent leaves hidden means."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest

from crmready.engine.dimensions import rate
from crmready.engine.leeway import HiddenMean, leaves_room, possible_means, printed_range, whole_per_cent
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import DimensionScore, Span
from tests.building import dimension, levels, questionnaire, scored

FIVE_OPTIONS = tuple(Fraction(level, 4) for level in range(5))
HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def test_a_lone_answer_has_the_means_of_the_options() -> None:
    assert possible_means(FIVE_OPTIONS, 1) == FIVE_OPTIONS


@pytest.mark.parametrize("answers", [2, 3, 4, 9])
def test_few_answers_have_every_mean_that_they_can_have(answers: int) -> None:
    uneven = (Fraction(0), Fraction(1, 7), Fraction(1))
    means = {sum(one, Fraction(0)) / answers for one in combinations_with_replacement(uneven, answers)}
    assert possible_means(uneven, answers) == tuple(sorted(means))


def test_of_many_answers_those_at_the_ends_of_the_scale_are_enough() -> None:
    assert possible_means(FIVE_OPTIONS, 10) == tuple(Fraction(number, 10) for number in range(11))


@pytest.mark.parametrize(
    ("share", "printed"), [("0.124", "0.12"), ("0.125", "0.13"), ("0.1349", "0.13"), ("0", "0"), ("1", "1")]
)
def test_half_a_per_cent_is_rounded_up(share: str, printed: str) -> None:
    assert whole_per_cent(Fraction(share)) == Fraction(printed)


MADE = questionnaire(dimension("d", levels("q"), target=60))


def scoring(share: Fraction) -> DimensionScore:
    return replace(scored(MADE, seller=[{"q": 2}]).dimensions[0], score=share)


def ends(made: Questionnaire, share: str) -> tuple[float, float]:
    span = printed_range(scoring(Fraction(share)), made)
    return float(span.low), float(span.high)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        ("0.2", 0.195, 0.205),
        ("0.15", 0.145, 0.15),
        ("0.151", 0.15, 0.155),
        ("0.325", 0.325, 0.325),
        ("0.3251", 0.325, 0.335),
        ("0.6", 0.6, 0.605),
        ("0.599", 0.595, 0.6),
        ("0", -0.005, 0),
        ("0.001", 0, 0.005),
        ("1", 1, 1),
        ("0.999", 0.995, 1),
    ],
)
def test_the_range_is_what_prints_the_same_in_the_same_rating_on_the_same_side_of_the_target(
    share: str, low: float, high: float
) -> None:
    assert ends(MADE, share) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize("share", ["0.2", "0.15", "0.151", "0.3251", "0.599", "0.6", "0.851", "0.999"])
def test_both_ends_of_the_range_print_as_the_score_does(share: str) -> None:
    found = scoring(Fraction(share))
    span = printed_range(found, MADE)
    for end in (span.low, span.high):
        assert whole_per_cent(end) == whole_per_cent(Fraction(share))
        assert rate(MADE.ratings, end) == rate(MADE.ratings, Fraction(share))
        assert (end >= found.target) == (Fraction(share) >= found.target)


def lone(pull: Fraction, level: int) -> HiddenMean:
    return HiddenMean(pull, QUARTER, FIVE_OPTIONS[level], FIVE_OPTIONS)


def room(*hidden: HiddenMean, width: Fraction = Fraction(1, 1000)) -> bool:
    score = sum((mean.pull * mean.actual for mean in hidden), Fraction(0))
    return leaves_room(hidden, Span(score - width, score + width), score)


def test_two_lone_answers_of_equal_weight_hide_behind_each_other_except_at_the_ends() -> None:
    assert room(lone(HALF, 1), lone(HALF, 0))
    assert room(lone(HALF, 2), lone(HALF, 2))
    assert not room(lone(HALF, 0), lone(HALF, 0))
    assert not room(lone(HALF, 4), lone(HALF, 4))


def test_one_hidden_mean_has_no_room_behind_a_number_it_decides_alone() -> None:
    assert not room(lone(HALF, 2))
    assert room(lone(Fraction(1, 1000), 2))


def test_weights_without_another_solution_leave_no_room() -> None:
    three, two = Fraction(3, 5), Fraction(2, 5)
    assert not room(lone(three, 1), lone(two, 1))
    assert room(lone(three, 2), lone(two, 3))


def test_what_lies_just_outside_is_not_rounded_into_the_range() -> None:
    # With the second answer a step up and the first a step down, the sum is 2.2 parts of a million away.
    odd = Fraction(11, 2_500_000)
    first, second = lone(HALF + odd, 1), lone(HALF - odd, 1)
    assert not room(first, second, width=Fraction(2, 10**6))
    assert room(first, second, width=Fraction(5, 10**6))


def test_what_is_finer_than_the_grid_counts_as_no_room_at_the_very_end_of_a_range() -> None:
    odd = Fraction(1, 10**9 + 7)
    first, second = lone(HALF + odd, 1), lone(HALF - odd, 2)
    assert room(first, second, width=Fraction(1, 200))
    assert not room(first, second, width=Fraction(0))

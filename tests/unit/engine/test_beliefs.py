"""Estimates beside practice, the headline, and expectations of technology beside their groundwork."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from crmready.engine.beliefs import quadrant, stance, summary
from crmready.model.findings import Beliefs, Quadrant, Stance
from tests.building import (
    DK,
    MANAGER,
    SELLER,
    Given,
    Raw,
    capped,
    dimension,
    estimate,
    expectation,
    levels,
    questionnaire,
    scored,
)

KNOWN = dimension("d", levels("known", "seller", "manager"))


def found(
    made: Mapping[str, Sequence[Raw]], first: Raw = KNOWN, roles: Sequence[Raw] = (), **people: list[dict[str, Given]]
) -> Beliefs:
    named = {"roles": [*roles]} if roles else {}
    return scored(questionnaire(first, **made, **named), **people).beliefs


def test_an_estimate_is_compared_in_steps_with_the_role_whose_practice_it_is_about() -> None:
    pair = found(
        {"estimates": [estimate("guess", "known", "manager", "executive")]},
        seller=[{"known": value} for value in (1, 2, 2, 1, 3)],
        manager=[{"known": 4, "guess": 3}],
        executive=[{"guess": 4}],
    ).pairs[0]
    assert (pair.belief, pair.practice) == (Fraction(7, 2), Fraction(9, 5))
    assert (pair.gap, pair.stance) == (Fraction(17, 40), Stance.AHEAD)
    assert (pair.steps, pair.believers, len(pair.sources)) == (4, {"manager": 1, "executive": 1}, 5)


def test_an_estimate_in_other_words_keeps_the_scores_of_its_question() -> None:
    steep = [{"text": "None", "score": 0}, {"text": "Some", "score": 1}, {"text": "All", "score": 4}]
    pair = found(
        {"estimates": [{**estimate("guess", "known", "manager"), "options": ["No", "A few", "Each"]}]},
        dimension("d", {**levels("known", "seller"), "options": steep}),
        seller=[{"known": 1}],
        manager=[{"guess": 1}],
    ).pairs[0]
    assert (pair.belief, pair.practice, pair.gap) == (Fraction(1, 2), Fraction(1, 2), Fraction(0))


def test_each_estimating_role_has_one_vote_whatever_its_size_or_weight() -> None:
    heavy = {**MANAGER, "weight": 9}
    pair = found(
        {"estimates": [estimate("guess", "known", "manager", "seller")]},
        roles=[SELLER, heavy],
        seller=[{"known": 0, "guess": 1}, {"guess": 1}, {"guess": 1}],
        manager=[{"guess": 4}, {"guess": DK}],
    ).pairs[0]
    assert pair.belief == Fraction(5, 2)


def test_practice_is_what_counts_and_not_what_is_claimed() -> None:
    pair = found(
        {"estimates": [estimate("guess", "known")]},
        dimension("d", capped("known", "seller")),
        seller=[{"known": 4}],
        manager=[{"guess": 4}],
    ).pairs[0]
    assert (pair.practice, pair.gap) == (Fraction(2), Fraction(1, 2))


def test_a_pair_without_one_side_has_no_gap_but_shows_the_other() -> None:
    pair = found({"estimates": [estimate("guess", "known")]}, manager=[{"guess": 3}]).pairs[0]
    assert (pair.belief, pair.practice, pair.gap, pair.stance) == (Fraction(3), None, None, None)
    other = found({"estimates": [estimate("guess", "known")]}, seller=[{"known": 1}], manager=[{"guess": DK}]).pairs[0]
    assert (other.belief, other.practice, other.gap) == (None, Fraction(1), None)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (Fraction(1), Stance.AHEAD),
        (Fraction(99, 100), Stance.LEVEL),
        (Fraction(0), Stance.LEVEL),
        (Fraction(-99, 100), Stance.LEVEL),
        (Fraction(-1), Stance.BEHIND),
    ],
)
def test_ahead_and_behind_begin_at_one_whole_step(steps: Fraction, expected: Stance) -> None:
    assert stance(steps) is expected


PAIRS = 6


def headline(
    guesses: Sequence[Given], sellers: Sequence[Sequence[Given]], hidden: frozenset[str] = frozenset()
) -> Beliefs:
    """One manager's guesses about as many questions, and each seller's answers to them."""
    names = [f"q{number}" for number in range(len(guesses))]
    everything = found(
        {"estimates": [estimate(f"guess-{name}", name) for name in names]},
        dimension("d", *(levels(name) for name in names)),
        manager=[{f"guess-{name}": guess for name, guess in zip(names, guesses, strict=True)}],
        seller=[dict(zip(names, answers, strict=True)) for answers in sellers],
    )
    return summary(everything.pairs, everything.reliances, hidden)


FIVE_AT_1: list[list[Given]] = [[1, 1, 1, 1]] * 5


def test_exactly_four_pairs_and_five_sellers_make_a_headline() -> None:
    assert headline([3, 3, 2, 2], FIVE_AT_1).headline == Fraction(75, 2)


def test_three_pairs_make_none() -> None:
    assert headline([3, 3, 2, None], FIVE_AT_1).headline is None
    assert headline([3, 3, 2, 2], [[1, 1, 1, None]] * 5).headline is None


def test_four_sellers_make_none() -> None:
    assert headline([3, 3, 2, 2], FIVE_AT_1[:4]).headline is None


def test_the_five_sellers_need_not_answer_the_same_question() -> None:
    sellers: list[list[Given]] = [
        [1, None, None, None],
        [None, 1, None, None],
        [None, None, 1, None],
        [None, None, None, 1],
        [1, None, None, None],
    ]
    assert headline([3, 3, 3, 3], sellers).headline == 50
    assert headline([3, 3, 3, 3], sellers[:4]).headline is None


def test_a_hidden_pair_is_left_out_of_the_headline() -> None:
    five: list[list[Given]] = [[1, 1, 1, 1, 1]] * 5
    assert headline([4, 2, 2, 2, 2], five).headline == 35
    assert headline([4, 2, 2, 2, 2], five, frozenset({"guess-q0"})).headline == 25
    assert headline([4, 2, 2, 2, 2], five, frozenset({"guess-q0", "guess-q1"})).headline is None


@pytest.mark.parametrize(
    ("guesses", "points", "ahead"),
    [
        ([2, 2, 2, 2], 25, True),
        ([4, 2, 1, 1], 25, True),
        ([4, 1, 1, 2], 25, True),
        ([4, 3, 1, 1], Fraction(125, 4), True),
        ([2, 2, 2, 1], Fraction(75, 4), False),
        ([0, 0, 0, 0], -25, False),
        ([4, 4, 0, 0], 25, True),
    ],
)
def test_belief_is_ahead_of_evidence_from_25_points_with_half_of_the_pairs_ahead(
    guesses: list[Given], points: Fraction, *, ahead: bool
) -> None:
    result = headline(guesses, FIVE_AT_1)
    assert result.headline == points
    assert result.ahead is ahead


def test_one_wild_guess_does_not_make_the_leaders_wrong_about_everything() -> None:
    sellers: list[list[Given]] = [[0, 0, 0, 0]] * 5
    thirds = headline([4, 0, 0, 0], sellers)
    assert (thirds.headline, thirds.ahead) == (Fraction(25), False)


@pytest.mark.parametrize(
    ("expected", "groundwork", "quarter"),
    [
        ("3/4", "3/4", Quadrant.GROUNDED),
        ("1", "1", Quadrant.GROUNDED),
        ("3/4", "1/4", Quadrant.AHEAD),
        ("1", "0", Quadrant.AHEAD),
        ("1/4", "1/4", Quadrant.AWARE),
        ("1/4", "3/4", Quadrant.UNDERESTIMATING),
        ("0", "1", Quadrant.UNDERESTIMATING),
        ("3/4", "1/2", Quadrant.MIXED),
        ("1/2", "1/4", Quadrant.MIXED),
        ("1/2", "3/4", Quadrant.MIXED),
        ("0.7499", "0.25", Quadrant.MIXED),
        ("0.75", "0.2501", Quadrant.MIXED),
        ("0.2501", "0.75", Quadrant.MIXED),
        ("0.25", "0.7499", Quadrant.MIXED),
    ],
)
def test_expectations_and_groundwork_are_high_from_three_quarters_and_low_up_to_one(
    expected: str, groundwork: str, quarter: Quadrant
) -> None:
    assert quadrant(Fraction(expected), Fraction(groundwork)) is quarter


def test_reliance_is_high_where_much_is_expected_and_little_is_there() -> None:
    beliefs = found(
        {"expectations": [expectation("system", "known", "manager", "executive")]},
        seller=[{"known": 0}, {"known": 1}],
        manager=[{"known": 1, "system": 4}, {"system": 4}],
        executive=[{"system": 2}],
    )
    only = beliefs.reliances[0]
    assert (only.expected, only.groundwork) == (Fraction(3, 4), Fraction(3, 16))
    assert (only.reliance, only.quadrant) == (Fraction(39, 64), Quadrant.AHEAD)
    assert beliefs.reliance == Fraction(975, 16)


def test_reliance_is_the_mean_over_the_expectations_that_can_be_compared_and_shown() -> None:
    made = {"expectations": [expectation("one", "a"), expectation("two", "b"), expectation("three", "c")]}
    beliefs = found(
        made,
        dimension("d", levels("a"), levels("b"), levels("c")),
        seller=[{"a": 0, "b": 2}],
        manager=[{"one": 4, "two": 4, "three": 4}],
    )
    assert [found.reliance for found in beliefs.reliances] == [1, Fraction(1, 2), None]
    assert beliefs.reliance == 75
    assert summary(beliefs.pairs, beliefs.reliances, frozenset({"one"})).reliance == 50
    assert summary((), ()).reliance is None

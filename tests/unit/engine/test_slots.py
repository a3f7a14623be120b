"""Slots, what is not applicable, coverage, and the interval of ignorance."""

from fractions import Fraction

import pytest

from crmready.model.scorecard import Span, Status
from tests.building import (
    DK,
    NA,
    Given,
    capped,
    dimension,
    dimension_of,
    levels,
    question_score,
    questionnaire,
    scored,
)

THREE = questionnaire(dimension("d", levels("a"), levels("b"), levels("c")))


def test_slots_are_the_registered_respondents_of_the_roles_that_are_asked() -> None:
    part = question_score(levels("q"), seller=[3, DK, None, None], manager=[None]).role("seller")
    assert (part.slots, part.dont_know, part.blank, part.registered) == (4, 1, 2, 4)


def test_an_addressed_role_that_has_nobody_is_one_blank() -> None:
    found = question_score(levels("q", "seller", "manager"), seller=[4])
    assert (found.role("manager").blank, found.role("manager").registered) == (1, 0)
    assert (found.score, found.span) == (Fraction(4), Span(Fraction(2), Fraction(4)))


def test_one_who_answers_not_relevant_leaves() -> None:
    found = question_score(levels("q"), seller=[3, NA])
    assert (found.role("seller").slots, found.score) == (1, Fraction(3))
    assert found.span == Span(Fraction(3), Fraction(3))


def test_a_role_of_only_not_relevant_leaves() -> None:
    found = question_score(levels("q", "seller", "manager"), seller=[NA, NA], manager=[3])
    assert found.span == Span(Fraction(3), Fraction(3))


@pytest.mark.parametrize(
    ("sellers", "managers", "applicable"),
    [
        ([NA], [NA], False),
        ([NA, NA], [], False),
        ([NA], [3], True),
        ([NA], [DK], True),
        ([NA], [None], True),
        ([NA, None], [NA], True),
        ([], [], True),
        ([None], [], True),
    ],
)
def test_a_question_is_not_applicable_when_somebody_says_so_and_nobody_registered_says_or_owes_anything_else(
    sellers: list[Given], managers: list[Given], *, applicable: bool
) -> None:
    found = question_score(levels("q", "seller", "manager"), seller=sellers, manager=managers)
    assert found.applicable is applicable
    assert (found.span is not None) is applicable


def test_a_missing_answer_counts_at_worst_and_at_best_in_the_interval() -> None:
    found = question_score(levels("q"), seller=[2, 3, DK, None])
    assert found.score == Fraction(5, 2)
    assert found.span == Span(Fraction(5, 4), Fraction(13, 4))


def test_the_best_that_is_missing_counts_as_shown() -> None:
    assert question_score(capped("q", cap=1), seller=[4, None]).span == Span(Fraction(1, 2), Fraction(5, 2))


def test_the_interval_of_a_scale_that_does_not_start_at_nought_ends_at_its_own_ends() -> None:
    assert question_score(levels("q", scores=(-1, 1, 7)), seller=[DK]).span == Span(Fraction(-1), Fraction(7))


def test_dont_know_and_not_relevant_leave_both_sums_of_the_weighted_mean() -> None:
    made = questionnaire(
        dimension("d", levels("a", weight=2), levels("b"), levels("c", weight=5), levels("e", weight=9)),
        coverage="1/100",
    )
    found = scored(made, seller=[{"a": 4, "b": 1, "c": DK, "e": NA}]).dimensions[0]
    assert found.score == Fraction(2 * 4 + 1, 3 * 4)
    assert found.coverage == Fraction(3, 8)
    assert found.span == Span(Fraction(9, 32), Fraction(29, 32))


def test_coverage_exactly_at_the_minimum_suffices() -> None:
    found = scored(THREE, seller=[{"a": 4, "b": 2}]).dimensions[0]
    assert (found.coverage, found.status, found.score) == (Fraction(2, 3), Status.SCORED, Fraction(3, 4))


def test_below_the_minimum_there_is_no_score_and_no_rating_but_an_interval() -> None:
    found = scored(THREE, seller=[{"a": 4}]).dimensions[0]
    assert (found.coverage, found.status) == (Fraction(1, 3), Status.INSUFFICIENT)
    assert (found.score, found.rating, found.gap) == (None, None, None)
    assert found.span == Span(Fraction(1, 3), Fraction(1))


def test_coverage_counts_weights_and_not_people() -> None:
    made = questionnaire(dimension("d", levels("a", weight=2), levels("b", weight=1)))
    sellers = [{"a": 4}, {}, {}, {}]
    assert scored(made, seller=sellers).dimensions[0].coverage == Fraction(2, 3)


def test_a_dimension_where_everything_is_not_relevant_is_not_applicable() -> None:
    found = scored(THREE, seller=[{"a": NA, "b": NA, "c": NA}]).dimensions[0]
    assert (found.status, found.coverage, found.score, found.span) == (Status.NOT_APPLICABLE, None, None, None)


def test_a_dimension_that_nobody_was_asked_about_is_insufficient() -> None:
    found = scored(THREE).dimensions[0]
    assert (found.status, found.coverage) == (Status.INSUFFICIENT, Fraction(0))
    assert found.span == Span(Fraction(0), Fraction(1))


def test_a_skipped_question_does_not_count_against_the_dimension() -> None:
    skipped, answered = scored(THREE, seller=[{"a": 3, "b": 3}]), scored(THREE, seller=[{"a": 3, "b": 3, "c": 3}])
    assert skipped.dimensions[0].score == answered.dimensions[0].score == Fraction(3, 4)


def test_a_missing_answer_may_raise_the_score_but_never_the_lower_bound() -> None:
    low, missing = scored(THREE, seller=[{"a": 4, "b": 4, "c": 1}]), scored(THREE, seller=[{"a": 4, "b": 4}])
    assert (dimension_of(low, "d").score, dimension_of(missing, "d").score) == (Fraction(3, 4), Fraction(1))
    assert dimension_of(low, "d").span == Span(Fraction(3, 4), Fraction(3, 4))
    assert dimension_of(missing, "d").span == Span(Fraction(2, 3), Fraction(1))

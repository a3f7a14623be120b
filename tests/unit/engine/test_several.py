"""Several respondents: different pictures between roles, agreement within one, and signals about the answers."""

import math
from collections.abc import Sequence
from fractions import Fraction

import pytest

from crmready.engine.agreement import straight_lines
from crmready.engine.score import score
from crmready.model.assessment import Answered, Assessment, Respondent
from crmready.model.findings import Agreement, RoleGap, Signal, SignalKind
from crmready.model.scorecard import Scorecard
from tests.building import (
    DK,
    NA,
    Given,
    Raw,
    capped,
    dimension,
    levels,
    questionnaire,
    scored,
    sheets,
    shown,
)

MIRROR = levels("q", "seller", "manager", mirror=True)


def result(raw: Raw, **people: Sequence[Given]) -> Scorecard:
    made = questionnaire(dimension("d", raw))
    return scored(made, **{role: sheets("q", *given) for role, given in people.items()})


def gap(raw: Raw = MIRROR, **people: Sequence[Given]) -> RoleGap:
    return result(raw, **people).role_gaps[0]


def test_the_last_listed_role_is_compared_with_the_first_in_steps() -> None:
    found = gap(seller=[2, 2, 1, 3, 2], manager=[4])
    assert (found.first, found.last) == ("seller", "manager")
    assert (found.difference, found.delta, found.delta_span) == (Fraction(2), Fraction(1), None)
    assert found.different_pictures


def test_a_step_is_one_option_whatever_the_scores() -> None:
    found = gap(levels("q", "seller", "manager", mirror=True, scores=(0, 10, 20)), seller=[0], manager=[2])
    assert found.difference == 2


def test_counted_answers_are_compared() -> None:
    assert gap(capped("q", "seller", "manager", mirror=True), seller=[1], manager=[4]).difference == 1


@pytest.mark.parametrize(
    ("sellers", "managers", "different"),
    [
        ([1, 1, 1], [2], True),
        ([1, 1, 2], [2], False),
        ([3, 3], [2, 2], True),
        ([0, 4, 4], [4, 4, 4], True),
        ([0, 4, 4, 4], [4, 4, 4, 4], False),
        ([0, 0, 0, 4, 4, 4, 4], [3, 3, 4, 4, 4, 4], False),
        ([0, 4, 4, 4, 4], [4, 3, 4, 4], False),
    ],
)
def test_pictures_differ_from_one_step_with_a_delta_of_a_third(
    sellers: list[Given], managers: list[Given], *, different: bool
) -> None:
    assert gap(seller=sellers, manager=managers).different_pictures is different


def test_one_step_alone_is_no_difference_when_most_answers_are_the_same() -> None:
    found = gap(seller=[0, 0, 4, 4, 4, 4, 4], manager=[4, 4, 4, 4, 4, 4, 4])
    assert (found.difference, found.delta) == (Fraction(8, 7), Fraction(2, 7))
    assert not found.different_pictures


def test_no_interval_stands_beside_delta_when_a_side_has_one_answer_or_nothing_varies() -> None:
    assert gap(seller=[1, 2], manager=[2]).delta_span is None
    assert gap(seller=[1, 1], manager=[3, 3]).delta_span is None
    assert gap(seller=[1, 3, 2], manager=[2, 2]).delta_span is not None


def test_there_is_no_gap_without_both_roles_or_without_a_mirror() -> None:
    assert result(MIRROR, seller=[2], manager=[DK]).role_gaps == ()
    assert result(levels("q", "seller", "manager"), seller=[2], manager=[4]).role_gaps == ()


def agreement(raw: Raw, *given: Given) -> Agreement:
    found = result(raw, seller=given).agreements
    return next(entry for entry in found if entry.role == "seller")


def test_agreement_is_about_the_answers_as_given_and_the_interval_about_the_counted() -> None:
    found = agreement(capped("q"), 4, 4, shown(4), 2)
    assert (found.answers, found.mean, found.average_deviation) == (4, Fraction(7, 2), Fraction(1, 2))
    assert found.distribution == (0, 0, 1, 0, 3)
    assert found.interval == pytest.approx((0.9087768, 4.0), abs=1e-6)
    assert found.consensus == pytest.approx(1 + 0.75 * math.log2(7 / 8) + 0.25 * math.log2(5 / 8))


def test_deviation_is_in_steps_of_the_scale() -> None:
    assert agreement(levels("q", scores=(0, 10, 20)), 0, 2).average_deviation == 1


def test_one_answer_agrees_with_nobody() -> None:
    found = agreement(levels("q"), 3)
    assert (found.average_deviation, found.consensus, found.interval) == (None, None, None)
    assert (found.mean, found.distribution) == (Fraction(3), (0, 0, 0, 1, 0))


@pytest.mark.parametrize(
    ("given", "share"),
    [([3, DK, DK, DK], Fraction(3, 4)), ([DK], Fraction(1)), ([3, None, NA], Fraction(0)), ([None, NA], None)],
)
def test_dont_know_is_a_share_of_those_who_answered_or_did_not_know(given: list[Given], share: Fraction | None) -> None:
    assert agreement(levels("q"), *given).dont_know_share == share


def test_a_role_without_respondents_has_no_entry() -> None:
    assert [entry.role for entry in result(MIRROR, seller=[2]).agreements] == ["seller"]


def test_twelve_equal_positions_in_a_row_are_a_straight_line() -> None:
    assert straight_lines([2] * 12)
    assert straight_lines([0, 1, *[2] * 12, 0])
    assert not straight_lines([2] * 11)
    assert not straight_lines([*[2] * 11, 3, 2])
    assert not straight_lines([None] * 12)
    assert not straight_lines([*[2] * 6, None, *[2] * 6])


def lined(*given: Given, middle: Raw | None = None) -> tuple[Signal, ...]:
    asked = [levels(f"q{number}") for number in range(12)]
    asked[6:6] = [middle] if middle else []
    made = questionnaire(dimension("one", *asked[:5]), dimension("two", *asked[5:]))
    answers: dict[str, Given] = {raw["id"]: value for raw, value in zip(asked, given, strict=True)}
    return scored(made, seller=[answers, {"q0": 1}]).signals


def test_a_respondent_who_answers_twelve_questions_alike_is_counted() -> None:
    assert lined(*[1] * 12) == (Signal(SignalKind.STRAIGHT_LINING, "seller", None, 1),)
    assert lined(*[1] * 11, 2) == ()
    assert lined(*[1] * 11, DK) == ()


@pytest.mark.parametrize(("respondent", "lines"), [("a0", 0), ("a1", 1)])
def test_a_row_of_equal_positions_is_one_on_the_screen_and_not_in_the_levels(respondent: str, lines: int) -> None:
    """Half of the questions stand in reverse order for `a1`: level 4 there is where level 0 stands elsewhere."""
    asked = [levels(f"q{number}", alternate=number % 2 == 0) for number in range(12)]
    answers = {(respondent, f"q{number}"): Answered(4 if number % 2 == 0 else 0) for number in range(12)}
    people = (Respondent(respondent, "seller"),)
    found = score(questionnaire(dimension("d", *asked)), Assessment("Acme", "en", people, answers))
    assert sum(signal.count for signal in found.signals) == lines
    alike = {place: Answered(0) for place in answers}
    found = score(questionnaire(dimension("d", *asked)), Assessment("Acme", "en", people, alike))
    assert sum(signal.count for signal in found.signals) == 1 - lines


def test_a_question_without_a_position_breaks_the_row() -> None:
    text: Raw = {"id": "t", "type": "text", "roles": ["seller"], "ask": "t?"}
    assert lined(*[1] * 6, "words", *[1] * 6, middle=text) == ()


def test_a_mirrored_pair_half_a_scale_apart_contradicts_itself() -> None:
    opposed = Signal(SignalKind.OPPOSED_MIRROR, "manager", "q", 1)
    assert result(MIRROR, seller=[1], manager=[3]).signals == (opposed,)
    assert result(MIRROR, seller=[4], manager=[2]).signals == (opposed,)
    assert result(MIRROR, seller=[1, 2], manager=[3]).signals == ()


def test_claims_without_evidence_are_counted_by_role_and_question() -> None:
    found = result(capped("q", "seller", "manager"), seller=[4, 3, shown(4), 2], manager=[3])
    assert found.signals == (
        Signal(SignalKind.CLAIMED_WITHOUT_EVIDENCE, "seller", "q", 2),
        Signal(SignalKind.CLAIMED_WITHOUT_EVIDENCE, "manager", "q", 1),
    )

"""Which gates are fragile, and which answer holds a gate back."""

from fractions import Fraction

import pytest

from crmready.model.scorecard import Limiting, State
from tests.building import DK, NA, Given, capped, gate, gate_result, levels, shown

AT_2 = gate("g", "q", 2)
AT_3 = gate("g", "q", 3)
PLAIN = levels("q")
BOTH = levels("q", "seller", "manager")


@pytest.mark.parametrize(
    ("sellers", "state", "fragile"),
    [
        ([1, 2, 2, 1, 3], State.FAIL, True),
        ([2, 2, 2, 2, 2], State.PASS, False),
        ([1, 1, 1, 1, 1], State.FAIL, False),
        ([3, 3, 3, 3, 3, 3, 3, 2], State.PASS, False),
        ([2], State.PASS, False),
        ([0, 4], State.PASS, True),
        ([3, None, 3, 3], State.PASS, False),
        ([3, None], State.UNKNOWN, False),
    ],
)
def test_a_gate_of_one_role_is_fragile_when_its_t_interval_holds_the_minimum(
    sellers: list[Given], state: State, *, fragile: bool
) -> None:
    found = gate_result(AT_2, PLAIN, seller=sellers)
    assert (found.state, found.fragile) == (state, fragile)


def test_the_minimum_belongs_to_the_upper_side_of_a_fragile_interval() -> None:
    # mean 2 and s = sqrt(2) of 2 answers: the interval reaches over the whole scale, down to 0 and up to 4
    lowest = gate_result(gate("g", "q", 4), PLAIN, seller=[1, 3])
    assert (lowest.state, lowest.fragile) == (State.FAIL, True)


def test_a_gate_of_two_roles_is_fragile_when_one_respondent_s_leaving_changes_it() -> None:
    assert gate_result(AT_2, BOTH, seller=[0, 2], manager=[3]).fragile
    assert not gate_result(AT_2, BOTH, seller=[2, 2], manager=[3]).fragile


def test_nobody_can_leave_a_role_of_one() -> None:
    found = gate_result(AT_2, BOTH, seller=[0], manager=[4])
    assert (found.state, found.fragile) == (State.PASS, False)


def test_the_t_interval_of_one_role_says_nothing_about_a_gate_of_two() -> None:
    found = gate_result(AT_2, BOTH, seller=[0, 4, 0, 4], manager=[4])
    assert (found.state, found.fragile) == (State.PASS, False)


@pytest.mark.parametrize("missing", [None, DK])
def test_leaving_out_somebody_who_has_not_answered_may_change_the_state_too(missing: Given) -> None:
    """Only then: without either of the sellers who have answered it is claimed as before."""
    found = gate_result(AT_3, capped("q", "seller", "manager"), seller=[shown(4), shown(4), missing], manager=[4])
    assert (found.state, found.fragile) == (State.CLAIMED, True)
    without = gate_result(AT_3, capped("q", "seller", "manager"), seller=[shown(4), missing], manager=[4])
    assert without.state is State.CLAIMED


def test_a_claimed_gate_is_fragile_when_the_only_one_who_claims_could_leave() -> None:
    found = gate_result(AT_2, capped("q", cap=1), seller=[4, 0])
    assert (found.state, found.fragile) == (State.CLAIMED, True)


def test_a_pass_is_fragile_when_the_only_one_who_shows_it_could_leave() -> None:
    found = gate_result(AT_2, capped("q", "seller", "manager"), seller=[shown(2), 2], manager=[2])
    assert (found.state, found.fragile) == (State.PASS, True)


def test_a_pass_has_no_limiting_answer() -> None:
    assert gate_result(AT_2, PLAIN, seller=[2]).limiting is None


def test_a_fail_names_the_lowest_role_and_the_highest_option_it_fully_reaches() -> None:
    found = gate_result(AT_3, BOTH, seller=[1, 2, 2, 1, 3], manager=[3])
    assert found.state is State.FAIL
    assert found.limiting == Limiting("seller", Fraction(9, 5), Fraction(1), answers=5, missing=0)


def test_a_fail_reads_the_counted_answer_and_not_the_claim() -> None:
    found = gate_result(gate("g", "q", 4), capped("q", "seller", "manager"), seller=[3], manager=[3, 4])
    assert found.state is State.FAIL
    assert found.limiting == Limiting("seller", Fraction(2), Fraction(2), answers=1, missing=0)


def test_equal_roles_are_named_in_the_order_of_the_question() -> None:
    low = gate_result(AT_3, levels("q", "manager", "seller"), seller=[1], manager=[1])
    claim = gate_result(AT_3, capped("q", "manager", "seller"), seller=[4], manager=[4])
    unknown = gate_result(AT_3, levels("q", "manager", "seller"), seller=[DK], manager=[None])
    for found, state in ((low, State.FAIL), (claim, State.CLAIMED), (unknown, State.UNKNOWN)):
        assert found.state is state
        assert found.limiting is not None
        assert found.limiting.role == "manager"


def test_a_claim_names_the_role_that_claims_most_in_the_words_of_its_claim() -> None:
    found = gate_result(AT_3, capped("q", "seller", "manager"), seller=[3, 3], manager=[4, 3])
    assert found.state is State.CLAIMED
    assert found.limiting == Limiting("manager", Fraction(7, 2), Fraction(3), answers=2, missing=0)


def test_an_unknown_gate_names_the_role_with_the_largest_share_missing() -> None:
    found = gate_result(AT_3, BOTH, seller=[3, 3, DK, None], manager=[3, 3, 3, 3, None, None, None])
    assert found.state is State.UNKNOWN
    assert found.limiting == Limiting("seller", Fraction(3), Fraction(3), answers=2, missing=2)


def test_a_role_that_nobody_was_asked_in_is_wholly_missing() -> None:
    found = gate_result(AT_3, BOTH, manager=[3, None])
    assert found.limiting == Limiting("seller", None, None, answers=0, missing=1)


def test_not_relevant_for_everybody_names_a_role_without_anything_missing() -> None:
    assert gate_result(AT_3, PLAIN, seller=[NA]).limiting == Limiting("seller", None, None, answers=0, missing=0)


def test_an_option_that_is_nearly_reached_is_not_reached() -> None:
    found = gate_result(gate("g", "q", 8), levels("q", scores=(1, 4, 8)), seller=[1, 1, 0])
    assert found.limiting == Limiting("seller", Fraction(3), Fraction(1), answers=3, missing=0)

"""The four states of a gate, with every corner between them."""

from dataclasses import replace
from fractions import Fraction

import pytest

from crmready.engine.score import score
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import GateResult, Span, State
from tests.building import (
    DK,
    MANAGER,
    NA,
    SELLER,
    Given,
    Raw,
    assessment,
    capped,
    dimension,
    gate,
    gate_result,
    levels,
    questionnaire,
    records,
    scored,
    sheets,
    shown,
)

AT_2 = gate("g", "q", 2)
AT_3 = gate("g", "q", 3)
PLAIN = levels("q")
BOTH = levels("q", "seller", "manager")


def state(raw: Raw, on: Raw, **people: list[Given]) -> State:
    return gate_result(raw, on, [SELLER, MANAGER], **people).state


@pytest.mark.parametrize(
    ("sellers", "expected"),
    [
        ([2], State.PASS),
        ([1], State.FAIL),
        ([1, 3], State.PASS),
        ([1, 2, 2, 1, 3], State.FAIL),
        ([4, None], State.PASS),
        ([3, None], State.UNKNOWN),
        ([3, DK], State.UNKNOWN),
        ([0, None], State.UNKNOWN),
        ([0, 0, None], State.FAIL),
        ([None], State.UNKNOWN),
        ([], State.UNKNOWN),
        ([2, NA], State.PASS),
        ([1, NA], State.FAIL),
        ([NA], State.UNKNOWN),
    ],
)
def test_missing_answers_count_at_worst_towards_a_pass_and_at_best_towards_a_fail(
    sellers: list[Given], expected: State
) -> None:
    assert state(AT_2, PLAIN, seller=sellers) is expected


def test_what_can_be_shown_passes_only_when_it_is_shown() -> None:
    assert state(AT_2, capped("q"), seller=[shown(2)]) is State.PASS
    assert state(AT_2, capped("q"), seller=[2]) is State.CLAIMED
    assert state(AT_2, capped("q"), seller=[shown(2, " ")]) is State.CLAIMED


def test_what_can_only_be_advised_to_show_needs_no_evidence() -> None:
    assert state(AT_2, levels("q", evidence={"show": "A list"}), seller=[2]) is State.PASS


def test_evidence_of_somebody_below_the_minimum_shows_nothing() -> None:
    assert state(AT_2, capped("q", cap=3), seller=[shown(1), 3, 3]) is State.CLAIMED
    assert state(AT_2, capped("q", cap=3), seller=[1, shown(3), 3]) is State.PASS


def test_evidence_of_a_role_that_the_gate_does_not_look_at_shows_nothing() -> None:
    raw = {**AT_2, "roles": ["seller"]}
    assert state(AT_2, capped("q", "seller", "manager"), seller=[2], manager=[shown(4)]) is State.PASS
    assert state(raw, capped("q", "seller", "manager"), seller=[2], manager=[shown(4)]) is State.CLAIMED


def test_a_claim_above_the_minimum_that_counts_below_it_is_claimed() -> None:
    found = gate_result(AT_3, capped("q"), seller=[4])
    assert found.state is State.CLAIMED
    assert found.score == 2
    assert not found.shown


def test_one_shown_answer_does_not_lift_the_others_over_the_minimum() -> None:
    found = gate_result(AT_3, capped("q"), seller=[shown(3), 4])
    assert (found.state, found.shown) == (State.CLAIMED, True)
    assert found.score == Fraction(5, 2)


def test_a_claim_with_missing_answers_at_worst_below_the_minimum_is_unknown() -> None:
    assert state(AT_3, capped("q"), seller=[4, None]) is State.UNKNOWN
    assert state(AT_3, capped("q"), seller=[4, 4, 4, None]) is State.CLAIMED


def test_a_gate_looks_at_the_roles_it_names_and_else_at_everyone_who_is_asked() -> None:
    people: dict[str, list[Given]] = {"seller": [0, 1], "manager": [4]}
    assert state(AT_2, BOTH, **people) is State.PASS
    assert state({**AT_2, "roles": ["seller"]}, BOTH, **people) is State.FAIL
    assert state({**AT_2, "roles": ["manager"]}, BOTH, **people) is State.PASS


def test_a_company_whose_sellers_nobody_asked_is_not_known_to_be_ready() -> None:
    found = gate_result(AT_2, BOTH, manager=[4])
    assert (found.state, found.span) == (State.PASS, Span(Fraction(2), Fraction(4)))
    assert state(AT_3, BOTH, manager=[4]) is State.UNKNOWN
    assert state({**AT_2, "roles": ["seller"]}, BOTH, manager=[4]) is State.UNKNOWN


def test_a_role_that_says_not_relevant_leaves_the_gate_to_the_others() -> None:
    assert state(AT_3, BOTH, seller=[NA, NA], manager=[3]) is State.PASS
    assert state(AT_3, BOTH, seller=[NA], manager=[2]) is State.FAIL


def test_not_relevant_for_everybody_is_unknown_even_with_a_role_that_has_nobody() -> None:
    found = gate_result(AT_2, BOTH, seller=[NA])
    assert (found.state, found.score) == (State.UNKNOWN, None)


def test_roles_weigh_in_a_gate_as_they_do_in_its_question() -> None:
    heavy = {**MANAGER, "weight": 3}
    assert gate_result(AT_3, BOTH, [SELLER, heavy], seller=[0], manager=[4]).state is State.PASS
    assert gate_result(AT_3, BOTH, [SELLER, MANAGER], seller=[0], manager=[4]).state is State.FAIL


def test_a_minimum_may_be_a_fraction_and_is_compared_exactly() -> None:
    third = gate("g", "q", "5/3")
    assert state(third, PLAIN, seller=[1, 2, 2]) is State.PASS
    assert state(gate("g", "q", "1.66666666666666667"), PLAIN, seller=[1, 2, 2]) is State.FAIL


GOALS: Raw = {
    "id": "goals", "type": "record", "roles": ["manager"], "ask": "goals?",
    "fields": [{"id": "goal", "label": "Goal"}, {"id": "note", "label": "Note", "required": False}],
}  # fmt: skip
COMPLETE, INCOMPLETE, EMPTY = {"goal": "Shorter quotes"}, {"note": "later"}, {"goal": " \t"}


def with_records(made: Questionnaire, *entries: dict[str, str], **people: list[dict[str, Given]]) -> GateResult:
    return score(made, replace(assessment(**people), records=records("goals", *entries))).gates[0]


def on_both(complete: int = 1) -> Questionnaire:
    raw = {**AT_3, "records": {"of": "goals", "complete": complete}}
    return questionnaire(dimension("d", PLAIN, GOALS), gates=[raw])


def test_goals_with_figures_pass_only_when_a_complete_one_is_recorded() -> None:
    three = {"seller": sheets("q", 3)}
    assert with_records(on_both(), COMPLETE, **three).state is State.PASS
    assert with_records(on_both(), **three).state is State.CLAIMED
    assert with_records(on_both(), INCOMPLETE, EMPTY, **three).state is State.CLAIMED
    assert with_records(on_both(2), COMPLETE, INCOMPLETE, **three).state is State.CLAIMED
    assert with_records(on_both(2), COMPLETE, COMPLETE, **three).state is State.PASS


def test_records_do_not_make_up_for_the_answer() -> None:
    found = with_records(on_both(), COMPLETE, seller=sheets("q", 2))
    assert (found.state, found.records_complete, found.records_needed) == (State.FAIL, 1, 1)


def alone(complete: int = 2) -> Questionnaire:
    raw = gate("g", records={"of": "goals", "complete": complete})
    return questionnaire(dimension("d", PLAIN, GOALS), gates=[raw])


def test_a_gate_on_records_alone_counts_the_complete_ones() -> None:
    assert with_records(alone(), COMPLETE, COMPLETE).state is State.PASS
    assert with_records(alone(), COMPLETE, INCOMPLETE).state is State.CLAIMED
    assert with_records(alone(), COMPLETE).state is State.FAIL
    assert with_records(alone()).state is State.UNKNOWN
    assert with_records(alone(), manager=sheets("goals", ())).state is State.FAIL


def test_a_gate_on_records_alone_says_how_many_are_recorded_and_how_many_more_are_needed() -> None:
    one, three = with_records(alone(), COMPLETE), with_records(alone(), INCOMPLETE, INCOMPLETE, INCOMPLETE)
    assert one.limiting is not None
    assert (one.limiting.role, one.limiting.answers, one.limiting.missing) == ("manager", 1, 1)
    assert three.limiting is not None
    assert (three.state, three.limiting.answers, three.limiting.missing) == (State.CLAIMED, 3, 0)
    assert with_records(alone(), COMPLETE, COMPLETE).limiting is None


def test_every_gate_is_given_in_the_author_s_order() -> None:
    made = questionnaire(dimension("d", PLAIN), gates=[gate("z", "q", 1), gate("a", "q", 4), gate("m", "q", 2)])
    assert [found.gate for found in scored(made, seller=sheets("q", 2)).gates] == ["z", "a", "m"]

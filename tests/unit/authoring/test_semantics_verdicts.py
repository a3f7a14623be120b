"""Which verdicts can be given: decided at the exact edge of every gate and rating."""

from fractions import Fraction
from pathlib import Path

import pytest

from crmready.authoring.inspection import inspect
from crmready.authoring.semantics.condensed import condensed
from crmready.authoring.semantics.deciding import Decision, Reached, decisions
from crmready.authoring.semantics.space import Space
from crmready.authoring.semantics.verdicts import states_of
from crmready.authoring.semantics.witness import given
from crmready.engine.score import score
from crmready.loading.questionnaire import load
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import State
from tests.building import Raw, capped, dimension, gate, levels, questionnaire, verdict

ROOT = Path(__file__).parents[3]
GOALS: Raw = {
    "id": "goals", "type": "record", "roles": ["manager"], "ask": "Which goals?",
    "fields": [{"id": "goal", "label": "Goal"}],
}  # fmt: skip


def yes_no(name: str) -> Raw:
    return {"id": name, "type": "yes-no", "roles": ["seller"], "ask": "?"}


def all_of(*parts: Raw) -> Raw:
    return {"all": list(parts)}


def is_in(name: str, *states: str) -> Raw:
    return {"gates": [name], "state": list(states)}


def rated(name: str, *ratings: str) -> Raw:
    return {"dimensions": [name], "lower_rating": list(ratings)}


def bands(edge: int | str) -> list[Raw]:
    return [{"id": "low", "name": "Low", "up_to": edge}, {"id": "high", "name": "High", "up_to": 100}]


def decided(when: Raw, *dimensions: Raw, **more: object) -> Decision:
    made = questionnaire(*dimensions, verdicts=[verdict("asked", when), verdict("rest")], **more)
    return decisions(made)["asked"]


def states(made: Questionnaire, name: str) -> set[State]:
    return states_of(Space(made), name)


def test_a_gate_is_claimed_only_where_evidence_or_records_are_asked_for() -> None:
    made = questionnaire(
        dimension("d", levels("plain"), capped("shown"), levels("counted"), GOALS),
        gates=[
            gate("plain", "plain", 2), gate("shown", "shown", 2),
            gate("counted", "counted", 2, records={"of": "goals", "complete": 2}),
            gate("only-counted", records={"of": "goals", "complete": 2}),
        ],
    )  # fmt: skip
    assert states(made, "plain") == {State.PASS, State.FAIL, State.UNKNOWN}
    assert states(made, "shown") == states(made, "counted") == states(made, "only-counted") == set(State)


def test_a_gate_on_a_single_record_fails_when_somebody_says_that_there_is_none() -> None:
    made = questionnaire(dimension("d", levels("q"), GOALS), gates=[gate("g", records={"of": "goals", "complete": 1})])
    assert states(made, "g") == set(State)


def test_records_without_a_required_field_are_never_merely_claimed() -> None:
    loose = {**GOALS, "fields": [{"id": "goal", "label": "Goal", "required": False}]}
    made = questionnaire(dimension("d", levels("q"), loose), gates=[gate("g", records={"of": "goals", "complete": 2})])
    assert states(made, "g") == {State.PASS, State.FAIL, State.UNKNOWN}


def test_a_gate_whose_question_never_comes_up_is_always_unknown() -> None:
    hidden = levels("hidden", show_if={"question": "first", "at_least": 9})
    made = questionnaire(dimension("d", levels("first"), hidden), gates=[gate("g", "hidden", 2)])
    assert states(made, "g") == {State.UNKNOWN}


@pytest.mark.parametrize(("edge", "reached"), [("74.99", Reached.NEVER), (75, Reached.YES)])
def test_a_passed_gate_lifts_its_dimension_to_its_own_height(edge: int | str, reached: Reached) -> None:
    when = all_of(is_in("g", "pass"), rated("d", "low"))
    found = decided(when, dimension("d", levels("q")), gates=[gate("g", "q", 3)], ratings=bands(edge))
    assert found.reached is reached


@pytest.mark.parametrize(("edge", "reached"), [(74, Reached.YES), (75, Reached.NEVER)])
def test_a_failed_gate_keeps_its_dimension_below_its_own_height(edge: int, reached: Reached) -> None:
    when = all_of(is_in("g", "fail"), rated("d", "high"))
    found = decided(
        when, dimension("d", levels("q", scores=[0, 1, 2, "2.99", 4])), gates=[gate("g", "q", 3)], ratings=bands(edge)
    )
    assert found.reached is reached


def test_a_claim_counts_as_its_cap_in_the_dimension() -> None:
    for edge, reached in ((75, Reached.NEVER), (49, Reached.YES)):
        when = all_of(is_in("g", "claimed"), rated("d", "high"))
        found = decided(when, dimension("d", capped("q", cap=2)), gates=[gate("g", "q", 3)], ratings=bands(edge))
        assert found.reached is reached


def test_a_claim_under_a_high_cap_still_lifts_the_dimension() -> None:
    for edge, reached in ((75, Reached.NEVER), (74, Reached.YES)):
        when = all_of(is_in("g", "claimed"), rated("d", "high"))
        found = decided(when, dimension("d", capped("q", cap=3)), gates=[gate("g", "q", 2)], ratings=bands(edge))
        assert found.reached is reached


def test_between_two_gates_there_is_what_lies_between_them() -> None:
    gates = [gate("low", "q", 1), gate("high", "q", 3)]
    for edge, reached in ((75, Reached.NEVER), (49, Reached.YES)):
        when = all_of(is_in("low", "pass"), is_in("high", "fail"), rated("d", "high"))
        assert decided(when, dimension("d", levels("q")), gates=gates, ratings=bands(edge)).reached is reached


def test_other_questions_can_make_up_for_a_failed_gate_as_far_as_their_weight_goes() -> None:
    when = all_of(is_in("g", "fail"), rated("d", "high"))
    around = dimension("d", levels("q"), levels("free", weight=3))
    assert decided(when, around, gates=[gate("g", "q", 1)], ratings=bands(74)).reached is Reached.YES
    assert decided(when, around, gates=[gate("g", "q", 1)], ratings=bands("81.25")).reached is Reached.NEVER


def test_two_gates_on_one_question_cannot_contradict_each_other() -> None:
    gates = [gate("low", "q", 1), gate("high", "q", 3)]
    assert decided(
        all_of(is_in("low", "fail"), is_in("high", "pass")), dimension("d", levels("q")), gates=gates
    ).reached is (Reached.NEVER)
    assert decided(
        all_of(is_in("low", "pass"), is_in("high", "fail")), dimension("d", levels("q")), gates=gates
    ).reached is (Reached.YES)


def test_gates_on_the_same_records_cannot_contradict_each_other() -> None:
    gates = [gate("one", records={"of": "goals", "complete": 1}), gate("three", records={"of": "goals", "complete": 3})]
    around = dimension("d", levels("q"), GOALS)
    assert decided(all_of(is_in("one", "fail"), is_in("three", "pass")), around, gates=gates).reached is Reached.NEVER
    assert decided(all_of(is_in("one", "claimed"), is_in("three", "fail")), around, gates=gates).reached is Reached.YES


def test_gates_on_different_roles_of_a_question_go_their_own_ways() -> None:
    gates = [gate("sellers", "q", 3, roles=["seller"]), gate("managers", "q", 3, roles=["manager"])]
    found = decided(
        all_of(is_in("sellers", "pass"), is_in("managers", "fail")),
        dimension("d", levels("q", "seller", "manager")),
        gates=gates,
    )
    assert found.reached is Reached.YES


def test_a_verdict_behind_a_wider_one_names_it() -> None:
    made = questionnaire(
        dimension("d", levels("q")), gates=[gate("g", "q", 2)],
        verdicts=[
            verdict("wide", is_in("g", "fail", "unknown")), verdict("narrow", is_in("g", "fail")), verdict("rest"),
        ],
    )  # fmt: skip
    found = decisions(made)
    witness = found["narrow"].witness
    assert found["narrow"] == Decision(Reached.SHADOWED, witness, shadows=("wide",))
    assert witness is not None
    assert given(made, witness) == "wide"
    assert found["wide"].reached is found["rest"].reached is Reached.YES


def test_a_verdict_that_several_take_between_them_names_only_those() -> None:
    made = questionnaire(
        dimension("d", levels("q")), gates=[gate("g", "q", 2)],
        verdicts=[
            verdict("open", is_in("g", "unknown")), verdict("failed", is_in("g", "fail")),
            verdict("also-failed", is_in("g", "fail")), verdict("passed", is_in("g", "pass")), verdict("rest"),
        ],
    )  # fmt: skip
    assert decisions(made)["rest"] == Decision(Reached.SHADOWED, shadows=("open", "failed", "passed"))


def test_a_contradiction_names_the_parts_that_exclude_each_other() -> None:
    when = all_of(rated("d", "n", "p"), is_in("g", "pass"), is_in("g", "fail"))
    found = decided(when, dimension("d", levels("q")), gates=[gate("g", "q", 2)])
    assert found == Decision(Reached.NEVER, reason="parts 2 and 3 of its `all` never hold together")


def test_insufficient_coverage_is_found_however_the_weights_fall() -> None:
    when = {"dimensions": ["d"], "status": ["insufficient"]}
    around = dimension("d", levels("light"), levels("heavy", weight=9))
    found = decided(all_of(when, is_in("g", "pass")), around, gates=[gate("g", "light", 2)])
    assert found.reached is Reached.YES
    held = decided(all_of(when, is_in("g", "pass")), around, gates=[gate("g", "heavy", 2)])
    assert held.reached is Reached.NEVER


@pytest.mark.parametrize(("coverage", "reached"), [("2/3", Reached.NEVER), ("3/4", Reached.YES)])
def test_exactly_the_coverage_that_is_asked_for_is_enough(coverage: str, reached: Reached) -> None:
    when = all_of({"dimensions": ["d"], "status": ["insufficient"]}, is_in("g", "pass"))
    around = dimension("d", levels("held", weight=2), levels("free"))
    assert decided(when, around, gates=[gate("g", "held", 2)], coverage=coverage).reached is reached


def test_sixty_gates_are_not_sixty_to_the_power_of_anything() -> None:
    questions = [capped(f"q-{n}") for n in range(60)]
    gates = [gate(f"g-{n}", f"q-{n}", 3) for n in range(60)]
    made = questionnaire(
        *(dimension(f"d-{n}", question) for n, question in enumerate(questions)),
        gates=gates,
        verdicts=[
            verdict("bad", {"gates": "hard", "state": ["fail", "unknown"]}),
            verdict("never", all_of(is_in("g-7", "fail"), {"gates": "all", "state": ["claimed"]})),
            verdict("doubtful", {"gates": "all", "state": ["claimed"]}),
            verdict("good"),
        ],
    )
    assert [found.reached for found in decisions(made).values()] == [
        Reached.YES, Reached.SHADOWED, Reached.YES, Reached.YES,
    ]  # fmt: skip


def test_what_counts_alike_is_joined_and_the_witness_answers_all_of_it() -> None:
    made = questionnaire(
        dimension(
            "d", levels("one"), levels("two", weight="1/2"), levels("held", weight=0), levels("other", "manager")
        ),
        gates=[gate("g", "held", 2)],
        verdicts=[verdict("strong", rated("d", "f")), verdict("rest")],
    )
    smaller = condensed(made)
    assert {q.id: q.weight for q in smaller.questionnaire.questions.values()} == {
        "one": Fraction(3, 2), "held": 0, "other": 1,
    }  # fmt: skip
    witness = decisions(made)["strong"].witness
    assert witness is not None
    assert {question for _, question in witness.answers} == {"one", "two", "held", "other"}
    assert score(made, witness).verdict == "strong"


def test_more_gates_on_one_question_than_are_worked_through_are_left_undecided() -> None:
    made = questionnaire(
        dimension("d", levels("q", options=9)), gates=[gate(f"g-{n}", "q", n) for n in range(1, 9)],
        verdicts=[verdict("bad", is_in("g-1", "fail")), verdict("good")],
    )  # fmt: skip
    assert {found.reached for found in decisions(made).values()} == {Reached.UNDECIDED}


def test_records_and_gates_beyond_any_sense_are_given_up_soon() -> None:
    names = [f"goals-{n}" for n in range(5)]
    gates = [gate(f"{name}-{n}", records={"of": name, "complete": n}) for name in names for n in range(1, 9)]
    made = questionnaire(
        dimension("d", levels("q"), *({**GOALS, "id": name} for name in names)), gates=gates,
        verdicts=[verdict("bad", {"gates": "all", "state": ["fail"]}), verdict("good")],
    )  # fmt: skip
    assert {found.reached for found in decisions(made).values()} == {Reached.UNDECIDED}


@pytest.mark.parametrize("name", ["crm-readiness", "coaching-pulse"])
def test_every_verdict_of_our_own_questionnaires_can_be_given(name: str) -> None:
    made = load(ROOT / "questionnaires" / name).speaking("en")
    for verdict_id, decision in decisions(made).items():
        assert decision.witness is not None
        assert score(made, decision.witness).verdict == verdict_id


@pytest.mark.parametrize("name", ["crm-readiness", "coaching-pulse"])
def test_our_own_questionnaires_say_nothing_in_vain(name: str) -> None:
    found = inspect(ROOT / "questionnaires" / name).problems
    assert [problem for problem in found if problem.code.startswith("L6")] == []


def test_dimensions_that_count_alike_are_condensed_to_one_for_each_comparison_that_names_them() -> None:
    rules = [verdict("weak", rated("d-0", "n")), verdict("thin", {"dimensions": "all", "status": ["insufficient"]})]
    alike = [dimension(f"d-{n}", levels(f"q-{n}"), levels(f"r-{n}", weight=3)) for n in range(40)]
    other = dimension("other", levels("x"), levels("y", weight=2), yes_no("z"))
    made = questionnaire(*alike, other, verdicts=[*rules, verdict("rest")])
    assert [one.id for one in condensed(made).questionnaire.dimensions] == ["d-0", "d-1", "other"]
    decided_by = decisions(made)
    for name in ("weak", "thin", "rest"):
        witness = decided_by[name].witness
        assert witness is not None
        assert score(made, witness).verdict == name
        if name == "rest":
            assert {question for _, question in witness.answers} == set(made.questions)


def test_a_dimension_that_a_gate_looks_into_is_kept_among_those_that_count_alike() -> None:
    alike = [dimension(f"d-{n}", levels(f"q-{n}")) for n in range(9)]
    rules = [verdict("bad", {"dimensions": "all", "lower_rating": ["n"]}), verdict("failed", is_in("g", "fail"))]
    made = questionnaire(*alike, gates=[gate("g", "q-5", 3)], verdicts=[*rules, verdict("rest")])
    assert [one.id for one in condensed(made).questionnaire.dimensions] == ["d-0", "d-5"]
    assert {found.reached for found in decisions(made).values()} == {Reached.YES}


def test_many_gates_that_count_alike_in_one_dimension_are_decided_together() -> None:
    """Six situations of each of ten questions are sixty million choices, but few sums."""
    made = questionnaire(
        dimension("d", *(levels(f"q-{n}") for n in range(10))),
        gates=[gate(f"g-{n}", f"q-{n}", 3) for n in range(10)],
        verdicts=[
            verdict("odd", all_of({"gates": "all", "state": ["fail"]}, rated("d", "f"))),
            verdict("bad", {"gates": "hard", "state": ["fail", "unknown"]}),
            verdict("weak", rated("d", "n", "p")),
            verdict("good"),
        ],
    )
    assert [found.reached for found in decisions(made).values()] == [
        Reached.YES, Reached.YES, Reached.SHADOWED, Reached.YES,
    ]  # fmt: skip


def test_so_many_verdicts_and_gates_that_nothing_is_sure_are_given_up_soon() -> None:
    made = questionnaire(
        *(dimension(f"d-{n}", capped(f"q-{n}"), levels(f"r-{n}", weight=n + 1)) for n in range(12)),
        gates=[gate(f"g-{n}", f"q-{n}", 3) for n in range(12)],
        verdicts=[*(verdict(f"v-{n}", is_in(f"g-{n}", "fail")) for n in range(12)), verdict("rest")],
    )
    assert {found.reached for found in decisions(made).values()} == {Reached.UNDECIDED}

"""Which gaps come first, and how three actions a window follow from that."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import Scorecard
from tests.building import DK, Given, Raw, dimension, gate, levels, questionnaire, scored, shown


def ordered(made: Questionnaire, **answers: Given) -> list[str]:
    return [gap.question for gap in scored(made, seller=[answers]).gaps]


def four(**more: object) -> Questionnaire:
    return questionnaire(dimension("d", *(levels(name) for name in "abcd")), **more)


def test_only_what_lies_below_its_target_or_behind_a_gate_is_a_gap() -> None:
    made = four(gates=[gate("g", "d", 4)])
    assert ordered(made, a=3, b=2, c=4, d=3) == ["d", "b"]


def test_a_passed_gate_holds_nothing_back() -> None:
    assert ordered(four(gates=[gate("g", "d", 3)]), a=3, b=4, c=4, d=3) == []


def test_what_nobody_answered_is_a_gap_only_behind_a_gate() -> None:
    assert ordered(four(gates=[gate("g", "d", 3)]), a=3, b=3, c=DK, d=DK) == ["d"]


def test_gates_come_before_chains_and_chains_before_size() -> None:
    made = questionnaire(
        dimension(
            "x",
            levels("failed-hard"), levels("unknown-hard"), levels("failed-warning"), levels("unknown-warning"),
            levels("large"), levels("first"), levels("second", after=["first"]), levels("third", after=["second"]),
        ),
        gates=[
            gate("u", "unknown-hard", 2), gate("w", "failed-warning", 2, severity="warning"),
            gate("v", "unknown-warning", 2, severity="warning"), gate("f", "failed-hard", 2),
        ],
    )  # fmt: skip
    levels_given: dict[str, Given] = {
        "failed-hard": 1, "unknown-hard": DK, "failed-warning": 0, "unknown-warning": DK,
        "large": 0, "first": 2, "second": 2, "third": 2,
    }  # fmt: skip
    assert ordered(made, **levels_given) == [
        "failed-hard", "unknown-hard", "failed-warning", "first", "second", "large", "third", "unknown-warning",
    ]  # fmt: skip


def test_importance_times_gap_decides_where_nothing_else_does() -> None:
    made = questionnaire(
        dimension("small", levels("a", weight=3), levels("b"), weight=1),
        dimension("big", levels("c"), levels("e"), weight=2),
    )
    assert ordered(made, a=1, b=0, c=0, e=2) == ["a", "c", "b", "e"]
    gaps = {gap.question: gap for gap in scored(made, seller=[{"a": 1, "b": 0, "c": 0, "e": 2}]).gaps}
    assert (gaps["a"].gap, gaps["a"].importance) == (Fraction(1, 2), Fraction(3))
    assert (gaps["c"].gap, gaps["c"].importance) == (Fraction(3, 4), Fraction(2))


def test_equal_gaps_are_in_the_order_of_their_ids() -> None:
    made = questionnaire(dimension("d", levels("z"), levels("m"), levels("a")))
    assert ordered(made, z=1, m=1, a=1) == ["a", "m", "z"]


def test_the_longest_chain_that_hangs_on_a_question_counts() -> None:
    made = questionnaire(
        dimension(
            "d", levels("z"), levels("a"), levels("y", after=["z", "a"]), levels("x", after=["y"]),
            levels("b", after=["a"]),
        )
    )  # fmt: skip
    chains = {gap.question: gap.chain for gap in scored(made, seller=[dict.fromkeys("zayxb", 0)]).gaps}
    assert chains == {"z": 2, "a": 2, "y": 1, "x": 0, "b": 0}


def test_the_target_moves_the_gaps() -> None:
    made = questionnaire(dimension("d", levels("a"), levels("b"), target=50))
    assert ordered(made, a=2, b=1) == ["b"]


def acting(name: str, *windows: int, **more: Any) -> Raw:  # noqa: ANN401
    return levels(name, actions=[{"within": window, "do": f"Do {name}"} for window in windows], **more)


def planned(result: Scorecard) -> dict[int, list[tuple[str, int]]]:
    windows: dict[int, list[tuple[str, int]]] = {30: [], 60: [], 90: []}
    for action in result.plan:
        windows[action.window].append((action.question, action.within))
    return windows


def plan_of(
    *asked: Raw, answers: Mapping[str, Given] | None = None, **more: object
) -> dict[int, list[tuple[str, int]]]:
    made = questionnaire(dimension("d", *asked), **more)
    given: dict[str, Given] = {raw["id"]: 0 for raw in asked}
    return planned(scored(made, seller=[{**given, **(answers or {})}]))


def test_a_window_takes_three_actions_and_the_rest_waits() -> None:
    found = plan_of(*(acting(name, 30) for name in "abcdefghij"))
    assert [len(actions) for actions in found.values()] == [3, 3, 3]
    assert [question for actions in found.values() for question, _ in actions] == list("abcdefghi")


def test_a_question_s_own_actions_follow_each_other_and_never_come_early() -> None:
    assert plan_of(acting("a", 90, 30, 60)) == {30: [("a", 30)], 60: [("a", 60)], 90: [("a", 90)]}
    assert plan_of(acting("a", 60)) == {30: [], 60: [("a", 60)], 90: []}


def test_first_steps_come_before_second_steps() -> None:
    found = plan_of(acting("a", 30, 60), *(acting(name, 30) for name in "bcdefg"))
    assert found[60] == [("d", 30), ("e", 30), ("f", 30)]


def test_what_depends_on_another_gap_starts_in_a_later_window() -> None:
    found = plan_of(acting("b", 30), acting("a", 30, after=["b"]), acting("c", 30, after=["a"]))
    assert found == {30: [("b", 30)], 60: [("a", 30)], 90: [("c", 30)]}


def test_what_depends_on_something_in_order_need_not_wait() -> None:
    assert plan_of(acting("b", 30), acting("a", 30, after=["b"]), answers={"b": 3})[30] == [("a", 30)]


def test_a_gap_without_actions_holds_nobody_up() -> None:
    assert plan_of(levels("b"), acting("a", 30, after=["b"]))[30] == [("a", 30)]


def test_what_a_failed_gate_waits_for_is_as_urgent_as_the_gate() -> None:
    rows = [[acting(name, 30), levels(f"{name}-1", after=[name]), levels(f"{name}-2", after=[f"{name}-1"])]
            for name in "abc"]  # fmt: skip
    waited_for, urgent = acting("z", 30, weight="1/100"), acting("y", 30, after=["z"])
    asked = [*(raw for row in rows for raw in row), waited_for, urgent]
    assert plan_of(*asked)[30] == [("a", 30), ("b", 30), ("c", 30)]
    found = plan_of(*asked, gates=[gate("g", "y", 2)])
    assert found[30] == [("z", 30), ("a", 30), ("b", 30)]
    assert found[60] == [("y", 30), ("c", 30)]


@pytest.mark.parametrize(
    ("roles", "owner", "expected"),
    [
        (["seller", "manager"], None, "manager"),
        (["seller", "manager"], "seller", "seller"),
        (["seller"], None, "seller"),
        (["manager", "seller"], "executive", "executive"),
    ],
)
def test_each_action_has_an_owner(roles: list[str], owner: str | None, expected: str) -> None:
    asked = [
        {"id": name, "name": name, "plural": name, "anonymous": name == "seller"} for name in ("seller", "manager")
    ]
    asked.append({"id": "executive", "name": "Executive", "plural": "Executives"})
    made = questionnaire(dimension("d", {**acting("a", 30), "roles": roles, "owner": owner}), roles=asked)
    everybody: dict[str, list[dict[str, Given]]] = {role: [{"a": 0}] for role in roles}
    assert [action.owner for action in scored(made, **everybody).plan] == [expected]


def test_a_claimed_gate_is_a_gap_of_the_ordinary_kind() -> None:
    made = questionnaire(
        dimension("d", levels("a"), {**levels("b"), "evidence": {"show": "It", "cap": 2}}), gates=[gate("g", "b", 3)]
    )
    assert ordered(made, a=0, b=4) == ["a", "b"]
    assert ordered(made, a=0, b=shown(4)) == ["a"]


def test_a_gate_on_records_alone_points_at_the_question_that_collects_them() -> None:
    goals = {
        "id": "goals",
        "type": "record",
        "roles": ["seller"],
        "ask": "Which?",
        "fields": [{"id": "goal", "label": "Goal"}],
    }
    goals["actions"] = [{"within": 30, "do": "Write down the first goal"}]
    needs = {
        "id": "g", "name": "G", "why": "Because", "severity": "hard", "records": {"of": "goals", "complete": 1},
    }  # fmt: skip
    made = questionnaire(dimension("d", levels("a"), goals), gates=[needs])
    card = scored(made, seller=[{"a": 4}])
    assert [(gap.question, gap.gates, gap.gap) for gap in card.gaps] == [("goals", ("g",), None)]
    assert [(action.question, action.window) for action in card.plan] == [("goals", 30)]

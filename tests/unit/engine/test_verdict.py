"""The first rule that holds gives the verdict; rules see gates and dimensions, never an average."""

from collections.abc import Mapping
from typing import Any

import pytest

from crmready.model.questionnaire import Questionnaire
from tests.building import DK, NA, Given, Raw, capped, dimension, gate, levels, questionnaire, scored, shown, verdict

NOT_READY: Raw = {"gates": "hard", "state": ["fail", "unknown"]}
RESERVATIONS: Raw = {
    "any": [
        {"gates": "all", "state": ["fail", "unknown", "claimed"]},
        {"dimensions": "essential", "status": ["insufficient", "not-applicable"]},
        {"dimensions": "essential", "lower_rating": ["n", "p"]},
    ]
}


def crm(**first: object) -> Questionnaire:
    """The verdicts of a readiness assessment: a hard gate, a warning and an essential dimension."""
    return questionnaire(
        dimension("essential", levels("a"), levels("b"), essential=True),
        dimension("other", capped("hard"), levels("warning"), **first),
        gates=[gate("h", "hard", 2), gate("w", "warning", 2, severity="warning")],
        verdicts=[verdict("not-ready", NOT_READY), verdict("reservations", RESERVATIONS), verdict("ready")],
    )


READY: dict[str, Given] = {"a": 3, "b": 3, "hard": shown(3), "warning": 3}


def outcome(answers: Mapping[str, Given], made: Questionnaire | None = None) -> str:
    return scored(made or crm(), seller=[{**READY, **answers}]).verdict


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "ready"),
        ({"hard": 1}, "not-ready"),
        ({"hard": DK}, "not-ready"),
        ({"hard": NA}, "not-ready"),
        ({"hard": None}, "not-ready"),
        ({"hard": 3}, "reservations"),
        ({"warning": 1}, "reservations"),
        ({"warning": None}, "reservations"),
        ({"a": 2, "b": 2}, "reservations"),
        ({"a": 2, "b": 3}, "ready"),
        ({"a": DK, "b": DK}, "reservations"),
        ({"a": NA, "b": NA}, "reservations"),
        ({"a": 4, "b": DK}, "reservations"),
        ({"a": 4, "b": NA}, "ready"),
        ({"hard": 0, "warning": 0}, "not-ready"),
    ],
)
def test_the_readiness_rules_give(answers: dict[str, Given], expected: str) -> None:
    assert outcome(answers) == expected


def test_the_lower_bound_is_what_is_rated_and_not_the_score() -> None:
    result = scored(crm(), seller=[READY, {**READY, "a": None, "b": None}])
    assert result.dimensions[0].score == 3 / 4
    assert result.verdict == "reservations"


def test_a_perfect_average_does_not_buy_off_a_failed_gate() -> None:
    heavy = crm(weight="1/1000")
    assert outcome({"a": 4, "b": 4, "hard": 1, "warning": 4}, heavy) == "not-ready"


@pytest.mark.parametrize("weight", [0, "1/7", 1, 100])
def test_the_verdict_depends_on_no_dimension_weight(weight: int | str) -> None:
    made = crm(weight=weight)
    for answers, expected in (({}, "ready"), ({"hard": 3}, "reservations"), ({"hard": 1}, "not-ready")):
        assert outcome(dict(answers), made) == expected


def decided(when: Any, answers: Mapping[str, Given]) -> bool:  # noqa: ANN401
    made = crm().changed(verdicts=questionnaire(
        dimension("d", levels("q")), verdicts=[verdict("yes", when), verdict("no")]
    ).verdicts)  # fmt: skip
    return outcome(answers, made) == "yes"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"gates": "hard", "state": ["pass"]}, True),
        ({"gates": "warning", "state": ["pass"]}, False),
        ({"gates": ["w"], "state": ["fail"]}, True),
        ({"gates": ["h"], "state": ["fail"]}, False),
        ({"gates": "all", "state": ["unknown"]}, False),
        ({"dimensions": "all", "status": ["scored"]}, True),
        ({"dimensions": ["other"], "lower_rating": ["p"]}, True),
        ({"dimensions": ["essential"], "lower_rating": ["p"]}, False),
        ({"not": {"gates": "warning", "state": ["pass"]}}, True),
        ({"all": [{"gates": "all", "state": ["pass"]}, {"gates": "all", "state": ["fail"]}]}, True),
        ({"all": [{"gates": "all", "state": ["pass"]}, {"gates": "all", "state": ["claimed"]}]}, False),
        ({"any": [{"gates": "all", "state": ["claimed"]}, {"gates": "all", "state": ["fail"]}]}, True),
    ],
)
def test_a_condition_holds_when_any_gate_or_dimension_that_it_names_does(when: Raw, *, expected: bool) -> None:
    assert decided(when, {"warning": 1, "hard": shown(2)}) is expected


def test_the_first_rule_that_holds_wins() -> None:
    always: Raw = {"gates": "all", "state": ["pass", "claimed", "fail", "unknown"]}
    made = crm().changed(verdicts=questionnaire(
        dimension("d", levels("q")), verdicts=[verdict("first", always), verdict("second", always), verdict("last")]
    ).verdicts)  # fmt: skip
    assert outcome({}, made) == "first"

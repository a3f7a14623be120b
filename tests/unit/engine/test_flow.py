"""Which questions a respondent meets, and what becomes of those that wait for a missing answer."""

from decimal import Decimal

import pytest

from crmready.engine.flow import Shown, path, shown
from crmready.model.assessment import Answer, Answered
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Value
from tests.building import DK, NA, Given, Raw, dimension, estimate, levels, question_score, questionnaire, scored

TOPIC: Raw = {
    "id": "topic", "type": "choice", "roles": ["seller"], "ask": "topic?",
    "options": [{"id": name, "text": name} for name in ("results", "gossip", "own")],
}  # fmt: skip
HAD: Raw = {"id": "had", "type": "yes-no", "roles": ["seller"], "ask": "had?", "weight": 0}
MINUTES: Raw = {"id": "minutes", "type": "number", "roles": ["seller"], "ask": "minutes?"}
HELD: Raw = {**levels("held"), "weight": 0}
SCORED_NUMBER: Raw = {**MINUTES, "id": "banded", "bands": [{"up_to": 15, "score": 2}, {"score": 0}]}


def behind(condition: Raw) -> Questionnaire:
    return questionnaire(
        dimension("d", TOPIC, HAD, MINUTES, HELD, SCORED_NUMBER, levels("q", show_if=condition)),
    )


def address(condition: Raw, **given: Given) -> Shown:
    made = behind(condition)
    answers: dict[str, Answer] = {
        name: value if isinstance(value, type(DK) | type(NA)) else Answered(value)  # type: ignore[arg-type]
        for name, value in given.items()
        if value is not None
    }
    return shown(made.questions["q"], made, answers)


YES, NO, UNDECIDED = Shown.YES, Shown.NO, Shown.UNDECIDED


@pytest.mark.parametrize(
    ("condition", "name", "value", "expected"),
    [
        ({"question": "had", "is": True}, "had", True, YES),
        ({"question": "had", "is": True}, "had", False, NO),
        ({"question": "had", "is": False}, "had", False, YES),
        ({"question": "held", "is": 0}, "held", 0, YES),
        ({"question": "held", "is": 1}, "held", 2, NO),
        ({"question": "held", "one_of": [1, 3]}, "held", 3, YES),
        ({"question": "held", "one_of": [1, 3]}, "held", 2, NO),
        ({"question": "held", "at_least": 2}, "held", 2, YES),
        ({"question": "held", "at_least": 2}, "held", 1, NO),
        ({"question": "held", "at_most": 2}, "held", 2, YES),
        ({"question": "held", "at_most": 2}, "held", 3, NO),
        ({"question": "held", "at_most": 0}, "held", 1, NO),
        ({"question": "topic", "is": "own"}, "topic", "own", YES),
        ({"question": "topic", "one_of": ["own", "results"]}, "topic", "gossip", NO),
        ({"question": "minutes", "at_least": "7.5"}, "minutes", Decimal("7.5"), YES),
        ({"question": "minutes", "at_least": "7.5"}, "minutes", 7, NO),
        ({"question": "banded", "at_least": 10}, "banded", 12, YES),
    ],
)
def test_a_condition_compares_the_same_respondent_s_answer(
    condition: Raw, name: str, value: Value, expected: Shown
) -> None:
    assert address(condition, **{name: value}) is expected


WAS_HAD: Raw = {"question": "had", "is": True}
WAS_OWN: Raw = {"question": "topic", "is": "own"}


@pytest.mark.parametrize(
    ("condition", "had", "topic", "expected"),
    [
        (WAS_HAD, None, None, UNDECIDED),
        (WAS_HAD, DK, None, UNDECIDED),
        (WAS_HAD, NA, None, NO),
        ({"not": WAS_HAD}, None, None, UNDECIDED),
        ({"not": WAS_HAD}, True, None, NO),
        ({"not": WAS_HAD}, NA, None, YES),
        ({"all": [WAS_HAD, WAS_OWN]}, True, "own", YES),
        ({"all": [WAS_HAD, WAS_OWN]}, True, None, UNDECIDED),
        ({"all": [WAS_HAD, WAS_OWN]}, False, None, NO),
        ({"all": [WAS_HAD, WAS_OWN]}, None, "gossip", NO),
        ({"any": [WAS_HAD, WAS_OWN]}, True, None, YES),
        ({"any": [WAS_HAD, WAS_OWN]}, None, "own", YES),
        ({"any": [WAS_HAD, WAS_OWN]}, False, None, UNDECIDED),
        ({"any": [WAS_HAD, WAS_OWN]}, False, "gossip", NO),
    ],
)
def test_a_condition_on_a_missing_answer_is_neither_true_nor_false(
    condition: Raw, had: Given, topic: Given, expected: Shown
) -> None:
    assert address(condition, had=had, topic=topic) is expected


CHAIN = questionnaire(
    dimension("d", HAD, {**TOPIC, "show_if": WAS_HAD}, levels("q", show_if=WAS_OWN), levels("always", weight=2)),
)


def test_a_question_behind_one_that_is_not_shown_is_not_shown_either() -> None:
    result = scored(CHAIN, seller=[{"had": False, "always": 3}])
    assert not result.questions["q"].applicable
    assert result.dimensions[0].coverage == 1


def test_an_answer_to_a_question_that_is_no_longer_shown_decides_nothing() -> None:
    result = scored(CHAIN, seller=[{"had": False, "topic": "own", "q": 4, "always": 3}])
    assert (result.questions["q"].score, result.questions["q"].applicable) == (None, False)


def test_what_waits_for_a_missing_answer_counts_as_missing() -> None:
    part = scored(CHAIN, seller=[{"always": 3}]).questions["q"].role("seller")
    assert (part.blank, part.not_applicable) == (1, 0)


def test_an_old_answer_behind_a_missing_one_does_not_come_back() -> None:
    result = scored(CHAIN, seller=[{"topic": "own", "q": 4, "always": 3}])
    assert result.questions["q"].score is None
    assert result.questions["q"].role("seller").blank == 1


def test_what_does_not_apply_to_somebody_still_applies_to_the_others() -> None:
    result = scored(CHAIN, seller=[{"had": False}, {"had": True, "topic": "own", "q": 1}])
    assert result.questions["q"].score == 1
    assert result.questions["q"].role("seller").not_applicable == 1


def test_the_path_lists_what_the_role_is_asked_now_in_displayed_order_and_beliefs_last() -> None:
    made = CHAIN.changed(estimates=questionnaire(
        dimension("d", levels("q")), estimates=[estimate("guess", "q", "seller")]
    ).estimates)  # fmt: skip
    had = {"had": Answered(True)}  # noqa: FBT003  # the answer yes
    assert [question.id for question in path(made, "seller", {})] == ["had", "always", "guess"]
    assert [question.id for question in path(made, "seller", had)] == ["had", "topic", "always", "guess"]
    assert [question.id for question in path(made, "manager", had)] == []


def test_a_level_of_1_is_not_the_answer_yes() -> None:
    assert question_score(levels("q"), seller=[1]).score == 1
    assert address({"question": "held", "is": 1}, held=1) is YES
    assert address({"question": "had", "is": True}, had=True) is YES


def yes_no(number: int, *earlier: int) -> Raw:
    """A question that is asked when one of the earlier ones was answered yes."""
    raw: Raw = {"id": f"c{number}", "type": "yes-no", "roles": ["seller"], "ask": "?", "weight": 0}
    conditions: list[Raw] = [{"question": f"c{one}", "is": True} for one in earlier]
    return {**raw, "show_if": {"any": conditions}} if conditions else raw


def test_a_thousand_questions_may_hang_on_each_other_in_a_row() -> None:
    many = [yes_no(0), *(yes_no(number, number - 1) for number in range(1, 1000))]
    made = questionnaire(dimension("d", levels("q"), *many))
    yes: dict[str, Answer] = {f"c{number}": Answered(value=True) for number in range(1000)}
    assert [question.id for question in path(made, "seller", yes)] == ["q", *yes]
    assert shown(made.questions["c999"], made, yes) is Shown.YES
    assert shown(made.questions["c999"], made, {**yes, "c0": Answered(value=False)}) is Shown.NO
    assert shown(made.questions["c999"], made, {}) is Shown.UNDECIDED


def test_what_hangs_on_two_in_forty_layers_is_worked_out_once_a_question() -> None:
    many = [yes_no(0), yes_no(1), *(yes_no(number, number - 1, number - 2) for number in range(2, 40))]
    made = questionnaire(dimension("d", levels("q"), *many))
    no: dict[str, Answer] = {"c0": Answered(value=False), "c1": Answered(value=False)}
    assert [question.id for question in path(made, "seller", no)] == ["q", "c0", "c1"]

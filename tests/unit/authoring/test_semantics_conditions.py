"""Which conditions can hold and fail, with answers that show it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from crmready.authoring.inspection import inspect
from crmready.authoring.semantics.offers import NOT_RELEVANT, said, value_worth, values
from crmready.authoring.semantics.roles import long_way
from crmready.authoring.semantics.visibility import MOST_COMPARISONS, Conditions, Visibility, visibility
from crmready.engine.flow import holds
from crmready.model.assessment import Answer, Answered
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import MultipleQuestion, NumberQuestion
from tests.building import Raw, dimension, levels, questionnaire

INVALID = Path(__file__).parents[2] / "questionnaires" / "invalid"
YES = Answered(value=True)
NO = Answered(value=False)


def yes_no(name: str, **more: Any) -> Raw:  # noqa: ANN401
    return {"id": name, "type": "yes-no", "roles": ["seller"], "ask": "?", **more}


def text(name: str, show_if: Raw) -> Raw:
    return {"id": name, "type": "text", "roles": ["seller"], "ask": "?", "show_if": show_if}


def number(name: str, **more: Any) -> Raw:  # noqa: ANN401
    return {"id": name, "type": "number", "roles": ["seller"], "ask": "?", **more}


def found(show_if: Raw, *earlier: Raw) -> Visibility:
    made = questionnaire(dimension("d", levels("scored"), *earlier, text("behind", show_if)))
    condition = made.questions["behind"].show_if
    assert condition is not None
    result = visibility(condition, made)
    for witness, expected in ((result.holds_with, True), (result.fails_with, False)):
        assert witness is None or holds(condition, made, witness) is expected
    return result


def test_an_ordinary_condition_can_hold_and_fail() -> None:
    result = found({"question": "calls", "is": True}, yes_no("calls"))
    assert result == Visibility({"calls": YES}, {"calls": NO})


def test_a_level_beyond_the_scale_is_never_reached() -> None:
    assert found({"question": "scored", "at_least": "4.5"}).never


def test_not_relevant_makes_a_comparison_fail_unless_the_author_rules_it_out() -> None:
    everything: Raw = {"question": "calls", "one_of": [0, 1, 2]}
    assert found(everything, levels("calls", options=3)).fails_with == {"calls": NOT_RELEVANT}
    assert found(everything, levels("calls", options=3, not_applicable=False)).always


def test_a_number_is_tried_at_between_and_beyond_every_edge() -> None:
    between: Raw = {"all": [{"question": "n", "at_least": 2}, {"not": {"question": "n", "at_least": "5/2"}}]}
    assert found(between, number("n")).holds_with is not None
    exact: Raw = {"all": [{"question": "n", "at_least": 2}, {"question": "n", "at_most": 2}]}
    assert found(exact, number("n")).holds_with == {"n": Answered(Decimal(2))}
    assert found({"question": "n", "at_least": 11}, number("n", maximum=10)).never


def test_a_number_that_cannot_be_typed_is_not_taken_for_an_answer() -> None:
    third: Raw = {"all": [{"question": "n", "at_least": "1/3"}, {"question": "n", "at_most": "1/3"}]}
    assert found(third, number("n")).never


def test_a_sum_is_reached_by_the_ticks_that_give_it() -> None:
    options = [{"id": name, "text": name, "score": worth} for name, worth in (("a", 1), ("b", 2), ("c", 4))]
    ticks: Raw = {"id": "m", "type": "multiple", "roles": ["seller"], "ask": "?", "scoring": "sum", "options": options}
    five: Raw = {"all": [{"question": "m", "at_least": 5}, {"question": "m", "at_most": 5}]}
    assert found(five, ticks).holds_with == {"m": Answered(("a", "c"))}
    assert found({"question": "m", "at_least": 8}, ticks).never


def test_a_question_that_is_itself_hidden_fulfils_nothing() -> None:
    hidden = yes_no("more", show_if={"question": "calls", "is": True})
    contradiction: Raw = {"all": [{"question": "more", "is": True}, {"question": "calls", "is": False}]}
    assert found(contradiction, yes_no("calls"), hidden).never
    assert found({"question": "more", "is": True}, yes_no("calls"), hidden).holds_with == {
        "more": YES, "calls": YES,
    }  # fmt: skip


def test_a_text_is_compared_with_the_words_that_are_asked_for() -> None:
    words: Raw = {"id": "t", "type": "text", "roles": ["seller"], "ask": "?"}
    assert found({"question": "t", "is": "often"}, words) == Visibility(
        {"t": Answered("often")}, {"t": Answered("words")}
    )  # fmt: skip


def test_a_long_list_of_comparisons_is_decided_without_trying_every_combination() -> None:
    many = [yes_no(f"q-{place}") for place in range(40)]
    assert 2 ** len(many) > MOST_COMPARISONS
    result = found({"all": [{"question": one["id"], "is": True} for one in many]}, *many)
    assert result.holds_with == {one["id"]: YES for one in many}
    assert result.decided


def test_what_is_too_tangled_is_left_undecided() -> None:
    """Some pair is said to be twice yes, and none is: three ways for each of twelve pairs end nowhere."""
    many = [yes_no(f"q-{place}") for place in range(24)]
    yes: list[Raw] = [{"question": one["id"], "is": True} for one in many]
    pairs: list[Raw] = [{"all": [one, other]} for one, other in zip(yes[::2], yes[1::2], strict=True)]
    result = found({"all": [{"any": pairs}, *({"not": pair} for pair in pairs)]}, *many)
    assert not result.decided
    assert not result.never
    assert result.holds_with is None


def test_answers_are_said_as_people_give_them() -> None:
    answers: dict[str, Answer] = {
        "a": YES,
        "b": Answered(3),
        "c": Answered(("x", "y")),
        "d": Answered(()),
        "e": NOT_RELEVANT,
    }
    assert said(answers) == "a = yes, b = 3, c = x + y, d = none, e = not relevant"


def test_a_score_that_the_limits_of_a_number_leave_out_has_no_value() -> None:
    bands = [{"up_to": 0, "score": 0}, {"up_to": 5, "score": 1}, {"score": 2}]
    made = questionnaire(dimension("d", number("n", minimum=1, bands=bands)))
    question = made.questions["n"]
    assert isinstance(question, NumberQuestion)
    assert value_worth(question, question.scale[0]) is None
    assert value_worth(question, question.scale[2]) == 6


def test_an_exclusive_option_is_never_ticked_with_another() -> None:
    options = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "none", "text": "None", "exclusive": True}]
    raw: Raw = {"id": "m", "type": "multiple", "roles": ["seller"], "ask": "?", "scoring": "count", "options": options}
    question = questionnaire(dimension("d", raw)).questions["m"]
    assert isinstance(question, MultipleQuestion)
    assert list(values(question)) == [(), ("a",), ("a", "b")]


def test_the_long_way_through_takes_only_conditions_that_agree() -> None:
    made = questionnaire(
        dimension(
            "d", yes_no("calls"),
            text("first", {"question": "calls", "is": False}), text("other", {"question": "calls", "is": True}),
        )
    )  # fmt: skip
    found_by = {name: visibility(q.show_if, made) for name, q in made.questions.items() if q.show_if is not None}
    assert long_way("seller", made, found_by) == {"calls": NO}


def test_a_number_without_bands_has_nothing_to_turn_back(tmp_path: Path) -> None:
    text = (INVALID / "L602-scores-that-turn-back" / "questionnaire.yaml").read_text(encoding="utf-8")
    plain = "      - {id: plain, type: number, roles: [seller], ask: How many?, minimum: 1, maximum: 2}\n"
    assert "    questions:\n" in text
    (tmp_path / "questionnaire.yaml").write_text(text.replace("    questions:\n", f"    questions:\n{plain}"), "utf-8")
    assert [problem.code for problem in inspect(tmp_path).problems] == ["L602", "L602"]


def in_a_row(count: int) -> Questionnaire:
    behind = [yes_no(f"c{n}", weight=0, show_if={"question": f"c{n - 1}", "is": True}) for n in range(1, count)]
    return questionnaire(dimension("d", levels("q"), yes_no("c0", weight=0), *behind))


def test_conditions_behind_each_other_are_decided_with_answers_for_the_whole_row() -> None:
    found_by = Conditions(in_a_row(60)).of_questions(in_a_row(60))
    assert len(found_by) == 59
    assert found_by["c59"].holds_with == {f"c{n}": YES for n in range(59)}
    assert all(one.decided and one.fails_with is not None for one in found_by.values())


def test_a_question_that_cannot_be_asked_needs_no_answer() -> None:
    """Whoever says no to the first is asked nothing more, so nothing more stands in the witness."""
    made = in_a_row(3)
    assert Conditions(made).of_questions(made)["c2"].fails_with == {"c0": YES, "c1": NO}
    hidden = yes_no("more", show_if={"question": "calls", "is": True})
    assert found({"question": "more", "is": True}, yes_no("calls"), hidden).fails_with == {"calls": YES, "more": NO}


def test_all_conditions_together_are_not_searched_for_longer_than_an_author_waits() -> None:
    made = in_a_row(900)
    found_by = Conditions(made).of_questions(made)
    assert found_by["c1"].decided
    assert not found_by["c899"].decided
    assert not found_by["c899"].never
    assert not found_by["c899"].always


def test_of_many_ticks_only_those_are_tried_that_differ_for_a_comparison() -> None:
    options: list[Raw] = [{"id": f"o{n}", "text": f"{n}", "score": n + 1} for n in range(20)]
    ticks: Raw = {"id": "m", "type": "multiple", "roles": ["seller"], "ask": "?", "scoring": "sum", "options": options}
    result = found({"question": "m", "at_least": 210}, ticks)
    assert result.holds_with == {"m": Answered(tuple(option["id"] for option in options))}
    assert result.fails_with == {"m": Answered(())}
    assert found({"question": "m", "at_least": 211}, ticks).never

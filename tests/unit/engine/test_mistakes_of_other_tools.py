"""Mistakes seen in other tools, each with the test that would have caught it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from crmready.engine.dimensions import rate
from crmready.engine.gaps import urgency
from crmready.engine.score import score
from crmready.engine.verdict import Outcome, holds
from crmready.model.assessment import Answered
from crmready.model.conditions import AnswerIs
from crmready.model.questionnaire import Rating
from crmready.model.scorecard import GateResult, Scorecard, Span, State, Status
from tests.building import (
    DK,
    NA,
    RATINGS,
    Given,
    Raw,
    assessment,
    dimension,
    dimension_of,
    gate,
    levels,
    questionnaire,
    scored,
    sheets,
    verdict,
)

TWO = (dimension("first", levels("a"), levels("b")), dimension("second", levels("c"), levels("e")))


def test_a_weight_of_0_is_not_treated_as_1() -> None:
    made = questionnaire(
        dimension("d", levels("a", weight=0), levels("b")),
        dimension("e", levels("c"), weight=0),
    )
    result = scored(made, seller=[{"a": 0, "b": 4, "c": 0}])
    assert dimension_of(result, "d").score == 1
    assert result.index.score == 1


def test_blank_answers_do_not_beat_honest_middling_ones() -> None:
    made = questionnaire(*TWO, coverage="1/2")
    honest = scored(made, seller=[{"a": 4, "b": 2, "c": 3, "e": 3}])
    blank = scored(made, seller=[{"a": 4, "c": 3, "e": 3}])
    assert dimension_of(blank, "first").score == 1
    honest_span, blank_span = dimension_of(honest, "first").span, dimension_of(blank, "first").span
    assert (honest_span, blank_span) == (Span(Fraction(3, 4), Fraction(3, 4)), Span(Fraction(1, 2), Fraction(1)))
    assert dimension_of(blank, "first").lower_rating != dimension_of(honest, "first").lower_rating


def test_skipping_a_weak_section_does_not_raise_the_total() -> None:
    made = questionnaire(*TWO)
    answered = scored(made, seller=[{"a": 4, "b": 4, "c": 0, "e": 0}]).index
    skipped = scored(made, seller=[{"a": 4, "b": 4}]).index
    assert answered.score == Fraction(1, 2)
    assert skipped.score is None
    assert skipped.span == Span(Fraction(1, 2), Fraction(1))


def test_a_level_does_not_pass_because_everything_in_it_was_not_relevant() -> None:
    made = questionnaire(
        dimension("d", levels("a"), levels("b"), essential=True),
        gates=[gate("g", "a", 2)],
        verdicts=[
            verdict("no", {"dimensions": "essential", "status": ["insufficient", "not-applicable"]}),
            verdict("yes"),
        ],
    )
    result = scored(made, seller=[{"a": NA, "b": NA}])
    assert result.gates[0].state is State.UNKNOWN
    assert (dimension_of(result, "d").status, dimension_of(result, "d").rating) == (Status.NOT_APPLICABLE, None)
    assert result.verdict == "no"
    assert result.index.score is None


def test_not_relevant_is_treated_alike_for_a_question_a_role_and_a_dimension() -> None:
    made = questionnaire(
        dimension("d", levels("a"), levels("b")),
        dimension("all", levels("c")),
        dimension("roles", levels("r", "seller", "manager")),
    )
    result = scored(made, seller=[{"a": 3, "b": NA, "c": NA, "r": NA}], manager=[{"r": 3}])
    without = questionnaire(dimension("d", levels("a")), dimension("roles", levels("r", "manager")))
    shorter = scored(without, seller=[{"a": 3}], manager=[{"r": 3}])
    assert dimension_of(result, "d") == dimension_of(shorter, "d")
    assert dimension_of(result, "roles") == dimension_of(shorter, "roles")
    assert result.index == shorter.index


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("hard", [True, False])
def test_one_rule_says_how_grave_a_gate_is(state: State, *, hard: bool) -> None:
    def result(name: str, how: State, *, severe: bool) -> GateResult:
        found = scored(questionnaire(dimension("d", levels("q")), gates=[gate(name, "q", 2)])).gates[0]
        return replace(found, state=how, hard=severe)

    grave, other = result("one", state, severe=hard), result("two", State.PASS, severe=True)
    assert urgency([grave, other]) == urgency([other, grave]) == urgency([grave])
    blocking = questionnaire(
        dimension("d", levels("q")),
        verdicts=[verdict("no", {"gates": "hard", "state": ["fail", "unknown"]}), verdict("yes")],
    ).verdicts[0]
    assert blocking.when is not None
    assert holds(blocking.when, Outcome([other, grave], [])) is (urgency([grave]) < 2)


def test_nothing_is_rounded_before_it_is_put_in_a_band() -> None:
    bands = [Rating.model_validate(raw) for raw in RATINGS]
    for near, expected in (("0.1500000000000001", "p"), ("0.8499999999999999", "l"), ("0.8500000000000001", "f")):
        assert rate(bands, Fraction(near)).rating == expected
    thirds = questionnaire(
        dimension("d", levels("a"), levels("b"), levels("c")),
        ratings=[{"id": "low", "name": "Low", "up_to": "66.666"}, {"id": "high", "name": "High", "up_to": 100}],
    )
    rating = scored(thirds, seller=[{"a": 4, "b": 4, "c": 0}]).dimensions[0].rating
    assert rating is not None
    assert rating.rating == "high"


def test_an_error_in_a_rule_is_not_swallowed() -> None:
    made = questionnaire(dimension("d", levels("a"), levels("b", show_if={"question": "gone", "is": 1})))
    with pytest.raises(KeyError, match="gone"):
        scored(made, seller=[{"b": 4}])
    assert AnswerIs.model_validate({"question": "a", "is": 1}).equals == 1
    with pytest.raises(ValueError, match="exactly one"):
        AnswerIs.model_validate({"question": "a"})


def test_looking_at_a_part_of_the_result_does_not_change_it() -> None:
    made, answers = questionnaire(*TWO), assessment(seller=[{"a": 4, "b": 1, "c": 3, "e": DK}])
    whole = score(made, answers)
    selected = score(made.changed(gates=(), estimates=()), answers)
    assert [found for found in whole.dimensions if found.dimension == "second"] == [dimension_of(selected, "second")]
    assert whole == score(made, answers)
    with pytest.raises(AttributeError):
        whole.verdict = "ready"  # type: ignore[misc]


@pytest.mark.parametrize("scoring", ["sum", "count", "best"])
def test_answers_with_several_ticks_are_scored(scoring: str) -> None:
    options: list[Raw] = [{"id": name, "text": name} for name in "abc"]
    if scoring != "count":
        options = [{**option, "score": 1} for option in options]
    raw: Raw = {"id": "q", "type": "multiple", "roles": ["seller"], "ask": "?", "scoring": scoring, "options": options}
    made = questionnaire(dimension("d", raw))
    assert scored(made, seller=[{"q": ("a", "b", "c")}]).dimensions[0].score == 1
    assert scored(made, seller=[{"q": ()}]).dimensions[0].score == 0


def test_scores_are_read_by_id_and_not_by_position() -> None:
    def by_id(*order: str) -> Scorecard:
        options = {"a": {"id": "a", "text": "A", "score": 3}, "b": {"id": "b", "text": "B", "score": 0}}
        choice = {"type": "choice", "roles": ["seller"], "ask": "?", "options": [options[name] for name in order]}
        made = questionnaire(dimension("d", levels("first"), {**choice, "id": "q"}))
        return scored(made, seller=[{"first": 1, "q": "a"}])

    assert by_id("a", "b").questions["q"].score == by_id("b", "a").questions["q"].score == 3
    turned = questionnaire(dimension("second", levels("e"), levels("c")), dimension("first", levels("b"), levels("a")))
    answers: dict[str, Given] = {"a": 4, "b": 1, "c": 3, "e": 0}
    straight, reverse = scored(questionnaire(*TWO), seller=[answers]), scored(turned, seller=[answers])
    assert dimension_of(straight, "first").score == dimension_of(reverse, "first").score == Fraction(5, 8)


def test_100_per_cent_covered_means_that_everything_was_answered() -> None:
    made = questionnaire(dimension("d", *(levels(f"q{number}") for number in range(200))))
    almost: dict[str, Given] = {f"q{number}": 4 for number in range(199)}
    assert scored(made, seller=[almost]).dimensions[0].coverage == Fraction(199, 200)
    whole = scored(made, seller=[{**almost, "q199": 4}]).dimensions[0]
    assert (whole.coverage, whole.span) == (Fraction(1), Span(Fraction(1), Fraction(1)))


def test_a_colleague_who_has_not_answered_keeps_the_interval_open_at_full_coverage() -> None:
    made = questionnaire(dimension("d", levels("q")))
    found = scored(made, seller=sheets("q", 4, None)).dimensions[0]
    assert (found.coverage, found.score) == (Fraction(1), Fraction(1))
    assert found.span == Span(Fraction(1, 2), Fraction(1))


def test_decimals_are_not_floats() -> None:
    bands = [{"up_to": "0.3", "score": 1}, {"score": 0}]
    number: Raw = {"id": "q", "type": "number", "roles": ["seller"], "ask": "?", "bands": bands}
    made = questionnaire(dimension("d", number))
    result = score(made, assessment(seller=[{"q": Answered(Decimal("0.1") + Decimal("0.2"))}]))
    assert result.dimensions[0].score == 1

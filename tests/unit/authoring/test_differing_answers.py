"""What a later version makes of answers to an earlier one, and what of it may be told."""

import copy
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from crmready.authoring.differing.comparing import compare
from crmready.authoring.differing.fitting import Fitting, Lost
from crmready.authoring.differing.results import Collected, Rescored, Shift, rescored
from crmready.model.assessment import Assessment, Consensus
from tests.building import NA, Given, assessment, records, shown
from tests.unit.authoring.differing_sample import RICH, Raw, at, changed, edition

WORK, DATA = "dimensions.work.questions", "dimensions.data.questions"
SHEET: Mapping[str, Given] = {
    "stages": shown(2), "looked-up": 1, "noted": NA, "start": "figures", "topic": "deals",
    "used-for": ("plan", "learn"), "minutes": 20, "change": "Less typing",
}  # fmt: skip


def answers(sellers: int) -> Assessment:
    """So many sellers who all answer the same, two managers and an executive."""
    found = assessment(
        seller=[SHEET] * sellers,
        manager=[{"stages": shown(2), "lists": False}] * 2,
        executive=[{"stages-estimate": 1, "help": 2, "goals": ()}],
    )
    return replace(
        found, records=records("goals", {"goal": "Faster", "by": "2027-01-31"}), targets={"work": Fraction(50)},
        consensus={"stages": Consensus(2), "looked-up": Consensus(1)}, profile="small",
    )  # fmt: skip


def lost(after: Raw, sellers: int = 12) -> list[tuple[str, str | None, int | None]]:
    """What of the answers is left out, by what, role and count."""
    before, later = edition(RICH), edition(after)
    fitting = Fitting.of(later.questionnaire, compare(before, later))
    return [(one.what, one.role, one.count) for one in fitting.fitted(answers(sellers), before.questionnaire).lost]


def test_everything_fits_what_it_was_given_to() -> None:
    fitted = Fitting.of(edition(RICH).questionnaire).fitted(answers(3), edition(RICH).questionnaire)
    assert fitted.lost == ()
    assert fitted.assessment == answers(3)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (f"{DATA}.lists.roles", ["executive"], [("lists", "manager", 2)]),
        (f"{DATA}.minutes.maximum", 10, [("minutes", "seller", 12)]),
        (f"{DATA}.change.max_length", 3, [("change", "seller", 12)]),
        (f"{WORK}.used-for.options.learn.exclusive", True, [("used-for", "seller", 12)]),
        (f"{WORK}.noted.not_applicable", False, [("noted", "seller", 12)]),
        (f"{WORK}.stages.options", ["None of them", {"text": "All", "score": 3}], [
            ("stages", "manager", 2), ("stages", "seller", 12), ("stages-estimate", "executive", 1),
            ("consensus on stages", None, None)]),
        ("option_sets.how-often.options", ["At no time", "In all weeks", "In some weeks"], [
            ("looked-up", "seller", 12), ("noted", "seller", 12), ("consensus on looked-up", None, None)]),
        (f"{DATA}.goals.fields", [{"id": "goal", "label": "Goal"}], [("records of goals, field by", None, 1)]),
        ("target_profiles", [], [("profile small", None, None)]),
    ],
)  # fmt: skip
def test_what_no_longer_fits_is_counted(path: str, value: object, expected: list[object]) -> None:
    assert lost(changed(path, value)) == expected


def test_options_that_trade_their_texts_lose_only_the_answers_that_name_them() -> None:
    raw = copy.deepcopy(RICH)
    _, case, other = at(raw, f"{WORK}.start.options")
    case["text"], other["text"] = other["text"], case["text"]
    assert lost(raw) == []
    figures = at(raw, f"{WORK}.start.options.figures")
    case["text"], figures["text"] = figures["text"], "A case that I brought"
    assert lost(raw) == [("start", "seller", 12)]


@pytest.mark.parametrize(("sellers", "told"), [(12, 12), (11, 11), (10, None), (5, None)])
def test_how_many_anonymous_people_answered_something_is_told_only_like_a_distribution(
    sellers: int, told: int | None
) -> None:
    expected = [("minutes", "seller", told)] if told else []
    assert lost(changed(f"{DATA}.minutes.maximum", 10), sellers) == expected


@pytest.mark.parametrize(("sellers", "count"), [(6, 6), (5, None), (1, None)])
def test_answers_to_a_question_that_is_gone_are_counted_from_the_minimum_group_on(
    sellers: int, count: int | None
) -> None:
    raw = copy.deepcopy(RICH)
    at(raw, DATA).remove(at(raw, f"{DATA}.change"))
    assert lost(raw, sellers) == [("change", "seller", count)]


def rescore(after: Raw, sellers: int = 12) -> Rescored:
    """The answers under both versions."""
    before, later = edition(RICH), edition(after)
    collected = Collected("acme", answers(sellers), before.questionnaire)
    return rescored(collected, before.questionnaire, later.questionnaire, compare(before, later))


def test_the_same_version_gives_the_same_result() -> None:
    assert rescore(copy.deepcopy(RICH)).shifts == ()


def test_verdict_gates_ratings_and_index_are_held_against_each_other() -> None:
    """Work is (3·1 + 1/2 + 1 + 1) ÷ 6 and weighs 2; data fall from (1 + 1/2) ÷ 2 to (0 + 1/2) ÷ 2."""
    raw = changed("verdicts.not-yet.when", {"gates": "all", "state": ["fail"]})
    at(raw, f"{DATA}.lists")["good"] = "yes"
    at(raw, "gates").append({"id": "kept", "name": "Kept", "why": "So.", "severity": "warning", "question": "lists",
                             "at_least": 1})  # fmt: skip
    assert rescore(raw).shifts == (
        Shift("verdict", "done", "not-yet"),
        Shift("gate kept", None, "fail"),
        Shift("rating of data", "high", "low-"),
        Shift("index", "86.1", "69.4"),
    )


def test_below_the_minimum_group_no_index_is_shown_and_that_is_said() -> None:
    few = rescore(changed("dimensions.work.weight", 1), sellers=4)
    assert few.index_hidden
    assert all(shift.what != "index" for shift in few.shifts)
    enough = rescore(changed("dimensions.work.weight", 1))
    assert not enough.index_hidden
    assert [shift.what for shift in enough.shifts] == ["index"]


def test_a_later_version_cannot_take_back_what_was_promised() -> None:
    raw = copy.deepcopy(RICH)
    at(raw, "roles.seller")["anonymous"] = False
    raw["privacy"] = {"minimum_group": 3}
    at(raw, "dimensions.work")["weight"] = 1
    assert rescore(raw, sellers=5).index_hidden
    at(raw, DATA).remove(at(raw, f"{DATA}.change"))
    assert rescore(raw, sellers=5).lost == (Lost("change", "seller", None, "there is no such question"),)

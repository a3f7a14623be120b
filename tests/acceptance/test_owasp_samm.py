"""A published maturity model that this project did not design: its aggregation, from its published worked answers.

The calculator below is written from the model's rules and shares nothing with the engine. The oracles name their
sources: the tests of Open SAMMY, and SAMMwise's calculator.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmready.engine.score import score
from crmready.loading.questionnaire import load
from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import LevelsQuestion
from crmready.model.scorecard import Scorecard, Status
from tests.acceptance.commandline import ROOT, CommandLine

SAMM: Final = ROOT / "examples" / "owasp-samm"
ANSWERS: Final = SAMM / "answers.yaml"
FUNCTIONS: Final = {
    "g": ("g-sm", "g-pc", "g-eg"),
    "d": ("d-ta", "d-sr", "d-sa"),
    "i": ("i-sb", "i-sd", "i-dm"),
    "v": ("v-aa", "v-rt", "v-st"),
    "o": ("o-im", "o-em", "o-om"),
}
PRACTICES: Final = tuple(practice for practices in FUNCTIONS.values() for practice in practices)
STEPS: Final = tuple(f"{level}-{stream}" for stream in "ab" for level in (1, 2, 3))
CODES: Final = tuple(f"{practice}-{step}" for practice in PRACTICES for step in STEPS)
VALUES: Final = (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1))
ORACLES: Final[list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "oracles" / "owasp_samm.json").read_text(encoding="utf-8"), parse_float=Fraction
)
each_oracle = pytest.mark.parametrize("oracle", ORACLES, ids=[oracle["id"] for oracle in ORACLES])


@dataclass(frozen=True, slots=True)
class Profile:
    """Scores on the model's scale of 0 to 3."""

    practices: Mapping[str, Fraction]
    functions: Mapping[str, Fraction]
    total: Fraction


def by_the_model(values: Mapping[str, Fraction]) -> Profile:
    """The model's own aggregation: a level is the mean of two streams, a practice the sum of three levels."""
    practices = {
        practice: sum(
            ((values[f"{practice}-{level}-a"] + values[f"{practice}-{level}-b"]) / 2 for level in (1, 2, 3)),
            Fraction(0),
        )
        for practice in PRACTICES
    }
    functions = {name: sum((practices[one] for one in three), Fraction(0)) / 3 for name, three in FUNCTIONS.items()}
    return Profile(practices, functions, sum(functions.values(), Fraction(0)) / 5)


@cache
def samm() -> Questionnaire:
    """The example, resolved."""
    return load(SAMM).speaking("en").resolved()


def scored(answers: Mapping[str, Answer]) -> Scorecard:
    """What the engine makes of one team's answers."""
    team = Respondent("team", "assessor", finished=True)
    given_by_team = {(team.id, code): answer for code, answer in answers.items()}
    return score(samm(), Assessment(organisation="Acme", language="en", respondents=(team,), answers=given_by_team))


def by_the_engine(values: Mapping[str, Fraction]) -> Profile:
    """The same from the engine: three times its shares; a function is the mean of its three dimensions."""
    card = scored({code: Answered(VALUES.index(value)) for code, value in values.items()})
    shares = {dimension.dimension: dimension.score for dimension in card.dimensions}
    practices = {name: share * 3 for name, share in shares.items() if share is not None}
    functions = {name: sum((practices[one] for one in three), Fraction(0)) / 3 for name, three in FUNCTIONS.items()}
    assert card.index.score is not None
    return Profile(practices, functions, card.index.score * 3)


def values_of(answers: Mapping[str, Any]) -> dict[str, Fraction]:
    """An oracle's answers by code; what it does not answer is 0, as in the tools they come from."""
    values = dict.fromkeys(CODES, Fraction(0))
    for name, answer in answers.items():
        if isinstance(answer, list):
            values |= {f"{name}-{step}": Fraction(one) for step, one in zip(STEPS, answer, strict=True)}
        else:
            values[name] = Fraction(answer)
    assert tuple(values) == CODES
    return values


def apart(found: Mapping[str, Fraction], stated: Mapping[str, Any], tolerance: Fraction) -> list[str]:
    """The names whose numbers differ by more."""
    return [name for name, number in stated.items() if abs(found[name] - Fraction(number)) > tolerance]


def test_the_example_has_the_structure_and_the_answer_values_of_the_model() -> None:
    questionnaire = samm()
    assert tuple(dimension.id for dimension in questionnaire.dimensions) == PRACTICES
    assert tuple(questionnaire.questions) == CODES
    assert len(CODES) == 90
    assert {(d.weight, d.essential, d.target) for d in questionnaire.dimensions} == {(Fraction(1), True, Fraction(0))}
    questions: Sequence[Any] = list(questionnaire.questions.values())
    assert all(isinstance(question, LevelsQuestion) for question in questions)
    assert {question.level_scores for question in questions} == {VALUES}
    assert {(question.weight, question.not_applicable) for question in questions} == {(1, False)}
    assert questionnaire.gates == ()


@each_oracle
def test_a_worked_answer_of_the_model_gives_its_stated_scores(oracle: dict[str, Any]) -> None:
    expected, tolerance = oracle["expect"], Fraction(oracle.get("tol", 0))
    found = by_the_engine(values_of(oracle["answers"]))
    assert len(expected["practices"]) + len(expected.get("functions", {})) > 0
    assert apart(found.practices, expected["practices"], tolerance) == []
    assert apart(found.functions, expected.get("functions", {}), tolerance) == []
    assert apart({"total": found.total}, {"total": expected.get("total", found.total)}, tolerance) == []


@each_oracle
def test_the_calculator_of_this_test_agrees_with_the_worked_answers_as_well(oracle: dict[str, Any]) -> None:
    expected, tolerance = oracle["expect"], Fraction(oracle.get("tol", 0))
    found = by_the_model(values_of(oracle["answers"]))
    assert apart(found.practices, expected["practices"], tolerance) == []
    assert apart(found.functions, expected.get("functions", {}), tolerance) == []


def test_the_published_answers_do_reach_every_practice_and_function() -> None:
    published = [oracle["expect"] for oracle in ORACLES if oracle["status"] == "published"]
    assert len(published) == 4
    assert {name for expected in published for name in expected["practices"]} == set(PRACTICES)
    assert {name for expected in published for name in expected.get("functions", {})} == set(FUNCTIONS)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(VALUES), min_size=90, max_size=90))
def test_any_ninety_answers_are_aggregated_exactly_as_the_model_does(values: list[Fraction]) -> None:
    answered = dict(zip(CODES, values, strict=True))
    assert by_the_engine(answered) == by_the_model(answered)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(CODES))
def test_one_missing_answer_leaves_its_practice_and_the_total_without_a_score(missing: str) -> None:
    answers: dict[str, Answer] = dict.fromkeys(CODES, Answered(3))
    card = scored({**answers, missing: DontKnow()})
    unscored = [dimension.dimension for dimension in card.dimensions if dimension.status is Status.INSUFFICIENT]
    assert unscored == [missing.rsplit("-", 2)[0]]
    assert (card.index.score, card.verdict) == (None, "incomplete")


def test_its_author_hears_of_nothing_to_mend_and_its_scenarios_exercise_all_of_it(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "check", SAMM, "--strict", "--json")
    doubts = [problem for problem in ended.json["problems"] if problem["severity"] != "information"]
    assert (ended.code, ended.json["schema"], doubts) == (0, "crmready/problems/1", [])
    ended = crmready("questionnaire", "test", SAMM)
    assert (ended.code, ended.stderr) == (0, "14 passed.\n")
    ended = crmready("questionnaire", "coverage", SAMM, "--fail-under", "100", "--json")
    assert (ended.code, ended.json["questionnaires"][0]["missing"]) == (0, [])


def test_a_person_scores_its_answers_from_the_command_line(crmready: CommandLine) -> None:
    (oracle,) = (oracle for oracle in ORACLES if oracle["id"] == "sammwise-mixed-1")
    ended = crmready("score", ANSWERS, "--questionnaire", SAMM, "--json", "--exact")
    assert ended.code == 0
    card = ended.json["scorecard"]
    practices = {one["dimension"]: Fraction(one["score"]["fraction"]) * 3 for one in card["dimensions"]}
    assert practices == {name: Fraction(number) for name, number in oracle["expect"]["practices"].items()}
    assert Fraction(card["index"]["score"]["fraction"]) * 3 == Fraction(17, 15)


def test_nothing_is_said_of_requirements_beliefs_and_plans_that_the_model_does_not_have(crmready: CommandLine) -> None:
    ended = crmready("score", ANSWERS, "--questionnaire", SAMM)
    assert (ended.code, "Where we stand" in ended.stdout) == (0, True)
    assert "This questionnaire sets no requirements." in ended.stdout
    assert [word for word in ("0 of 0", "The requirements", "headline", "Belief") if word in ended.stdout] == []

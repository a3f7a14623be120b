"""The requirement brief says what the view says, asks the rest, and leaves nothing out."""

from dataclasses import replace
from random import Random

import pytest

from crmready.loading.questionnaire import load
from crmready.model.assessment import Answer, Answered
from crmready.model.questionnaire import Questionnaire
from crmready.report.shapes.brief import BriefView
from crmready.report.shapes.report import ReportView
from crmready.report.view.brief import brief_of, obstacles
from crmready.resources import questionnaires_root
from tests.answering import anybody, everything_in_place
from tests.unit.report.view_sample import view

CRM = load(questionnaires_root() / "crm-readiness")


def spoken(language: str) -> Questionnaire:
    return CRM.speaking(language)


def brief(report: ReportView, questionnaire: Questionnaire) -> BriefView:
    return brief_of(report, questionnaire)


@pytest.fixture(scope="module")
def ready() -> BriefView:
    questionnaire = spoken("en")
    report = view(everything_in_place(questionnaire), "en", questionnaire=questionnaire)
    assert obstacles(report) == ()
    return brief(report, questionnaire)


def test_the_crm_brief_has_its_sixteen_parts(ready: BriefView) -> None:
    assert [part.number for part in ready.parts] == list(range(1, 17))
    assert [part.id for part in ready.parts if not part.open_points] == []


def test_what_is_in_place_is_stated_with_what_shows_it(ready: BriefView) -> None:
    (data,) = (part for part in ready.parts if part.id == "data")
    assert [(one.question, one.answer, one.in_place, one.shown_by, one.to_attach) for one in data.statements] == [
        ("data-defined", "As a list with a definition and a stated use for each field", True, ("The book",), None),
        (
            "data-disputes-settled",
            "A named data owner on the business side with a written mandate",
            True,
            ("The book",),
            None,
        ),
        ("data-quality-measured", "In the last three months", True, ("The book",), None),
    ]
    assert [point.ask for point in data.open_points] == [
        "Which data must be moved, from where, and how many years back?"
    ]
    assert data.sentence == "3 answers to build on. 1 question is open."


def test_nothing_of_anonymous_people_is_asked_for_to_be_attached() -> None:
    questionnaire = spoken("en")
    subject = everything_in_place(questionnaire)
    bare: dict[tuple[str, str], Answer] = {key: Answered(4) for key in subject.answers}
    made = brief(view(replace(subject, answers=bare), "en", questionnaire=questionnaire), questionnaire)
    asked_for = {one.question for part in made.parts for one in part.statements if one.to_attach}
    sellers_alone = {name for name, asked in questionnaire.questions.items() if asked.roles == ("seller",)}
    assert "data-defined" in asked_for
    assert sellers_alone
    assert not asked_for & sellers_alone


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_question_that_is_drawn_on_is_stated_or_asked_and_nothing_hidden_is_told(
    seed: int, language: str
) -> None:
    questionnaire = spoken(language)
    report = view(anybody(questionnaire, Random(seed)), language, questionnaire=questionnaire)  # noqa: S311
    shown = {question.id: question for dimension in report.dimensions for question in dimension.questions}
    made = brief(report, questionnaire)
    for source, part in zip(questionnaire.brief, made.parts, strict=True):
        stated = {one.question: one for one in part.statements}
        asked = {point.question for point in part.open_points}
        scored = [name for name in source.draws if shown[name].scored]
        assert {*stated, *asked} - {None} >= set(scored)
        assert [one for one in stated.values() if shown[one.question].hidden] == []
        assert all(one.in_place != (one.question in asked) for one in stated.values())
        assert tuple(point.ask for point in part.open_points if point.question is None) == source.open_questions


@pytest.mark.parametrize("seed", range(20))
def test_an_absolute_requirement_that_fails_or_is_unknown_stops_it_and_nothing_else_does(seed: int) -> None:
    questionnaire = spoken("en")
    report = view(anybody(questionnaire, Random(seed)), "en", questionnaire=questionnaire)  # noqa: S311
    states = {gate.id: gate.state for gate in report.gates if gate.severity == "hard"}
    assert {one.gate for one in obstacles(report)} == {
        name for name, state in states.items() if state in {"fail", "unknown"}
    }


def test_an_obstacle_names_the_first_step_and_who_takes_it() -> None:
    questionnaire = spoken("en")
    subject = everything_in_place(questionnaire)
    worse: dict[tuple[str, str], Answer] = {
        key: Answered(0) if key[1] == "leader-training" else answer for key, answer in subject.answers.items()
    }
    (only,) = obstacles(view(replace(subject, answers=worse), "en", questionnaire=questionnaire))
    assert only.gate == "leaders-trained"
    assert only.sentence.startswith("Training for sales managers has been decided: Not met.")
    assert (
        only.do
        == "Decide which five questions about each seller a manager should be able to answer from data (Executive)."
    )


def test_a_claimed_requirement_is_a_reservation_and_no_obstacle() -> None:
    questionnaire = spoken("en")
    subject = everything_in_place(questionnaire)
    report = view(replace(subject, records=()), "en", questionnaire=questionnaire)
    assert obstacles(report) == ()
    (reservation,) = brief(report, questionnaire).reservations
    assert reservation.startswith("Value goals with figures have been set and recorded: ")
    (goals,) = brief(report, questionnaire).parts[0].records
    assert goals.records == ()

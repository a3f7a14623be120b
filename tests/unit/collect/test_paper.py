"""A form on paper holds what the interview asks, in its order, and says in words who is to answer what."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from crmready.collect.conditions import Conditions
from crmready.collect.paper import paper
from crmready.collect.printed import printed
from crmready.collect.words import Words
from crmready.loading.questionnaire import load
from crmready.model.conditions import AnswerCondition
from crmready.report.shapes.form import FormQuestion, FormView

ROOT = Path(__file__).parents[3]
BUNDLED = sorted(path.parent for path in ROOT.glob("questionnaires/*/questionnaire.yaml"))
EVERY_FEATURE = ROOT / "tests" / "questionnaires" / "valid" / "every-feature"


def questions(form: FormView) -> list[FormQuestion]:
    return [question for section in form.sections for question in section.questions]


def form(folder: Path, role: str, language: str = "en") -> FormView:
    loaded = load(folder)
    return paper(loaded.speaking(language), role, loaded.digest())


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("folder", BUNDLED, ids=lambda folder: folder.name)
def test_a_form_holds_every_question_of_its_role_in_the_order_of_the_interview(folder: Path, language: str) -> None:
    questionnaire = load(folder).speaking(language)
    assert len(questionnaire.roles) >= 2
    for role in questionnaire.role:
        asked = list(questionnaire.asked_of(role))
        on_paper = questions(form(folder, role, language))
        assert [question.id for question in on_paper] == [question.id for question in asked]
        assert [question.ask for question in on_paper] == [question.wording(role) for question in asked]
        assert [question.number for question in on_paper] == list(range(1, len(asked) + 1))


def test_the_sections_are_the_interviews() -> None:
    names = [section.name for section in form(ROOT / "questionnaires" / "crm-readiness", "executive").sections]
    assert names[0] == "Sales process maturity"
    assert names[-2:] == ["What you think others would answer", "What you expect of technology"]


def test_a_star_marks_the_answers_that_count_for_less_without_anything_that_shows_them() -> None:
    (question,) = (
        question
        for question in questions(form(ROOT / "questionnaires" / "coaching-pulse", "team-leader"))
        if question.id == "data-checked"
    )
    assert [(option.text, option.starred) for option in question.options] == [
        ("Not since we started", False),
        ("More than six months ago", False),
        ("Three to six months ago", False),
        ("In the last three months", True),
    ]
    assert question.evidence is not None
    assert question.evidence.starred
    assert question.evidence.ask == (
        "What shows it? A document, a link, a date. For example: The list of what was checked and put right. "
        "Without it the answer counts for less."
    )


def test_each_type_has_its_own_place_to_answer() -> None:
    every = {
        question.id: question for role in ("seller", "manager") for question in questions(form(EVERY_FEATURE, role))
    }
    assert [every[name].kind for name in ("starting-point", "used-for", "minutes", "one-change", "goals")] == [
        "one", "several", "number", "text", "records",
    ]  # fmt: skip
    assert [option.text for option in every["own-lists"].options] == ["Yes", "No"]
    assert [option.text for option in every["ticks"].options] == ["A", "B", "None of these"]
    assert [option.text for option in every["used-for"].options] == ["Planning", "Learning", "Nothing"]
    assert every["used-for"].how == "Choose everything that fits, but “Nothing” only by itself."
    assert (every["minutes"].unit, every["minutes"].how) == ("minutes", "From 0 to 480.5.")
    assert every["one-change"].lines == 8
    assert [(field.label, field.help) for field in every["goals"].fields][:2] == [
        ("Goal", "What, and for whom."),
        ("Figure", "May be left blank."),
    ]


CASES: list[tuple[str, dict[str, Any]]] = [
    ("you answered “Yes” to question 7", {"question": "own-lists", "is": True}),
    ("you answered something other than “Yes” to question 7", {"not": {"question": "own-lists", "is": True}}),
    ("you answered “Results” or “A case” to question 2", {"question": "starting-point", "one_of": ["results", "case"]}),
    ("you answered “A case” to question 2", {"question": "starting-point", "at_least": 1}),
    ("you answered “Results” to question 2", {"question": "starting-point", "at_most": 0}),
    ("your number in question 8 is at least 10.5", {"question": "minutes", "at_least": "10.5"}),
    ("your number in question 8 is less than 10.5", {"not": {"question": "minutes", "at_least": "10.5"}}),
    ("your number in question 8 is more than 3", {"not": {"question": "minutes", "at_most": 3}}),
    ("you answered “30” to question 8", {"question": "minutes", "is": 30}),
    ("the number of your ticks in question 5 is at least 1", {"question": "ticks", "at_least": 1}),
    ("what you ticked in question 3 counts for at most 2", {"question": "used-for", "at_most": 2}),
    (
        "you answered “Yes” to question 7 and (your number in question 8 is at least 5 or you answered “A case” to question 2)",  # noqa: E501
        {"all": [
            {"question": "own-lists", "is": True},
            {"any": [{"question": "minutes", "at_least": 5}, {"question": "starting-point", "is": "case"}]},
        ]},
    ),
    (
        "you answered something other than “Yes” to question 7 or your number in question 8 is less than 5",
        {"not": {"all": [{"question": "own-lists", "is": True}, {"question": "minutes", "at_least": 5}]}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "condition"), CASES, ids=range(len(CASES)))
def test_a_condition_is_said_by_the_numbers_on_the_form(said: str, condition: dict[str, Any]) -> None:
    questionnaire = load(EVERY_FEATURE).speaking("en")
    numbers = {"starting-point": 2, "used-for": 3, "ticks": 5, "own-lists": 7, "minutes": 8}
    parsed: AnswerCondition = TypeAdapter(AnswerCondition).validate_python(condition)
    conditions = Conditions(Words.of("en"), questionnaire, numbers)
    assert conditions.sentence(parsed) == f"Answer this only if {said}."


def test_a_condition_is_said_in_bokmal() -> None:
    pulse = form(ROOT / "questionnaires" / "coaching-pulse", "team-member", "nb")
    assert questions(pulse)[1].condition == "Svar på dette bare hvis du svarte «Ja» på spørsmål 1."


def test_who_sees_what_is_said_to_each_role_as_the_interview_says_it() -> None:
    pulse = ROOT / "questionnaires" / "coaching-pulse"
    assert "only when at least 5 of you have answered" in form(pulse, "team-member").privacy[0]
    assert form(pulse, "team-leader").privacy == (
        "You answer as the holder of your role (Team leader), and can be recognised by it in the report.",
    )


def test_the_lines_for_a_screen_show_where_one_is_and_fit_it() -> None:
    lines = list(printed(form(ROOT / "questionnaires" / "coaching-pulse", "team-member"), 60))
    assert "Conversations: question 2 of 3 · 1 of 8 answered" in lines
    assert "   [ ] 2. No" in lines
    assert max(len(line) for line in lines) <= 60
    assert sum("Don't know · Not relevant" in line for line in lines) == 8


def test_the_star_is_explained_only_where_there_is_one() -> None:
    pulse = ROOT / "questionnaires" / "coaching-pulse"
    assert [len(form(pulse, role).guide) for role in ("team-member", "team-leader")] == [2, 3]

"""One page for each role: its own picture beside the others', and nothing that the report hides elsewhere."""

import json
from dataclasses import asdict

import pytest

from crmready.report.shapes.report import ReportView
from crmready.report.shapes.roles import RolePageView
from crmready.report.view.role_pages import MOST_QUESTIONS
from tests.unit.report.view_sample import assessment, people, sellers, view

LEADERS = (
    people("manager", {"written": (3, "Our book"), "followed": 3, "described": 1}),
    people("executive", {"written": (3, "Book"), "described": 1}),
)


def page(report: ReportView, role: str) -> RolePageView:
    (found,) = [each for each in report.role_pages if each.role == role]
    return found


def test_every_role_that_was_asked_has_a_page_and_no_other() -> None:
    assert [each.role for each in view(assessment(*LEADERS)).role_pages] == ["manager", "executive"]
    assert view(assessment()).role_pages == ()


def test_a_role_sees_its_mean_beside_the_others_furthest_apart_first() -> None:
    report = view(assessment(sellers("followed", 1, 1, 1, 1, 1), *LEADERS))
    first = page(report, "manager").questions[0]
    assert (first.question, first.ask, first.own.mean.text) == ("followed", "Did your team follow it?", "3.0")
    assert [(other.role, other.mean.text) for other in first.others] == [("seller", "1.0")]
    assert first.apart.text == "2.0"
    assert first.sentence == "Sales manager 3.0, sellers 1.0. The target is 3."
    apart = [question.apart.value or 0 for question in page(report, "manager").questions]
    assert apart == sorted(apart, reverse=True)
    assert len(apart) <= MOST_QUESTIONS
    assert page(report, "manager").pictures == (
        "In one of three questions that others answered too, another role stands at least a step away."
    )


@pytest.mark.parametrize(
    ("language", "title", "owned"),
    [
        ("en", "For you as sales manager", "Your role owns"),
        ("nb", "For deg som er sales manager", "Rollen din eier"),
    ],
)
def test_it_speaks_to_the_role_and_says_what_it_owns(language: str, title: str, owned: str) -> None:
    report = view(assessment(sellers("known", 1, 1, 1, 1, 1), *LEADERS), language)
    found = page(report, "manager")
    assert found.title == title
    assert found.actions == tuple(a for window in report.plan for a in window.actions if a.owner == "manager")
    assert found.actions
    assert found.owned.startswith(owned)


def test_it_names_the_requirements_that_rest_on_the_role_and_what_would_show_them() -> None:
    found = page(view(assessment(sellers("known", 0, 1, 1, 1, 1), *LEADERS)), "executive")
    assert [gate.id for gate in found.gates] == ["written-down", "goals-set"]
    assert [each.gate for each in found.to_show] == ["goals-set"]


@pytest.mark.parametrize("levels", [(0, 1, 1, 1), (1, 0, 0, 1), (1, 1, 1, 1)])
def test_the_page_of_an_anonymous_role_tells_nothing_while_too_few_have_answered(levels: tuple[int, ...]) -> None:
    hidden = view(assessment(sellers("known", *levels), *LEADERS))
    same = view(assessment(sellers("known", 0, 0, 0, 0), *LEADERS))
    assert page(hidden, "seller").questions == ()
    assert [asdict(each) for each in hidden.role_pages] == [asdict(each) for each in same.role_pages]
    assert "at least 5 answers" in page(hidden, "seller").shown


def test_neither_evidence_nor_a_hidden_mean_stands_on_another_roles_page() -> None:
    report = view(assessment(sellers("followed", 4, 4, 4, 4), *LEADERS))
    followed = [q for q in page(report, "manager").questions if q.question == "followed"]
    assert [question.others for question in followed] in ([], [()])
    pages = json.dumps([asdict(each) for each in report.role_pages])
    assert "Our book" not in pages


def test_every_mean_on_a_page_is_printed_with_its_question_too() -> None:
    report = view(assessment(sellers("followed", 1, 1, 1, 1, 1, 2), sellers("known", 3), *LEADERS))
    printed = {
        (question.id, part.role): part.mean
        for dimension in report.dimensions
        for question in dimension.questions
        for part in question.roles
    }
    shown = [
        (question.question, mean.role, mean.mean)
        for each in report.role_pages
        for question in each.questions
        for mean in (question.own, *question.others)
    ]
    assert len(shown) > 5
    assert all(printed[question, role] == mean for question, role, mean in shown)

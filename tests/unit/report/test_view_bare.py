"""A questionnaire without requirements, actions or beliefs: its report says nothing about them."""

import re
from fractions import Fraction
from typing import Any, Final

import pytest

from crmready.model.questionnaire import Questionnaire
from crmready.report.gap_report import gap_report
from crmready.report.html import fill
from crmready.report.shapes.report import ReportView
from crmready.report.template_files import read_template
from crmready.report.view.numbers import Numbers
from crmready.report.view.words import Words
from crmready.resources import report_templates_root
from tests.building import dimension, levels, questionnaire
from tests.unit.report.view_sample import QUESTIONNAIRE, assessment, people, sellers, view

QUARTERS: Final = ("0", "1/4", "1/2", "1")
ANSWERED: Final = assessment(people("seller", {"fine": 1, "whole": 1}))
TEXTS: Final = read_template(report_templates_root() / "gap-report").texts


def bare(**more: Any) -> Questionnaire:  # noqa: ANN401
    """Two questions, one of them with options a quarter apart."""
    return questionnaire(
        dimension("one", levels("fine", options=4, scores=QUARTERS), levels("whole"), target="200/3", **more)
    )


def html(report: ReportView) -> str:
    """The report as the layout engine gets it, without its pictures."""
    request = gap_report(report, report_templates_root())
    return fill(TEXTS, {**request.context, "charts": dict.fromkeys(request.charts, "")})


def sections(page: str) -> set[str]:
    """The ids of the parts of a report."""
    return set(re.findall(r'<section class="[^"]*" id="([\w-]+)"', page))


def linked(page: str) -> set[str]:
    """What the contents point at."""
    return set(re.findall(r'<li><a href="#([\w-]+)"', page))


def test_its_report_has_no_empty_part_and_its_contents_point_at_every_part() -> None:
    page = html(view(ANSWERED, questionnaire=bare()))
    assert {"summary", "method", "appendix"} <= sections(page)
    assert sections(page) & {"gates", "plan", "beliefs"} == set()
    assert len(linked(page)) > 3
    assert linked(page) <= sections(page)
    assert [word for word in ("badge", "0 of 0", "Within 30 days") if word in page] == []


def test_a_report_that_has_them_keeps_them() -> None:
    page = html(view(assessment(sellers("known", 1, 2, 2, 1, 3)), questionnaire=QUESTIONNAIRE))
    assert {"gates", "plan"} <= sections(page)
    assert {"gates", "plan"} <= linked(page)
    assert [word for word in ("badge", "0 of 3", "Within 30 days") if word not in page] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This questionnaire sets no requirements."), ("nb", "Dette spørreskjemaet stiller ingen krav.")],
)
def test_its_verdict_says_that_there_are_no_requirements(language: str, sentence: str) -> None:
    assert view(ANSWERED, language, questionnaire=bare()).verdict.summary == sentence


def test_its_method_says_nothing_of_requirements_caps_and_beliefs() -> None:
    whole, part = view(ANSWERED).method, view(ANSWERED, questionnaire=bare()).method
    assert len(whole) == 8
    assert set(part) < set(whole)
    assert {line.split(" ")[0] for line in set(whole) - set(part)} == {"Requirements", "An", "What"}


def test_a_mean_is_printed_as_finely_as_the_options_are_scored() -> None:
    (found,) = view(ANSWERED, questionnaire=bare()).dimensions
    fine, whole = found.questions
    assert (fine.score.text, whole.score.text) == ("0.25", "1.0")
    assert fine.sentence == "0.25: “option 1”. The target is 0.67."
    assert fine.gap.text == "0.42"


def test_a_coarse_mean_stays_coarse_however_fine_the_options_are() -> None:
    secret = {"id": "seller", "name": "Seller", "plural": "Sellers", "anonymous": True}
    asked = questionnaire(dimension("one", levels("fine", options=4, scores=QUARTERS)), roles=[secret])
    (found,) = view(assessment(sellers("fine", 1, 1, 1, 1, 1)), questionnaire=asked).dimensions
    assert found.questions[0].score.text == "0.3"


def test_a_third_is_printed_with_two_decimals_and_is_worth_what_is_printed() -> None:
    third = Numbers(Words.of("nb")).limit(Fraction(200, 3), per_cent=True)
    assert (third.text, third.value) == ("66,67\N{NO-BREAK SPACE}%", 66.67)

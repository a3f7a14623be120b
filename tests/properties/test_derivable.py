"""No answer can be told from a report, nor from two that follow each other; the campaign is `./dev privacy`."""

from dataclasses import replace
from functools import cached_property

import pytest

from crmready.model.assessment import Answered, Assessment
from crmready.model.publication import Publication
from crmready.report.shapes.report import ReportView
from crmready.report.view.build import Context, Subject, build_view
from tests.building import MANAGER, SECRET_SELLER, assessment, dimension, levels, questionnaire
from tests.properties.derivable import alone, campaign, in_succession, random_case
from tests.properties.worlds import Report, Worlds

MADE = questionnaire(dimension("d", levels("a"), levels("b"), levels("c", "manager")), roles=[SECRET_SELLER, MANAGER])
FEW = assessment(seller=[{"a": 2, "b": 1}, {"a": 3, "b": 2}], manager=[{"c": 3}])


class Talkative(Report):
    """A report that prints the numbers of dimensions whatever is hidden in them."""

    @cached_property
    def publication(self) -> Publication:
        return replace(super().publication, dimensions=frozenset(), intervals=frozenset(), index=False)

    @cached_property
    def view(self) -> ReportView:
        context = Context("en", "0", "0" * 64, "0" * 64)
        return build_view(Subject(self.made, self.assessment), self.scorecard, self.publication, context)


def test_no_answer_can_be_told_from_small_groups() -> None:
    worlds = Worlds([Report(MADE, FEW)])
    assert len(worlds.free) == 4
    assert list(worlds.pinned()) == []


def test_the_solver_tells_an_answer_from_a_number_that_should_be_hidden() -> None:
    one = assessment(seller=[{"a": 2}], manager=[{"c": 3}])
    worlds = Worlds([Talkative(MADE, one)])
    assert list(worlds.pinned()) == [("seller-1", "a", 0)]


def with_a(level: int) -> Assessment:
    """The same with this answer of both sellers to the first question."""
    return replace(FEW, answers={**FEW.answers, **{(f"seller-{n}", "a"): Answered(level) for n in (1, 2)}})


def test_the_solver_tells_what_two_changed_from_a_number_before_and_after() -> None:
    both = (with_a(0), with_a(4))
    told = set(Worlds([Talkative(MADE, one) for one in both]).pinned())
    assert {(f"seller-{n}", "a", report) for n in (1, 2) for report in (0, 1)} <= told
    assert list(Worlds([Report(MADE, one) for one in both]).pinned()) == []


@pytest.mark.parametrize("seed", [4, 10, 39])
def test_what_could_once_be_told_cannot_any_more(seed: int) -> None:
    """A number with states of gates (10, 39), and two numbers before and after somebody left (4)."""
    assert alone(random_case(seed)).pinned == ()
    assert in_succession(random_case(seed)).pinned == ()


def test_nothing_can_be_told_from_random_reports_and_pairs_of_them() -> None:
    verdicts = [verdict for _, _, verdict in campaign(3, 60)]
    assert sum(verdict.answers for verdict in verdicts) > 20
    assert [verdict.pinned for verdict in verdicts] == [()] * 6

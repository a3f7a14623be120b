"""A question's answers drawn on its scale, and only what may be shown of them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.report.shapes.numbers import Anchor, Number
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import QuestionView
from crmready.workshop.cards import Choice
from crmready.workshop.scale import WIDTH, across, scale
from tests.unit.workshop.facilitating import Room, played

NUMBER = Number(1.0, "1")


def anchored(*positions: float) -> tuple[Anchor, ...]:
    return tuple(Anchor(NUMBER, f"option {n}", place) for n, place in enumerate(positions))


@given(st.integers(2, 9), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_position_is_never_drawn_further_left(options: int, one: float, other: float) -> None:
    anchors = anchored(*(n / (options - 1) for n in range(options)))
    low, high = sorted((one, other))
    assert 0 < across(low, anchors) <= across(high, anchors) < WIDTH


def test_each_option_is_drawn_in_the_middle_of_its_column_also_where_scores_lie_unevenly() -> None:
    anchors = anchored(0.0, 0.1, 0.5, 1.0)
    assert [across(anchor.position, anchors) for anchor in anchors] == [125, 375, 625, 875]
    assert across(0.3, anchors) == 500


@pytest.fixture(scope="module")
def view(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> ReportView:
    file = tmp_path_factory.mktemp("view") / "x.crmready"
    file.write_bytes(made_once.read_bytes())

    async def story(here: Room) -> ReportView:
        await here.workshop.close()
        return (await here.reveal.board.now()).view

    return played(file, story)


def _questions(view: ReportView) -> Iterator[QuestionView]:
    for dimension in view.dimensions:
        yield from dimension.questions


def test_bars_are_drawn_only_where_a_distribution_may_be_shown_and_stay_inside_the_lane(view: ReportView) -> None:
    bars = 0
    for question in _questions(view):
        drawn = scale(question, None, ())
        assert len(drawn.lanes) == len(question.roles)
        for lane, part in zip(drawn.lanes, question.roles, strict=True):
            votes = part.agreement.distribution if part.agreement else None
            assert lane.drawn == (part.position is not None and bool(question.anchors))
            assert sum(bar.count for bar in lane.bars) == (sum(votes) if votes and lane.drawn else 0)
            for bar in lane.bars:
                bars += 1
                assert bar.left >= 0
                assert bar.left + bar.width <= WIDTH
                assert bar.top >= 26
                assert bar.top + bar.height <= lane.height
    assert bars > 10


def test_what_is_hidden_is_a_sentence_and_no_picture(view: ReportView) -> None:
    question = next(q for q in _questions(view) if q.roles[0].position is not None)
    hidden = replace(question.roles[0], hidden=True, hidden_reason="Fewer than 5 answers.", position=0.5)
    (lane, *_) = scale(replace(question, roles=(hidden,)), None, ()).lanes
    assert (lane.drawn, lane.bars, lane.mean, lane.sentence) == (False, (), None, "Fewer than 5 answers.")


def test_a_pair_that_is_hidden_is_not_drawn(view: ReportView) -> None:
    question = next(q for q in _questions(view) if q.id == "stages-known")
    pair = next(pair for pair in view.beliefs.pairs if pair.question == "stages-known")
    (*_, belief) = scale(question, pair, ()).lanes
    assert belief.believed is not None
    assert belief.dot is not None
    assert belief.believed - belief.dot > 200
    assert all(lane.believed is None for lane in scale(question, replace(pair, hidden=True), ()).lanes)


def test_choices_stand_under_their_anchors_in_the_order_of_the_scale_or_in_a_list() -> None:
    choices = [Choice(str(n), f"option {n}", chosen=False) for n in (2, 1, 0)]
    question = QuestionView(**dict.fromkeys(QuestionView.__slots__) | {"anchors": anchored(0, 0.5, 1), "roles": ()})  # type: ignore[arg-type]  # only what is drawn matters here
    columns = scale(question, None, choices).columns
    assert all(left.text < right.text for left, right in pairwise(columns))
    assert len(columns) == 3
    assert scale(question, None, choices[:2]).columns == ()

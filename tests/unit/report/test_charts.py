import math
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest

from crmready.report.charts.every import charts_of
from crmready.report.charts.gates import gate_ladder, gate_row, gate_strip
from crmready.report.charts.levels import level_strip
from crmready.report.charts.measure import width_of
from crmready.report.charts.pictures import dumbbell, slope, two_by_two
from crmready.report.charts.profile import profile
from crmready.report.charts.svg import ACCENT, GOOD, LOW, MIDDLE, PAPER, WIDTH
from crmready.report.labels import labels
from crmready.report.shapes.gates import GateStateName
from crmready.report.shapes.report import ReportView
from tests.unit.report.view_sample import assessment, people, sellers, view

MANAGER = people("manager", {"written": 3, "followed": 3, "known-estimate": 3, "described": 1})
EXECUTIVES = people("executive", {"written": (3, "Book"), "known-estimate": 4, "system": 4, "described": 1})
ROLES = ["seller", "manager", "executive"]
VIEW = view(assessment(sellers("known", 1, 2, 2, 1, 3), MANAGER, EXECUTIVES))
EMPTY = view(assessment())
QUESTIONS = {question.id: question for dimension in VIEW.dimensions for question in dimension.questions}


def parsed(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 (our own drawing)


def words_in(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter("text")]


def title_of(svg: str) -> str:
    return parsed(svg).findtext("title", "")


def numbers_of(element: Element) -> list[float]:
    names = ("x", "y", "cx", "cy", "r", "x1", "y1", "x2", "y2", "width", "height")
    return [float(element.get(name, "0")) for name in names]


@pytest.mark.parametrize("report", [VIEW, EMPTY], ids=["answered", "empty"])
def test_every_chart_tells_its_finding_in_words_and_has_finite_numbers(report: ReportView) -> None:
    charts = charts_of(report, labels("en"))
    assert len(charts) > 10
    for name, svg in charts.items():
        assert len(title_of(svg)) > 3, name
        assert all(math.isfinite(number) for element in parsed(svg).iter() for number in numbers_of(element)), name


def test_a_hidden_or_missing_number_is_not_drawn() -> None:
    assert {"pair:known-estimate", "two-by-two"} <= charts_of(VIEW, labels("en")).keys()
    missing = charts_of(EMPTY, labels("en"))
    assert not {"pair:known-estimate", "two-by-two"} & missing.keys()
    few = view(assessment(sellers("known", 1, 2), MANAGER, EXECUTIVES))
    hidden = next(question for question in few.dimensions[0].questions if question.id == "known")
    assert hidden.hidden
    assert words_in(level_strip(hidden, ROLES)) == []
    gate = next(gate for gate in few.gates if gate.id == "sellers-know")
    strip = gate_strip(gate, hidden, "Minimum")
    assert strip is not None
    assert words_in(strip) == ["2"], "the minimum may be shown, the score may not"
    assert title_of(strip) == f"{gate.name}: minimum 2"


def test_the_ladder_has_a_rung_for_each_gate_that_says_its_state_without_colour() -> None:
    ladder = gate_ladder(VIEW.gates)
    states = [(gate.symbol, gate.name, gate.state_name) for gate in VIEW.gates]
    assert all({symbol, name, state} <= set(words_in(ladder)) for symbol, name, state in states)
    assert title_of(ladder) == "; ".join(f"{name}: {state}" for _, name, state in states)


@pytest.mark.parametrize(("state", "colour"), [("pass", GOOD), ("claimed", MIDDLE), ("fail", LOW), ("unknown", None)])
def test_each_state_has_its_own_rung(state: GateStateName, colour: str | None) -> None:
    gate = replace(VIEW.gates[0], state=state)
    for drawn in (gate_ladder([gate]), gate_row([gate])):
        shapes = [*parsed(drawn).iter("rect"), *parsed(drawn).iter("polygon"), *parsed(drawn).iter("circle")]
        assert {element.get("fill") for element in shapes} == {colour or PAPER}
        assert gate.symbol in words_in(drawn)
        halves = len(list(parsed(drawn).iter("polygon")))
        assert halves == (2 if state == "fail" else 0), "a rung that fails hangs from both rails in two halves"


def test_a_role_stands_where_its_mean_says_on_the_options() -> None:
    strip = parsed(level_strip(QUESTIONS["known"], ROLES))
    circles = [element for element in strip.iter("circle") if element.get("fill") == ACCENT]
    assert [part.mean.text for part in QUESTIONS["known"].roles] == ["1.8"]
    column = WIDTH / 5
    assert float(circles[0].get("cx", "0")) == pytest.approx(column * (0.5 + 1.8), abs=0.01)


def test_roles_with_the_same_mean_keep_their_own_marks_and_words_apart() -> None:
    same = [replace(part, position=0.5) for part in QUESTIONS["written"].roles]
    assert len(same) == 2
    strip = parsed(level_strip(replace(QUESTIONS["written"], roles=tuple(same)), ROLES))
    heights = [float(element.get("y", "0")) for element in strip.iter("text")]
    assert len(set(heights)) == 2
    assert len([element for element in strip.iter("polygon") if element.get("fill") == ACCENT]) == 3, (
        "two and the target"
    )


def test_words_stay_inside_the_drawing_at_both_ends() -> None:
    for place in (0.0, 1.0):
        parts = tuple(
            replace(part, position=place, role_name="A role with a long name") for part in QUESTIONS["written"].roles
        )
        for element in parsed(level_strip(replace(QUESTIONS["written"], roles=parts), ROLES)).iter("text"):
            half = width_of(element.text or "", 9) / 2
            assert half - 0.01 <= float(element.get("x", "0")) <= WIDTH - half + 0.01


def test_the_profile_draws_score_and_target_to_scale() -> None:
    dimension = VIEW.dimensions[0]
    assert dimension.score.value is not None
    bars = [float(bar.get("width", "0")) for bar in parsed(profile([dimension], VIEW.bands)).iter("rect")]
    assert bars[1] / bars[0] == pytest.approx(dimension.score.value / 100, abs=0.001)


def test_a_dimension_whose_number_is_hidden_shows_its_whole_band_only() -> None:
    dimension = VIEW.dimensions[0]
    hidden = replace(dimension, score=replace(dimension.score, value=None, hidden=True), interval=None)
    svg = parsed(profile([hidden], VIEW.bands))
    dashed = [element for element in svg.iter("rect") if element.get("stroke-dasharray")]
    assert len(dashed) == 1
    assert not {LOW, MIDDLE, GOOD} & {element.get("fill") for element in svg.iter()}


def test_belief_is_hollow_and_evidence_is_filled() -> None:
    svg = dumbbell(VIEW.beliefs.pairs[0])
    assert svg is not None
    circles = [element for element in parsed(svg).iter("circle") if element.get("r") == "5"]
    assert [element.get("fill") for element in circles] == [ACCENT, PAPER]
    assert words_in(svg) == [VIEW.beliefs.pairs[0].belief.text, VIEW.beliefs.pairs[0].practice.text]


def test_the_two_by_two_numbers_its_points_like_the_table() -> None:
    svg = two_by_two(VIEW.beliefs.reliances, labels("en"))
    assert svg is not None
    assert "1" in words_in(svg)
    same = two_by_two([VIEW.beliefs.reliances[0]] * 3, labels("en"))
    assert same is not None
    places = {element.get("cx") for element in parsed(same).iter("circle")}
    assert len(places) == 3, "numbers that stand in one place are set side by side"
    assert title_of(svg).startswith(f"1: {VIEW.beliefs.reliances[0].quadrant_name}")
    assert two_by_two([], labels("en")) is None


def test_a_slope_goes_from_the_first_role_to_the_last() -> None:
    report = view(assessment(sellers("followed", 1, 1, 1, 1, 1), MANAGER))
    gap = report.role_gaps[0]
    svg = slope(gap)
    assert svg is not None
    means = f"{gap.first_mean.text} {gap.last_mean.text}"
    assert " ".join(words_in(svg)) == f"{means} {gap.first_name} {gap.last_name}"
    assert title_of(svg) == f"{gap.first_name} {gap.first_mean.text}; {gap.last_name} {gap.last_mean.text}"

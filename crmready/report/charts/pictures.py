"""Belief beside evidence, expectation beside groundwork, and one role's picture beside another's."""

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from crmready.report.charts.measure import lines_of
from crmready.report.charts.svg import (
    ACCENT,
    INK,
    LOW,
    MUTED,
    PAPER,
    PASSING,
    RAIL,
    SHADE,
    TINT,
    Point,
    Type,
    box,
    circle,
    drawing,
    line,
    paragraph,
    text,
)
from crmready.report.shapes.beliefs import PairView, RelianceView, RoleGapView

_DUMBBELL: Final = 160.0
_WIDE: Final = 290.0
_TALL: Final = 206.0
_HIGH: Final = 0.75
_MARK: Final = 9.0
_SLOPE_WIDTH: Final = 116.0
_SLOPE_HEIGHT: Final = 104.0


def dumbbell(pair: PairView) -> str | None:
    """Belief (hollow) and evidence (filled) on one scale; None while either is not to be told."""
    if pair.belief_position is None or pair.practice_position is None:
        return None
    left, length, y = 12.0, _DUMBBELL - 24, 21.0
    belief, practice = (left + length * place for place in (pair.belief_position, pair.practice_position))
    colour = LOW if pair.stance == "ahead" else MUTED
    shapes = [
        line(Point(left, y), Point(left + length, y), TINT, 5),
        *(circle(Point(left + length * anchor.position, y), 1.3, MUTED) for anchor in pair.anchors),
        line(Point(belief, y), Point(practice, y), colour, 3),
        circle(Point(practice, y), 5, ACCENT, PAPER),
        circle(Point(belief, y), 5, PAPER, ACCENT),
        text(Point(belief, y - 10), pair.belief.text, Type(9, INK, "400", "middle")),
        text(Point(practice, y + 18), pair.practice.text, Type(9, INK, "600", "middle")),
    ]
    means = f"{pair.believers} {pair.belief.text}, {pair.source_name} {pair.practice.text}"
    return drawing(_DUMBBELL, 44, means, shapes)


def two_by_two(reliances: Sequence[RelianceView], words: Mapping[str, str]) -> str | None:
    """Expectation of technology (upwards) over groundwork (to the right); each number is a row of the table below.

    None while there is nothing to place.
    """
    marks = _numbers(reliances)
    if not marks:
        return None
    across, down = _WIDE * (1 - _HIGH), _TALL * (1 - _HIGH)
    shapes = [box(Point(0, 0), _WIDE, _TALL, TINT)]
    for x, y, name in (
        (0.0, 0.0, "ahead"),
        (_WIDE - across, 0.0, "grounded"),
        (0.0, _TALL - down, "aware"),
        (_WIDE - across, _TALL - down, "underestimating"),
    ):
        shapes.append(box(Point(x, y), across, down, PASSING if name == "grounded" else SHADE))
        named = lines_of(words[name], 8, across - 8, 3)
        shapes += paragraph(Point(x + 5, y + 12), named, Type(8, MUTED, "600"), 9.5)
    shapes += marks
    shapes.append(text(Point(_WIDE, _TALL + 14), f"{words['groundwork']} →", Type(9, MUTED, anchor="end")))
    upwards = text(Point(0, 0), f"{words['expected']} →", Type(9, MUTED, anchor="end"))
    upwards.set("transform", "translate(-6 0) rotate(-90)")
    shifted = [_moved(each) for each in (*shapes, upwards)]
    # By number, as the points and the table's rows are named: the questions are read there.
    finding = "; ".join(f"{number}: {each.quadrant_name}" for number, each in enumerate(reliances, 1))
    return drawing(_WIDE + 16, _TALL + 18, finding, shifted)


def _numbers(reliances: Sequence[RelianceView]) -> list[Element]:
    """A numbered mark for each that can be placed; where one stands already, the next stands beside it."""
    shapes: list[Element] = []
    taken: set[Point] = set()
    for number, reliance in enumerate(reliances, 1):
        if reliance.expected_position is None or reliance.groundwork_position is None:
            continue
        at = _free(
            Point(_inside(reliance.groundwork_position, _WIDE), _inside(1 - reliance.expected_position, _TALL)), taken
        )
        taken.add(at)
        shapes += [circle(at, _MARK, ACCENT, PAPER)]
        shapes += [text(Point(at.x, at.y + 3.6), str(number), Type(10, PAPER, "700", "middle"))]
    return shapes


def _free(at: Point, taken: set[Point]) -> Point:
    """The place, or the next free one beside it: to the right, and from the edge on a row further down or up."""
    step = 2 * _MARK
    down = step if at.y < _TALL / 2 else -step
    while any(abs(at.x - other.x) < _MARK and abs(at.y - other.y) < _MARK for other in taken):
        at = Point(at.x + step, at.y) if at.x + step <= _WIDE - _MARK else Point(_MARK, at.y + down)
    return at


def _inside(place: float, length: float) -> float:
    return min(max(length * place, _MARK), length - _MARK)


def _moved(element: Element) -> Element:
    """The element sixteen pixels to the right, which leaves room for the upright axis title."""
    element.set("transform", f"translate(16 0) {element.get('transform', '')}".strip())
    return element


def slope(gap: RoleGapView) -> str | None:
    """Two roles' means on one scale, joined by a line as steep as they differ; None while either is hidden."""
    if gap.first_position is None or gap.last_position is None:
        return None
    left, right, top, height = 28.0, _SLOPE_WIDTH - 28, 27.0, _SLOPE_HEIGHT - 37
    first, last = (top + height * (1 - place) for place in (gap.first_position, gap.last_position))
    colour = LOW if gap.different else MUTED
    shapes = [line(Point(x, top), Point(x, top + height), RAIL, 1.2) for x in (left, right)]
    for anchor in gap.anchors:
        y = top + height * (1 - anchor.position)
        shapes += [line(Point(x - 2, y), Point(x + 2, y), RAIL, 1) for x in (left, right)]
    shapes += [
        line(Point(left, first), Point(right, last), colour, 2.6 if gap.different else 1.6),
        circle(Point(left, first), 4.2, colour, PAPER),
        circle(Point(right, last), 4.2, colour, PAPER),
        text(Point(left - 8, first + 3.2), gap.first_mean.text, Type(9.5, INK, "600", "end")),
        text(Point(right + 8, last + 3.2), gap.last_mean.text, Type(9.5, INK, "600")),
        *paragraph(Point(0, 8), _half(gap.first_name), Type(7.5, MUTED, "600"), 9),
        *paragraph(Point(_SLOPE_WIDTH, 8), _half(gap.last_name), Type(7.5, MUTED, "600", "end"), 9),
    ]
    means = f"{gap.first_name} {gap.first_mean.text}; {gap.last_name} {gap.last_mean.text}"
    return drawing(_SLOPE_WIDTH, _SLOPE_HEIGHT, means, shapes)  # what they mean is read from the words below it


def _half(name: str) -> list[str]:
    """A role's name in its half of the drawing, on two lines at most."""
    return lines_of(name, 7.5, _SLOPE_WIDTH / 2 - 2, 2)

"""Gates: the ladder one climbs, and one gate's score against its minimum."""

from collections.abc import Sequence
from typing import Final, assert_never
from xml.etree.ElementTree import Element

from crmready.report.charts.svg import (
    ACCENT,
    GOOD,
    INK,
    LOW,
    MIDDLE,
    MUTED,
    PAPER,
    PASSING,
    RAIL,
    TINT,
    WIDTH,
    Point,
    Type,
    box,
    circle,
    drawing,
    line,
    lines_of,
    polygon,
    shape,
    text,
)
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.numbers import Range
from crmready.report.shapes.scores import QuestionView

_ROW: Final = 31.0
_GROUP: Final = 24.0
_LEFT: Final = 5.0
_RIGHT: Final = 61.0
_RUNG: Final = 17.0
_X: Final = 12.0
_Y: Final = 20.0
_LENGTH: Final = 195.0
_SCORE: Final = Type(9, INK, "600", "middle")


def gate_ladder(gates: Sequence[GateView]) -> str:
    """Every gate as a rung between two rails: whole when passed, broken when failed, dashed when nobody knows."""
    shapes: list[Element] = []
    y = 0.0
    for severity in dict.fromkeys(gate.severity for gate in gates):
        group = [gate for gate in gates if gate.severity == severity]
        shapes.append(text(Point(_RIGHT + 17, y + 14), group[0].severity_name, Type(9, MUTED, "600")))
        height = _GROUP + _ROW * len(group)
        shapes += [line(Point(x, y + 6), Point(x, y + height), RAIL, 3) for x in (_LEFT, _RIGHT)]
        for place, gate in enumerate(group):
            shapes += _rung(gate, y + _GROUP + _ROW * place)
        y += height + 4
    return drawing(WIDTH, max(y, 1), "; ".join(f"{gate.name}: {gate.state_name}" for gate in gates), shapes)


def _rung(gate: GateView, y: float) -> list[Element]:
    top = y + (_ROW - _RUNG) / 2
    baseline = y + _ROW / 2 + 4.5
    name = lines_of(gate.name, 12.5, 470, 1)[0]
    return [
        *_bar(gate, Point(_LEFT, top)),
        text(Point(_RIGHT + 17, baseline), name, Type(12.5, INK, "600")),
        text(Point(WIDTH, baseline), gate.state_name, Type(10.5, MUTED, anchor="end")),
        line(Point(_RIGHT + 17, y + _ROW), Point(WIDTH, y + _ROW), TINT, 1),
    ]


def _bar(gate: GateView, at: Point) -> list[Element]:
    """The rung itself, with its mark in the middle."""
    width = _RIGHT - _LEFT
    middle = Point(at.x + width / 2, at.y + _RUNG / 2 + 4.6)
    match gate.state:
        case "pass":
            return [box(at, width, _RUNG, GOOD), text(middle, gate.symbol, Type(13, PAPER, "700", "middle"))]
        case "claimed":
            return [box(at, width, _RUNG, MIDDLE), text(middle, gate.symbol, Type(13, INK, "700", "middle"))]
        case "fail":
            ends = [at, Point(at.x + width * 3 / 4, at.y)]
            stubs = [box(end, width / 4, _RUNG, LOW) for end in ends]
            return [*stubs, text(middle, gate.symbol, Type(15, LOW, "700", "middle"))]
        case "unknown":
            dashed = shape("rect", x=at.x + 1, y=at.y + 1, width=width - 2, height=_RUNG - 2, fill=PAPER, stroke=MUTED)
            dashed.set("stroke-dasharray", "3 2.5")
            return [dashed, text(middle, gate.symbol, Type(13, MUTED, "700", "middle"))]
    assert_never(gate.state)


def gate_strip(gate: GateView, question: QuestionView) -> str | None:
    """The gate's score and its interval on its question's scale, against the minimum; None without a minimum."""
    if gate.minimum is None or gate.minimum_position is None:
        return None
    minimum = _X + _LENGTH * gate.minimum_position
    shapes = [
        box(Point(_X, _Y - 3), _LENGTH, 6, TINT),
        box(Point(minimum, _Y - 3), _X + _LENGTH - minimum, 6, PASSING),
        *(circle(Point(_X + _LENGTH * anchor.position, _Y), 1.3, MUTED) for anchor in question.anchors),
        *whisker([_X + _LENGTH * end for end in interval_ends(gate.interval, question)], _Y),
        line(Point(minimum, _Y - 12), Point(minimum, _Y + 8), ACCENT, 1.6),
        polygon([Point(minimum, _Y - 12), Point(minimum + 8, _Y - 9), Point(minimum, _Y - 6)], ACCENT),
        text(Point(minimum - 4, _Y - 6), gate.minimum.text, Type(9, ACCENT, "600", "end")),
    ]
    if gate.position is not None and gate.score is not None:
        at = Point(_X + _LENGTH * gate.position, _Y)
        shapes += [circle(at, 5.5, INK, PAPER), text(Point(at.x, _Y + 18), gate.score.text, _SCORE)]
    finding = f"{gate.name}: {gate.sentence} {gate.limiting or ''}".strip()
    return drawing(_LENGTH + 2 * _X, 44, finding, shapes)


def interval_ends(interval: Range | None, question: QuestionView) -> list[float]:
    """Both ends of an interval of ignorance as places on the question's scale, 0…1; none where it is hidden."""
    low, high = question.low.value, question.high.value
    if interval is None or interval.low.value is None or interval.high.value is None or low is None or high is None:
        return []
    return [(end - low) / (high - low) for end in (interval.low.value, interval.high.value)]


def whisker(ends: Sequence[float], y: float) -> list[Element]:
    """A thin line between two places, with ends; nothing where there are none or nothing lies between."""
    if not ends or ends[0] == ends[-1]:
        return []
    strokes = [line(Point(x, y - 3), Point(x, y + 3), INK, 1.1) for x in ends]
    return [line(Point(ends[0], y), Point(ends[-1], y), INK, 1.1), *strokes]

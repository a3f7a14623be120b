"""Gates: the ladder one climbs, and one gate's score against its minimum."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, assert_never
from xml.etree.ElementTree import Element

from crmready.report.charts.measure import lines_of
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
    polygon,
    shape,
    text,
)
from crmready.report.shapes.gates import GateStateName, GateView
from crmready.report.shapes.numbers import Range
from crmready.report.shapes.scores import QuestionView

_ROW: Final = 31.0
_GROUP: Final = 24.0
_LEFT: Final = 5.0
_RIGHT: Final = 61.0
_RUNG: Final = 17.0
_PLANK: Final = 6.5
_SAG: Final = 5.0
_DISC: Final = 9.0
_STEP: Final = 46.0
_APART: Final = 30.0
_TOP: Final = 17.0
_TALL: Final = 36.0
_DISCS: Final[dict[GateStateName, tuple[str, str]]] = {
    "pass": (GOOD, PAPER),
    "claimed": (MIDDLE, INK),
    "fail": (LOW, PAPER),
    "unknown": (PAPER, MUTED),
}
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
    """The rung itself with its mark on a disc: whole, or dashed, or snapped and hanging from both rails."""
    width = _RIGHT - _LEFT
    middle = Point(at.x + width / 2, at.y + _RUNG / 2)
    return [*_plank(gate, Point(at.x, middle.y), width), *_disc(gate, middle)]


def _plank(gate: GateView, at: Point, width: float) -> list[Element]:
    top = Point(at.x, at.y - _PLANK / 2)
    match gate.state:
        case "pass" | "claimed":
            return [box(top, width, _PLANK, GOOD if gate.state == "pass" else MIDDLE)]
        case "fail":
            reach, y = width * 0.42, top.y
            halves = [(at.x, at.x + reach), (at.x + width, at.x + width - reach)]
            return [
                polygon([Point(x, y), Point(to, y + _SAG), Point(to, y + _PLANK + _SAG), Point(x, y + _PLANK)], LOW)
                for x, to in halves
            ]
        case "unknown":
            return [_dashed(shape("rect", x=top.x, y=top.y, width=width, height=_PLANK, fill=PAPER, stroke=MUTED))]
    assert_never(gate.state)


def _disc(gate: GateView, at: Point) -> list[Element]:
    """The state's mark; the only one without a filled disc is "unknown"."""
    fill, ink = _DISCS[gate.state]
    mark = text(Point(at.x, at.y + 4.2), gate.symbol, Type(12, ink, "700", "middle"))
    if gate.state == "unknown":
        return [_dashed(shape("circle", cx=at.x, cy=at.y, r=_DISC, fill=PAPER, stroke=MUTED)), mark]
    return [circle(at, _DISC, fill, PAPER), mark]


def _dashed(element: Element) -> Element:
    element.set("stroke-dasharray", "3 2.5")
    return element


def gate_row(gates: Sequence[GateView]) -> str:
    """The same ladder lying down, without names: where it is broken, at a glance; the names stand in words below it."""
    shapes: list[Element] = []
    x = 0.0
    groups = [
        [gate for gate in gates if gate.severity == severity] for severity in dict.fromkeys(g.severity for g in gates)
    ]
    step = min(_STEP, (WIDTH - _APART * (len(groups) - 1)) / max(len(gates), 1))
    for group in groups:
        length = step * len(group)
        label = lines_of(f"{group[0].severity_name}: {len(group)}", 9, max(length, 60), 1)[0]
        shapes.append(text(Point(x, 9), label, Type(9, MUTED, "600")))
        shapes += [line(Point(x, y), Point(x + length, y), RAIL, 2.4) for y in (_TOP, _TOP + _TALL)]
        for place, gate in enumerate(group):
            shapes += _upright(gate, Point(x + step * (place + 0.5), _TOP + _TALL / 2))
        x += length + _APART
    counts = Counter(gate.state_name for gate in gates)
    return drawing(WIDTH, _TOP + _TALL + 2, "; ".join(f"{state}: {n}" for state, n in counts.items()), shapes)


def _upright(gate: GateView, at: Point) -> list[Element]:
    """A rung of the lying ladder."""
    lying = _plank(gate, Point(at.x - _TALL / 2, at.y), _TALL)
    for element in lying:
        element.set("transform", f"rotate(90 {at.x:.2f} {at.y:.2f})")
    return [*lying, *_disc(gate, at)]


def gate_strip(gate: GateView, question: QuestionView, minimum_label: str) -> str | None:
    """The gate's score and its interval on its question's scale, against the minimum; None without a minimum.

    The words beside it say what that means: the text alternative gives only the figures, so that nothing is said twice.
    """
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
    score = f"{gate.score.text}; " if gate.position is not None and gate.score is not None else ""
    finding = f"{gate.name}: {score}{minimum_label.lower()} {gate.minimum.text}"
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

"""The plan as a timeline: what begins when, in short words, and who owns it."""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from crmready.report.charts.measure import lines_of
from crmready.report.charts.svg import (
    ACCENT,
    INK,
    MUTED,
    PAPER,
    RAIL,
    WIDTH,
    Point,
    Type,
    circle,
    drawing,
    line,
    paragraph,
    text,
)
from crmready.report.shapes.plan import ActionView, PlanWindow

_AXIS: Final = 30.0
_APART: Final = 18.0
_MARK: Final = 8.0
_SIZE: Final = 9.0
_LEADING: Final = 12.0
_MOST_LINES: Final = 2
_LINES_BETWEEN: Final = 10.0


def timeline(plan: Sequence[PlanWindow]) -> str:
    """A column for each window under one line through all of them: number, short words and owner of each action.

    Words that do not fit end in …; the table beside it has them whole.
    """
    column = (WIDTH - _APART * (len(plan) - 1)) / max(len(plan), 1)
    shapes, lowest, number = [line(Point(0, _AXIS), Point(WIDTH, _AXIS), RAIL, 3)], _AXIS, 0
    for place, window in enumerate(plan):
        x = (column + _APART) * place
        shapes += [line(Point(x, _AXIS - 6), Point(x, _AXIS + 6), ACCENT, 2)]
        shapes += [text(Point(x, _AXIS - 13), window.name, Type(9.5, ACCENT, "600"))]
        y = _AXIS + 20
        for action in window.actions:
            number += 1
            lines, height = _card(action, number, Point(x, y), column)
            shapes += lines
            y += height + _LINES_BETWEEN
        lowest = max(lowest, y)
    return drawing(WIDTH, lowest, _said(plan), shapes)


def _card(action: ActionView, number: int, at: Point, column: float) -> tuple[list[Element], float]:
    """One action, and how tall it is; `at` is its upper left corner."""
    left = at.x + 2 * _MARK + 8
    room = column - (left - at.x)
    words = lines_of(action.do, _SIZE, room, _MOST_LINES)
    owner = lines_of(action.owner_name, _SIZE, room, 1)
    baseline = at.y + _SIZE
    shapes = [
        circle(Point(at.x + _MARK, at.y + _MARK - 2), _MARK, ACCENT, PAPER),
        text(Point(at.x + _MARK, at.y + _MARK + 1.4), str(number), Type(9.5, PAPER, "700", "middle")),
        *paragraph(Point(left, baseline), words, Type(_SIZE, INK), _LEADING),
        *paragraph(Point(left, baseline + _LEADING * len(words)), owner, Type(_SIZE, MUTED, "600"), _LEADING),
    ]
    return shapes, _LEADING * (len(words) + 1)


def _said(plan: Sequence[PlanWindow]) -> str:
    """Which actions stand in which window, by number: the table below gives their words."""
    said, number = [], 0
    for window in plan:
        numbers = range(number + 1, number + 1 + len(window.actions))
        said.append(f"{window.name}: {', '.join(map(str, numbers)) or window.sentence or '–'}")
        number += len(window.actions)
    return "; ".join(said)

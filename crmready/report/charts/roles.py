"""One role's place on a question beside the other roles', for its own page."""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from crmready.report.charts.levels import role_mark
from crmready.report.charts.measure import width_of
from crmready.report.charts.svg import (
    ACCENT,
    INK,
    MUTED,
    PASSING,
    TINT,
    Point,
    Type,
    box,
    circle,
    drawing,
    line,
    polygon,
    text,
)
from crmready.report.shapes.roles import RoleMean, RoleQuestion

_WIDTH: Final = 220.0
_LEFT: Final = 12.0
_LENGTH: Final = _WIDTH - 2 * _LEFT
_Y: Final = 24.0
_BESIDE: Final = 9.0


def role_strip(question: RoleQuestion, roles: Sequence[str], difference: str) -> str:
    """The role's own mark with its mean above the line, the others' smaller marks on it, and the target's flag.

    The figures stand beside it in words; the text alternative says what the eye sees: how far it is to the others.
    """
    own = _x(question.own.position)
    shapes = [box(Point(_LEFT, _Y - 2.5), _LENGTH, 5, TINT)]
    shapes += [circle(Point(_LEFT + _LENGTH * anchor.position, _Y), 1.3, MUTED) for anchor in question.anchors]
    others = [mean for mean in question.others if mean.position is not None]
    if own is not None and others:
        furthest = max((_x(mean.position) or own for mean in others), key=lambda x: abs(x - own))
        shapes.append(box(Point(min(own, furthest), _Y - 2.5), abs(own - furthest), 5, PASSING))
    shapes += _target(question)
    shapes += _others(others, roles, own)
    if own is not None:
        half = width_of(question.own.mean.text, 9.5) / 2
        middle = min(max(own, half), _WIDTH - half)
        shapes += [role_mark(roles.index(question.own.role), Point(own, _Y), 6.4)]
        shapes += [text(Point(middle, _Y - 11), question.own.mean.text, Type(9.5, INK, "700", "middle"))]
    seen = f"{difference} {question.apart.text}" if others else f"{question.own.role_name} {question.own.mean.text}"
    return drawing(_WIDTH, _Y + 12, seen, shapes)


def _others(others: Sequence[RoleMean], roles: Sequence[str], own: float | None) -> list[Element]:
    """The other roles' marks; where one stands already, the next stands beside it."""
    taken = [] if own is None else [own]
    marks = []
    for mean in others:
        x = _x(mean.position) or _LEFT
        while any(abs(x - other) < _BESIDE for other in taken) and x < _WIDTH - _BESIDE:
            x += _BESIDE
        taken.append(x)
        marks.append(role_mark(roles.index(mean.role), Point(x, _Y), 4.2))
    return marks


def _target(question: RoleQuestion) -> list[Element]:
    x = _x(question.target_position)
    if x is None:
        return []
    return [
        line(Point(x, _Y - 8), Point(x, _Y + 8), ACCENT, 1.5),
        polygon([Point(x - 3.5, _Y + 10), Point(x + 3.5, _Y + 10), Point(x, _Y + 5)], ACCENT),
    ]


def _x(position: float | None) -> float | None:
    return None if position is None else _LEFT + _LENGTH * position

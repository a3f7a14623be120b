"""One question's levels: where each role stands, drawn on the question's own options."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

from crmready.report.charts.gates import interval_ends, whisker
from crmready.report.charts.measure import lines_of, width_of
from crmready.report.charts.svg import (
    ACCENT,
    INK,
    MUTED,
    PAPER,
    PASSING,
    TINT,
    WIDTH,
    Point,
    Type,
    box,
    circle,
    drawing,
    line,
    polygon,
    text,
)
from crmready.report.shapes.numbers import Anchor
from crmready.report.shapes.scores import QuestionView, RolePart

_LABEL: Final = 9.0
_LINE: Final = 12.5
_TRACK: Final = 7.0
_SHAPES: Final = ("circle", "square", "triangle", "diamond")
_APART: Final = 8.0
_LONGEST: Final = 200.0


def level_strip(question: QuestionView, roles: Sequence[str]) -> str:
    """Each role's mean on the scale of options; `roles` gives each role the same mark all through the report."""
    axis = _Axis(question.anchors)
    parts = [part for part in question.roles if part.position is not None]
    labels = _labels(parts, axis)
    y = 13 + _LINE * (1 + max((label.row for label in labels), default=0))
    shapes = [box(Point(axis.left, y - _TRACK / 2), axis.length, _TRACK, TINT)]
    if question.position is not None:
        shapes.append(box(Point(axis.left, y - _TRACK / 2), axis.at(question.position) - axis.left, _TRACK, PASSING))
    shapes += [circle(Point(axis.at(anchor.position), y), 1.5, MUTED) for anchor in question.anchors]
    shapes += whisker([axis.at(end) for end in interval_ends(question.interval, question)], y + 10)
    shapes += _target(question, axis, y)
    shapes += [shape for label in labels for shape in _words(label, y)]
    shapes += [role_mark(roles.index(label.part.role), Point(label.mark, y)) for label in labels]
    # The sentence stands below the picture: it is read there, and here only where no mark is drawn.
    said = "; ".join(label.words for label in labels) or question.sentence
    return drawing(WIDTH, y + 15, said, shapes)


class _Axis:
    """The options' places: the middles of columns of equal width, as the table of options below the picture has them.

    Between two options a position is placed in proportion, so that unequal steps stay true to their options.
    """

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        column = WIDTH / max(len(anchors), 1)
        centres = [(anchor.position, column * (place + 0.5)) for place, anchor in enumerate(anchors)]
        self._marks = centres if len(centres) > 1 else [(0.0, 0.0), (1.0, WIDTH)]
        self.left = self._marks[0][1]
        self.length = self._marks[-1][1] - self.left

    def at(self, position: float) -> float:
        """Where a position on the scale lies in the drawing."""
        for (start, x), (end, to) in pairwise(self._marks):
            if position <= end:
                return x + (to - x) * (position - start) / (end - start)
        return self._marks[-1][1]


@dataclass(frozen=True, slots=True)
class _Label:
    part: RolePart
    x: float
    mark: float
    """Where the mark stands: at `x`, or just beside it where another role has the same mean."""
    row: int = 0

    @property
    def words(self) -> str:
        return f"{lines_of(self.part.role_name, _LABEL, _LONGEST, 1)[0]} {self.part.mean.text}"

    @property
    def half(self) -> float:
        return width_of(self.words, _LABEL) / 2

    @property
    def middle(self) -> float:
        """The middle of the words, which stay inside the drawing."""
        return min(max(self.x, self.half), WIDTH - self.half)


def _labels(parts: Sequence[RolePart], axis: _Axis) -> list[_Label]:
    """A place for each role's mark and words, from left to right, one row higher where words would touch."""
    placed: list[_Label] = []
    ends: list[float] = []
    for part in sorted(parts, key=lambda part: part.position or 0):
        x = axis.at(part.position or 0)
        label = _Label(part, x, max(x, placed[-1].mark + _APART) if placed and x - placed[-1].x < _APART else x)
        row = next((row for row, end in enumerate(ends) if end <= label.middle - label.half), len(ends))
        ends[row : row + 1] = [label.middle + label.half]
        placed.append(replace(label, row=row))
    return placed


def _words(label: _Label, y: float) -> list[Element]:
    """A role's name and mean; above another's, they stand without a stroke, which would cross that one's words."""
    height = y - 12 - _LINE * label.row
    words = text(Point(label.middle, height), label.words, Type(_LABEL, INK, "600", "middle"))
    return [words] if label.row else [words, line(Point(label.x, height + 2), Point(label.x, y), MUTED, 0.6)]


def _target(question: QuestionView, axis: _Axis, y: float) -> list[Element]:
    if question.target_position is None:
        return []
    x = axis.at(question.target_position)
    return [
        line(Point(x, y - 8), Point(x, y + 6), ACCENT, 1.8),
        polygon([Point(x - 4, y - 9), Point(x + 4, y - 9), Point(x, y - 3.5)], ACCENT),
    ]


def role_mark(place: int, at: Point, size: float = 5.2) -> Element:
    """The mark of the role in this place: circle, square, triangle, diamond, then the same again, hollow."""
    fill, stroke = (ACCENT, PAPER) if place < 4 else (PAPER, ACCENT)  # noqa: PLR2004 (there are four marks)
    match place % 4:
        case 0:
            return circle(at, size, fill, stroke)
        case 1:
            half = size * 0.88
            corners = [Point(at.x - half, at.y - half), Point(at.x + half, at.y - half)]
            corners += [Point(at.x + half, at.y + half), Point(at.x - half, at.y + half)]
        case 2:
            corners = [Point(at.x - size * 1.1, at.y + size), Point(at.x + size * 1.1, at.y + size)]
            corners += [Point(at.x, at.y - size * 1.1)]
        case _:
            reach = size * 1.25
            corners = [Point(at.x - reach, at.y), Point(at.x, at.y - reach), Point(at.x + reach, at.y)]
            corners += [Point(at.x, at.y + reach)]
    return polygon(corners, fill, stroke)


def role_key(place: int, words: Mapping[str, str]) -> str:
    """The mark of a role by itself, for the key, where the role's name stands beside it: it is read as its shape."""
    shape = words[_SHAPES[place % len(_SHAPES)]]
    return drawing(
        14, 14, shape if place < len(_SHAPES) else f"{words['hollow']} {shape}", [role_mark(place, Point(7, 7))]
    )


def target_key(name: str) -> str:
    """The mark of a target by itself, for the key."""
    flag = polygon([Point(1, 1), Point(11, 1), Point(6, 7)], ACCENT)
    return drawing(12, 14, name, [flag, line(Point(6, 1), Point(6, 13), ACCENT, 1.8)])


def interval_key(name: str) -> str:
    """An interval by itself, for the key."""
    return drawing(24, 14, name, whisker([2, 22], 8))

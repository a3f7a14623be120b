"""A benefits chain: goal, decision, data, coaching and process step as linked plates, open where one is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from crmready.report.charts.measure import lines_of
from crmready.report.charts.svg import (
    ACCENT,
    INK,
    LOW,
    MUTED,
    PAPER,
    PLATE,
    WIDTH,
    Point,
    Type,
    drawing,
    line,
    paragraph,
    polygon,
    shape,
)
from crmready.report.shapes.plan import ChainLink, ChainView

_LINK: Final = 17.0
_PAD: Final = 8.0
_SIZE: Final = 9.5
_LEADING: Final = 12.5
_LABEL: Final = 8.0
_MOST_ACROSS: Final = 8
_MOST_DOWN: Final = 6
_MOST_SIDE_BY_SIDE: Final = 6
_BETWEEN: Final = 13.0


@dataclass(frozen=True, slots=True)
class _Plate:
    label: list[str]
    words: list[str]
    hole: bool


def chain(found: ChainView, hole: str) -> str:
    """The links in their order, side by side, or below each other where the words are long.

    `hole` are the words on an open plate. Words that do not fit end in …; the fields below the picture have them whole.
    """
    width = (WIDTH - _LINK * (len(found.links) - 1)) / len(found.links)
    plates = [_plate(link, hole, width - 2 * _PAD, _MOST_ACROSS + 1) for link in found.links]
    if len(plates) <= _MOST_SIDE_BY_SIDE and all(len(plate.words) <= _MOST_ACROSS for plate in plates):
        return _across(plates, width, _read(found, hole))
    return _down([_plate(link, hole, WIDTH - 2 * _PAD, _MOST_DOWN) for link in found.links], _read(found, hole))


def _read(found: ChainView, hole: str) -> str:
    """The chain read aloud, every link in its order; whether it holds is said in words above the picture."""
    return " → ".join(f"{link.label}: {link.text or hole}" for link in found.links)


def _plate(link: ChainLink, hole: str, room: float, most: int) -> _Plate:
    words = lines_of(link.text or hole, _SIZE, room, most)
    return _Plate(lines_of(link.label, _LABEL, room, 2), words, link.text is None)


def _across(plates: Sequence[_Plate], width: float, finding: str) -> str:
    labels, words = max(len(plate.label) for plate in plates), max(len(plate.words) for plate in plates)
    height = 2 * _PAD + labels * 10 + 4 + words * _LEADING
    shapes: list[Element] = []
    for place, plate in enumerate(plates):
        at = Point((width + _LINK) * place, 1)
        if place:
            shapes += _joint(
                Point(at.x - _LINK, 1 + height / 2), Point(at.x, 1 + height / 2), whole=not _broken(plates, place)
            )
        shapes.append(_face(at, width, height, hole=plate.hole))
        shapes += _written(plate, Point(at.x + _PAD, at.y + _PAD + _LABEL), labels)
    return drawing(WIDTH, height + 2, finding, shapes)


def _down(plates: Sequence[_Plate], finding: str) -> str:
    shapes: list[Element] = []
    y = 1.0
    for place, plate in enumerate(plates):
        height = 2 * _PAD + len(plate.label) * 10 + 3 + len(plate.words) * _LEADING
        if place:
            shapes += _joint(Point(24, y - _BETWEEN), Point(24, y), whole=not _broken(plates, place))
        shapes.append(_face(Point(1, y), WIDTH - 2, height, hole=plate.hole))
        shapes += _written(plate, Point(1 + _PAD, y + _PAD + _LABEL), len(plate.label))
        y += height + _BETWEEN
    return drawing(WIDTH, y - _BETWEEN + 1, finding, shapes)


def _broken(plates: Sequence[_Plate], place: int) -> bool:
    """Whether the joint before this plate has nothing to hold on to."""
    return plates[place].hole or plates[place - 1].hole


def _face(at: Point, width: float, height: float, *, hole: bool) -> Element:
    """A plate: tinted with a firm edge, or open and dashed."""
    plate = shape("rect", x=at.x + 0.8, y=at.y, width=width - 1.6, height=height, rx=5)
    plate.set("fill", PAPER if hole else PLATE)
    plate.set("stroke", LOW if hole else ACCENT)
    plate.set("stroke-width", "1.3")
    if hole:
        plate.set("stroke-dasharray", "4 3")
    return plate


def _joint(start: Point, end: Point, *, whole: bool) -> list[Element]:
    """What links two plates: an arrow, or a dashed line where one of them is open."""
    colour = ACCENT if whole else LOW
    link = line(start, end, colour, 1.8)
    if not whole:
        link.set("stroke-dasharray", "2.5 2.5")
        return [link]
    if start.y == end.y:
        tip = [Point(end.x - 6, end.y - 5), Point(end.x + 0.8, end.y), Point(end.x - 6, end.y + 5)]
    else:
        tip = [Point(end.x - 5, end.y - 6), Point(end.x, end.y), Point(end.x + 5, end.y - 6)]
    return [link, polygon(tip, colour)]


def _written(plate: _Plate, at: Point, labels: int) -> list[Element]:
    ink = Type(_SIZE, LOW if plate.hole else INK, "600" if plate.hole else "400")
    below = Point(at.x, at.y + labels * 10 + 4 + 2)
    return [
        *paragraph(at, plate.label, Type(_LABEL, LOW if plate.hole else MUTED, "600"), 10),
        *paragraph(below, plate.words, ink, _LEADING),
    ]

"""The profile: every dimension's score on the per-cent scale, with target and interval."""

from collections.abc import Sequence
from typing import Final
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
    TINT,
    WIDTH,
    Point,
    Type,
    box,
    drawing,
    line,
    paragraph,
    polygon,
    shape,
    text,
)
from crmready.report.shapes.numbers import Band, Range
from crmready.report.shapes.scores import DimensionView

_NAMES: Final = 190.0
_SCORES: Final = 78.0
_AXIS: Final = 24.0
_ROW: Final = 23.0
_BAR: Final = 13.0
_WIDE_BAR: Final = 17.0
_EDGE: Final = 5.0
"""Room for the flag of a target at either end of the scale."""
_SCALE: Final = 100.0


def profile(dimensions: Sequence[DimensionView], bands: Sequence[Band]) -> str:
    """One bar a dimension, in the order given: the score, the target as a flag, the interval as a thin line."""
    length = WIDTH - _NAMES - _SCORES
    shapes = [
        name
        for band, start, end in _spans(bands)
        for name in _named(band, Point(_NAMES + length * (start + end) / 2, 9), length * (end - start) - 2)
    ]
    for place, dimension in enumerate(dimensions):
        y = _AXIS + _ROW * place
        shapes += _name(dimension.name, y)
        shapes.append(text(Point(WIDTH, y + 13), dimension.score.text, Type(9.5, INK, "600", "end")))
        shapes += _bar(dimension, bands, Point(_NAMES, y + 3), (length, _BAR))
    return drawing(WIDTH, _AXIS + max(_ROW * len(dimensions), 1), _finding(dimensions), shapes)


def dimension_bar(dimension: DimensionView, bands: Sequence[Band]) -> str:
    """One dimension's bar over the named bands of the scale."""
    length = WIDTH - 2 * _EDGE
    bar = _bar(dimension, bands, Point(_EDGE, 8), (length, _WIDE_BAR))
    names = [
        name
        for band, start, end in _spans(bands)
        for name in _named(band, Point(_EDGE + length * (start + end) / 2, 36), length * (end - start) - 2)
    ]
    lowest = max((float(name.get("y", "0")) for name in names), default=36)
    return drawing(WIDTH, lowest + 4, f"{dimension.name}: {dimension.sentence}", [*bar, *names])


def _name(name: str, y: float) -> list[Element]:
    """A dimension's name in its row: on one line, if need be a little smaller, or on two."""
    for size in (9.5, 8.5):
        if len(lines_of(name, size, _NAMES - 12, 2)) == 1:
            return [text(Point(0, y + 13), name, Type(size, INK, "600"))]
    return paragraph(Point(0, y + 8), lines_of(name, 8.5, _NAMES - 12, 2), Type(8.5, INK, "600"), 10)


def _named(band: Band, at: Point, room: float) -> list[Element]:
    """A band's name in the middle of its part of the scale, on two lines at most."""
    return paragraph(at, lines_of(band.name, 8, room, 2), Type(8, MUTED, anchor="middle"), 9)


def _finding(dimensions: Sequence[DimensionView]) -> str:
    return "; ".join(
        f"{dimension.name}: {dimension.score.text}" + (f" ({dimension.rating.text})" if dimension.rating else "")
        for dimension in dimensions
    )


def _bar(dimension: DimensionView, bands: Sequence[Band], at: Point, size: tuple[float, float]) -> list[Element]:
    width, height = size
    shapes = [box(at, width, height, TINT)]
    shapes += [
        line(Point(at.x + width * end, at.y), Point(at.x + width * end, at.y + height), PAPER, 1.4)
        for _, _, end in _spans(bands)
    ]
    if dimension.score.value is not None:
        shapes.append(box(at, width * dimension.score.value / _SCALE, height, _colour(dimension, bands)))
    elif dimension.rating is not None:
        shapes += _whole_band(dimension.rating.id, bands, at, size)
    shapes += _interval(dimension.interval, Point(at.x, at.y + height / 2), width)
    if dimension.target.value is not None:
        shapes += _flag(Point(at.x + width * dimension.target.value / _SCALE, at.y), height)
    return shapes


def _whole_band(rating: str, bands: Sequence[Band], at: Point, size: tuple[float, float]) -> list[Element]:
    """Where only the rating may be told, its whole band is marked and no number can be read off."""
    width, height = size
    return [
        shape(
            "rect", x=at.x + width * start + 1, y=at.y + 1, width=width * (end - start) - 2, height=height - 2,
            fill="none", stroke=MUTED, stroke_dasharray="4 3",
        )
        for band, start, end in _spans(bands)
        if band.id == rating
    ]  # fmt: skip


def _interval(interval: Range | None, start: Point, width: float) -> list[Element]:
    if interval is None or interval.low.value is None or interval.high.value is None:
        return []
    if interval.low.value == interval.high.value:
        return []
    low, high = (start.x + width * end / _SCALE for end in (interval.low.value, interval.high.value))
    strokes = [(PAPER, 3.4), (INK, 1.2)]  # a pale edge keeps the line visible on every bar
    return [
        element
        for colour, thick in strokes
        for element in (
            line(Point(low, start.y), Point(high, start.y), colour, thick),
            line(Point(low, start.y - 3), Point(low, start.y + 3), colour, thick),
            line(Point(high, start.y - 3), Point(high, start.y + 3), colour, thick),
        )
    ]


def _flag(at: Point, height: float) -> list[Element]:
    return [
        line(Point(at.x, at.y - 4), Point(at.x, at.y + height + 2), ACCENT, 1.8),
        polygon([Point(at.x - 4, at.y - 6), Point(at.x + 4, at.y - 6), Point(at.x, at.y)], ACCENT),
    ]


def _colour(dimension: DimensionView, bands: Sequence[Band]) -> str:
    """The lowest band is low, the upper half is good, what lies between is in the middle."""
    places = {band.id: place for place, band in enumerate(bands)}
    place = places.get(dimension.rating.id, 0) if dimension.rating else 0
    if place == 0:
        return LOW
    return MIDDLE if place < len(bands) / 2 else GOOD


def _spans(bands: Sequence[Band]) -> list[tuple[Band, float, float]]:
    """Each band with where it starts and ends on the scale, 0…1."""
    return [
        (band, band.low.value / _SCALE, band.high.value / _SCALE)
        for band in bands
        if band.low.value is not None and band.high.value is not None
    ]

"""Drawing: the few shapes that the charts are made of, the palette, and SVG text with everything escaped.

One unit is a CSS pixel (1/96 inch); a full-width chart is as wide as the text. Colour never speaks alone: every mark
has a shape, a symbol or a word as well, and the three status colours differ in grey print.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from xml.etree.ElementTree import Element, tostring

WIDTH: Final = 627.0
"""The width of the text on the page: 166 mm."""

LOW: Final = "#8C2D04"
MIDDLE: Final = "#FDB863"
GOOD: Final = "#2B7FB8"
# A brand may choose these, so they are names until `inked` writes them out.
INK: Final = "var(--ink, #1B2430)"
ACCENT: Final = "var(--accent, #12466B)"
MUTED: Final = "var(--muted, #55606C)"
RAIL: Final = "#C4CCD4"
TINT: Final = "#E6EBEF"
PASSING: Final = "#C3D9E8"
SHADE: Final = "#D9DFE4"
PLATE: Final = "#F1F5F8"
PAPER: Final = "#FFFFFF"

_CHOSEN: Final = re.compile(r'(?<==")var\(--([a-z]+), (#[0-9A-F]{6})\)')

Anchoring = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set."""

    size: float = 10
    colour: str = INK
    weight: Literal["400", "600", "700"] = "400"
    anchor: Anchoring = "start"


def drawing(width: float, height: float, finding: str, shapes: Sequence[Element]) -> str:
    """One SVG picture. `finding` says in words what it shows: it becomes the picture's text alternative."""
    root = shape("svg", width=width, height=height, viewBox=f"0 0 {_number(width)} {_number(height)}", role="img")
    title = Element("title")
    title.text = finding
    root.append(title)
    root.extend(shapes)
    return tostring(root, encoding="unicode")


def inked(svg: str, colours: Mapping[str, str]) -> str:
    """The drawing with its colours written out: those of `colours` by name, else the standard's.

    Only browsers look up a page's variables in a drawing, and a drawing on a light ground must not follow a dark page.
    """
    return _CHOSEN.sub(lambda chosen: colours.get(chosen[1], chosen[2]), svg)


def shape(tag: str, **attributes: str | float) -> Element:
    """An SVG element; `stroke_width` is the attribute `stroke-width`."""
    element = Element(tag)
    for name, value in attributes.items():
        spelled = name if name == "viewBox" else name.replace("_", "-")
        element.set(spelled, value if isinstance(value, str) else _number(value))
    return element


def text(at: Point, words: str, type_: Type) -> Element:
    """One line of text; `at` is its baseline."""
    element = shape("text", x=at.x, y=at.y, fill=type_.colour, font_family="Inter", font_size=type_.size)
    element.set("font-weight", type_.weight)
    element.set("text-anchor", type_.anchor)
    element.text = words
    return element


def paragraph(at: Point, lines: Sequence[str], type_: Type, leading: float) -> list[Element]:
    """Lines of text below each other; `at` is the baseline of the first."""
    return [text(Point(at.x, at.y + leading * row), words, type_) for row, words in enumerate(lines)]


def line(start: Point, end: Point, colour: str, width: float = 1) -> Element:
    """A straight line."""
    return shape("line", x1=start.x, y1=start.y, x2=end.x, y2=end.y, stroke=colour, stroke_width=width)


def box(at: Point, width: float, height: float, fill: str) -> Element:
    """A rectangle with `at` as its upper left corner; a negative width counts as none."""
    return shape("rect", x=at.x, y=at.y, width=max(width, 0), height=height, fill=fill)


def circle(at: Point, radius: float, fill: str, stroke: str = "none") -> Element:
    """A circle about `at`."""
    return shape("circle", cx=at.x, cy=at.y, r=radius, fill=fill, stroke=stroke, stroke_width=1.6)


def polygon(points: Sequence[Point], fill: str, stroke: str = "none") -> Element:
    """A closed shape."""
    corners = " ".join(f"{_number(point.x)},{_number(point.y)}" for point in points)
    return shape("polygon", points=corners, fill=fill, stroke=stroke, stroke_width=1.2)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

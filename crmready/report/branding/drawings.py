"""SVG logos from strangers: read without their definitions, and written anew from a list of what is allowed.

What comes out holds shapes, colours, gradients and clipping, and no address but of its own parts. Nothing that uses
another part over and over (`use`, patterns, clipping inside clipping) is taken over, so a small file stays small.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.parsers import expat

from crmready.report.branding.beside import Unreadable
from crmready.report.branding.drawing_style import Rules, rules_of, styled

_SVG: Final = "http://www.w3.org/2000/svg"
_MOST_ELEMENTS: Final = 3000
_DEEPEST: Final = 40
_MOST_STRETCHED: Final = 30
_SAVE: Final = "Save it anew from a drawing program as plain SVG, or as PNG."

_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_GRADIENTS: Final = frozenset({"linearGradient", "radialGradient"})
_ELEMENTS: Final = _SHAPES | _GRADIENTS | {"svg", "g", "defs", "stop", "clipPath"}
_SILENT: Final = frozenset({"title", "desc", "metadata", "style", "namedview"})
"""What shows nothing, so that nothing is missing without it."""
_ATTRIBUTES: Final = frozenset(
    {
        *("clip-path", "clip-rule", "clipPathUnits", "display", "id", "opacity", "transform", "visibility"),
        *("cx", "cy", "d", "height", "points", "r", "rx", "ry", "width", "x", "x1", "x2", "y", "y1", "y2"),
        *("fill", "fill-opacity", "fill-rule"),
        *("stroke", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width"),
        *("fx", "fy", "gradientTransform", "gradientUnits", "offset", "spreadMethod", "stop-color", "stop-opacity"),
    }
)
_VALUE: Final = re.compile(r"[A-Za-z0-9#.,%()+\-\s]*", re.ASCII)
_OWN_PART: Final = re.compile(r"url\(\s*['\"]?#([A-Za-z_][\w.-]*)['\"]?\s*\)", re.ASCII)
_ID: Final = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NUMBER: Final = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(?:px|pt|mm|cm|in)?\s*")


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A drawing written anew, and the names of the elements that were left out of it."""

    svg: bytes
    left_out: tuple[str, ...]


def redrawn(content: bytes) -> Redrawn:
    """The harmless part of an SVG drawing. `Unreadable` when it is none, or one that is made to harm."""
    root = _parsed(content)
    if root.tag != "svg":
        raise Unreadable(f"It is XML, but not a drawing (its root is {_short(root.tag)}).", _SAVE)
    rules = rules_of("".join(style.text or "" for style in root.iter("style")))
    copy = _Copy(rules, {element.get("id"): element for element in root.iter() if element.get("id")})
    width, height, box = _size(root)
    made = Element("svg", {"xmlns": _SVG, "width": width, "height": height, "viewBox": box})
    copy.children(root, made)
    if not any(element.tag in _SHAPES for element in made.iter()):
        raise Unreadable("Nothing is drawn in it but what is left out.", "Turn text into paths, or save it as PNG.")
    return Redrawn(tostring(made, encoding="utf-8"), tuple(sorted(copy.left_out)))


def _short(tag: str) -> str:
    return f"<{tag[:30]}>"


@dataclass(slots=True)
class _Copy:
    """Copies what is allowed."""

    rules: Rules
    named: dict[str | None, Element]
    left_out: set[str] = field(default_factory=set)

    def children(self, source: Element, target: Element, *, clipping: bool = False) -> None:
        for child in source:
            if child.tag not in _ELEMENTS - {"svg"}:
                self.left_out |= {_short(child.tag)} - {_short(tag) for tag in _SILENT}
            else:
                attributes = dict(self._attributes(child, clipping=clipping))
                copied = SubElement(target, child.tag, attributes)
                self.children(child, copied, clipping=clipping or child.tag == "clipPath")

    def _attributes(self, element: Element, *, clipping: bool) -> Iterator[tuple[str, str]]:
        told = styled(element.tag, element.attrib, self.rules)
        for name, value in told.items():
            own = _OWN_PART.fullmatch(value)
            if name not in _ATTRIBUTES or (name == "clip-path" and (clipping or element.tag == "clipPath")):
                continue
            if name == "id":
                if _ID.fullmatch(value):
                    yield name, value
            elif own and name in {"fill", "stroke", "clip-path"} and own[1] in self.named:
                yield name, f"url(#{own[1]})"
            elif _VALUE.fullmatch(value) and "url" not in value.lower():
                yield name, value
        if element.tag in _GRADIENTS and (stops := self._stops_of(told.get("href", ""))):
            yield "href", stops

    def _stops_of(self, address: str) -> str | None:
        """Where a gradient has its colours from: another one that has them itself, so that nothing goes in circles."""
        other = self.named.get(address.removeprefix("#"))
        taken = address.startswith("#") and other is not None and other.tag in _GRADIENTS and "href" not in other.attrib
        return address if taken and _ID.fullmatch(address[1:]) else None


def _size(root: Element) -> tuple[str, str, str]:
    """Width, height and view box; a drawing without a size, or one like a thread, is no logo."""
    sides = [_NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        numbers = [float(number) for number in box] or [0.0, 0.0, *(float(side[1]) for side in sides if side)]
        x, y, width, height = numbers
    except ValueError:
        raise Unreadable("It has no size.", "Give <svg> a viewBox: 0 0, width and height.") from None
    fair = 0 < width < 1e6 and 0 < height < 1e6 and abs(x) < 1e6 and abs(y) < 1e6  # noqa: PLR2004
    if not fair or not 1 / _MOST_STRETCHED <= width / height <= _MOST_STRETCHED:
        raise Unreadable("Its size is not that of a logo.", "Check width, height and viewBox of <svg>.")
    return f"{width:g}", f"{height:g}", f"{x:g} {y:g} {width:g} {height:g}"


def _parsed(content: bytes) -> Element:
    """The tree, names without their name spaces. Definitions end the parsing before anything is made of them."""
    tree = _Tree()
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.text
    parser.StartDoctypeDeclHandler = tree.doctype
    parser.EntityDeclHandler = tree.entity
    try:
        parser.ParseFile(io.BytesIO(content))
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "unknown")
        raise Unreadable(f"It is not well-formed XML (line {error.lineno}: {reason}).", _SAVE) from None
    return tree.root


@dataclass(slots=True)
class _Tree:
    root: Element = field(default_factory=lambda: Element(""))
    _open: list[Element] = field(default_factory=list)
    _elements: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise Unreadable("It has too many parts for a logo, or they are nested too deeply.", _SAVE)
        # The same name elsewhere (a drawing program's own) means something else.
        shown = tag if space in {"", _SVG} else f"{tag}:"
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = SubElement(self._open[-1], shown, plain) if self._open else Element(shown, plain)
        self.root = self.root if self._open else element
        self._open.append(element)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        if self._open[-1].tag == "style":
            self._open[-1].text = (self._open[-1].text or "") + text

    def doctype(self, _name: str, _system: str | None, _public: str | None, internal: int) -> None:
        """A reference to the public definition of SVG is never followed; definitions of its own are refused."""
        if internal:
            raise Unreadable("It defines something of its own (DTD).", _SAVE)

    def entity(self, *_: object) -> None:
        raise Unreadable("It defines entities.", _SAVE)

"""Where each part of a YAML text begins and ends, for edits that leave everything else as it stands.

Only for texts that `read_yaml` has taken without a problem: then there are no anchors, tags or repeated keys, and the
depth is bounded.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeAlias

import yaml

from crmready.loading.located_yaml import KeyPath
from crmready.loading.source import Mark

_PARSER: Final = getattr(yaml, "CLoader", yaml.Loader)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
BLOCKS: Final = ("|", ">")
"""The styles of texts that stand beneath their key."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number or nothing at all; `end` lies behind its last visible character. All places are offsets."""

    start: int
    end: int
    style: str | None
    """`|`, `>`, a quotation mark, or None for a plain one."""
    is_text: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Keys and values. In a flow (`{…}`) `end` lies behind the bracket."""

    start: int
    end: int
    flow: bool
    column: int
    """Of the keys, counted from 0."""
    keys: dict[str, Scalar] = field(default_factory=dict)
    parts: dict[str, "Part"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. `column` is that of its dashes."""

    start: int
    end: int
    flow: bool
    column: int
    parts: list["Part"] = field(default_factory=list)


Part: TypeAlias = Scalar | Group | Sequence


Key: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Edit:
    """From and to where in the old text, and what stands there afterwards."""

    start: int
    end: int
    new: str
    depth: int = 0
    """Of two insertions at one place, that of the deeper entry comes first: it belongs to what stands above."""

    @property
    def rank(self) -> tuple[int, int, int]:
        """Edits are made in this order."""
        return self.start, self.end, -self.depth


def child(part: Part, key: Key) -> Part | None:
    """What stands in a group or list under a key or position, if anything does."""
    match part:
        case Group():
            return part.parts.get(str(key))
        case Sequence():
            return part.parts[key] if isinstance(key, int) and key < len(part.parts) else None
        case _:
            return None


def the_child(part: Part, key: Key) -> Part:
    """The same where it is known to be there."""
    found = child(part, key)
    if found is None:
        raise KeyError(key)
    return found


def keys_of(part: Part) -> list[Key]:
    """The keys of a group or the positions of a list, in the order in which they stand."""
    match part:
        case Group():
            return list(part.parts)
        case Sequence():
            return list(range(len(part.parts)))
        case _:
            return []


def starts_at(part: Group | Sequence, key: Key) -> int:
    """Where an entry begins: a group's with its key."""
    return part.keys[str(key)].start if isinstance(part, Group) else part.parts[int(key)].start


@dataclass(frozen=True)
class Layout:
    """A YAML text and its parts."""

    text: str
    root: Part

    @cached_property
    def newline(self) -> str:
        """The line end that the text uses."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def part(self, path: KeyPath) -> Part:
        """The part at a path that is there."""
        part = self.root
        for key in path:
            part = the_child(part, key)
        return part

    def holder(self, path: KeyPath) -> Group | Sequence:
        """The group or list at a path that has one."""
        part = self.part(path)
        if isinstance(part, Scalar):
            raise TypeError(f"{path} is one value")
        return part

    def line_start(self, offset: int) -> int:
        """Where the line begins that this place is on."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def next_line(self, offset: int) -> int:
        """Where the line after this place begins; the end of the text on its last line."""
        found = _LINE_END.search(self.text, offset)
        return found.end() if found else len(self.text)


def layout_of(text: str) -> Layout:
    """The layout of a text that our reader takes; it begins with no byte order mark."""
    return Layout(text, _Builder(text).root())


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._events: Any = yaml.parse(text, Loader=_PARSER)

    def root(self) -> Part:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                return self._part(event)
        raise ValueError("the text is empty")

    def _offset(self, mark: Mark) -> int:
        return self._lines[mark.line] + mark.column if mark.line < len(self._lines) else len(self._text)

    def _part(self, event: Any) -> Part:  # noqa: ANN401  # PyYAML ships no types for its events
        match event:
            case yaml.MappingStartEvent():
                return self._group(event)
            case yaml.SequenceStartEvent():
                return self._sequence(event)
            case _:
                return self._scalar(event)

    def _scalar(self, event: Any) -> Scalar:  # noqa: ANN401  # as above
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        end = start + len(self._text[start:end].rstrip())
        style = event.style or None
        return Scalar(start, end, style, style is not None or event.value not in {"", "~", "null"})

    def _group(self, event: Any) -> Group:  # noqa: ANN401  # as above
        keys: dict[str, Scalar] = {}
        parts: dict[str, Part] = {}
        column = event.start_mark.column
        for key in self._events:
            if isinstance(key, yaml.MappingEndEvent):
                return Group(*self._span(event, key, list(parts.values())), column, keys, parts)
            keys[key.value] = self._scalar(key)
            parts[key.value] = self._part(next(self._events))
        raise ValueError("the text breaks off")

    def _sequence(self, event: Any) -> Sequence:  # noqa: ANN401  # as above
        parts: list[Part] = []
        for entry in self._events:
            if isinstance(entry, yaml.SequenceEndEvent):
                return Sequence(*self._span(event, entry, parts), event.start_mark.column, parts)
            parts.append(self._part(entry))
        raise ValueError("the text breaks off")

    def _span(self, start: Any, end: Any, parts: list[Part]) -> tuple[int, int, bool]:  # noqa: ANN401  # as above
        """Start, end and whether it is a flow; a block ends where its last part does, not where the next begins."""
        is_flow = bool(start.flow_style)
        return self._offset(start.start_mark), self._offset(end.end_mark) if is_flow else parts[-1].end, is_flow

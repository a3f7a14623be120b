"""Builds plain values from the event stream of a YAML file, by rules that misread nothing silently.

The builder is iterative and counts as it goes: depth, size and repetition are refused before they cost anything.
Only the parser of PyYAML is used, never its composer or constructors (the C composer crashes on deep nesting).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any, Final, Protocol

import yaml

from crmready.loading.other_readings import is_suspicious
from crmready.loading.source import Limits, Mark, Place, ProblemLog, ReadingStopped, Source, report_unsafe
from crmready.problems import UNSAFE, excerpt

_PARSER: Final = getattr(yaml, "CLoader", yaml.Loader)
_CONSTANTS: Final = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_MERGE: Final = "<<"


class _NodeEvent(Protocol):
    """What PyYAML's events for values have; its parsers always set the mark."""

    start_mark: Mark
    anchor: str | None
    tag: str | None


class _ScalarEvent(_NodeEvent, Protocol):
    value: str
    style: str | None
    implicit: tuple[bool, bool]


class _Key(Enum):
    AWAITED = "the next event is a key"
    UNUSABLE = "the key was refused; its value is read and dropped"


@dataclass(slots=True)
class _Open:
    """A list or a group that is being filled."""

    container: list[object] | dict[str, object]
    key: str | _Key
    """The key whose value comes next; empty for a list."""
    written: dict[str, Mark] = field(default_factory=dict)
    """The keys so far, and where each stands."""
    marks_before_key: int = 0


def resolve(plain: str) -> str | int | Decimal | bool | None:
    """What an unquoted scalar means: true, false, null, a decimal number, or else the text exactly as written.

    So `no`, `0123`, `12:30`, `0x1F`, `1_000`, `1e3`, `+47`, `.nan` and dates are texts, and no digit is ever lost.
    """
    if plain in _CONSTANTS:
        return _CONSTANTS[plain]
    if plain[0] not in "-0123456789":
        return plain
    if _INTEGER.fullmatch(plain):
        return int(plain)
    if _DECIMAL.fullmatch(plain):
        return Decimal(plain)
    return plain


class TreeBuilder:
    """Reads one document. Faults that leave the rest readable are logged; the others raise `ReadingStopped`."""

    def __init__(self, source: Source, log: ProblemLog, limits: Limits) -> None:
        self._source = source
        self._log = log
        self._limits = limits
        self._nodes = 0
        self._documents = 0
        self._stack: list[_Open] = []
        self._root: object = None
        self.marks: list[Mark] = []
        """Where each key and each value of the result starts, in reading order."""
        self.suspicious: list[tuple[Mark, str]] = []
        """Texts without quotes that other programs may not take for texts, keys included."""

    def build(self) -> object:
        """The value of the whole file; None when the file is empty."""
        actions: dict[type, Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._start_document,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: lambda event: self._open(event, []),
            yaml.MappingStartEvent: lambda event: self._open(event, {}),
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
        }
        for event in self._events():
            if (action := actions.get(type(event))) is not None:
                action(event)
        return self._root

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self._source.text, Loader=_PARSER)
        except yaml.YAMLError as error:
            from crmready.loading.syntax_faults import syntax_problem  # noqa: PLC0415  # most files have no such fault

            self._log.report(syntax_problem(error, self._source))
            raise ReadingStopped from None
        except (ValueError, OverflowError):
            # The parser without C hands an escape such as \UFFFFFFFF to chr() unchecked, and does not say where.
            near = self._source.location(self.marks[-1] if self.marks else Place(0, 0))
            raise self._log.stopped("Y118", near, "An escape after this place names no character.") from None

    def _start_document(self, event: _NodeEvent) -> None:
        location = self._source.location(event.start_mark)
        self._documents += 1
        if self._documents > 1:
            raise self._log.stopped("Y145", location, "A second document begins here.", "Move it to a file of its own.")
        if self._source.lines[event.start_mark.line].startswith("%"):
            self._log.add("Y144", location, "Directives are not used.", "Remove this line.")

    def _scalar(self, event: _ScalarEvent) -> None:
        self._check_node(event)
        if event.style == '"' and (match := UNSAFE.search(event.value)) is not None:
            report_unsafe(match[0], self._source.location(event.start_mark), self._log)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is _Key.AWAITED:
            self._take_key(top, event)
            return
        if len(event.value) > self._limits.text_characters:
            message = f"This text has {len(event.value)} characters; {self._limits.text_characters} are allowed."
            self._log.add(
                "Y152", self._source.location(event.start_mark), message, "Shorten it, or look for its quote."
            )
        self.marks.append(event.start_mark)
        value: object = event.value
        if event.implicit[0]:
            value = resolve(event.value)
            if value is event.value and is_suspicious(event.value):
                self.suspicious.append((event.start_mark, event.value))
        self._place(value)

    def _take_key(self, top: _Open, event: _ScalarEvent) -> None:
        """Keys are texts as they are written, with or without quotes: `no`, `1` and `true` as well."""
        key = event.value
        top.marks_before_key = len(self.marks)
        merge = key == _MERGE and event.implicit[0]
        if not key or merge or key in top.written or len(key) > self._limits.key_characters:
            self._report_key(top, event)
            top.key = _Key.UNUSABLE
            return
        if is_suspicious(key) and event.implicit[0] and resolve(key) is key:
            self.suspicious.append((event.start_mark, key))
        top.key = key
        top.written[key] = event.start_mark
        self.marks.append(event.start_mark)

    def _report_key(self, top: _Open, event: _ScalarEvent) -> None:
        key, location = event.value, self._source.location(event.start_mark)
        if not key:
            self._log.add("Y132", location, "The key before this colon is missing.", "Write the key.")
        elif key in top.written:
            first = self._source.location(top.written[key]).line
            message = f'The key "{excerpt(key)}" is written twice; the first is on line {first}.'
            self._log.add("Y130", location, message, "Keep one of the two, or rename one.")
        elif len(key) > self._limits.key_characters:
            message = f"This key has {len(key)} characters; {self._limits.key_characters} are allowed."
            self._log.add("Y133", location, message, "If it is a text with a colon in it, put the text in quotes.")
        else:
            self._log.add("Y142", location, 'The merge key "<<" is not used.', "Write the keys out.")

    def _alias(self, event: _NodeEvent) -> None:
        message = f'The alias "*{excerpt(event.anchor)}" is not used.'
        hint = "Write the value out; if it is a text that begins with *, put it in quotes."
        self._log.add("Y141", self._source.location(event.start_mark), message, hint)
        if self._stack and self._stack[-1].key is _Key.AWAITED:
            self._stack[-1].marks_before_key = len(self.marks)
        self.marks.append(event.start_mark)
        self._place(None)

    def _open(self, event: _NodeEvent, container: list[object] | dict[str, object]) -> None:
        self._check_node(event)
        if len(self._stack) >= self._limits.depth:
            message = f"This is nested more than {self._limits.depth} levels deep."
            raise self._log.stopped(
                "Y150", self._source.location(event.start_mark), message, "Look for brackets never closed."
            )
        if self._stack and self._stack[-1].key is _Key.AWAITED:
            self._stack[-1].marks_before_key = len(self.marks)
            hint = "If it is a text that begins with a bracket, put it in quotes."
            location = self._source.location(event.start_mark)
            self._log.add("Y131", location, "A list or a group stands where a key belongs.", hint)
        self.marks.append(event.start_mark)
        self._stack.append(_Open(container, _Key.AWAITED if isinstance(container, dict) else ""))

    def _close(self, _event: yaml.Event) -> None:
        self._place(self._stack.pop().container)

    def _place(self, value: object) -> None:
        """Give a finished value to the list or group around it."""
        if not self._stack:
            self._root = value
            return
        top = self._stack[-1]
        if isinstance(top.container, list):
            top.container.append(value)
            return
        match top.key:
            case _Key.AWAITED:  # the value itself stood where a key belongs
                top.key = _Key.UNUSABLE
                return
            case _Key.UNUSABLE:
                del self.marks[top.marks_before_key :]
            case key:
                top.container[key] = value
        top.key = _Key.AWAITED

    def _check_node(self, event: _NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            message = f"The file holds more than {self._limits.nodes} keys and values."
            raise self._log.stopped(
                "Y151", self._source.location(event.start_mark), message, "Split it into several files."
            )
        if event.anchor is not None:
            hint = "Write the value where it is needed; if it is a text that begins with &, put it in quotes."
            message = f'The anchor "&{excerpt(event.anchor)}" is not used.'
            self._log.add("Y140", self._source.location(event.start_mark), message, hint)
        if event.tag is not None:
            hint = "Remove the tag; if it is a text that begins with !, put it in quotes."
            message = f'The tag "{excerpt(event.tag)}" is not used.'
            self._log.add("Y143", self._source.location(event.start_mark), message, hint)

"""The text of one file before it is parsed: its encoding, its characters, its places, and the problems found in it."""

import codecs
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Protocol

from crmready.problems import UNSAFE, Location, Problem

_REPLACEMENT: Final = "\ufffd"


class Mark(Protocol):
    """A place as PyYAML gives it: line and column count from 0, in characters."""

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Place:
    """A mark of our own."""

    line: int
    column: int

    @classmethod
    def after(cls, text: str) -> "Place":
        """The place that follows this text."""
        return cls(text.count("\n"), len(text) - text.rfind("\n") - 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold. The standard is generous for what people write and small for a machine."""

    file_bytes: int = 1_000_000
    nodes: int = 20_000
    """Keys and values together."""
    depth: int = 32
    text_characters: int = 20_000
    key_characters: int = 100
    problems: int = 100
    """Reading stops after this many."""


class ReadingStopped(Exception):  # noqa: N818  # it ends a reading whose problems are already written down
    """Nothing more of this file can be read; the log says why."""


@dataclass(slots=True)
class ProblemLog:
    """Collects the problems of one file."""

    limit: int
    problems: list[Problem] = field(default_factory=list)

    def report(self, problem: Problem) -> None:
        """Write a problem down. Raises `ReadingStopped` when there are too many to be of use."""
        if len(self.problems) >= self.limit:
            message = f"Reading stopped here, after {self.limit} problems."
            self.problems.append(Problem.of("Y105", problem.location, message, "Mend those first, then check again."))
            raise ReadingStopped
        self.problems.append(problem)

    def add(self, code: str, location: Location, message: str, hint: str | None = None) -> None:
        """Write a problem down in its parts."""
        self.report(Problem.of(code, location, message, hint))

    def stopped(self, code: str, location: Location, message: str, hint: str | None = None) -> ReadingStopped:
        """Write down a problem after which nothing more can be read; the caller raises what this returns."""
        self.add(code, location, message, hint)
        return ReadingStopped()


@dataclass(frozen=True)
class Source:
    """The decoded text of one file, with its name as people see it. Every line ends with a line feed."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without the blank ones at the end, where nothing can be pointed at. At least one."""
        return self.text.rstrip(" \n").split("\n")

    def location(self, mark: Mark) -> Location:
        """The place in the file, moved to the end of the last line when the parser points beyond it."""
        last = len(self.lines) - 1
        if mark.line > last:
            return Location(self.path, last + 1, len(self.lines[last]) + 1)
        return Location(self.path, mark.line + 1, min(mark.column, len(self.lines[mark.line])) + 1)


def read_source(content: str | bytes, path: str, log: ProblemLog) -> Source:
    """The text of a file, with one kind of line end and without unsafe characters; these are reported one by one.

    Raises `ReadingStopped` when the bytes are not UTF-8.
    """
    text = content if isinstance(content, str) else _decode(content, path, log)
    text = _one_line_end(text.removeprefix("\ufeff"))
    for match in UNSAFE.finditer(text):
        place = Place.after(text[: match.start()])
        report_unsafe(match[0], Location(path, place.line + 1, place.column + 1), log)
    return Source(path, UNSAFE.sub(_REPLACEMENT, text))


def report_unsafe(character: str, location: Location, log: ProblemLog) -> None:
    """Write down a character that may not stand in a file."""
    number = ord(character)
    kind = "a control character" if number < 0xA0 else "an invisible character"  # noqa: PLR2004  # the first after C1
    log.add("Y103", location, f"U+{number:04X} is {kind} and not allowed.", "Delete it and type the text again.")


def _decode(raw: bytes, path: str, log: ProblemLog) -> str:
    hint = "Save the file as UTF-8."
    if (encoding := _wide_encoding(raw)) is not None:
        raise log.stopped("Y101", Location(path, 1, 1), f"The file is written in {encoding}, not in UTF-8.", hint)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        place = Place.after(_one_line_end(raw[: error.start].decode()))
        byte = raw[error.start]
    message = f"The byte 0x{byte:02X} is not UTF-8{_likely_letter(byte)}."
    raise log.stopped("Y101", Location(path, place.line + 1, place.column + 1), message, hint)


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 and UTF-32 begin with their own mark or, when the first letters are Latin, with bytes of zero."""
    zeros = raw[:4].count(0)
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) or zeros == 3:  # noqa: PLR2004  # of four bytes
        return "UTF-32"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or zeros == 2:  # noqa: PLR2004  # of four bytes
        return "UTF-16"
    return None


def _likely_letter(byte: int) -> str:
    letter = bytes([byte]).decode("cp1252", errors="replace")
    return f'; it may be "{letter}" in Windows-1252' if letter.isalpha() else ""

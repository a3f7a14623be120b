"""Strict YAML that remembers where everything stands.

`read_yaml` takes the YAML that people write by hand and nothing else: UTF-8, one document, text keys that are never
repeated, no anchors, aliases, merge keys, tags or directives, and within the `Limits`. Every problem that can be found
in one pass is reported; a fault of syntax or a limit ends the pass.
"""

import gc
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from crmready.errors import InputError
from crmready.loading.source import Limits, Mark, ProblemLog, ReadingStopped, Source, read_source
from crmready.loading.tree_builder import TreeBuilder
from crmready.problems import Location, Problem, visible

__all__ = ["STANDARD_LIMITS", "KeyPath", "Limits", "LocatedDocument", "read_yaml", "read_yaml_file"]

KeyPath = tuple[str | int, ...]
"""The way from the root to a value: keys and positions in lists (from 0)."""

STANDARD_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class LocatedDocument:
    """The content of one file, and where each part of it stands.

    `value` holds str, int, Decimal, bool, None, list and dict (with str keys). It must not be changed: the places
    are found by walking it.
    """

    path: str
    value: object
    positions: Mapping[KeyPath, Location]
    """Where each value starts; the root has the empty path."""
    key_positions: Mapping[KeyPath, Location]
    """Where the key of each value in a group is written."""
    suspicious: tuple[tuple[Location, str], ...] = ()
    """Texts without quotes, keys included, that other programs may read as something else (`other_readings`)."""

    def locate(self, path: KeyPath) -> Location:
        """Where the value at this path starts. Parts that the file does not have are skipped.

        So a missing field leads to the group that lacks it, and names that only a schema knows are passed over.
        """
        return self.positions[self._known(path)]

    def locate_key(self, path: KeyPath) -> Location:
        """Where the key at this path is written; where its value starts if it has no key."""
        known = self._known(path)
        return self.key_positions[known] if known in self.key_positions else self.positions[known]

    def _known(self, path: KeyPath) -> KeyPath:
        known: KeyPath = ()
        for part in path:
            if (*known, part) in self.positions:
                known = (*known, part)
        return known


def read_yaml_file(
    path: Path, shown_as: str | None = None, limits: Limits = STANDARD_LIMITS
) -> tuple[LocatedDocument | None, tuple[Problem, ...]]:
    """Read a file. `shown_as` is its name in problems, the path itself when not given.

    What is wrong in the file is a problem; a file that cannot be opened (missing, a folder, a device, no permission)
    raises `InputError`.
    """
    shown = str(path) if shown_as is None else shown_as
    name = visible(shown)
    if "\0" in str(path):
        raise InputError(f"{name} cannot be the name of a file.", "Check the name.")
    try:
        _require_ordinary_file(path, name)
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {name}.", "Check the name and the folder you are in.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{name} cannot be read: {reason}.", "Check the name and your access to it.") from error
    return read_yaml(content, shown, limits)


def read_yaml(
    text_or_bytes: str | bytes, path: str, limits: Limits = STANDARD_LIMITS
) -> tuple[LocatedDocument | None, tuple[Problem, ...]]:
    """Read YAML from memory; `path` is its name in problems.

    The document is there whenever the file could be read to its end, also with problems: then the refused parts
    (a repeated key, an alias) are left out or None, so that the rest can be checked in the same pass. The problems
    are sorted by place.
    """
    log = ProblemLog(limits.problems)
    document: LocatedDocument | None = None
    with suppress(ReadingStopped):
        document = _read(text_or_bytes, path, log, limits)
    return document, tuple(sorted(log.problems))


def _read(text_or_bytes: str | bytes, path: str, log: ProblemLog, limits: Limits) -> LocatedDocument:
    start = Location(path, 1, 1)
    if len(text_or_bytes) > limits.file_bytes:
        message = f"The file is larger than {limits.file_bytes:,} bytes."
        raise log.stopped("Y102", start, message, "Split it, or check that it is the file you meant.")
    source = read_source(text_or_bytes, path, log)
    builder = TreeBuilder(source, log, limits)
    with without_garbage_collection():
        value = builder.build()
    if value is None:
        raise log.stopped("Y104", start, "The file is empty.", "Write its content, or check that it was saved.")
    places = cache(lambda: _places(value, builder.marks))
    suspicious = tuple((source.location(mark), text) for mark, text in builder.suspicious)
    return LocatedDocument(
        path, value, _Positions(source, lambda: places()[0]), _Positions(source, lambda: places()[1]), suspicious
    )


class _Positions(Mapping[KeyPath, Location]):
    """Places by path, worked out when first asked for: most files have no problem and never need them."""

    def __init__(self, source: Source, places: Callable[[], Mapping[KeyPath, Mark]]) -> None:
        self._source = source
        self._places = places

    def __getitem__(self, path: KeyPath) -> Location:
        return self._source.location(self._places()[path])

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._places())

    def __len__(self) -> int:
        return len(self._places())


def _places(value: object, marks: list[Mark]) -> tuple[dict[KeyPath, Mark], dict[KeyPath, Mark]]:
    """The marks of values and of keys by path. A walk in reading order meets the marks in the order they were made."""
    values: dict[KeyPath, Mark] = {}
    keys: dict[KeyPath, Mark] = {}
    remaining = iter(marks)
    waiting: list[tuple[KeyPath, object, bool]] = [((), value, False)]
    while waiting:
        path, here, has_key = waiting.pop()
        if has_key:
            keys[path] = next(remaining)
        values[path] = next(remaining)
        if isinstance(here, dict):
            waiting.extend(((*path, key), below, True) for key, below in reversed(here.items()))
        elif isinstance(here, list):
            waiting.extend(((*path, number), here[number], False) for number in reversed(range(len(here))))
    return values, keys


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Hold the cyclic collector: what is built has no cycles, and each collection would walk all of it again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _require_ordinary_file(path: Path, name: str) -> None:
    """A pipe or a device could keep a reader waiting, or feed it, for ever."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise InputError(f"{name} is a folder, not a file.", "Name a file in it.")
    if not stat.S_ISREG(mode):
        raise InputError(f"{name} is not an ordinary file.", "Name a YAML file.")

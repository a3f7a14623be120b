"""A notebook for checks: where each id stands, and what was found wrong there."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from crmready.loading.folder import Assembled
from crmready.loading.located_yaml import KeyPath
from crmready.loading.source import ProblemLog
from crmready.model.values import ID
from crmready.problems import Problem, closest, excerpt, listed, surely_meant

KINDS: Final = {
    "roles": "role",
    "ratings": "rating",
    "option_sets": "option set",
    "dimensions": "dimension",
    "questions": "question",
    "estimates": "estimate",
    "expectations": "expectation",
    "gates": "gate",
    "verdicts": "verdict",
    "target_profiles": "target profile",
    "brief": "part of the brief",
}
"""What an entry of each section is called. Questions stand inside their dimensions."""
_REQUIRED: Final = {"roles", "ratings", "dimensions", "verdicts"}


class Named(Protocol):
    """An entry with an id."""

    @property
    def id(self) -> str: ...  # noqa: D102


Entry = TypeVar("Entry", bound=Named)


@dataclass(slots=True)
class Findings:
    """Notes problems in a log; places are looked up by section and id in the files as written."""

    assembled: Assembled
    log: ProblemLog
    places: dict[str, dict[str, list[KeyPath]]] = field(default_factory=dict)
    """Where each id stands, by section; more than one place is a mistake."""
    incomplete: set[str] = field(default_factory=set)
    """Sections with an entry whose id cannot be read: there, nothing can be said to be unknown."""
    scaleless: set[str] = field(default_factory=set)
    """Questions whose options or scores were found wrong: what builds on their scale cannot be checked."""

    def __post_init__(self) -> None:
        self.places = {section: {} for section in KINDS}
        value = self.assembled.value if isinstance(self.assembled.value, dict) else {}
        for section in KINDS.keys() - {"questions"}:
            self._note(section, value.get(section, None if section in _REQUIRED else []), (section,))
        for path in [path for paths in self.places["dimensions"].values() for path in paths]:
            self._note("questions", value["dimensions"][path[-1]].get("questions"), (*path, "questions"))
        if "dimensions" in self.incomplete:
            self.incomplete.add("questions")

    def _note(self, section: str, entries: object, path: KeyPath) -> None:
        if not isinstance(entries, list):
            self.incomplete.add(section)
            return
        for position, entry in enumerate(entries):
            name = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(name, str):
                self.places[section].setdefault(name, []).append((*path, position))
            if not isinstance(name, str) or not re.fullmatch(ID, name):
                self.incomplete.add(section)

    def each(self, section: str, entries: Iterable[Entry]) -> Iterator[tuple[Entry, KeyPath]]:
        """Entries that could be read, each with its place.

        Where an id stands several times and not all of them could be read, it is not known which is which: these
        are passed over.
        """
        entries = tuple(entries)
        read = Counter([entry.id for entry in entries])
        met: Counter[str] = Counter()
        known = self.places[section]
        for entry in entries:
            paths = known.get(entry.id, [])
            if len(paths) == read[entry.id]:
                yield entry, paths[met[entry.id] if len(paths) > 1 else 0]
                if len(paths) > 1:
                    met[entry.id] += 1

    def whole(self, section: str, entries: Collection[object]) -> bool:
        """Whether every written entry of a section could be read, so that its order and its ends can be checked."""
        return section not in self.incomplete and sum(map(len, self.places[section].values())) == len(entries)

    def add(self, code: str, path: KeyPath, message: str, hint: str | None = None) -> None:
        """Notes a problem at a path."""
        self.log.add(code, self.assembled.locate(path), message, hint)

    def add_at_key(self, code: str, path: KeyPath, message: str, hint: str | None = None) -> None:
        """Notes a problem at the key of a path."""
        self.log.add(code, self.assembled.locate_key(path), message, hint)

    def unknown(self, section: str, name: str, path: KeyPath) -> bool:
        """Notes R301 when a section has nothing called so; says whether nothing is known of it."""
        known = self.places[section]
        if name in known:
            return False
        if section not in self.incomplete:
            near = closest(name, known)
            hint = f"Did you mean {near}?" if near else f"There is: {listed(sorted(known))}." if known else None
            message = f"There is no {KINDS[section]} called {excerpt(name)}."
            # In `targets: {name: 50}` the name is the key.
            place = self.assembled.locate_key(path) if path[-1] == name else self.assembled.locate(path)
            problem = Problem.of("R301", place, message, hint)
            self.log.report(problem.changing(name, surely_meant(name, known)))
        return True

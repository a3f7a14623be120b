"""One version of a questionnaire as a comparison sees it: what it says in each language, and where it says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from crmready.authoring.differing.effects import Address
from crmready.authoring.ignores import ignored_lines
from crmready.loading.folder import Assembled
from crmready.loading.located_yaml import KeyPath, LocatedDocument
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.questionnaire import Questionnaire
from crmready.problems import Location

SECTIONS = ("roles", "ratings", "option_sets", "dimensions", "estimates", "expectations", "gates", "verdicts",
            "target_profiles", "brief")  # fmt: skip
"""The lists of entries with an id; questions stand inside their dimensions."""


@dataclass(frozen=True)
class Edition:
    """A loaded questionnaire with its files; without them (an assessment's own copy) nothing has a place."""

    loaded: LoadedQuestionnaire
    assembled: Assembled | None = None
    documents: Mapping[str, LocatedDocument] = field(default_factory=dict)
    """The translation files by language."""
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of each file by the path that places name, for the comments in which an author vouches."""
    shown_as: tuple[str, str] = ("", "")
    """The folder that the files were read in, and what to call it: a temporary copy means nothing to an author."""

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire in its own language, with option sets filled in."""
        return self.loaded.source.resolved()

    @cached_property
    def written(self) -> dict[str, object]:
        """Questions, estimates and expectations by id as they are written, with the names of their option sets."""
        source = self.loaded.source
        return {entry.id: entry for entry in (*source.questions.values(), *source.estimates, *source.expectations)}

    @cached_property
    def _speaking(self) -> dict[str, Questionnaire]:
        return {language: self.loaded.speaking(language) for language in self.loaded.languages}

    def speaking(self, language: str | None) -> Questionnaire:
        """The resolved questionnaire in one of its languages, its own when none is named."""
        return self.questionnaire if language is None else self._speaking[language]

    def shared(self, address: Address) -> Address:
        """The same address, or that of the option set which the options there come from."""
        if len(address) > 2 and address[2] == "options":  # noqa: PLR2004  (section, id, field)
            name = getattr(self.written.get(str(address[1])), "option_set", None)
            if name is not None:
                return ("option_sets", name, *address[2:])
        return address

    def place(self, address: Address, language: str | None = None) -> Location | None:
        """Where something is written, or as near to it as the files come. None when there are no files."""
        shared = self.shared(address)
        if language is not None and language != self.loaded.source.language:
            document = self.documents.get(language)
            place = None if document is None else document.locate(self._translated(document, shared))
        else:
            place = None if self.assembled is None else self.assembled.locate(self._path(shared))
        return None if place is None else called(place, self.shown_as)

    def vouched(self, code: str, place: Location | None) -> bool:
        """Whether the author has said, with a reason, that a problem with this code at a place is none."""
        return place is not None and (place.path, place.line) in self._vouched.get(code, frozenset())

    @cached_property
    def _vouched(self) -> dict[str, frozenset[tuple[str, int]]]:
        return ignored_lines(self.lines)

    @cached_property
    def _paths(self) -> dict[Address, KeyPath]:
        value = self.assembled.value if self.assembled is not None else {}
        return dict(_entries(value)) if isinstance(value, dict) else {}

    def _path(self, address: Address) -> KeyPath:
        """The way by keys and positions through the files as they are written."""
        path = self._paths.get(address[:2])
        if path is None:
            return address
        here: object = self.assembled.value if self.assembled is not None else None
        for part in path:
            here = here[part]  # type: ignore[index]  # the way was found by walking it
        for part in address[2:]:
            step = _step(here, part)
            if step is None:
                break
            path, here = (*path, step), here[step]  # type: ignore[index]  # the same
        return path

    def _translated(self, document: LocatedDocument, address: Address) -> KeyPath:
        """The way through a translation, which names options by their ids where all have one."""
        path: KeyPath = ()
        here: object = document.value
        for number, part in enumerate(address):
            step = part
            if isinstance(part, int) and isinstance(here, dict):
                step = self._option_id(address[:number], part) or part
            if not (isinstance(here, dict) and step in here) and not (isinstance(here, list) and isinstance(step, int)):
                break
            path, here = (*path, step), here[step]  # type: ignore[index]  # just looked at
        return path

    def _option_id(self, above: Address, position: int) -> str | None:
        entry: object = self.written.get(str(above[1]))
        if above[0] == "option_sets":
            entry = next(named for named in self.loaded.source.option_sets if named.id == above[1])
        name = getattr(entry, "options", ())[position].id
        return None if name is None else str(name)


def called(place: Location, shown_as: tuple[str, str]) -> Location:
    """A place in a folder as the folder is to be called."""
    folder, name = shown_as
    return replace(place, path=name + place.path.removeprefix(folder)) if folder else place


def _entries(value: dict[str, object]) -> Iterator[tuple[Address, KeyPath]]:
    """Every entry with an id, by section and id; a question's dimension is not part of its address."""
    for section in SECTIONS:
        for name, path, entry in _named(value.get(section), (section,)):
            yield (section, name), path
            if section == "dimensions":
                questions = _named(entry.get("questions"), (*path, "questions"))
                yield from ((("questions", asked), below) for asked, below, _ in questions)


def _named(entries: object, path: KeyPath) -> Iterator[tuple[str, KeyPath, dict[str, object]]]:
    for position, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield str(entry.get("id")), (*path, position), entry


def _step(here: object, part: str | int) -> str | int | None:
    """The key or position of a part: list entries go by position, id or the end of their window."""
    if isinstance(here, dict):
        return part if part in here else None
    if not isinstance(here, list):
        return None
    if isinstance(part, int):
        return part if part < len(here) else None
    named = ((number, entry) for number, entry in enumerate(here) if isinstance(entry, dict))
    return next((number for number, entry in named if part in {entry.get("id"), str(entry.get("within"))}), None)

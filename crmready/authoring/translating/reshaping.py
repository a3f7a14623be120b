"""A question's wording that has become one wording a role, or one again: its translation follows, to be looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from crmready.authoring.translating.lock import fingerprint
from crmready.authoring.translating.names import name_of
from crmready.loading.editing import Wish, edited
from crmready.loading.located_yaml import KeyPath
from crmready.loading.overlays import is_untranslated
from crmready.loading.translations import TextPath

_SHAPED: Final = "ask"
"""The field that is one text or one a role."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One translation in its new place, with the hash that is recorded of it."""

    path: TextPath
    origin: KeyPath
    text: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Reshaping:
    """What becomes of the wordings whose shape has changed in the source."""

    places: tuple[KeyPath, ...] = ()
    """Where these wordings stand in the file."""
    copied: tuple[Copied, ...] = ()
    dropped: Mapping[KeyPath, str] = field(default_factory=dict)
    """Translations that have no place any more."""

    def content(self, content: str, order: tuple[TextPath, ...]) -> str:
        """The file's text with every wording in its new shape; `order` has every path of the source."""
        if not self.places:
            return content
        without = edited(content, Wish({}, self.places))
        return edited(without, Wish({one.path: one.text for one in self.copied}, (), order))

    def given(self, given: Mapping[KeyPath, str]) -> dict[KeyPath, str]:
        """The texts of the file by path, as they then are."""
        kept = {path: text for path, text in given.items() if not _is_at(path, self.places)}
        return kept | {one.path: one.text for one in self.copied}

    def hashes(self, hashes: Mapping[str, str]) -> dict[str, str]:
        """What is recorded of each text by name, as it then is."""
        gone = {name_of(path) for path in (*self.dropped, *(one.origin for one in self.copied))}
        kept = {name: recorded for name, recorded in hashes.items() if name not in gone}
        return kept | {name_of(one.path): one.recorded for one in self.copied}


def reshaping(wanted: Mapping[TextPath, str], given: Mapping[KeyPath, str], hashes: Mapping[str, str]) -> Reshaping:
    """How a file's texts, with what is recorded of them by name, follow the shape of the source's texts."""
    places = tuple(dict.fromkeys(_places(wanted, given)))
    copied: list[Copied] = []
    dropped: dict[KeyPath, str] = {}
    for place in places:
        old = {path: text for path, text in given.items() if _is_at(path, (place,)) and not is_untranslated(text)}
        new = {path: text for path, text in wanted.items() if _is_at(path, (place,))}
        moved = tuple(_copies(new, old, hashes))
        copied += moved
        dropped |= {path: text for path, text in old.items() if path not in {one.origin for one in moved}}
    return Reshaping(places, tuple(copied), dropped)


def _places(wanted: Mapping[TextPath, str], given: Mapping[KeyPath, str]) -> Iterator[KeyPath]:
    """Wordings that are one text on one side, and one a role on the other."""
    apart = {path[:-1] for path in wanted if path[-2:-1] == (_SHAPED,)}
    yield from (path for path in given if path in apart)
    yield from (path[:-1] for path in given if path[-2:-1] == (_SHAPED,) and path[:-1] in wanted)


def _copies(new: Mapping[TextPath, str], old: Mapping[KeyPath, str], hashes: Mapping[str, str]) -> Iterator[Copied]:
    """For each new place the translation of the very words that it has, or else the first."""
    recorded = {path: hashes.get(name_of(path)) for path in old}
    for path, source in new.items():
        now = fingerprint(source)
        origin = next((one for one in old if recorded[one] == now), next(iter(old), None))
        if origin is not None:
            # What nobody recorded is of an unknown text: no source has the hash of its own translation.
            yield Copied(path, origin, old[origin], recorded[origin] or fingerprint(old[origin]))


def _is_at(path: KeyPath, places: tuple[KeyPath, ...]) -> bool:
    return any(path[: len(place)] == place for place in places)

"""Lists of texts that only their order holds together, such as the options of a `levels` question.

When the source's list gains, loses or swaps entries, the recorded hashes tell which translation belongs where.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crmready.loading.overlays import is_untranslated


@dataclass(frozen=True, slots=True)
class OldEntry:
    """A translation as it stands in the list, with the recorded hash of what it was made from."""

    text: str
    recorded: str | None


@dataclass(frozen=True, slots=True)
class Aligned:
    """Which old entry belongs to each place of the new list (None: none does), and which belong nowhere any more."""

    places: tuple[int | None, ...]
    left: tuple[int, ...]


def aligned(wanted: Sequence[str], old: Mapping[int, OldEntry]) -> Aligned:
    """Matches the source's hashes, in their order, with the old entries by position.

    First what stayed where it was, then what moved; a place that nobody claims keeps the entry it had.
    """
    places = {place: place for place, hash_ in enumerate(wanted) if place in old and old[place].recorded == hash_}
    for place, hash_ in enumerate(wanted):
        if place not in places and (found := _unused(hash_, old, places)) is not None:
            places[place] = found
    for place in range(len(wanted)):
        if place not in places and place in old and place not in places.values():
            places[place] = place
    used = set(places.values())
    left = [place for place in old if place not in used and not _may_go(place, old[place], len(wanted))]
    return Aligned(tuple(places.get(place) for place in range(len(wanted))), tuple(left))


def _unused(hash_: str, old: Mapping[int, OldEntry], places: Mapping[int, int]) -> int | None:
    used = set(places.values())
    return next((place for place, entry in old.items() if entry.recorded == hash_ and place not in used), None)


def _may_go(place: int, entry: OldEntry, length: int) -> bool:
    """What nobody has translated yet is no loss where another text takes its place."""
    return place < length and is_untranslated(entry.text)

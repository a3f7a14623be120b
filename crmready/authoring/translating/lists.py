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
    waiting: dict[str | None, list[int]] = {}
    for place in sorted(old.keys() - places.keys(), reverse=True):
        waiting.setdefault(old[place].recorded, []).append(place)
    for place, hash_ in enumerate(wanted):
        if place not in places and waiting.get(hash_):
            places[place] = waiting[hash_].pop()
    used = set(places.values())
    unclaimed = old.keys() - used
    places |= {place: place for place in range(len(wanted)) if place not in places and place in unclaimed}
    used = set(places.values())
    left = [place for place in old if place not in used and not _may_go(place, old[place], len(wanted))]
    return Aligned(tuple(places.get(place) for place in range(len(wanted))), tuple(left))


def _may_go(place: int, entry: OldEntry, length: int) -> bool:
    """What nobody has translated yet is no loss where another text takes its place."""
    return place < length and is_untranslated(entry.text)

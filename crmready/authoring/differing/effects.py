"""The nouns of a comparison: what a change does to answers and scores, where it stands, and all changes together."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from crmready.problems import Location


class Effect(IntEnum):
    """What a change does, from least to most; docs/versions.md says which change is which."""

    WORDING = 0
    COMPARABLE = 1
    SCORE_AFFECTING = 2
    BREAKING = 3

    @property
    def word(self) -> str:
        """The name as people write it: `score-affecting`."""
        return self.name.lower().replace("_", "-")

    @property
    def meaning(self) -> str:
        """What it means for whoever has answers to the earlier version."""
        return _MEANINGS[self]


_MEANINGS = {
    Effect.WORDING: "only texts changed",
    Effect.COMPARABLE: "the same answers still fit and score the same",
    Effect.SCORE_AFFECTING: "the same answers still fit and may score otherwise",
    Effect.BREAKING: "answers to the earlier version no longer fit, or would be read wrongly",
}


class Kind(StrEnum):
    """What happened to a part."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"


class Concern(StrEnum):
    """Why old answers under an id may be read wrongly: decided by structure, or suspected by the text."""

    REUSED = "reused"
    DOUBTFUL = "doubtful"


Address = tuple[str | int, ...]
"""The way to a part or a field by ids, as in a translation: ("questions", "stages-known", "options", 2)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of one part."""

    effect: Effect
    kind: Kind
    address: Address
    """The part or the field; ids are the later version's, where it has the part."""
    subject: str
    """What authors call the entry that the change belongs to: `question stages-known`."""
    what: str
    """What of it changed: `weight`, `option own-case`; empty for the entry itself."""
    before: str | None = None
    after: str | None = None
    why: str = ""
    """What it means, in a sentence; empty where the effect says enough."""
    language: str | None = None
    """The language of a text."""
    concern: Concern | None = None
    place: Location | None = None
    """In the later version; in the earlier one when the part was removed. None where it has no file."""
    used_by: tuple[str, ...] = ()
    """The questions that share the options."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every change between two versions, by the entry it belongs to, entries with the worst change first."""

    differences: tuple[Difference, ...]

    @property
    def effect(self) -> Effect | None:
        """The worst effect; None when nothing changed."""
        return max((difference.effect for difference in self.differences), default=None)

    def count(self, effect: Effect) -> int:
        """How many changes have this effect."""
        return sum(difference.effect is effect for difference in self.differences)

    def by_subject(self) -> dict[str, list[Difference]]:
        """The changes of each entry together, in the comparison's order."""
        grouped: dict[str, list[Difference]] = {}
        for difference in self.differences:
            grouped.setdefault(difference.subject, []).append(difference)
        return grouped

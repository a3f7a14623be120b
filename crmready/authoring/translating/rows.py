"""What goes out to a translator and comes back: one row a text, whatever the file's format."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from crmready.authoring.translating.lock import fingerprint
from crmready.authoring.translating.names import Whereabouts
from crmready.authoring.translating.standing import Entry, State, Translation

NONE: Final = "none"
"""The mark of a text that had no translation when it went out."""
STALE_NOTE: Final = "The source has changed since this was translated."


@dataclass(frozen=True, slots=True)
class Row:
    """One text as a translator sees it."""

    name: str
    source: str
    translation: str
    """Empty where there is none."""
    doubtful: bool = False
    """Out: the source has changed since it was translated. Back: the translator has not said that it fits."""
    where: str = ""
    mark: str | None = None
    """What was translated when it went out, as a hash or `NONE`; None in a file that was not made by us."""
    withheld: bool = False
    """Back: marked as not ready for use, as fuzzy entries of a PO file are."""
    place: str = ""
    """Back: where the row stands in the file, for messages."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The file that came back. `language` is empty when the file does not say."""

    rows: tuple[Row, ...]
    language: str = ""
    faults: tuple[str, ...] = field(default=())
    """What could not be read of it, one sentence each."""


def rows_of(translation: Translation) -> Iterator[Row]:
    """Every text of the source in its order, with the translation that there is."""
    whereabouts = Whereabouts(translation.source)
    for entry in translation.entries:
        yield Row(
            entry.name,
            entry.source,
            entry.text or "",
            entry.state is State.STALE,
            whereabouts.of(entry.path),
            mark_of(entry),
        )


def mark_of(entry: Entry) -> str:
    """What tells whether a translation is still the one that went out."""
    return NONE if entry.text is None else fingerprint(entry.text)

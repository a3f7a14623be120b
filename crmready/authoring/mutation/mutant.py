"""One small change to what an author wrote, and the questionnaire that it makes."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from crmready.loading.located_yaml import KeyPath

KINDS: Final = (
    "weights", "minimums", "severity", "ratings", "coverage", "essential", "targets", "options", "bands", "caps",
    "roles", "conditions", "verdicts", "after", "actions", "privacy",
)  # fmt: skip
"""What can be changed, in the order in which it is counted."""


class Gone:
    """Stands for a field or an entry that is taken out."""


GONE: Final = Gone()


@dataclass(frozen=True, slots=True)
class Edit:
    """Another value at a path of the files, or `GONE`."""

    path: KeyPath
    value: object


@dataclass(frozen=True, slots=True)
class Mutant:
    """A questionnaire that differs from the author's in one thing."""

    kind: str
    name: str
    """The id of what is changed."""
    change: str
    """The change in the words of the file: `at_least 2 → 2.001`."""
    missing: str
    """The scenario that would tell, as what none of them does."""
    place: KeyPath
    """Where the change is made, or would be."""
    edits: tuple[Edit, ...]
    about: tuple[str, ...]
    """The questions whose answers can tell it from the original, the most telling first."""
    between: tuple[Fraction, Fraction] | None = None
    """For a limit that is moved, the two limits: what lies between them tells."""


def edited(value: object, edits: Iterable[Edit]) -> Any:  # noqa: ANN401  # a document as YAML gives it
    """The document with these edits; what they leave alone is shared with the original."""
    for edit in edits:
        value = _edited(value, edit.path, edit.value)
    return value


def _edited(here: Any, path: KeyPath, value: object) -> Any:  # noqa: ANN401
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        below = [_edited(here[part], rest, value)] if rest or value is not GONE else []
        return [*here[:part], *below, *here[part + 1 :]]
    if not rest and value is GONE:
        return {key: entry for key, entry in here.items() if key != part}
    return {**here, part: _edited(here.get(part, {}), rest, value)}

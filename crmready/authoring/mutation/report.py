"""What mutation found, as people and other programs read it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from crmready.authoring.mutation.explanations import Explanation
from crmready.authoring.mutation.mutant import KINDS, Mutant
from crmready.authoring.share import Share
from crmready.problems import Location

FORMATS: Final = ("text", "json")
SCHEMA: Final = "crmready/mutation/1"
_NAME: Final = 14
_COUNT: Final = 5


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no scenario tells from the original."""

    mutant: Mutant
    location: Location
    reason: str | None = None
    """Why that is so, in the author's words."""
    example: str | None = None
    """A scenario that would kill it, as YAML."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """Everything that came of one questionnaire. `killed` and `equivalent` count by kind."""

    name: str
    scenarios: int
    killed: dict[str, int]
    equivalent: dict[str, int]
    survivors: tuple[Survivor, ...]
    unneeded: tuple[Explanation, ...]
    """Explanations of what does not survive."""

    def of(self, kind: str | None = None) -> Share:
        """How many mutants of one kind, or of all, were killed. What nothing could kill is not counted."""
        killed = sum(self.killed.values()) if kind is None else self.killed.get(kind, 0)
        return Share(killed, killed + sum(kind in {None, survivor.mutant.kind} for survivor in self.survivors))

    @property
    def unexplained(self) -> tuple[Survivor, ...]:
        """Survivors that their author says nothing of."""
        return tuple(survivor for survivor in self.survivors if survivor.reason is None)

    @property
    def explained(self) -> tuple[Survivor, ...]:
        """Survivors with their author's reason."""
        return tuple(survivor for survivor in self.survivors if survivor.reason is not None)


def as_text(found: Mutation) -> Iterator[str]:
    """A line for each kind and the total, then the survivors with what would kill them."""
    yield f"{found.name}: {found.of().whole} mutants, {found.scenarios} scenario{'' if found.scenarios == 1 else 's'}"
    for kind in (*KINDS, None):
        share = found.of(kind)
        if kind is None or share.whole:
            yield f"  {kind or 'total':<{_NAME}}{share.part:>{_COUNT}} of {share.whole:>{_COUNT}}  {share.printed:>5} %"
    left_out = sum(found.equivalent.values())
    if left_out:
        yield f"Not counted: {left_out} that no answers could tell from the original."
    yield from _listed("Survived:", map(_survivor, found.unexplained))
    yield from _listed("Survived, with a reason:", map(_explained, found.explained))
    yield from _listed("Reasons that are no longer needed:", map(_unneeded, found.unneeded))


def _listed(title: str, entries: Iterable[Sequence[str]]) -> Iterator[str]:
    lines = [line for entry in entries for line in entry]
    if lines:
        yield from ("", title, *lines)


def _survivor(survivor: Survivor) -> list[str]:
    lines = [*_head(survivor), f"  {survivor.mutant.missing}"]
    if survivor.example is not None:
        lines += ["  This scenario would kill it:", *(f"    {line}" for line in survivor.example.splitlines())]
    return lines


def _explained(survivor: Survivor) -> list[str]:
    return [*_head(survivor), f"  {survivor.reason}"]


def _head(survivor: Survivor) -> list[str]:
    mutant = survivor.mutant
    return [f"{survivor.location}: {mutant.kind}: {mutant.name}: {mutant.change}"]


def _unneeded(explanation: Explanation) -> list[str]:
    message = f"no {explanation.kind} mutant of line {explanation.line} survives. Remove the comment."
    return [f"{explanation.where}: {message}"]


def as_json(found: Iterable[Mutation]) -> dict[str, Any]:
    """The same as plain values."""
    return {"schema": SCHEMA, "questionnaires": [_questionnaire(mutation) for mutation in found]}


def _questionnaire(found: Mutation) -> dict[str, Any]:
    return {
        "id": found.name,
        "scenarios": found.scenarios,
        "total": _share(found.of()),
        "kinds": {kind: _share(found.of(kind)) for kind in KINDS},
        "equivalent": sum(found.equivalent.values()),
        "survivors": [
            {
                "kind": survivor.mutant.kind,
                "id": survivor.mutant.name,
                "change": survivor.mutant.change,
                **_place(survivor.location),
                "missing": survivor.mutant.missing,
                "example": survivor.example,
                "reason": survivor.reason,
            }
            for survivor in found.survivors
        ],
        "unneeded_reasons": [{"kind": entry.kind, **_place(entry.where)} for entry in found.unneeded],
    }


def _share(share: Share) -> dict[str, Any]:
    return {"killed": share.part, "mutants": share.whole, "per_cent": share.printed}


def _place(location: Location) -> dict[str, Any]:
    return {"file": location.path, "line": location.line, "column": location.column}

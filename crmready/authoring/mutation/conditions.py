"""Other conditions: a part negated or left out, `any` for `all`, a state, gate or rating more or less."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, get_args

from crmready.authoring.mutation.minimums import HAIR, about
from crmready.authoring.mutation.mutant import GONE, Edit, Mutant
from crmready.authoring.mutation.original import Original
from crmready.engine.flow import comparisons
from crmready.loading.located_yaml import KeyPath
from crmready.model.conditions import DimensionStatus, GateState
from crmready.model.values import plain_number

_STATES: Final = get_args(GateState)
_STATUSES: Final = get_args(DimensionStatus)
_GROUPS: Final = {"hard": "all", "warning": "all", "all": "hard", "essential": "all"}


@dataclass(frozen=True, slots=True)
class _Rule:
    """A condition as written: whose it is, and what to say about a change that nothing tells."""

    original: Original
    name: str
    about: tuple[str, ...]
    outcome: str
    """What comes of the condition: a verdict is given, a question is asked."""

    def mutant(self, change: str, part: object, *edits: Edit) -> Mutant:
        missing = f"No scenario shows whether {self.name} {self.outcome} by this part of its condition: {said(part)}."
        return Mutant("conditions", self.name, change, missing, edits[0].path, edits, self.about)


def conditions(original: Original) -> Iterator[Mutant]:
    """Every `show_if` and every verdict's `when`."""
    for question in original.made.questions.values():
        if question.show_if is not None:
            path = (*original.place("questions", question.id), "show_if")
            compared = tuple(dict.fromkeys(one.question for one in comparisons(question.show_if)))
            rule = _Rule(original, question.id, (*compared, question.id), "is asked")
            yield rule.mutant("show_if left out", original.written(path), Edit(path, GONE))
            yield from _changed(rule, path)
    gated = tuple(dict.fromkeys(name for gate in original.made.gates for name in about(gate)))
    everything = (*gated, *(q.id for q in original.scored() if q.id not in gated))
    for verdict in original.made.verdicts:
        if verdict.when is not None:
            path = (*original.place("verdicts", verdict.id), "when")
            yield from _changed(_Rule(original, verdict.id, everything, "is given"), path)


def verdicts(original: Original) -> Iterator[Mutant]:
    """Neighbouring verdicts in the other order; the last takes the rest and stays."""
    made = original.made.verdicts
    gated = tuple(dict.fromkeys(name for gate in original.made.gates for name in about(gate)))
    for number in range(len(made) - 2):
        one, other = made[number], made[number + 1]
        place = original.place("verdicts", one.id)
        paths = (place, original.place("verdicts", other.id))
        edits = tuple(Edit(path, original.written(value)) for path, value in zip(paths, reversed(paths), strict=True))
        missing = f"No scenario expects {one.id} where {other.id} would hold as well."
        yield Mutant("verdicts", one.id, f"{other.id} before {one.id}", missing, place, edits, gated)


def _changed(rule: _Rule, path: KeyPath) -> Iterator[Mutant]:
    """Every change of a condition, from the outside inwards."""
    node = rule.original.written(path)
    for key, other in (("all", "any"), ("any", "all")):
        if key in node:
            parts = node[key]
            if len(parts) > 1:
                yield rule.mutant(f"{key} → {other}", node, Edit(path, {other: parts}))
            for number, part in enumerate(parts):
                if len(parts) > 1:
                    yield rule.mutant(f"without {said(part)}", part, Edit((*path, key, number), GONE))
                yield from _changed(rule, (*path, key, number))
            return
    if "not" in node:
        yield from _changed(rule, (*path, "not"))
        return
    yield rule.mutant(f"not {said(node)}", node, Edit(path, {"not": node}))
    for key in node:
        yield from _comparison(rule, path, key)


def _comparison(rule: _Rule, path: KeyPath, key: str) -> Iterator[Mutant]:
    here, written = (*path, key), rule.original.written((*path, key))
    match key:
        case "state":
            yield from _listed(rule, here, written, _STATES)
        case "status":
            yield from _listed(rule, here, written, _STATUSES)
        case "lower_rating":
            yield from _listed(rule, here, written, [rating.id for rating in rule.original.made.ratings])
        case "gates" | "dimensions" if isinstance(written, str):
            other = _GROUPS[written] if key == "gates" or written == "essential" else "essential"
            if not _alike(rule.original, key, {written, other}):
                yield rule.mutant(f"{key} {written} → {other}", {key: written}, Edit(here, other))
        case "gates" | "dimensions" | "one_of":
            yield from _listed(rule, here, written, ())
        case "is" if not isinstance(written, bool):
            yield from _other_answers(rule, path, written)
        case "at_least" | "at_most":
            yield from _moved(rule, here, key, Fraction(str(written)))
        case _:
            return


def _listed(rule: _Rule, path: KeyPath, written: Sequence[Any], known: Sequence[str]) -> Iterator[Mutant]:
    """One entry fewer, and one more of those that there are. All of them is a condition without a point."""
    name = str(path[-1])
    for number, entry in enumerate(written if len(written) > 1 else ()):
        yield rule.mutant(f"{name} without {entry}", {name: [entry]}, Edit((*path, number), GONE))
    for entry in known:
        if entry not in written:
            yield rule.mutant(f"{name} with {entry}", {name: [entry]}, Edit(path, [*written, entry]))


def _alike(original: Original, key: str, groups: set[str]) -> bool:
    """Whether two groups are made up of the same gates or dimensions."""
    members: dict[str, Callable[[Any], bool]] = {
        "all": lambda _: True,
        "hard": lambda gate: gate.severity == "hard",
        "warning": lambda gate: gate.severity == "warning",
        "essential": lambda dimension: dimension.essential,
    }
    entries: Sequence[Any] = original.made.gates if key == "gates" else original.made.dimensions
    return len({tuple(map(members[group], entries)) for group in groups}) == 1


def _other_answers(rule: _Rule, path: KeyPath, written: int | str) -> Iterator[Mutant]:
    """The levels or options beside the one that is compared with."""
    question = rule.original.made.asked[rule.original.written((*path, "question"))]
    offered = [option.id for option in getattr(question, "options", ())]
    if isinstance(written, int):
        others: list[int | str] = [level for level in (written - 1, written + 1) if question.accepts(level)]
    else:
        at = offered.index(written) if written in offered else 0
        others = [str(name) for name in offered[max(at - 1, 0) : at + 2] if name != written]
    for other in others:
        yield rule.mutant(f"is {written} → {other}", {"is": written}, Edit((*path, "is"), other))


def _moved(rule: _Rule, path: KeyPath, key: str, limit: Fraction) -> Iterator[Mutant]:
    """A hair stricter, which only an answer right on the limit tells, and half a step more generous."""
    for step in (HAIR, -Fraction(1, 2)):
        other = limit + step if key == "at_least" else limit - step
        change = f"{key} {plain_number(limit)} → {plain_number(other)}"
        yield rule.mutant(change, {key: plain_number(limit)}, Edit(path, other))


def said(part: object) -> str:
    """A part of a condition as an author writes it in one line."""
    match part:
        case dict():
            return "{" + ", ".join(f"{key}: {said(value)}" for key, value in part.items()) + "}"
        case list():
            return "[" + ", ".join(map(said, part)) + "]"
        case bool():
            return "true" if part else "false"
        case _:
            return str(part)

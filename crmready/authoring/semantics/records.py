"""The records that gates count: every number of them that makes a difference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

from crmready.authoring.semantics.situations import TooManyError
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.questions import RecordQuestion
from crmready.model.scorecard import State

MOST_COMBINATIONS: Final = 400


@dataclass(frozen=True, slots=True)
class Kept:
    """How many records of a record question there are and are complete, or that somebody said there are none."""

    complete: int = 0
    recorded: int = 0
    said_none: bool = False


def everything_kept(made: Questionnaire) -> Iterator[Mapping[str, Kept]]:
    """Every combination of them. `TooManyError` when that is too many."""
    needed: dict[str, set[int]] = {}
    for gate in made.gates:
        if gate.records is not None:
            needed.setdefault(gate.records.of, set()).add(gate.records.complete)
    listed = {name: list(kept_of(name, counts, made)) for name, counts in needed.items()}
    if prod(len(kept) for kept in listed.values()) > MOST_COMBINATIONS:
        raise TooManyError
    for chosen in product(*listed.values()):
        yield dict(zip(listed, chosen, strict=True))


def kept_of(name: str, needed: set[int], made: Questionnaire) -> Iterator[Kept]:
    """The numbers of records that gates can tell apart."""
    question = made.questions[name]
    always_complete = isinstance(question, RecordQuestion) and not any(one.required for one in question.fields)
    counts = sorted({0, 1, *needed, *(count - 1 for count in needed)})
    yield Kept(said_none=True)
    for recorded in counts:
        for complete in (recorded,) if always_complete else (count for count in counts if count <= recorded):
            yield Kept(complete, recorded)


def records_state(gate: Gate, kept: Kept) -> State:
    """The state of a gate on records alone."""
    needed = gate.records.complete if gate.records else 1
    if kept.complete >= needed:
        return State.PASS
    if kept.recorded >= needed:
        return State.CLAIMED
    return State.FAIL if kept.recorded or kept.said_none else State.UNKNOWN


def with_records(gate: Gate, state: State, kept: Mapping[str, Kept]) -> State:
    """The state of a gate on a question, when it may lack records as well."""
    return State.CLAIMED if state is State.PASS and lacks_records(gate, kept) else state


def lacks_records(gate: Gate, kept: Mapping[str, Kept]) -> bool:
    """Whether a gate needs more complete records than there are."""
    return gate.records is not None and kept[gate.records.of].complete < gate.records.complete

"""Other gates: a hair more or half a step less than the minimum, other records, another severity, other roles."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crmready.authoring.mutation.mutant import GONE, Edit, Mutant
from crmready.authoring.mutation.original import Original
from crmready.loading.located_yaml import KeyPath
from crmready.model.questionnaire import Gate
from crmready.model.values import plain_number

HAIR: Final = Fraction(1, 1000)
"""A limit moved by so little of the way to the next step is told only by a scenario that sits right on it."""


def gates(original: Original) -> Iterator[Mutant]:
    """Everything about each gate that can be changed."""
    for gate in original.made.gates:
        place = original.place("gates", gate.id)
        yield from _minimum(original, gate, place)
        yield from _records(gate, place)
        yield _severity(gate, place)
        yield from _roles(original, gate, place)


def about(gate: Gate) -> tuple[str, ...]:
    """The question that a gate looks at, or that of the records it counts."""
    return tuple(name for name in (gate.question, gate.records.of if gate.records else None) if name)


def around(scale: tuple[Fraction, ...], limit: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """A hair over a limit, and half a step under it, on a scale of option scores; None where there is no step."""
    above = min((score for score in scale if score > limit), default=None)
    below = max((score for score in scale if score < limit), default=None)
    return (
        None if above is None else limit + (above - limit) * HAIR,
        None if below is None else (limit + below) / 2,
    )


def _minimum(original: Original, gate: Gate, place: KeyPath) -> Iterator[Mutant]:
    if gate.question is None or gate.at_least is None:
        return
    limit, said = gate.at_least, plain_number(gate.at_least)
    over, under = around(original.made.questions[gate.question].scale, limit)
    here = (*place, "at_least")
    if over is not None:
        missing = f"No scenario sits at {gate.id} = {said}: {gate.question} at exactly {said}, and the gate passed."
        yield _mutant(gate, (f"at_least {said} → {plain_number(over)}", missing), Edit(here, over), (limit, over))
    if under is not None:
        missing = (
            f"No scenario has {gate.question} at {plain_number(under)} or more but under {said}, and expects what "
            f"{gate.id} then is."
        )
        yield _mutant(gate, (f"at_least {said} → {plain_number(under)}", missing), Edit(here, under), (under, limit))


def _records(gate: Gate, place: KeyPath) -> Iterator[Mutant]:
    if gate.records is None:
        return
    needed, of = gate.records.complete, gate.records.of
    here = (*place, "records", "complete")
    missing = f"No scenario has exactly {needed} complete {of}, and expects {gate.id} to pass."
    yield _mutant(gate, (f"complete {needed} → {needed + 1}", missing), Edit(here, needed + 1))
    missing = f"No scenario has all that {gate.id} asks for but one complete record of {of}."
    if needed > 1:
        yield _mutant(gate, (f"complete {needed} → {needed - 1}", missing), Edit(here, needed - 1))
    elif gate.question is not None:
        yield _mutant(gate, ("records left out", missing), Edit((*place, "records"), GONE))


def _severity(gate: Gate, place: KeyPath) -> Mutant:
    other = "warning" if gate.severity == "hard" else "hard"
    missing = f"No scenario expects what comes of it when {gate.id} is the only gate that is not passed."
    edit = Edit((*place, "severity"), other)
    return Mutant("severity", gate.id, f"severity {gate.severity} → {other}", missing, edit.path, (edit,), about(gate))


def _roles(original: Original, gate: Gate, place: KeyPath) -> Iterator[Mutant]:
    """Where the gate names all who are asked anyway, leaving them out changes nothing."""
    if gate.question is None or not gate.roles:
        return
    asked = original.made.questions[gate.question].roles
    here = (*place, "roles")
    for position, role in enumerate(gate.roles if len(gate.roles) > 1 else ()):
        missing = f"No scenario has {gate.id} depend on what {role} answers to {gate.question}."
        edit = Edit((*here, position), GONE)
        yield Mutant("roles", gate.id, f"roles without {role}", missing, edit.path, (edit,), about(gate))
    others = [role for role in asked if role not in gate.roles]
    if others:
        missing = f"No scenario has {others[0]} answer {gate.question} so that it would change {gate.id}."
        yield Mutant("roles", gate.id, "roles left out", missing, here, (Edit(here, GONE),), about(gate))


def _mutant(gate: Gate, said: tuple[str, str], edit: Edit, between: tuple[Fraction, Fraction] | None = None) -> Mutant:
    change, missing = said
    return Mutant("minimums", gate.id, change, missing, edit.path, (edit,), about(gate), between)

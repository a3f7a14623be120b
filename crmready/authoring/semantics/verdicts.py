"""Verdicts, gate states and ratings that can never be (L603, L605-L607, L615, L616)."""

from collections.abc import Iterator

from crmready.authoring.inspected import Inspected
from crmready.authoring.semantics.comparing import atoms, means_dimension, means_gate
from crmready.authoring.semantics.deciding import Reached, decisions
from crmready.authoring.semantics.records import kept_of, records_state
from crmready.authoring.semantics.situations import TooManyError
from crmready.authoring.semantics.space import Space
from crmready.authoring.semantics.telling import told
from crmready.authoring.semantics.visibility import Conditions
from crmready.loading.located_yaml import KeyPath
from crmready.model.conditions import DimensionIs, GateIs, ResultAll, ResultAny, ResultCondition
from crmready.model.scorecard import State
from crmready.problems import Problem, listed


def lint_verdicts(inspected: Inspected) -> Iterator[Problem]:
    """Every verdict can be given."""
    decided = decisions(inspected.questionnaire, inspected.once(Conditions))
    for verdict, path in inspected.findings.each("verdicts", inspected.questionnaire.verdicts):
        decision = decided[verdict.id]
        match decision.reached:
            case Reached.NEVER:
                message = f"{verdict.id} can never be given: {decision.reason}."
                yield inspected.problem("L605", (*path, "when"), message, "Mend the condition, or remove the verdict.")
            case Reached.SHADOWED:
                others = " or ".join(decision.shadows)
                always = f"whenever it would hold, {others} already does"
                why = always if verdict.when else f"whatever is answered, {others} holds"
                message = f"{verdict.id} can never be given: {why}."
                hint = f"Put it before {decision.shadows[0]}, or make that one's condition narrower."
                if decision.witness is not None:
                    hint += f" Both hold with: {told(inspected.questionnaire, decision.witness)}."
                yield inspected.problem("L606", (*path, "id"), message, hint)
            case Reached.UNDECIDED:
                message = f"Whether {verdict.id} can be given was not decided within the limit."
                yield inspected.problem("L615", (*path, "id"), message, "Write a scenario that gives it.")
            case _:
                continue


def lint_comparisons(inspected: Inspected) -> Iterator[Problem]:
    """Every state, status and rating that a verdict waits for can be."""
    space = Space(inspected.questionnaire, inspected.once(Conditions))
    for verdict, path in inspected.findings.each("verdicts", inspected.questionnaire.verdicts):
        for atom, place in _atoms(verdict.when, (*path, "when")) if verdict.when else ():
            if isinstance(atom, GateIs):
                yield from _lint_gates(atom, place, space, inspected)
            else:
                yield from _lint_dimensions(atom, place, space, inspected)


def lint_unseen_gates(inspected: Inspected) -> Iterator[Problem]:
    """Every gate is looked at by some verdict."""
    made = inspected.questionnaire
    conditions = [verdict.when for verdict in made.verdicts if verdict.when is not None]
    seen = [atom for condition in conditions for atom in atoms(condition) if isinstance(atom, GateIs)]
    for gate, path in inspected.findings.each("gates", made.gates):
        if not any(means_gate(atom, gate) for atom in seen):
            message = f"No verdict looks at {gate.id}, so it decides nothing."
            yield inspected.problem("L616", (*path, "id"), message, "Name it in a verdict's `when`, or remove it.")


def _atoms(condition: ResultCondition, path: KeyPath) -> Iterator[tuple[GateIs | DimensionIs, KeyPath]]:
    match condition:
        case GateIs() | DimensionIs():
            yield condition, path
        case ResultAll() | ResultAny():
            key, parts = ("all", condition.all) if isinstance(condition, ResultAll) else ("any", condition.any)
            for position, part in enumerate(parts):
                yield from _atoms(part, (*path, key, position))
        case _:
            yield from _atoms(condition.negated, (*path, "not"))


def _lint_gates(atom: GateIs, path: KeyPath, space: Space, inspected: Inspected) -> Iterator[Problem]:
    meant = [gate for gate in space.questionnaire.gates if means_gate(atom, gate)]
    if not meant:
        message = f"There are no {'' if atom.gates == 'all' else f'{atom.gates} '}gates."
        yield inspected.problem("L603", (*path, "gates"), message, "Add one, or remove this part of the condition.")
        return
    try:
        possible = set().union(*(states_of(space, gate.id) for gate in meant))
    except TooManyError:
        return
    for position, state in enumerate(atom.state):
        if State(state) not in possible:
            message = f"No gate named here can be `{state}`."
            hint = f"They can be: {listed(one for one in State if one in possible)}."
            yield inspected.problem("L603", (*path, "state", position), message, hint)


def states_of(space: Space, name: str) -> set[State]:
    """Every state that a gate can be in."""
    gate = next(gate for gate in space.questionnaire.gates if gate.id == name)
    enough = gate.records is None
    if gate.question is None:
        if gate.records is None:
            return set()
        kept = kept_of(gate.records.of, {gate.records.complete}, space.questionnaire)
        return {records_state(gate, one) for one in kept}
    gated = space.gated[gate.question]
    place = gated.gates.index(gate)
    states = {situation.kind.states[place] for situation in space.situations(gated)}
    return states if enough or State.PASS not in states else {*states, State.CLAIMED}


def _lint_dimensions(atom: DimensionIs, path: KeyPath, space: Space, inspected: Inspected) -> Iterator[Problem]:
    meant = [dimension for dimension in space.questionnaire.dimensions if means_dimension(atom, dimension)]
    if not meant:
        message = "No dimension is essential."
        yield inspected.problem("L607", (*path, "dimensions"), message, "Write `essential: true` in one, or name them.")
        return
    outcomes = {outcome for dimension in meant for outcome in space.freely(dimension)}
    for key, wanted, possible in (
        ("status", atom.status, {outcome.status.value for outcome in outcomes}),
        ("lower_rating", atom.lower_rating, {outcome.rating for outcome in outcomes}),
    ):
        for position, name in enumerate(wanted or ()):
            if name not in possible:
                message = f"No dimension named here can be `{name}`."
                yield inspected.problem("L607", (*path, key, position), message, "Remove it, or name other dimensions.")

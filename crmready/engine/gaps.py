"""Which gaps come first (docs/scoring.md §6)."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from crmready.engine.gates import Standing
from crmready.engine.verdict import Outcome
from crmready.model.findings import Gap
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.scorecard import GateResult, QuestionScore, State


def chains(questionnaire: Questionnaire) -> dict[str, int]:
    """The longest `after` chain that hangs on each question, 0 where nothing waits for it."""
    waiting: dict[str, list[str]] = {question_id: [] for question_id in questionnaire.questions}
    for question in questionnaire.questions.values():
        for earlier in question.after:
            waiting[earlier].append(question.id)
    lengths: dict[str, int] = {}

    def length(question_id: str) -> int:
        if question_id not in lengths:
            lengths[question_id] = max((1 + length(later) for later in waiting[question_id]), default=0)
        return lengths[question_id]

    return {question_id: length(question_id) for question_id in questionnaire.questions}


def urgency(gates: Iterable[GateResult | Standing]) -> int:
    """0 behind a failed hard gate, 1 an unknown hard one, 2 a failed warning, 3 otherwise."""
    ranks = {(True, State.FAIL): 0, (True, State.UNKNOWN): 1, (False, State.FAIL): 2}
    return min((ranks.get((gate.hard, gate.state), 3) for gate in gates), default=3)


def looked_at(gate: Gate) -> str | None:
    """The question that closing the gate's gap is about: its own, or that of the records it counts."""
    return gate.question or (gate.records.of if gate.records else None)


def gap_order(
    questionnaire: Questionnaire,
    questions: Mapping[str, QuestionScore],
    outcome: Outcome,
    hidden: frozenset[str] = frozenset(),
) -> tuple[Gap, ...]:
    """Questions below target or behind a gate that is not passed, what to fix first at the front.

    A question whose score is `hidden` counts as having no known gap, so that no order gives it away.
    """
    targets = {dimension.dimension: dimension for dimension in outcome.dimensions}
    chain_of = chains(questionnaire)
    about = {gate.id: looked_at(gate) for gate in questionnaire.gates}
    found: list[tuple[tuple[int, int, Fraction, str], Gap]] = []
    for question_id, dimension in questionnaire.dimension_of.items():
        held = [gate for gate in outcome.gates if about[gate.gate] == question_id and gate.state is not State.PASS]
        scored = questions.get(question_id)
        share = None if scored is None or question_id in hidden else scored.normalised
        below = None if share is None else targets[dimension.id].target - share
        importance = dimension.weight * scored.weight if scored else Fraction(0)
        worth = importance * below if below is not None and below > 0 else Fraction(0)
        if held or worth:
            key = (urgency(held), -chain_of[question_id], -worth, question_id)
            names = tuple(gate.gate for gate in held)
            found.append((key, Gap(question_id, dimension.id, names, below, importance, chain_of[question_id])))
    return tuple(gap for _, gap in sorted(found, key=lambda entry: entry[0]))

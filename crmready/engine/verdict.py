"""The verdict: the first rule that holds, over gates and dimensions only (docs/scoring.md §2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from crmready.engine.gates import Standing
from crmready.model.conditions import DimensionIs, GateIs, ResultAll, ResultAny, ResultCondition
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import DimensionScore, GateResult

Seen = TypeVar("Seen", bound=GateResult | Standing)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What verdict rules can see: no average, no index."""

    gates: Sequence[GateResult | Standing]
    dimensions: Sequence[DimensionScore]


def gates_meant(condition: GateIs, gates: Iterable[Seen]) -> list[Seen]:
    """The gates that a condition names."""
    if condition.gates == "all":
        return list(gates)
    if isinstance(condition.gates, str):
        return [gate for gate in gates if gate.hard == (condition.gates == "hard")]
    return [gate for gate in gates if gate.gate in condition.gates]


def dimensions_meant(condition: DimensionIs, dimensions: Iterable[DimensionScore]) -> list[DimensionScore]:
    """The dimensions that a condition names."""
    if condition.dimensions == "all":
        return list(dimensions)
    if condition.dimensions == "essential":
        return [dimension for dimension in dimensions if dimension.essential]
    return [dimension for dimension in dimensions if dimension.dimension in condition.dimensions]


def _dimension_holds(condition: DimensionIs, dimension: DimensionScore) -> bool:
    if condition.status is not None:
        return dimension.status.value in condition.status
    return dimension.lower_rating is not None and dimension.lower_rating.rating in (condition.lower_rating or ())


def holds(condition: ResultCondition, outcome: Outcome) -> bool:
    """Whether a verdict's condition holds."""
    if isinstance(condition, GateIs):
        return any(gate.state.value in condition.state for gate in gates_meant(condition, outcome.gates))
    if isinstance(condition, DimensionIs):
        return any(_dimension_holds(condition, d) for d in dimensions_meant(condition, outcome.dimensions))
    if isinstance(condition, ResultAll):
        return all(holds(part, outcome) for part in condition.all)
    if isinstance(condition, ResultAny):
        return any(holds(part, outcome) for part in condition.any)
    return not holds(condition.negated, outcome)


def verdict(questionnaire: Questionnaire, outcome: Outcome) -> str:
    """The id of the first verdict whose condition holds; the last one has none."""
    rules = questionnaire.verdicts
    return next((rule.id for rule in rules if rule.when is not None and holds(rule.when, outcome)), rules[-1].id)

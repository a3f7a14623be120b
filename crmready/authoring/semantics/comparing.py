"""The comparisons in verdict conditions: what they name, and when a condition holds."""

from collections.abc import Iterator, Mapping

from crmready.authoring.semantics.outcomes import Outcome
from crmready.model.conditions import DimensionIs, GateIs, ResultAll, ResultAny, ResultCondition
from crmready.model.questionnaire import Dimension, Gate


def atoms(condition: ResultCondition) -> Iterator[GateIs | DimensionIs]:
    """Every comparison inside a verdict's condition."""
    match condition:
        case GateIs() | DimensionIs():
            yield condition
        case ResultAll():
            for part in condition.all:
                yield from atoms(part)
        case ResultAny():
            for part in condition.any:
                yield from atoms(part)
        case _:
            yield from atoms(condition.negated)


def means_gate(atom: GateIs, gate: Gate) -> bool:
    """Whether a comparison names this gate."""
    return gate.id in atom.gates if isinstance(atom.gates, tuple) else atom.gates in ("all", gate.severity)


def means_dimension(atom: DimensionIs, dimension: Dimension) -> bool:
    """Whether a comparison names this dimension."""
    if isinstance(atom.dimensions, tuple):
        return dimension.id in atom.dimensions
    return dimension.essential or atom.dimensions == "all"


def fulfils(atom: DimensionIs, outcome: Outcome) -> bool:
    """Whether a dimension with this outcome makes the comparison true."""
    if atom.status is not None:
        return outcome.status.value in atom.status
    return outcome.rating in (atom.lower_rating or ())


def holds(condition: ResultCondition, bits: Mapping[GateIs | DimensionIs, int], true: int) -> bool:
    """Whether a verdict's condition holds when exactly these comparisons are true."""
    match condition:
        case GateIs() | DimensionIs():
            return bool(bits[condition] & true)
        case ResultAll():
            return all(holds(part, bits, true) for part in condition.all)
        case ResultAny():
            return any(holds(part, bits, true) for part in condition.any)
        case _:
            return not holds(condition.negated, bits, true)

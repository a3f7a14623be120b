"""The comparisons in verdict conditions: what they name, and when a condition holds."""

from collections.abc import Iterable, Iterator, Mapping

from crmready.authoring.semantics.outcomes import Outcome
from crmready.model.conditions import DimensionIs, GateIs, ResultAll, ResultAny, ResultCondition
from crmready.model.questionnaire import Dimension, Gate, Questionnaire

Comparison = GateIs | DimensionIs


def atoms(condition: ResultCondition) -> Iterator[Comparison]:
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


def compared(questionnaire: Questionnaire) -> tuple[Comparison, ...]:
    """Every comparison of every verdict, each once."""
    conditions = (verdict.when for verdict in questionnaire.verdicts if verdict.when is not None)
    return tuple(dict.fromkeys(atom for condition in conditions for atom in atoms(condition)))


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


class Truths:
    """Where conditions hold, among sets of true comparisons: bit n of an answer is the n-th set.

    Whole sets of sets are joined and cut as single numbers, so that a rule costs as much as it has comparisons.
    """

    def __init__(self, bits: Mapping[Comparison, int], sets: Iterable[int]) -> None:
        sets = tuple(sets)
        self.everywhere = (1 << len(sets)) - 1
        self._where = {
            atom: sum(1 << place for place, true in enumerate(sets) if true & bit) for atom, bit in bits.items()
        }

    def of(self, condition: ResultCondition | None) -> int:
        """The sets in which a verdict's condition holds; without one, all of them."""
        match condition:
            case None:
                return self.everywhere
            case GateIs() | DimensionIs():
                return self._where[condition]
            case ResultAll():
                return self._all(condition)
            case ResultAny():
                return self._any(condition)
            case _:
                return self.everywhere & ~self.of(condition.negated)

    def _all(self, condition: ResultAll) -> int:
        found = self.everywhere
        for part in condition.all:
            found &= self.of(part)
        return found

    def _any(self, condition: ResultAny) -> int:
        found = 0
        for part in condition.any:
            found |= self.of(part)
        return found

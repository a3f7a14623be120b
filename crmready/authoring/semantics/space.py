"""Everything that verdict rules can see, as bits: which comparisons can be true together.

A comparison holds when any gate or dimension that it names makes it true, so what has happened so far is one
number: the set of comparisons that are true. The parts of a questionnaire do not depend on each other (but for the
records, which are gone through one by one), so the sets are built up part by part, each kept once. That is exact, and
as large as the number of different sets, not as the number of combinations.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod
from typing import Final

from crmready.authoring.semantics.comparing import atoms, fulfils, means_dimension, means_gate
from crmready.authoring.semantics.condensed import shape_of
from crmready.authoring.semantics.conditions import visibilities
from crmready.authoring.semantics.outcomes import Outcome, Weighed
from crmready.authoring.semantics.plans import Plan, plan
from crmready.authoring.semantics.profiles import Ends, profiles
from crmready.authoring.semantics.records import Kept, everything_kept, records_state, with_records
from crmready.authoring.semantics.situations import Gated, Kind, Situation, TooManyError
from crmready.model.conditions import DimensionIs, GateIs
from crmready.model.questionnaire import Dimension, Gate, Questionnaire
from crmready.model.scorecard import State

MOST_COMBINATIONS: Final = 4000
MOST_SETS: Final = 1000
MOST_STEPS: Final = 30_000
_QUICK: Final = 20
"""So many sets are joined in the time that one combination of situations takes."""


@dataclass(frozen=True, slots=True)
class Block:
    """Questions with gates that have to be looked at together, and their dimension where a verdict looks at it."""

    gated: tuple[Gated, ...]
    dimension: Dimension | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a set of true comparisons. `unplanned` counts the blocks for which no answers are known."""

    unplanned: int = 0
    plans: tuple[Plan, ...] = ()
    kept: Mapping[str, Kept] = field(default_factory=dict)


Ways = dict[int, Way]
"""The sets of true comparisons that are possible, each with a way to it."""


class Space:
    """What a questionnaire's verdicts can see."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        conditions = [verdict.when for verdict in questionnaire.verdicts if verdict.when is not None]
        compared = dict.fromkeys(atom for condition in conditions for atom in atoms(condition))
        self.bits = {atom: 1 << place for place, atom in enumerate(compared)}
        self.visibilities = visibilities(questionnaire)
        self._left = MOST_STEPS
        self._situations: dict[str, tuple[Situation, ...]] = {}
        self._weighed: dict[str, Weighed] = {}
        self._of_gates: dict[tuple[str, State], int] = {}

    @cached_property
    def gated(self) -> dict[str, Gated]:
        """Questions that gates compare, in displayed order."""
        by_question: dict[str, list[Gate]] = {}
        for gate in self.questionnaire.gates:
            if gate.question is not None:
                by_question.setdefault(gate.question, []).append(gate)
        return {
            name: Gated(question, tuple(by_question[name]), self.visibilities.get(name))
            for name, question in self.questionnaire.questions.items()
            if name in by_question
        }

    def of_gate(self, gate: Gate, state: State) -> int:
        """The comparisons that a gate in this state makes true."""
        key = gate.id, state
        if key not in self._of_gates:
            named = ((a, bit) for a, bit in self.bits.items() if isinstance(a, GateIs) and means_gate(a, gate))
            self._of_gates[key] = sum(bit for atom, bit in named if state.value in atom.state)
        return self._of_gates[key]

    def of_dimension(self, dimension: Dimension, outcome: Outcome) -> int:
        """The comparisons that a dimension with this outcome makes true."""
        return sum(
            bit
            for atom, bit in self.bits.items()
            if isinstance(atom, DimensionIs) and means_dimension(atom, dimension) and fulfils(atom, outcome)
        )

    def situations(self, gated: Gated) -> tuple[Situation, ...]:
        """What a gated question can be, worked out once."""
        name = gated.question.id
        if name not in self._situations:
            self._situations[name] = gated.situations()
        return self._situations[name]

    def weighed(self, dimension: Dimension) -> Weighed:
        """A dimension's questions, as far as they have weight."""
        if dimension.id not in self._weighed:
            self._weighed[dimension.id] = Weighed.of(dimension, tuple(self.gated), self.questionnaire)
        return self._weighed[dimension.id]

    def blocks(self) -> Iterator[Block]:
        """Each seen dimension with its gated questions; every other gated question for itself."""
        for dimension in self.questionnaire.dimensions:
            own = tuple(self.gated[q.id] for q in dimension.questions if q.id in self.gated)
            seen = any(isinstance(atom, DimensionIs) and means_dimension(atom, dimension) for atom in self.bits)
            together = prod(len(self.situations(gated)) for gated in own) <= MOST_COMBINATIONS
            if seen and together:
                yield Block(own, dimension)
            else:
                yield from (Block((gated,)) for gated in own)
                if seen:
                    yield Block((), dimension)

    def ways(self) -> Ways:
        """Every possible set of true comparisons. `TooManyError` when there are too many to go through."""
        blocks = list(self.blocks())
        ends = self._ends()
        found: Ways = {}
        for kept in everything_kept(self.questionnaire):
            ways: Ways = {self._of_records(kept): Way(kept=kept)}
            for block in blocks:
                step = self._block(block, ends, kept)
                self._work(len(ways) * len(step) // _QUICK)
                ways = _joined(ways, step)
            for true, way in ways.items():
                _keep_better(found, true, way)
        return found

    def _ends(self) -> dict[str, dict[Kind, Ends]]:
        """The profiles of every gated question; those of one shape under the same gates have the same."""
        by_shape: dict[Hashable, dict[Kind, Ends]] = {}
        found: dict[str, dict[Kind, Ends]] = {}
        for name, gated in self.gated.items():
            shape = shape_of(gated.question)
            held = tuple((gate.at_least, gate.roles) for gate in gated.gates)
            key = name if shape is None else (shape, held, gated.visibility is None)
            if key not in by_shape:
                by_shape[key] = profiles(gated, self.questionnaire)
            found[name] = by_shape[key]
        return found

    def _work(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise TooManyError

    def _block(self, block: Block, ends: Mapping[str, Mapping[Kind, Ends]], kept: Mapping[str, Kept]) -> Ways:
        found: Ways = {}
        for chosen in product(*(self.situations(gated) for gated in block.gated)):
            self._work(1)
            true = 0
            for gated, situation in zip(block.gated, chosen, strict=True):
                for gate, state in zip(gated.gates, situation.kind.states, strict=True):
                    true |= self.of_gate(gate, with_records(gate, state, kept))
            for outcome in self._outcomes(block, chosen):
                seen = true if outcome is None or block.dimension is None else true | self.of_dimension(
                    block.dimension, outcome
                )  # fmt: skip
                if seen not in found or found[seen].unplanned:
                    made = self._plan(block, chosen, ends, outcome)
                    _keep_better(found, seen, Way(1) if made is None else Way(0, (made,)))
        return found

    def _outcomes(self, block: Block, chosen: Sequence[Situation]) -> Iterator[Outcome | None]:
        if block.dimension is None:
            yield None
            return
        weighed = self.weighed(block.dimension)
        if not block.gated and weighed.gated:
            weighed = weighed.freed
        by_name = {gated.question.id: situation for gated, situation in zip(block.gated, chosen, strict=True)}
        yield from weighed.outcomes([by_name[question.id] for question in weighed.gated])

    def _plan(
        self,
        block: Block,
        chosen: Sequence[Situation],
        ends: Mapping[str, Mapping[Kind, Ends]],
        outcome: Outcome | None,
    ) -> Plan | None:
        held: dict[str, Ends] = {}
        for gated, situation in zip(block.gated, chosen, strict=True):
            name = gated.question.id
            if situation.kind not in ends[name]:
                return None
            held[name] = ends[name][situation.kind]
        if outcome is None or block.dimension is None:
            return Plan(tuple(held.items()), Fraction(0))
        weighed = self.weighed(block.dimension)
        if not block.gated and weighed.gated:
            return None
        dropped = frozenset(
            gated.question.id
            for gated, situation in zip(block.gated, chosen, strict=True)
            if not situation.kind.applicable
        )
        return plan(weighed, held, dropped, outcome)

    def _of_records(self, kept: Mapping[str, Kept]) -> int:
        true = 0
        for gate in self.questionnaire.gates:
            if gate.question is None and gate.records is not None:
                true |= self.of_gate(gate, records_state(gate, kept[gate.records.of]))
        return true


def _joined(ways: Ways, more: Ways) -> Ways:
    found: Ways = {}
    for (true, way), (added, step) in product(ways.items(), more.items()):
        unplanned = way.unplanned + step.unplanned
        known = found.get(true | added)
        if known is None or unplanned < known.unplanned:
            found[true | added] = Way(unplanned, (*way.plans, *step.plans), way.kept)
    if len(found) > MOST_SETS:
        raise TooManyError
    return found


def _keep_better(found: Ways, true: int, way: Way) -> None:
    if true not in found or way.unplanned < found[true].unplanned:
        found[true] = way

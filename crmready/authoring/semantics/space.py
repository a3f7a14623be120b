"""Everything that verdict rules can see, as bits: which comparisons can be true together.

A comparison holds when any gate or dimension that it names makes it true, so what has happened so far is one
number: the set of comparisons that are true. The parts of a questionnaire do not depend on each other (but for the
records, which are gone through one by one), so the sets are built up part by part, each kept once. That is exact, and
as large as the number of different sets, not as the number of combinations.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache, cached_property
from typing import Final

from crmready.authoring.semantics.blocks import Block, Option, Step, Way, Ways, joined, together
from crmready.authoring.semantics.comparing import compared, fulfils, means_dimension, means_gate
from crmready.authoring.semantics.condensed import shape_of
from crmready.authoring.semantics.outcomes import NOTHING, Bands, Outcome, Weighed
from crmready.authoring.semantics.plans import Planner
from crmready.authoring.semantics.profiles import Ends, profiles
from crmready.authoring.semantics.records import Kept, everything_kept, lacks_records, records_state, with_records
from crmready.authoring.semantics.situations import Gated, Kind, Reach, Situation, TooManyError
from crmready.authoring.semantics.visibility import Conditions
from crmready.model.conditions import DimensionIs, GateIs
from crmready.model.questionnaire import Dimension, Gate, Questionnaire
from crmready.model.scorecard import State

MOST_SETS: Final = 1000
MOST_STEPS: Final = 200_000
_QUICK: Final = 10
"""So many sets are joined in the time that one step takes."""


class Space:
    """What a questionnaire's verdicts can see."""

    def __init__(self, questionnaire: Questionnaire, conditions: Conditions | None = None) -> None:
        self.questionnaire = questionnaire
        self.visibilities = (conditions or Conditions(questionnaire)).of_questions(questionnaire)
        self.bits = {atom: 1 << place for place, atom in enumerate(compared(questionnaire))}
        self._bands = Bands(questionnaire.ratings)
        self._left = MOST_STEPS
        self._situations: dict[str, tuple[Situation, ...]] = {}
        self._weighed: dict[str, Weighed] = {}
        self._freely: dict[str, tuple[Outcome, ...]] = {}
        self._of_gates: dict[tuple[str, State], int] = {}
        self._found: dict[Hashable, tuple[Ways, ...]] = {}

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

    def naming(self, dimension: Dimension) -> dict[DimensionIs, int]:
        """The comparisons that name a dimension."""
        return {
            atom: bit
            for atom, bit in self.bits.items()
            if isinstance(atom, DimensionIs) and means_dimension(atom, dimension)
        }

    def situations(self, gated: Gated) -> tuple[Situation, ...]:
        """What a gated question can be, worked out once."""
        name = gated.question.id
        if name not in self._situations:
            self._situations[name] = gated.situations()
        return self._situations[name]

    def weighed(self, dimension: Dimension) -> Weighed:
        """A dimension's questions, as far as they have weight."""
        if dimension.id not in self._weighed:
            self._weighed[dimension.id] = Weighed.of(dimension, self.gated, self.questionnaire, self._bands)
        return self._weighed[dimension.id]

    def freely(self, dimension: Dimension) -> tuple[Outcome, ...]:
        """Everything that a dimension could come to if no gate looked at it."""
        if dimension.id not in self._freely:
            freed = self.weighed(dimension).freed
            self._freely[dimension.id] = tuple(freed.outcomes(NOTHING, freed.unit(())))
        return self._freely[dimension.id]

    def ways(self) -> Ways:
        """Every possible set of true comparisons. `TooManyError` when there are too many to go through."""
        found: Ways = {}
        for kept in everything_kept(self.questionnaire):
            ways: Ways = {self._of_records(kept): Way(kept=kept)}
            for dimension in self.questionnaire.dimensions:
                for step in self._steps(dimension, kept):
                    self._work(len(ways) * len(step) // _QUICK)
                    ways = joined(ways, step)
                    if len(ways) > MOST_SETS:
                        raise TooManyError
            for true, way in ways.items():
                if true not in found or way.unplanned < found[true].unplanned:
                    found[true] = way
        return found

    @cached_property
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

    def _steps(self, dimension: Dimension, kept: Mapping[str, Kept]) -> tuple[Ways, ...]:
        """What each part of a dimension can make true; it depends on the records only where its gates need some."""
        own = tuple(self.gated[question.id] for question in dimension.questions if question.id in self.gated)
        lacking = tuple(lacks_records(gate, kept) for gated in own for gate in gated.gates)
        key = dimension.id, lacking
        if key not in self._found:
            self._found[key] = tuple(self._worked_out(dimension, own, kept))
        return self._found[key]

    def _worked_out(self, dimension: Dimension, own: tuple[Gated, ...], kept: Mapping[str, Kept]) -> Iterator[Ways]:
        """A dimension that is seen together with its gated questions; apart where it is not, or that is too much."""
        seen = bool(self.naming(dimension))
        whole = self._whole(dimension, own, kept) if seen else None
        if whole is not None:
            yield whole
            return
        for gated in own:
            step = Step(Block((gated,)), self._ends)
            for option in self._options(gated, kept):
                self._work(step.add(option.true, (option.situation,), None))
            yield step.ways
        if seen:
            yield self._loose(dimension)

    def _whole(self, dimension: Dimension, own: tuple[Gated, ...], kept: Mapping[str, Kept]) -> Ways | None:
        weighed = self.weighed(dimension)
        unit = weighed.unit(reach for gated in own for reach in self._reaches(gated))
        options = [self._options(gated, kept, (weighed, unit)) for gated in own]
        combinations = together(options, self._work)
        if combinations is None:
            return None
        step = Step(Block(own, Planner(weighed, self.questionnaire.ratings)), self._ends)
        masks = self._masks(dimension)
        for (true, tally), chosen in combinations.items():
            for outcome in weighed.outcomes(tally, unit):
                self._work(step.add(true | masks(outcome), chosen, outcome))
        return step.ways

    def _loose(self, dimension: Dimension) -> Ways:
        """What a dimension comes to as if no gate looked at it: more than can be, and no answers are known."""
        masks = self._masks(dimension)
        return {masks(outcome): Way(1) for outcome in self.freely(dimension)}

    def _options(
        self, gated: Gated, kept: Mapping[str, Kept], weighed: tuple[Weighed, int] | None = None
    ) -> list[Option]:
        found, ends = [], self._ends[gated.question.id]
        for situation in self.situations(gated):
            true = 0
            for gate, state in zip(gated.gates, situation.kind.states, strict=True):
                true |= self.of_gate(gate, with_records(gate, state, kept))
            known = ends[situation.kind].reach if situation.kind in ends else None
            tally = weighed[0].tally(gated.question, situation, known, weighed[1]) if weighed else NOTHING
            found.append(Option(situation, true, tally))
        return found

    def _reaches(self, gated: Gated) -> Iterator[Reach]:
        yield from (situation.reach for situation in self.situations(gated))
        yield from (ends.reach for ends in self._ends[gated.question.id].values())

    def _masks(self, dimension: Dimension) -> Callable[[Outcome], int]:
        """The comparisons that a dimension makes true, by its outcome."""
        naming = self.naming(dimension)
        return cache(lambda outcome: sum(bit for atom, bit in naming.items() if fulfils(atom, outcome)))

    def _of_records(self, kept: Mapping[str, Kept]) -> int:
        true = 0
        for gate in self.questionnaire.gates:
            if gate.question is None and gate.records is not None:
                true |= self.of_gate(gate, records_state(gate, kept[gate.records.of]))
        return true

"""What one part of a questionnaire can make true, and how: a dimension with its gated questions, or one of these alone.

The situations of the gated questions are put together one question after the other; whatever comes to the same for
verdicts, the same comparisons and the same sums, is one from then on. So questions that count alike cost as many steps
as there are sums, not as there are combinations.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from crmready.authoring.semantics.outcomes import NOTHING, Outcome, Tally
from crmready.authoring.semantics.plans import Plan, Planner
from crmready.authoring.semantics.profiles import Ends
from crmready.authoring.semantics.records import Kept
from crmready.authoring.semantics.situations import Gated, Kind, Situation

MOST_COMBINATIONS: Final = 10_000
MOST_PLANS: Final = 25
"""So many ways to one set of comparisons are looked at for one whose answers are known."""

_PLANNING: Final = 20
"""Steps that looking for one plan costs."""

Chosen = tuple[Situation, ...]
"""A situation for each gated question of a block."""


@dataclass(frozen=True, slots=True)
class Option:
    """A situation of a gated question with the comparisons that its gates make true and what it adds."""

    situation: Situation
    true: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Block:
    """Questions with gates that have to be looked at together, and their dimension where a verdict looks at it."""

    gated: tuple[Gated, ...]
    planner: Planner | None = None
    """How to answer the dimension's other questions; None where a gated question is looked at alone."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a set of true comparisons. `unplanned` counts the blocks for which no answers are known."""

    unplanned: int = 0
    plans: tuple[Plan, ...] = ()
    kept: Mapping[str, Kept] = field(default_factory=dict)


Ways = dict[int, Way]
"""The sets of true comparisons that are possible, each with a way to it."""


def together(
    options: Sequence[Sequence[Option]], work: Callable[[int], None]
) -> dict[tuple[int, Tally], Chosen] | None:
    """The sets of comparisons and the sums that some questions can come to, each with a choice; None if too many."""
    found: dict[tuple[int, Tally], Chosen] = {(0, NOTHING): ()}
    for listed in options:
        longer: dict[tuple[int, Tally], Chosen] = {}
        work(len(found) * len(listed))
        for (true, tally), chosen in found.items():
            for option in listed:
                key = true | option.true, tally.plus(option.tally)
                if key not in longer:
                    longer[key] = (*chosen, option.situation)
        if len(longer) > MOST_COMBINATIONS:
            return None
        found = longer
    return found


class Step:
    """The ways that one block has, the best known for each set of comparisons."""

    def __init__(self, block: Block, ends: Mapping[str, Mapping[Kind, Ends]]) -> None:
        self._block, self._ends = block, ends
        self._tries: dict[int, int] = {}
        self.ways: Ways = {}

    def add(self, true: int, chosen: Chosen, outcome: Outcome | None) -> int:
        """Notes that these comparisons can be true, and looks for answers until some are known. Gives its steps."""
        known = self.ways.setdefault(true, Way(1))
        tries = self._tries.get(true, 0)
        held = self._held(chosen) if known.unplanned and tries < MOST_PLANS else None
        if held is None:
            return 1
        self._tries[true] = tries + 1
        plan = self._plan(chosen, held, outcome)
        if plan is not None:
            self.ways[true] = Way(0, (plan,))
        return _PLANNING

    def _held(self, chosen: Chosen) -> dict[str, Ends] | None:
        """Answers that bring the gated questions into these situations; None when none are known."""
        pairs = [(gated.question.id, one.kind) for gated, one in zip(self._block.gated, chosen, strict=True)]
        known = all(kind in self._ends[name] for name, kind in pairs)
        return {name: self._ends[name][kind] for name, kind in pairs} if known else None

    def _plan(self, chosen: Chosen, held: Mapping[str, Ends], outcome: Outcome | None) -> Plan | None:
        """How to bring the dimension to the outcome as well, where one is looked at."""
        if outcome is None or self._block.planner is None:
            return Plan(tuple(held.items()))
        pairs = zip(self._block.gated, chosen, strict=True)
        dropped = frozenset(gated.question.id for gated, one in pairs if not one.kind.applicable)
        return self._block.planner.plan(held, dropped, outcome)


def joined(ways: Ways, more: Ways) -> Ways:
    """Every way of one part with every way of another, the best for each set of comparisons."""
    found: Ways = {}
    for true, way in ways.items():
        for added, step in more.items():
            unplanned = way.unplanned + step.unplanned
            known = found.get(true | added)
            if known is None or unplanned < known.unplanned:
                found[true | added] = Way(unplanned, (*way.plans, *step.plans), way.kept)
    return found

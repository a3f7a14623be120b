"""What a gated question can be: the states of its gates together with the range of its lower bound.

Exact reasoning, not sampling. A gate compares three numbers with its minimum: the counted score and the score as given,
both with missing answers at worst, and the score with them at best. `counted ≤ given ≤ best` always, they are equal
where nothing is capped or missing, and what nothing shows counts as the cap. A situation stands for one order of these
numbers among the minimums; none that an assessment can reach is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Final

from crmready.authoring.semantics.visibility import Visibility
from crmready.model.questionnaire import Gate
from crmready.model.questions import Question
from crmready.model.scorecard import State

MOST_SITUATIONS: Final = 4000
_NOTHING: Final = Fraction(0)


class TooManyError(Exception):
    """More combinations than are worked through; nothing is claimed then."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A range of shares 0…1, with its lower end. The upper end may not belong to it; no band begins there."""

    low: Fraction
    high: Fraction

    def joined(self, other: "Reach") -> "Reach":
        """The smallest range around both."""
        return Reach(min(self.low, other.low), max(self.high, other.high))


ANYWHERE: Final = Reach(Fraction(0), Fraction(1))
NOWHERE: Final = Reach(_NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True)
class Kind:
    """The states of a question's gates (as if all records were there), and what it is in its dimension."""

    states: tuple[State, ...]
    applicable: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """A kind, and every lower bound that the question's share of its scale can have in it."""

    kind: Kind
    reach: Reach


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Fraction
    high: Fraction
    cap: Fraction | None

    def share(self, score: Fraction) -> Fraction:
        return (score - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Gated:
    """A question with the gates that look at it."""

    question: Question
    gates: tuple[Gate, ...]
    visibility: Visibility | None

    @property
    def may_be_irrelevant(self) -> bool:
        """Whether it can be not relevant to everybody, by answer or by condition."""
        return self.question.not_applicable or self.visibility is not None

    def roles(self, gate: Gate) -> frozenset[str]:
        """The roles that a gate looks at."""
        return frozenset(gate.roles or self.question.roles)

    def situations(self) -> tuple[Situation, ...]:
        """All of them. `TooManyError` where that is too many."""
        found: dict[Kind, Reach] = {}
        for situation in self._all():
            known = found.get(situation.kind)
            found[situation.kind] = situation.reach if known is None else known.joined(situation.reach)
        return tuple(Situation(kind, reach) for kind, reach in found.items())

    def _all(self) -> Iterator[Situation]:
        unknown = (State.UNKNOWN,) * len(self.gates)
        yield Situation(Kind(unknown, applicable=True, answered=False), NOWHERE)
        if self.may_be_irrelevant:
            yield Situation(Kind(unknown, applicable=False, answered=False), NOWHERE)
        if self.visibility is None or not self.visibility.never:
            yield from self._answered()

    def _answered(self) -> Iterator[Situation]:
        """Every way in which the groups of roles that gates look at can come out, independently of each other."""
        everyone = frozenset(self.question.roles)
        groups = list(dict.fromkeys(self.roles(gate) for gate in self.gates))
        ways = {group: [*self._ways(group), None] for group in groups}
        size = 1
        for listed in ways.values():
            size *= len(listed)
        if size > MOST_SITUATIONS:
            raise TooManyError
        for chosen in product(*ways.values()):
            by_group = dict(zip(groups, chosen, strict=True))
            whole = by_group.get(everyone)
            if everyone in by_group and whole is None:
                continue
            states = tuple(
                State.UNKNOWN if (way := by_group[self.roles(gate)]) is None else way[0][gate.at_least or _NOTHING]
                for gate in self.gates
            )
            yield Situation(Kind(states, applicable=True, answered=True), ANYWHERE if whole is None else whole[1])

    def _ways(self, group: frozenset[str]) -> list[tuple[Mapping[Fraction, State], Reach]]:
        minimums = sorted({gate.at_least or _NOTHING for gate in self.gates if self.roles(gate) == group})
        if len(minimums) ** 4 > MOST_SITUATIONS:
            raise TooManyError
        evidence = self.question.evidence
        scale = _Scale(self.question.scale[0], self.question.scale[-1], evidence.cap if evidence else None)
        return list(_ways(minimums, scale))


def _ways(minimums: Sequence[Fraction], scale: _Scale) -> Iterator[tuple[Mapping[Fraction, State], Reach]]:
    """The states by minimum and the counted lower bound, for each order of counted, given, best and shown."""
    many = range(len(minimums) + 1)
    for counted, given, best, shown in product(many, many, many, many):
        uncapped = scale.cap is None
        if not counted <= given <= best or (uncapped and (counted != given or shown != len(minimums))):
            continue
        # Without evidence from above a minimum, the counted score reaches it only under the cap's own height.
        if scale.cap is not None and counted > shown and scale.cap < minimums[counted - 1]:
            continue
        reach = _reach(minimums, scale, (counted, given, shown))
        if reach is None:
            continue
        states = {}
        for place, minimum in enumerate(minimums):
            fallen = State.UNKNOWN if best > place else State.FAIL
            states[minimum] = (
                State.PASS if counted > place and shown > place else State.CLAIMED if given > place else fallen
            )
        yield states, reach


def _reach(minimums: Sequence[Fraction], scale: _Scale, order: tuple[int, int, int]) -> Reach | None:
    """Where the counted score can lie when it reaches `counted` minimums, as given `given`, shown up to `shown`."""
    counted, given, shown = order
    low = minimums[counted - 1] if counted else scale.low
    high = scale.high if counted == len(minimums) else minimums[counted]
    if scale.cap is not None:
        if given:  # min(answer, cap) lies on or above the straight line from the lowest score to the cap
            steepness = (scale.cap - scale.low) / (scale.high - scale.low)
            low = max(low, scale.low + (minimums[given - 1] - scale.low) * steepness)
        if shown == 0:
            high = min(high, max(scale.cap, minimums[0]))
    return None if low > high else Reach(scale.share(low), scale.share(high))

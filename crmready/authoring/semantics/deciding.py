"""Which verdicts can be given: decided over everything that verdict rules can see."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, combinations, islice
from operator import or_
from typing import Final

from crmready.authoring.semantics.blocks import Ways
from crmready.authoring.semantics.comparing import Truths
from crmready.authoring.semantics.condensed import condensed
from crmready.authoring.semantics.situations import TooManyError
from crmready.authoring.semantics.space import Space
from crmready.authoring.semantics.visibility import Conditions
from crmready.authoring.semantics.witness import Witnesses, given
from crmready.model.assessment import Assessment
from crmready.model.conditions import DimensionIs, GateIs, ResultAll, ResultAny, ResultCondition
from crmready.model.questionnaire import Questionnaire, Verdict

MOST_TRIES: Final = 12
_NO_VERDICT: Final = "-"
"""No verdict can be called so."""


class Reached(StrEnum):
    """What is known of a verdict."""

    YES = "some answers give it"
    NEVER = "its condition holds for no answers"
    SHADOWED = "an earlier verdict always takes it"
    UNDECIDED = "not decided"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is known of a verdict: an assessment that gives it, or the earlier verdicts that take it.

    Of one that earlier ones take, the witness fulfils its condition all the same; where none was found it is None.
    """

    reached: Reached
    witness: Assessment | None = None
    shadows: tuple[str, ...] = ()
    reason: str = ""
    """Why its own condition never holds."""


def decisions(questionnaire: Questionnaire, conditions: Conditions | None = None) -> Mapping[str, Decision]:
    """Decides of every verdict whether any answers give it. "Yes" has a witness on which the engine agrees.

    `conditions` are those of the questionnaire where they have been looked into already.
    """
    smaller = condensed(questionnaire)
    space = Space(smaller.questionnaire, conditions)
    try:
        ways = space.ways()
    except TooManyError:
        return {verdict.id: Decision(Reached.UNDECIDED) for verdict in questionnaire.verdicts}
    deciding = _Deciding(space, ways)
    found = {}
    for place, verdict in enumerate(questionnaire.verdicts):
        decision = deciding.decided(questionnaire.verdicts[: place + 1])
        witness = None if decision.witness is None else smaller.whole(decision.witness)
        found[verdict.id] = replace(decision, witness=witness)
    return found


class _Deciding:
    """Takes the verdicts in their order and remembers what the earlier ones take."""

    def __init__(self, space: Space, ways: Ways) -> None:
        self._space = space
        self._ways = tuple(ways.values())
        self._truths = Truths(space.bits, ways)
        self._witnesses = Witnesses(space)
        self._earlier: dict[str, int] = {}
        self._taken = 0

    def decided(self, rules: tuple[Verdict, ...]) -> Decision:
        """What is known of the last of these verdicts, of which the others have been decided before."""
        *_, verdict = rules
        own = self._truths.of(verdict.when)
        left = own & ~self._taken
        if not own:
            decision = Decision(Reached.NEVER, reason=_reason(verdict.when, self._truths) if verdict.when else "")
        elif not left:
            both = None if verdict.when is None else self._witness(own, (verdict,))
            decision = Decision(Reached.SHADOWED, both, _fewest(self._earlier, own))
        else:
            witness = self._witness(left, rules)
            decision = Decision(Reached.UNDECIDED) if witness is None else Decision(Reached.YES, witness)
        self._earlier[verdict.id] = own if verdict.when else 0
        self._taken |= self._earlier[verdict.id]
        return decision

    def _witness(self, sets: int, rules: tuple[Verdict, ...]) -> Assessment | None:
        """An assessment from one of these sets to which the engine, asked for these verdicts only, gives the last."""
        *_, wanted = rules
        otherwise = (wanted.changed(id=_NO_VERDICT, when=None),) if wanted.when is not None else ()
        made = self._space.questionnaire.changed(verdicts=(*rules, *otherwise))
        ways = (way for place, way in enumerate(self._ways) if sets >> place & 1 and not way.unplanned)
        for way in islice(ways, MOST_TRIES):
            for assessment in self._witnesses.of(way):
                if given(made, assessment) == wanted.id:
                    return assessment
        return None


def _fewest(earlier: Mapping[str, int], own: int) -> tuple[str, ...]:
    """Earlier verdicts that together take all: one where one is enough, otherwise none that could be left out."""
    taken = {name: sets & own for name, sets in earlier.items()}
    for name, sets in taken.items():
        if sets == own:
            return (name,)
    before = dict(zip(taken, accumulate(taken.values(), or_, initial=0), strict=False))
    needed: list[str] = []
    behind = 0
    for name in list(taken)[::-1]:
        if before[name] | behind != own:
            needed.append(name)
            behind |= taken[name]
    return tuple(reversed(needed))


def _reason(condition: ResultCondition, truths: Truths) -> str:
    """Why a condition holds for none of the sets of true comparisons that are possible."""
    match condition:
        case GateIs():
            return "none of its gates can be in such a state"
        case DimensionIs():
            return "none of its dimensions can be like that"
        case ResultAny():
            return "none of its parts ever holds"
        case ResultAll():
            return _why_not_all(condition, truths)
        case _:
            return "what it negates always holds"


def _why_not_all(condition: ResultAll, truths: Truths) -> str:
    ever = [truths.of(part) for part in condition.all]
    for place, sets in enumerate(ever, 1):
        if not sets:
            return f"part {place} of its `all` never holds"
    for (first, one), (second, other) in combinations(enumerate(ever, 1), 2):
        if not one & other:
            return f"parts {first} and {second} of its `all` never hold together"
    return "the parts of its `all` never hold together"

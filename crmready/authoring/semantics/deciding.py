"""Which verdicts can be given: decided over everything that verdict rules can see."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Final

from crmready.authoring.semantics.comparing import holds
from crmready.authoring.semantics.condensed import condensed
from crmready.authoring.semantics.situations import TooManyError
from crmready.authoring.semantics.space import Space, Way
from crmready.authoring.semantics.witness import assessments, given
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


def decisions(questionnaire: Questionnaire) -> Mapping[str, Decision]:
    """Decides of every verdict whether any answers give it. "Yes" has a witness on which the engine agrees."""
    smaller = condensed(questionnaire)
    space = Space(smaller.questionnaire)
    try:
        ways = space.ways()
    except TooManyError:
        return {verdict.id: Decision(Reached.UNDECIDED) for verdict in questionnaire.verdicts}
    found = {}
    for place, verdict in enumerate(questionnaire.verdicts):
        decision = _decided(space, ways, questionnaire.verdicts[: place + 1])
        witness = None if decision.witness is None else smaller.whole(decision.witness)
        found[verdict.id] = replace(decision, witness=witness)
    return found


def _decided(space: Space, ways: Mapping[int, Way], rules: tuple[Verdict, ...]) -> Decision:
    *earlier, verdict = rules
    own = [true for true in ways if verdict.when is None or holds(verdict.when, space.bits, true)]
    if not own:
        reason = _reason(verdict.when, space, tuple(ways)) if verdict.when else ""
        return Decision(Reached.NEVER, reason=reason)
    taken = {rule.id: {t for t in own if rule.when and holds(rule.when, space.bits, t)} for rule in earlier}
    left = [true for true in own if not any(true in sets for sets in taken.values())]
    if not left:
        both = None if verdict.when is None else _witness(space, ways, own, (verdict,))
        return Decision(Reached.SHADOWED, both, _fewest(taken, set(own)))
    witness = _witness(space, ways, left, rules)
    return Decision(Reached.UNDECIDED) if witness is None else Decision(Reached.YES, witness)


def _witness(space: Space, ways: Mapping[int, Way], sets: list[int], rules: tuple[Verdict, ...]) -> Assessment | None:
    """An assessment to which the engine, asked for these verdicts only, gives the last of them."""
    *_, wanted = rules
    otherwise = (wanted.changed(id=_NO_VERDICT, when=None),) if wanted.when is not None else ()
    made = space.questionnaire.changed(verdicts=(*rules, *otherwise))
    for true in sorted(sets, key=lambda true: ways[true].unplanned)[:MOST_TRIES]:
        for assessment in assessments(space, ways[true]) if not ways[true].unplanned else ():
            if given(made, assessment) == wanted.id:
                return assessment
    return None


def _fewest(taken: Mapping[str, set[int]], own: set[int]) -> tuple[str, ...]:
    """Earlier verdicts that together take all: one where one is enough, otherwise none that could be left out."""
    for name, sets in taken.items():
        if sets == own:
            return (name,)
    needed = dict(taken)
    for name in list(taken)[::-1]:
        others: set[int] = set().union(*(sets for other, sets in needed.items() if other != name))
        if others == own:
            del needed[name]
    return tuple(needed)


def _reason(condition: ResultCondition, space: Space, sets: tuple[int, ...]) -> str:
    """Why a condition holds for none of the sets of true comparisons that are possible."""
    match condition:
        case GateIs():
            return "none of its gates can be in such a state"
        case DimensionIs():
            return "none of its dimensions can be like that"
        case ResultAny():
            return "none of its parts ever holds"
        case ResultAll():
            return _why_not_all(condition, space, sets)
        case _:
            return "what it negates always holds"


def _why_not_all(condition: ResultAll, space: Space, sets: tuple[int, ...]) -> str:
    ever = [{true for true in sets if holds(part, space.bits, true)} for part in condition.all]
    for place, true in enumerate(ever, 1):
        if not true:
            return f"part {place} of its `all` never holds"
    for (first, one), (second, other) in combinations(enumerate(ever, 1), 2):
        if not one & other:
            return f"parts {first} and {second} of its `all` never hold together"
    return "the parts of its `all` never hold together"

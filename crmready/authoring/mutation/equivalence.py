"""Mutants that no answers can tell from the original: decided over everything that can be answered, never guessed."""

from fractions import Fraction
from typing import Final

from crmready.authoring.mutation.mutant import Mutant
from crmready.authoring.semantics.comparing import Truths
from crmready.authoring.semantics.condensed import condensed
from crmready.authoring.semantics.situations import TooManyError
from crmready.authoring.semantics.space import Space
from crmready.model.questionnaire import Dimension, Questionnaire, Verdict

_MOST_SHARES: Final = 5000


def equivalent(mutant: Mutant, before: Questionnaire, after: Questionnaire) -> bool:
    """Whether it is certain that the change can never be seen. False also where there is too much to go through."""
    if mutant.kind in {"conditions", "verdicts"} and before.dimensions == after.dimensions:
        return _same_verdicts(before, after)
    if mutant.kind == "coverage":
        low, high = sorted((before.coverage, after.coverage))
        return not any(_covered_between(dimension, low, high) for dimension in before.dimensions)
    return False


def _same_verdicts(before: Questionnaire, after: Questionnaire) -> bool:
    """Whether the rules of both give the same verdict in every situation that the rules of either can see."""
    space = Space(condensed(before.changed(verdicts=(*before.verdicts[:-1], *after.verdicts))).questionnaire)
    try:
        ways = space.ways()
    except TooManyError:
        return False
    truths = Truths(space.bits, ways)
    return _given(before.verdicts, truths) == _given(after.verdicts, truths)


def _given(rules: tuple[Verdict, ...], truths: Truths) -> dict[str, int]:
    """The situations in which each verdict is given, by its id; one that never is given is left out."""
    found: dict[str, int] = {}
    left = truths.everywhere
    for rule in rules:
        here = left & truths.of(rule.when)
        left &= ~here
        if here:
            found[rule.id] = found.get(rule.id, 0) | here
    return found


def _covered_between(dimension: Dimension, low: Fraction, high: Fraction) -> bool:
    """Whether the answered share of a dimension can be the lower limit or more, and less than the higher one.

    Each question is answered, missing or not relevant; what only some of them can be is allowed for all.
    """
    shares = {(Fraction(0), Fraction(0))}
    for question in dimension.questions:
        if question.weight and len(question.scale) > 1:
            shares |= {
                (whole + question.weight, answered + more)
                for whole, answered in shares
                for more in (Fraction(0), question.weight)
            }
        if len(shares) > _MOST_SHARES:
            return True
    return any(whole and low <= answered / whole < high for whole, answered in shares)

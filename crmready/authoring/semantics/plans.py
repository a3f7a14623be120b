"""How to answer the questions of a dimension so that it comes to a wanted outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from crmready.authoring.semantics.offers import NOT_RELEVANT
from crmready.authoring.semantics.outcomes import Outcome, Weighed, band
from crmready.authoring.semantics.profiles import Ends, even
from crmready.model.assessment import DontKnow
from crmready.model.questions import Question
from crmready.model.scorecard import Status

FINEST: Final = 30
"""Shares are tried down to one respondent in thirty."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Profiles by question; a `share` of the respondents answers by the better profile of each."""

    ends: tuple[tuple[str, Ends], ...]
    share: Fraction = Fraction(0)


def plan(weighed: Weighed, held: Mapping[str, Ends], dropped: frozenset[str], outcome: Outcome) -> Plan | None:
    """Answers for the free questions beside those that gates hold; None when this simple way finds none.

    `dropped` are the held questions that are not applicable.
    """
    if outcome.status is Status.NOT_APPLICABLE:
        return _dropping(weighed, held)
    weights = {question.id: question.weight for question in (*weighed.gated, *weighed.free)}
    for blank in _blanks(weighed, outcome.status):
        free = {q.id: _blank(q) if q.id in blank else weighed.free_ends(q) for q in weighed.free}
        ends = {**held, **free}
        counting = [(weights[name], ends[name]) for name in weights if name not in dropped]
        share = _share(counting, outcome.rating, weighed)
        if share is not None:
            return Plan(tuple(ends.items()), share)
    return None


def _dropping(weighed: Weighed, held: Mapping[str, Ends]) -> Plan | None:
    if not all(question.not_applicable for question in weighed.free):
        return None
    free = {q.id: Ends(*[even(q, NOT_RELEVANT, Fraction(0))] * 2) for q in weighed.free}
    return Plan(tuple({**held, **free}.items()))


def _blank(question: Question) -> Ends:
    return Ends(*[even(question, DontKnow(), Fraction(0))] * 2)


def _blanks(weighed: Weighed, status: Status) -> Iterator[frozenset[str]]:
    """Which free questions stay without an answer: none, or some from the heaviest on, or all."""
    if status is Status.SCORED:
        yield frozenset()
        return
    heaviest = sorted(weighed.free, key=lambda question: (-question.weight, question.id))
    whole = sum((question.weight for question in (*weighed.gated, *weighed.free)), Fraction(0))
    left, names = Fraction(0), set()
    for question in heaviest:
        left += question.weight
        names.add(question.id)
        if whole - left < weighed.coverage * whole:
            break
    yield frozenset(names)
    yield frozenset(question.id for question in heaviest)


def _share(counting: Sequence[tuple[Fraction, Ends]], rating: str | None, weighed: Weighed) -> Fraction | None:
    """The simplest share of respondents with the better profile that gives the rating."""
    whole = sum((weight for weight, _ in counting), Fraction(0))
    if rating is None or not whole:
        return Fraction(0)
    least = sum((weight * ends.least.low for weight, ends in counting), Fraction(0)) / whole
    most = sum((weight * ends.most.low for weight, ends in counting), Fraction(0)) / whole
    below, end = band(rating, weighed.ratings)
    if least == most:
        return Fraction(0) if below < least <= end else None
    above, up_to = (below - least) / (most - least), min((end - least) / (most - least), Fraction(1))
    for size in range(1, FINEST + 1):
        part = max(0, floor(above * size) + 1)
        if part <= up_to * size:
            return Fraction(part, size)
    return None

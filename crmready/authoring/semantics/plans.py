"""How to answer the questions of a dimension so that it comes to a wanted outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from crmready.authoring.semantics.offers import NOT_RELEVANT
from crmready.authoring.semantics.outcomes import Outcome, Weighed, band
from crmready.authoring.semantics.profiles import Ends, even, free_ends
from crmready.model.assessment import DontKnow
from crmready.model.questionnaire import Rating
from crmready.model.questions import Question
from crmready.model.scorecard import Status

FINEST: Final = 30
"""Shares are tried down to one respondent in thirty."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Profiles by question; a `share` of the respondents answers by the better profile of each."""

    ends: tuple[tuple[str, Ends], ...]
    share: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Sum:
    """Questions together: their profiles, their weight, and what the worst and the best profiles add up to."""

    ends: tuple[tuple[str, Ends], ...]
    weight: Fraction
    least: Fraction
    most: Fraction

    @classmethod
    def of(cls, counting: Sequence[tuple[Question, Ends]]) -> "_Sum":
        return cls(
            tuple((question.id, ends) for question, ends in counting),
            sum((question.weight for question, _ in counting), Fraction(0)),
            sum((question.weight * ends.least.low for question, ends in counting), Fraction(0)),
            sum((question.weight * ends.most.low for question, ends in counting), Fraction(0)),
        )


@dataclass(frozen=True)
class Planner:
    """Plans for one dimension. What its free questions add is worked out once for all of them."""

    weighed: Weighed
    ratings: tuple[Rating, ...]

    def plan(self, held: Mapping[str, Ends], dropped: frozenset[str], outcome: Outcome) -> Plan | None:
        """Answers for the free questions beside those that gates hold; None when this simple way finds none.

        `dropped` are the held questions that are not applicable.
        """
        if outcome.status is Status.NOT_APPLICABLE:
            return None if self._unasked is None else Plan((*held.items(), *self._unasked))
        gated = _Sum.of([(q, held[q.id]) for q in self.weighed.gated if q.id not in dropped])
        for free in self._full if outcome.status is Status.SCORED else self._with_blanks:
            share = self._share(gated, free, outcome.rating)
            if share is not None:
                return Plan((*held.items(), *free.ends), share)
        return None

    @cached_property
    def _unasked(self) -> tuple[tuple[str, Ends], ...] | None:
        """The free questions as not relevant to anybody; None where that cannot be answered."""
        if not all(question.not_applicable for question in self.weighed.free):
            return None
        return tuple((q.id, Ends(*[even(q, NOT_RELEVANT, Fraction(0))] * 2)) for q in self.weighed.free)

    @cached_property
    def _full(self) -> tuple[_Sum, ...]:
        return (_Sum.of([(question, free_ends(question)) for question in self.weighed.free]),)

    @cached_property
    def _with_blanks(self) -> tuple[_Sum, ...]:
        ends = dict(self._full[0].ends)
        return tuple(
            _Sum.of([(q, _blank(q) if q.id in blank else ends[q.id]) for q in self.weighed.free])
            for blank in self._blanks()
        )

    def _blanks(self) -> Iterator[frozenset[str]]:
        """Which free questions stay without an answer: some from the heaviest on, or all."""
        heaviest = sorted(self.weighed.free, key=lambda question: (-question.weight, question.id))
        whole = sum((question.weight for question in self.weighed.gated), self.weighed.loose)
        left, names = Fraction(0), set()
        for question in heaviest:
            left += question.weight
            names.add(question.id)
            if whole - left < self.weighed.coverage * whole:
                break
        yield frozenset(names)
        yield frozenset(question.id for question in heaviest)

    @cached_property
    def _bands(self) -> Mapping[str, tuple[Fraction, Fraction]]:
        return {rating.id: band(rating.id, self.ratings) for rating in self.ratings}

    def _share(self, gated: _Sum, free: _Sum, rating: str | None) -> Fraction | None:
        """The simplest share of respondents with the better profile that gives the rating."""
        whole = gated.weight + free.weight
        if rating is None or not whole:
            return Fraction(0)
        least, most = (gated.least + free.least) / whole, (gated.most + free.most) / whole
        below, end = self._bands[rating]
        if least == most:
            return Fraction(0) if below < least <= end else None
        above, up_to = (below - least) / (most - least), min((end - least) / (most - least), Fraction(1))
        if up_to < 0 or up_to <= above:
            return None
        for size in range(1, FINEST + 1):
            part = max(0, above.numerator * size // above.denominator + 1)
            if part * up_to.denominator <= up_to.numerator * size:
                return Fraction(part, size)
        return None


def _blank(question: Question) -> Ends:
    return Ends(*[even(question, DontKnow(), Fraction(0))] * 2)

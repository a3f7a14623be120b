"""What a dimension can come to, given the situations of its gated questions; all its other questions are free."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

from crmready.authoring.semantics.offers import scored
from crmready.authoring.semantics.situations import Reach, Situation
from crmready.model.questionnaire import Dimension, Questionnaire, Rating
from crmready.model.questions import Question
from crmready.model.scorecard import Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verdict can see of a dimension: its status and the rating of its lower bound."""

    status: Status
    rating: str | None


class Tally(NamedTuple):
    """What the situations of a dimension's gated questions add up to, each in whole parts of its `unit`."""

    applicable: bool = False
    whole: int = 0
    answered: int = 0
    low: int = 0
    high: int = 0
    least: int = 0
    """What the worst answers add that are known to bring the situations about; `most` the best."""
    most: int = 0
    known: bool = True
    """Whether answers are known for each of them."""

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.applicable or other.applicable,
            self.whole + other.whole,
            self.answered + other.answered,
            self.low + other.low,
            self.high + other.high,
            self.least + other.least,
            self.most + other.most,
            self.known and other.known,
        )


NOTHING = Tally()


class Bands:
    """The ratings of a questionnaire in whole numbers, for finding those that a range of shares reaches."""

    def __init__(self, ratings: Sequence[Rating]) -> None:
        self._names = [rating.id for rating in ratings]
        ends = [rating.up_to / 100 for rating in ratings]
        self._unit = lcm(*(end.denominator for end in ends))
        self._ends = [int(end * self._unit) for end in ends]
        self._below = [-1, *self._ends[:-1]]

    def between(self, low: int, high: int, whole: int) -> list[str]:
        """The ratings of the shares from `low / whole` to `high / whole`, both ends included."""
        first = bisect_left(self._ends, -(-low * self._unit // whole))
        return self._names[first : bisect_left(self._below, -(-high * self._unit // whole))]


@dataclass(frozen=True)
class Weighed:
    """A dimension's weighted questions: those that gates look at, and those that nothing holds."""

    dimension: Dimension
    gated: tuple[Question, ...]
    free: tuple[Question, ...]
    coverage: Fraction
    bands: Bands

    @classmethod
    def of(cls, dimension: Dimension, gated: Collection[str], made: Questionnaire, bands: Bands) -> "Weighed":
        """Sorts the questions of a dimension."""
        weighed = [question for question in dimension.questions if question.weight and scored(question)]
        held = tuple(question for question in weighed if question.id in gated)
        free = tuple(question for question in weighed if question.id not in gated)
        return cls(dimension, held, free, made.coverage, bands)

    @property
    def freed(self) -> "Weighed":
        """The same as if no gate looked at it: more can happen, never less."""
        return Weighed(self.dimension, (), (*self.gated, *self.free), self.coverage, self.bands)

    @cached_property
    def loose(self) -> Fraction:
        """The weight of the free questions together."""
        return sum((question.weight for question in self.free), Fraction(0))

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(question.id for question in self.gated)

    @cached_property
    def _dispensable(self) -> bool:
        return all(may_be_irrelevant(question) for question in self.free)

    def unit(self, reaches: Iterable[Reach]) -> int:
        """Into how many parts weight 1 is cut, so that what its questions add with these reaches is whole."""
        of_reaches = lcm(*(end.denominator for reach in reaches for end in (reach.low, reach.high)))
        of_weights = lcm(*(question.weight.denominator for question in (*self.gated, *self.free)))
        return of_reaches * of_weights

    def tally(self, question: Question, situation: Situation, known: Reach | None, unit: int) -> Tally:
        """What one situation of one of the gated questions adds; `known` is how far answers are known for it."""
        kind, reach, weight = situation.kind, situation.reach, question.weight * unit
        if question.id not in self._held or not kind.applicable:
            return Tally(known=known is not None)
        return Tally(
            applicable=True,
            whole=int(weight),
            answered=int(weight) if kind.answered else 0,
            low=int(weight * reach.low),
            high=int(weight * reach.high),
            least=0 if known is None else int(weight * known.low),
            most=0 if known is None else int(weight * known.high),
            known=known is not None,
        )

    def outcomes(self, held: Tally, unit: int) -> Iterator[Outcome]:
        """Everything it can come to when its gated questions add up to this."""
        if not held.applicable and self._dispensable:
            yield Outcome(Status.NOT_APPLICABLE, None)
        loose = int(self.loose * unit)
        whole = loose + held.whole
        if not whole:
            return
        least, of = self.coverage.as_integer_ratio()
        statuses = []
        if (held.answered + loose) * of >= least * whole:
            statuses.append(Status.SCORED)
        if held.answered * of < least * whole:
            statuses.append(Status.INSUFFICIENT)
        for rating in self.bands.between(held.low, loose + held.high, whole):
            yield from (Outcome(status, rating) for status in statuses)


def may_be_irrelevant(question: Question) -> bool:
    """Whether the question can be not relevant to everybody."""
    return question.not_applicable or question.show_if is not None


def band(name: str, ratings: Sequence[Rating]) -> tuple[Fraction, Fraction]:
    """The shares that a rating lies above and goes up to; below 0 for the first, which holds 0 itself."""
    below = Fraction(-1)
    for rating in ratings:
        if rating.id == name:
            return below, rating.up_to / 100
        below = rating.up_to / 100
    raise KeyError(name)

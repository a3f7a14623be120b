"""What a dimension can come to, given the situations of its gated questions; all its other questions are free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from crmready.authoring.semantics.offers import scored
from crmready.authoring.semantics.profiles import Ends, free_ends
from crmready.authoring.semantics.situations import ANYWHERE, Reach, Situation
from crmready.model.questionnaire import Dimension, Questionnaire, Rating
from crmready.model.questions import Question
from crmready.model.scorecard import Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verdict can see of a dimension: its status and the rating of its lower bound."""

    status: Status
    rating: str | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A dimension's weighted questions: those that gates look at, and those that nothing holds."""

    dimension: Dimension
    gated: tuple[Question, ...]
    free: tuple[Question, ...]
    coverage: Fraction
    ratings: tuple[Rating, ...]
    _ends: dict[str, Ends] = field(default_factory=dict)

    @classmethod
    def of(cls, dimension: Dimension, gated: Sequence[str], made: Questionnaire) -> "Weighed":
        """Sorts the questions of a dimension."""
        weighed = [question for question in dimension.questions if question.weight and scored(question)]
        held = tuple(question for question in weighed if question.id in gated)
        free = tuple(question for question in weighed if question.id not in gated)
        return cls(dimension, held, free, made.coverage, made.ratings)

    def free_ends(self, question: Question) -> Ends:
        """The worst and the best answers to one of the free questions, worked out once."""
        if question.id not in self._ends:
            self._ends[question.id] = free_ends(question)
        return self._ends[question.id]

    @property
    def freed(self) -> "Weighed":
        """The same as if no gate looked at it: more can happen, never less."""
        return Weighed(self.dimension, (), (*self.gated, *self.free), self.coverage, self.ratings)

    def outcomes(self, situations: Sequence[Situation]) -> Iterator[Outcome]:
        """Everything it can come to with these situations of its gated questions."""
        held = [(q.weight, situation) for q, situation in zip(self.gated, situations, strict=True)]
        held = [(weight, situation) for weight, situation in held if situation.kind.applicable]
        if not held and all(may_be_irrelevant(question) for question in self.free):
            yield Outcome(Status.NOT_APPLICABLE, None)
        loose = sum((question.weight for question in self.free), Fraction(0))
        whole = loose + sum((weight for weight, _ in held), Fraction(0))
        if not whole:
            return
        answered = sum((weight for weight, situation in held if situation.kind.answered), Fraction(0))
        low = sum((weight * situation.reach.low for weight, situation in held), Fraction(0))
        high = loose + sum((weight * situation.reach.high for weight, situation in held), Fraction(0))
        reach = Reach(low / whole, high / whole)
        statuses = []
        if (answered + loose) / whole >= self.coverage:
            statuses.append(Status.SCORED)
        if answered / whole < self.coverage:
            statuses.append(Status.INSUFFICIENT)
        for rating in self._ratings(reach if self.gated else ANYWHERE):
            yield from (Outcome(status, rating) for status in statuses)

    def _ratings(self, reach: Reach) -> Iterator[str]:
        for rating in self.ratings:
            below, end = band(rating.id, self.ratings)
            if reach.low <= end and reach.high > below:
                yield rating.id


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

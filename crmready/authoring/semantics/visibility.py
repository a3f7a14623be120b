"""Whether a `show_if` can hold, and can fail: a search through every answer that makes a difference to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final, TypeAlias

from crmready.authoring.semantics.offers import NOT_RELEVANT, values, worths
from crmready.engine.flow import comparisons, holds
from crmready.model.assessment import Answer, Answered, NotApplicable
from crmready.model.conditions import AnswerCondition, AnswerIs
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import MultipleQuestion, Question, Value

__all__ = ["Conditions", "Visibility", "Witness", "comparisons", "only", "visibility"]

Witness: TypeAlias = Mapping[str, Answer]
"""One respondent's answers to the questions that a condition looks at."""
Domain: TypeAlias = dict[tuple[bool | None, ...], Answer]
"""One answer to a question for each way in which comparisons with it can come out together."""
MOST_COMPARISONS: Final = 60_000
MOST_ALTOGETHER: Final = 300_000
"""Comparisons for all the conditions of a questionnaire."""
_LOOKING: Final = 4
"""So many comparisons are made in the time in which one question behind a condition is found."""
_NOT_ASKED: Final = NotApplicable("not asked")


@dataclass(frozen=True, slots=True)
class Visibility:
    """Answers with which a condition holds, and answers with which it does not; None where there are none.

    Where `decided` is False the search was given up, and an absent witness says nothing.
    """

    holds_with: Witness | None
    fails_with: Witness | None
    decided: bool = True

    @property
    def never(self) -> bool:
        """Whether it is certain that no answers fulfil the condition."""
        return self.decided and self.holds_with is None

    @property
    def always(self) -> bool:
        """Whether it is certain that no answers make it false."""
        return self.decided and self.fails_with is None


def visibility(condition: AnswerCondition, questionnaire: Questionnaire) -> Visibility:
    """Searches for answers that fulfil the condition and for answers that do not, until all have been looked at."""
    return Conditions(questionnaire).visibility(condition)


class Conditions:
    """The conditions of one questionnaire: each is searched once, and all of them together not for too long."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._known: dict[AnswerCondition, Visibility] = {}
        self._known_questions: dict[tuple[str, tuple[int, ...], bool], _Asked] = {}
        self._left = MOST_ALTOGETHER

    def of_questions(self, questionnaire: Questionnaire) -> Mapping[str, Visibility]:
        """Of every question with a `show_if`, here or in a part of it: whether it can be shown and hidden."""
        return {
            question.id: self.visibility(question.show_if)
            for question in questionnaire.questions.values()
            if question.show_if is not None
        }

    def visibility(self, condition: AnswerCondition) -> Visibility:
        """What the search finds for one condition."""
        if condition not in self._known:
            self._known[condition] = self._searched(condition)
        return self._known[condition]

    def _searched(self, condition: AnswerCondition) -> Visibility:
        if self._left <= 0:
            return Visibility(None, None, decided=False)
        hanging = self._hanging(condition)
        compared = {one.question for one in comparisons(condition)}
        asked = [self._asked(name, found, behind=name not in compared) for name, found in hanging.items()]
        size = sum(1 for _ in comparisons(condition))
        self._left -= _LOOKING * len(hanging)
        most = max(min(MOST_COMPARISONS, self._left), 0) // size
        search = _Search(condition, self._unconditional, asked, most)
        holds_with, fails_with = search.witness(wanted=True), search.witness(wanted=False)
        self._left -= (most - search.left) * size
        decided = search.left > 0 or (holds_with is not None and fails_with is not None)
        return Visibility(holds_with, fails_with, decided=decided)

    def _hanging(self, condition: AnswerCondition) -> dict[str, list[AnswerIs]]:
        """The comparisons by question, and before each question what its own condition looks at."""
        by_question: dict[str, list[AnswerIs]] = {}
        order: dict[str, list[AnswerIs]] = {}
        waiting = [(one, False) for one in reversed(list(comparisons(condition)))]
        while waiting:
            one, ready = waiting.pop()
            if ready:
                order[one.question] = by_question[one.question]
                continue
            met = one.question in by_question
            by_question.setdefault(one.question, []).append(one)
            behind = None if met else self._questionnaire.questions[one.question].show_if
            waiting += [] if met else [(one, True)]
            waiting += [(earlier, False) for earlier in reversed(list(comparisons(behind)))] if behind else []
        return order

    def _asked(self, name: str, compared: list[AnswerIs], *, behind: bool) -> "_Asked":
        """`behind` tells that only conditions of other questions look at it: then answers that fulfil them go first."""
        key = name, tuple(map(id, compared)), behind
        if key not in self._known_questions:
            domain = _domain(name, self._unconditional, compared)
            answers = sorted(domain, key=lambda outcome: -sum(map(bool, outcome))) if behind else domain
            show_if = self._questionnaire.questions[name].show_if
            found = [domain[outcome] for outcome in answers]
            self._known_questions[key] = _Asked(name, show_if, compared=not behind, domain=found)
        return self._known_questions[key]

    @cached_property
    def _unconditional(self) -> Questionnaire:
        """The questionnaire with each question shown to everybody."""
        dimensions = tuple(
            dimension.changed(questions=tuple(q.changed(show_if=None) if q.show_if else q for q in dimension.questions))
            for dimension in self._questionnaire.dimensions
        )
        return self._questionnaire.changed(dimensions=dimensions)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that a condition hangs on: its own condition, and the answers that make a difference."""

    name: str
    show_if: AnswerCondition | None
    compared: bool
    """Whether the condition itself compares it."""
    domain: list[Answer]


@dataclass(slots=True)
class _Search:
    """Answers one question after the other, and turns back where the outcome is known.

    A question comes after those that its own condition looks at, so it is known whether it is asked. What is not asked
    counts as not relevant, as in the engine; so no condition has to be followed into those behind it.
    """

    condition: AnswerCondition
    unconditional: Questionnaire
    asked: list[_Asked]
    left: int

    def witness(self, *, wanted: bool) -> Witness | None:
        answers: dict[str, Answer] = {}
        waiting: list[tuple[int, Answer]] = [(0, answer) for answer in reversed(self._domain(0, answers))]
        while waiting and self.left > 0:
            self.left -= 1
            place, answer = waiting.pop()
            while len(answers) > place:
                answers.popitem()
            asked = self.asked[place]
            answers[asked.name] = answer
            outcome = holds(self.condition, self.unconditional, answers) if asked.compared else None
            if outcome is wanted:
                return {question: given for question, given in answers.items() if given is not _NOT_ASKED}
            if outcome is None:
                waiting += [(place + 1, given) for given in reversed(self._domain(place + 1, answers))]
        return None

    def _domain(self, place: int, answers: Mapping[str, Answer]) -> list[Answer]:
        asked = self.asked[place]
        if asked.show_if is not None and not holds(asked.show_if, self.unconditional, answers):
            return [_NOT_ASKED]
        return asked.domain


def _domain(name: str, questionnaire: Questionnaire, compared: list[AnswerIs]) -> Domain:
    question = questionnaire.questions[name]
    edges = [edge for one in compared for edge in (one.at_least, one.at_most) if edge is not None]
    edges += [Fraction(one.equals) for one in compared if isinstance(one.equals, int)]
    edges += [Fraction(value) for one in compared for value in one.one_of or () if isinstance(value, int)]
    candidates: list[Answer] = [Answered(value) for value in _values(question, edges)]
    candidates += [Answered(word) for one in compared for word in _words(one) if question.type == "text"]
    if question.not_applicable:
        candidates.append(NOT_RELEVANT)
    by_outcome: Domain = {}
    for answer in candidates:
        outcome = tuple(holds(one, questionnaire, {name: answer}) for one in compared)
        by_outcome.setdefault(outcome, answer)
    return by_outcome


def _values(question: Question, edges: Sequence[Fraction]) -> Iterator[Value]:
    """Of many ticks only one for each way in which their score lies to the edges: nothing else is compared with."""
    if not isinstance(question, MultipleQuestion):
        yield from values(question, edges)
        return
    met: set[tuple[bool, ...]] = set()
    for worth, ticked in worths(question).items():
        place = tuple(one for edge in edges for one in (worth is not None and worth > edge, worth == edge))
        if place not in met:
            met.add(place)
            yield ticked


def _words(compared: AnswerIs) -> tuple[str, ...]:
    listed = (compared.equals, *(compared.one_of or ()))
    return tuple(word for word in listed if isinstance(word, str))


def only(question: Question, questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with nothing but this question, and no condition on it."""
    around = questionnaire.dimension_of[question.id]
    alone = around.changed(questions=(question.changed(show_if=None, after=()),))
    return questionnaire.changed(dimensions=(alone,), estimates=(), expectations=(), gates=())

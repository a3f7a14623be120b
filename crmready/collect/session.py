"""Where a respondent is in the questionnaire: pure, no screen and no disk.

The path is computed anew from the answers each time, so a changed answer shows or hides what depends on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from crmready.engine.flow import path
from crmready.model.assessment import Answer
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question


class Belief(Enum):
    """The sections after the questionnaire's own: what leaders think others answer, and what technology is to solve."""

    ESTIMATES = "estimates"
    EXPECTATIONS = "expectations"


@dataclass(frozen=True, slots=True)
class Place:
    """Question `number` of `of` in a section (a dimension's name or a `Belief`), and progress through the whole."""

    section: str | Belief
    number: int
    of: int
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Session:
    """One respondent's way through the questionnaire; `at` is a question id, None when they are through.

    `recorded` names the record questions that have a record. With `only_open` the way leads past what is answered.
    """

    questionnaire: Questionnaire
    role: str
    answers: Mapping[str, Answer]
    recorded: frozenset[str] = frozenset()
    at: str | None = None
    only_open: bool = False

    @property
    def path(self) -> tuple[Question, ...]:
        """The questions to be asked, given the answers so far."""
        return tuple(path(self.questionnaire, self.role, self.answers))

    @property
    def question(self) -> Question | None:
        """The question to ask now; None at the end."""
        return None if self.at is None else self.questionnaire.asked[self.at]

    @property
    def open(self) -> tuple[str, ...]:
        """The ids on the path that have no answer."""
        return tuple(question.id for question in self.path if not self.settled(question.id))

    @property
    def place(self) -> Place:
        """Where the current question stands. Only while there is one."""
        if self.at is None:
            raise ValueError("a session that is through has no place")
        steps = [question.id for question in self.path]
        section = self._section(self.at)
        within = [step for step in steps if self._section(step) == section]
        answered = sum(self.settled(step) for step in steps)
        number = within.index(self.at) + 1
        return Place(self._name(section), number, len(within), answered, len(steps))

    def settled(self, question_id: str) -> bool:
        """Whether there is an answer or, for a record question, a record."""
        return question_id in self.answers or question_id in self.recorded

    def resumed(self) -> "Session":
        """At the first question after the last one answered: what was skipped is offered again at the end."""
        steps = [question.id for question in self.path]
        answered = [number for number, step in enumerate(steps) if step in self.answers]
        following = steps[answered[-1] + 1 :] if answered else steps
        return replace(self, at=next(iter(following), None), only_open=False)

    def with_answer(self, question_id: str, answer: Answer | None) -> "Session":
        """The same place with this answer, or without one."""
        answers = {key: kept for key, kept in self.answers.items() if key != question_id}
        return replace(self, answers=answers if answer is None else {**answers, question_id: answer})

    def with_records(self, question_id: str, *, present: bool) -> "Session":
        """The same place, knowing whether this question has records."""
        recorded = self.recorded | {question_id} if present else self.recorded - {question_id}
        return replace(self, recorded=recorded)

    def forward(self) -> "Session":
        """At the next question of the path (the next open one with `only_open`), or through."""
        steps = self._after(self.at) if self.at is not None else ()
        ahead = (step for step in steps if not (self.only_open and self.settled(step)))
        return replace(self, at=next(ahead, None))

    def back(self) -> "Session":
        """At the previous question of the path; the same place at the first one."""
        steps = [question.id for question in self.path]
        before = steps if self.at is None else steps[: steps.index(self.at)]
        return replace(self, at=before[-1]) if before else self

    def to_open(self) -> "Session":
        """At the first question without an answer, from where only such are asked."""
        return replace(self, at=next(iter(self.open), None), only_open=True)

    def _after(self, question_id: str) -> tuple[str, ...]:
        steps = [question.id for question in self.path]
        return tuple(steps[steps.index(question_id) + 1 :])

    def _section(self, question_id: str) -> str | Belief:
        dimension = self.questionnaire.dimension_of.get(question_id)
        if dimension is not None:
            return dimension.id
        estimated = any(question_id == estimate.id for estimate in self.questionnaire.estimates)
        return Belief.ESTIMATES if estimated else Belief.EXPECTATIONS

    def _name(self, section: str | Belief) -> str | Belief:
        if isinstance(section, Belief):
            return section
        return next(dimension.name for dimension in self.questionnaire.dimensions if dimension.id == section)

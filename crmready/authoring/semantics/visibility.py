"""Whether a `show_if` can hold, and can fail: a search through every answer that makes a difference to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from crmready.authoring.semantics.offers import NOT_RELEVANT, values
from crmready.engine.flow import holds
from crmready.model.assessment import Answer, Answered
from crmready.model.conditions import AnswerAll, AnswerAny, AnswerCondition, AnswerIs
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question

Witness: TypeAlias = Mapping[str, Answer]
"""One respondent's answers to the questions that a condition looks at."""
MOST_COMPARISONS: Final = 60_000


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


def comparisons(condition: AnswerCondition) -> Iterator[AnswerIs]:
    """Every comparison inside a condition."""
    match condition:
        case AnswerIs():
            yield condition
        case AnswerAll():
            for part in condition.all:
                yield from comparisons(part)
        case AnswerAny():
            for part in condition.any:
                yield from comparisons(part)
        case _:
            yield from comparisons(condition.negated)


def visibility(condition: AnswerCondition, questionnaire: Questionnaire) -> Visibility:
    """Searches for answers that fulfil the condition and for answers that do not, until all have been looked at."""
    hanging = _everything_compared(condition, questionnaire)
    domains = {
        name: _domain(questionnaire.questions[name], only(questionnaire.questions[name], questionnaire), compared)
        for name, compared in hanging.items()
    }
    size = sum(1 for _ in comparisons(condition))
    search = _Search(condition, questionnaire, domains, MOST_COMPARISONS // size)
    holds_with, fails_with = search.witness(wanted=True), search.witness(wanted=False)
    return Visibility(
        holds_with, fails_with, decided=search.left > 0 or (holds_with is not None and fails_with is not None)
    )


@dataclass(slots=True)
class _Search:
    """Answers one question after the other, and turns back where the engine already knows the outcome."""

    condition: AnswerCondition
    questionnaire: Questionnaire
    domains: Mapping[str, list[Answer]]
    left: int

    def witness(self, *, wanted: bool) -> Witness | None:
        names = list(self.domains)
        waiting: list[dict[str, Answer]] = [{}]
        while waiting and self.left:
            self.left -= 1
            answers = waiting.pop()
            outcome = holds(self.condition, self.questionnaire, answers)
            if outcome is wanted:
                return answers
            if outcome is None:
                name = names[len(answers)]
                waiting += [{**answers, name: answer} for answer in reversed(self.domains[name])]
        return None


def _everything_compared(condition: AnswerCondition, questionnaire: Questionnaire) -> dict[str, list[AnswerIs]]:
    """The comparisons by question, with those of the conditions that these questions have themselves."""
    found: dict[str, list[AnswerIs]] = {}
    waiting = list(comparisons(condition))
    while waiting:
        compared = waiting.pop(0)
        if compared.question not in found:
            behind = questionnaire.questions[compared.question].show_if
            waiting += comparisons(behind) if behind else ()
        found.setdefault(compared.question, []).append(compared)
    return found


def _domain(question: Question, alone: Questionnaire, compared: list[AnswerIs]) -> list[Answer]:
    """One answer for each way in which the comparisons can come out together."""
    edges = [edge for one in compared for edge in (one.at_least, one.at_most) if edge is not None]
    edges += [Fraction(one.equals) for one in compared if isinstance(one.equals, int)]
    edges += [Fraction(value) for one in compared for value in one.one_of or () if isinstance(value, int)]
    candidates: list[Answer] = [Answered(value) for value in values(question, edges)]
    candidates += [Answered(word) for one in compared for word in _words(one) if question.type == "text"]
    if question.not_applicable:
        candidates.append(NOT_RELEVANT)
    by_outcome: dict[tuple[bool | None, ...], Answer] = {}
    for answer in candidates:
        outcome = tuple(holds(one, alone, {question.id: answer}) for one in compared)
        by_outcome.setdefault(outcome, answer)
    return list(by_outcome.values())


def _words(compared: AnswerIs) -> tuple[str, ...]:
    listed = (compared.equals, *(compared.one_of or ()))
    return tuple(word for word in listed if isinstance(word, str))


def only(question: Question, questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire with nothing but this question, and no condition on it."""
    around = questionnaire.dimension_of[question.id]
    alone = around.changed(questions=(question.changed(show_if=None, after=()),))
    return questionnaire.changed(dimensions=(alone,), estimates=(), expectations=(), gates=())

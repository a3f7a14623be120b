"""Which questions a respondent meets. Three-valued: a condition on a missing answer is neither true nor false.

While a condition is undecided the question is not asked and whatever was answered to it earlier does not count, but it
still counts as missing: skipping a question can neither make the ones behind it disappear from the score nor bring
back what was hidden (docs/scoring.md, "Slots").
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from crmready.model.assessment import Answer, Answered, NotApplicable
from crmready.model.conditions import AnswerAll, AnswerAny, AnswerCondition, AnswerIs
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import LevelsQuestion, Question, Value

Answers = Mapping[str, Answer]
"""One respondent's answers by question id."""


class Shown(Enum):
    """Whether a question is addressed to a respondent."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


def _compared(condition: AnswerIs, question: Question, value: Value) -> bool:
    if condition.equals is not None:
        return value == condition.equals and isinstance(value, bool) == isinstance(condition.equals, bool)
    if condition.one_of is not None:
        return value in condition.one_of
    number = (
        Fraction(value) if question.type == "number" and isinstance(value, int | Decimal) else question.score(value)
    )
    if number is None:
        return False
    return number >= condition.at_least if condition.at_least is not None else number <= (condition.at_most or 0)


def _comparison_holds(condition: AnswerIs, questionnaire: Questionnaire, answers: Answers) -> bool | None:
    """A comparison with a question that does not apply to the respondent does not hold: no answer can come."""
    question = questionnaire.asked[condition.question]
    addressed, answer = shown(question, questionnaire, answers), answers.get(question.id)
    if addressed is Shown.NO or isinstance(answer, NotApplicable):
        return False
    if addressed is Shown.UNDECIDED or not isinstance(answer, Answered):
        return None
    return _compared(condition, question, answer.value)


def holds(condition: AnswerCondition, questionnaire: Questionnaire, answers: Answers) -> bool | None:
    """Whether the condition holds; None while an answer it needs is missing or unknown."""
    if isinstance(condition, AnswerIs):
        return _comparison_holds(condition, questionnaire, answers)
    if isinstance(condition, AnswerAll):
        parts = [holds(part, questionnaire, answers) for part in condition.all]
        return False if False in parts else None if None in parts else True
    if isinstance(condition, AnswerAny):
        parts = [holds(part, questionnaire, answers) for part in condition.any]
        return True if True in parts else None if None in parts else False
    inner = holds(condition.negated, questionnaire, answers)
    return None if inner is None else not inner


def shown(question: Question, questionnaire: Questionnaire, answers: Answers) -> Shown:
    """Whether this question is addressed to a respondent with these answers."""
    if question.show_if is None:
        return Shown.YES
    verdict = holds(question.show_if, questionnaire, answers)
    return Shown.UNDECIDED if verdict is None else Shown.YES if verdict else Shown.NO


def path(questionnaire: Questionnaire, role: str, answers: Answers) -> Iterator[Question]:
    """The questions to ask a respondent of this role now, in displayed order."""
    for question in questionnaire.asked_of(role):
        if shown(question, questionnaire, answers) is Shown.YES:
            yield question


def reversed_for(respondent: str) -> bool:
    """Whether this respondent meets options that `alternate` in reverse: their random id says, so it never changes."""
    return respondent[-1:] in tuple("13579bdf")


def levels_shown(question: LevelsQuestion, respondent: str) -> tuple[int, ...]:
    """The levels of a question in the order in which they are displayed to a respondent."""
    levels = tuple(range(len(question.options)))
    return levels[::-1] if question.alternate and reversed_for(respondent) else levels

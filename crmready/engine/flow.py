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


Known = dict[str, Shown]
"""Whether questions are addressed to one respondent, as far as it has been found out."""


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


def _comparison_holds(condition: AnswerIs, questionnaire: Questionnaire, answers: Answers, known: Known) -> bool | None:
    """A comparison with a question that does not apply to the respondent does not hold: no answer can come."""
    addressed, answer = known[condition.question], answers.get(condition.question)
    if addressed is Shown.NO or isinstance(answer, NotApplicable):
        return False
    if addressed is Shown.UNDECIDED or not isinstance(answer, Answered):
        return None
    return _compared(condition, questionnaire.asked[condition.question], answer.value)


def _truth(condition: AnswerCondition, questionnaire: Questionnaire, answers: Answers, known: Known) -> bool | None:
    if isinstance(condition, AnswerIs):
        return _comparison_holds(condition, questionnaire, answers, known)
    if isinstance(condition, AnswerAll):
        parts = [_truth(part, questionnaire, answers, known) for part in condition.all]
        return False if False in parts else None if None in parts else True
    if isinstance(condition, AnswerAny):
        parts = [_truth(part, questionnaire, answers, known) for part in condition.any]
        return True if True in parts else None if None in parts else False
    inner = _truth(condition.negated, questionnaire, answers, known)
    return None if inner is None else not inner


def _settle(condition: AnswerCondition, questionnaire: Questionnaire, answers: Answers, known: Known) -> None:
    """Finds out whether each question that a condition looks at is addressed, those behind it first and each once.

    Step by step and not by recursion: authors may hang a thousand questions on each other.
    """
    waiting = [one.question for one in comparisons(condition)]
    while waiting:
        name = waiting[-1]
        behind = questionnaire.asked[name].show_if
        missing = [one.question for one in comparisons(behind) if one.question not in known] if behind else []
        if name in known or not missing:
            known.setdefault(name, _state(behind, questionnaire, answers, known))
            waiting.pop()
        else:
            waiting += missing


def _state(condition: AnswerCondition | None, questionnaire: Questionnaire, answers: Answers, known: Known) -> Shown:
    truth = True if condition is None else _truth(condition, questionnaire, answers, known)
    return Shown.UNDECIDED if truth is None else Shown.YES if truth else Shown.NO


def holds(
    condition: AnswerCondition, questionnaire: Questionnaire, answers: Answers, known: Known | None = None
) -> bool | None:
    """Whether the condition holds; None while an answer it needs is missing or unknown. For `known` see `shown`."""
    known = {} if known is None else known
    _settle(condition, questionnaire, answers, known)
    return _truth(condition, questionnaire, answers, known)


def shown(question: Question, questionnaire: Questionnaire, answers: Answers, known: Known | None = None) -> Shown:
    """Whether this question is addressed to a respondent with these answers.

    `known` remembers over several calls with the same answers what has been found out.
    """
    if question.show_if is None:
        return Shown.YES
    known = {} if known is None else known
    if question.id not in known:
        _settle(question.show_if, questionnaire, answers, known)
        known[question.id] = _state(question.show_if, questionnaire, answers, known)
    return known[question.id]


def path(questionnaire: Questionnaire, role: str, answers: Answers) -> Iterator[Question]:
    """The questions to ask a respondent of this role now, in displayed order."""
    known: Known = {}
    for question in questionnaire.asked_of(role):
        if shown(question, questionnaire, answers, known) is Shown.YES:
            yield question


def reversed_for(respondent: str) -> bool:
    """Whether this respondent meets options that `alternate` in reverse: their random id says, so it never changes."""
    return respondent[-1:] in tuple("13579bdf")


def levels_shown(question: LevelsQuestion, respondent: str) -> tuple[int, ...]:
    """The levels of a question in the order in which they are displayed to a respondent."""
    levels = tuple(range(len(question.options)))
    return levels[::-1] if question.alternate and reversed_for(respondent) else levels

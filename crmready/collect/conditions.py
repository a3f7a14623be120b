"""When a question is asked, in words: on paper the respondent decides it, by the numbers of the questions before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from crmready.collect.questions import texts_offered
from crmready.collect.words import Words
from crmready.i18n import bound
from crmready.model.conditions import AnswerAll, AnswerAny, AnswerCondition, AnswerIs, AnswerNot
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import MultipleQuestion, NumberQuestion, Question, TextQuestion, Value


@dataclass(frozen=True, slots=True)
class Conditions:
    """Puts the conditions of a resolved questionnaire into words; `numbers` are the questions' on this form."""

    words: Words
    questionnaire: Questionnaire
    numbers: Mapping[str, int]

    def sentence(self, condition: AnswerCondition) -> str:
        """Who is to answer: "Answer this only if you answered “Yes” to question 3."."""
        clause = self._clause(condition, holds=True)
        return self.words.gettext("Answer this only if {condition}.").format(condition=clause)

    def _clause(self, condition: AnswerCondition, *, holds: bool) -> str:
        """The condition, or its opposite: a "not" goes inwards until it meets an answer."""
        match condition:
            case AnswerNot():
                return self._clause(condition.negated, holds=not holds)
            case AnswerAll():
                return self._joined(condition.all, together=holds, holds=holds)
            case AnswerAny():
                return self._joined(condition.any, together=not holds, holds=holds)
            case AnswerIs():
                return self._comparison(condition, holds=holds)

    def _joined(self, parts: Sequence[AnswerCondition], *, together: bool, holds: bool) -> str:
        clauses = [
            f"({clause})" if isinstance(part, AnswerAll | AnswerAny) and len(parts) > 1 else clause
            for part in parts
            for clause in [self._clause(part, holds=holds)]
        ]
        return (self.words.gettext(" and ") if together else self.words.gettext(" or ")).join(clauses)

    def _comparison(self, condition: AnswerIs, *, holds: bool) -> str:
        question = self.questionnaire.asked[condition.question]
        bounded = condition.at_least is not None or condition.at_most is not None
        if bounded and isinstance(question, NumberQuestion | MultipleQuestion):
            return self._amount(condition, question, holds=holds)
        gettext = self.words.gettext
        answers = gettext(" or ").join(
            gettext("“{answer}”").format(answer=text.removesuffix(".")) for text in self._meant(condition, question)
        )
        clause = (
            gettext("you answered {answers} to question {number}")
            if holds
            else gettext("you answered something other than {answers} to question {number}")
        )
        # No answer is good enough for a condition that never holds; `check` has warned of it.
        return clause.format(answers=answers or "–", number=self.numbers[question.id])

    def _amount(self, condition: AnswerIs, question: Question, *, holds: bool) -> str:
        """At least or at most so much; the opposite of the one is less or more than the other."""
        gettext, ticks = self.words.gettext, isinstance(question, MultipleQuestion)
        least = condition.at_least is not None
        limit = condition.at_least if condition.at_least is not None else condition.at_most
        if ticks and isinstance(question, MultipleQuestion) and question.scoring != "count":
            subject = gettext("what you ticked in question {number} counts for {amount}")
        elif ticks:
            subject = gettext("the number of your ticks in question {number} is {amount}")
        else:
            subject = gettext("your number in question {number} is {amount}")
        amounts = {
            (True, True): gettext("at least {limit}"),
            (True, False): gettext("less than {limit}"),
            (False, True): gettext("at most {limit}"),
            (False, False): gettext("more than {limit}"),
        }
        amount = amounts[least, holds].format(limit=bound(limit or Fraction(0), self.words.language))
        return subject.format(number=self.numbers[question.id], amount=amount)

    def _meant(self, condition: AnswerIs, question: Question) -> list[str]:
        """The texts of the answers for which the condition holds; where the answer is written, what is compared."""
        if isinstance(question, NumberQuestion | TextQuestion):
            return [str(value) for value in condition.one_of or (condition.equals,)]
        return [
            text
            for value, text in zip(values(question), texts_offered(self.words, question), strict=True)
            if _fits(condition, question, value)
        ]


def values(question: Question) -> tuple[Value, ...]:
    """What each text that is offered for a single choice stands for, in its order."""
    match question.type:
        case "yes-no":
            return (True, False)
        case "levels":
            return tuple(range(len(question.options)))
        case "choice":
            return tuple(option.id or "" for option in question.options)
        case _:
            return ()


def _fits(condition: AnswerIs, question: Question, value: Value) -> bool:
    if condition.equals is not None:
        return value == condition.equals
    if condition.one_of is not None:
        return value in condition.one_of
    score = question.score(value) or Fraction(0)
    return score >= condition.at_least if condition.at_least is not None else score <= (condition.at_most or 0)

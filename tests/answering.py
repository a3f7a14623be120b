"""Companies made up for tests: people who answer at random, and one where everything is in place and shown."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, NotApplicable, Record, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    RecordQuestion,
    TextQuestion,
    Value,
    YesNoQuestion,
)

HUNDRED = Fraction(100)


def value(question: Question, random: Random) -> Value:  # noqa: PLR0911 (one return a type)
    """A valid answer."""
    match question:
        case LevelsQuestion():
            return random.randrange(len(question.options))
        case ChoiceQuestion():
            return random.choice([option.id for option in question.options if option.id])
        case MultipleQuestion():
            return tuple(option.id for option in question.options if option.id and not option.exclusive)[:2]
        case YesNoQuestion():
            return random.random() < 0.5
        case NumberQuestion():
            low, high = question.minimum or Fraction(0), question.maximum or HUNDRED
            return Decimal(int(low + (high - low) * Fraction(random.randrange(101), 100)))
        case TextQuestion():
            return f"Remark {random.randrange(1000)}"
        case _:
            return ()


def answers(questionnaire: Questionnaire, who: Respondent, random: Random) -> Iterator[tuple[tuple[str, str], Answer]]:
    """What one respondent answers: most questions, some not, some don't know or do not apply."""
    for question in questionnaire.asked_of(who.role):
        draw = random.random()
        key = (who.id, question.id)
        if draw < 0.75:
            yield key, Answered(value(question, random), ("Book",) if random.random() < 0.5 else ())
        elif draw < 0.85:
            yield key, DontKnow()
        elif draw < 0.9 and question.not_applicable:
            yield key, NotApplicable("No")


def anybody(questionnaire: Questionnaire, random: Random) -> Assessment:
    """An assessment with 0 to 11 respondents in each role."""
    people = tuple(
        Respondent(f"{role}-{number}", role)
        for role in questionnaire.role
        for number in range(random.choice((0, 1, 2, 4, 5, 7, 11)))
    )
    given = {key: answer for who in people for key, answer in answers(questionnaire, who, random)}
    return Assessment("Acme", questionnaire.language, people, given)


def everything_in_place(questionnaire: Questionnaire, number: int = 6) -> Assessment:
    """So many people in each role who give every `levels` question its best answer and name what shows it."""
    people = tuple(
        Respondent(f"{role}-{each}", role, finished=True) for role in questionnaire.role for each in range(number)
    )
    given: dict[tuple[str, str], Answer] = {
        (who.id, question.id): Answered(len(question.options) - 1, ("The book",))
        for who in people
        for question in questionnaire.asked_of(who.role)
        if isinstance(question, LevelsQuestion)
    }
    records = tuple(
        Record(
            f"{question.id}-1", question.id, {field.id: _filled(field.type, field.label) for field in question.fields}
        )
        for question in questionnaire.questions.values()
        if isinstance(question, RecordQuestion)
    )
    day = date(2026, 11, 20)
    return Assessment("Acme", questionnaire.language, people, given, records=records, as_of=day)


def _filled(kind: str, label: str) -> str:
    return {"date": "2027-06-30", "number": "4"}.get(kind, f"{label} of ours")

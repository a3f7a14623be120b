"""Random assessments of random questionnaires, and small changes to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import Final

from hypothesis import strategies as st

from crmready.engine.score import score
from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, NotApplicable, Record, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    Question,
    RecordQuestion,
    Value,
)
from crmready.model.scorecard import Scorecard
from tests.properties.instruments import Author

NUMBERS: Final = (0, 5, Decimal("5.5"), Decimal("10.5"), 11, 100)
EVIDENCE: Final = ((), (), ("the document",), (" ",), ("", "the figures"))
MOODS: Final = ((100, 0, 0, 0), (80, 10, 5, 5), (50, 20, 20, 10), (30, 0, 0, 70), (5, 0, 0, 95), (10, 40, 40, 10))
"""How often of a hundred a question is answered, left blank, not known, not applicable."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A questionnaire, an assessment, and dice for whatever a property wants to change at random."""

    questionnaire: Questionnaire
    assessment: Assessment
    dice: Random

    @property
    def scorecard(self) -> Scorecard:
        """The result of the answers."""
        return score(self.questionnaire, self.assessment)

    def with_answers(self, answers: Mapping[Key, Answer | None]) -> Assessment:
        """The assessment with these answers instead; None leaves the question blank."""
        changed = {**self.assessment.answers, **answers}
        return replace(self.assessment, answers={key: a for key, a in changed.items() if a is not None})

    def given(self) -> list[tuple[Key, Answered]]:
        """Every answer that has a value, in a fixed order."""
        return [(key, a) for key, a in sorted(self.assessment.answers.items()) if isinstance(a, Answered)]

    def role_of(self, respondent: str) -> str:
        """The role of a respondent."""
        return next(known.role for known in self.assessment.respondents if known.id == respondent)


def values_of(question: Question) -> list[Value]:
    """Values that the question offers: all of them, but for numbers and texts."""
    candidates: list[Value] = [False, True, "words", (), *NUMBERS]
    if isinstance(question, LevelsQuestion):
        return list(range(len(question.options)))
    if isinstance(question, ChoiceQuestion | MultipleQuestion):
        names = [option.id or "" for option in question.options]
        candidates = [*names, *(ticked for size in range(len(names) + 1) for ticked in combinations(names, size))]
    return [value for value in candidates if question.accepts(value)]


def _answer(dice: Random, question: Question, mood: tuple[int, int, int, int]) -> Answer | None:
    kind = dice.choices(("answered", "blank", "dont-know", "not-applicable"), mood)[0]
    if kind == "answered":
        return Answered(dice.choice(values_of(question)), dice.choice(EVIDENCE))
    return {"blank": None, "dont-know": DontKnow(), "not-applicable": NotApplicable("no such thing here")}[kind]


def _answers(dice: Random, made: Questionnaire, respondents: Sequence[Respondent]) -> Iterator[tuple[Key, Answer]]:
    shared = dice.choice([None, None, *MOODS])
    for respondent in respondents:
        yield from _sheet(dice, made, respondent, shared or dice.choice(MOODS))


def _sheet(
    dice: Random, made: Questionnaire, respondent: Respondent, mood: tuple[int, int, int, int]
) -> Iterator[tuple[Key, Answer]]:
    for question in made.asked_of(respondent.role):
        answer = _answer(dice, question, mood)
        if answer is not None:
            yield (respondent.id, question.id), answer


def _records(dice: Random, made: Questionnaire) -> Iterator[Record]:
    for question in made.questions.values():
        if isinstance(question, RecordQuestion):
            for number in range(dice.randint(0, 3)):
                values = dice.choice([{"goal": "Shorter quotes"}, {"day": "2026-11-23"}, {"goal": " "}])
                yield Record(f"{question.id}-{number}", question.id, values)


def make_case(seed: int, sizes: list[int], people: list[int]) -> Case:
    """The case that these sizes and this seed stand for."""
    dice = Random(seed)  # noqa: S311  # dice for tests, not for secrets
    made = Questionnaire.model_validate(Author(dice, sizes).questionnaire()).resolved()
    respondents = tuple(
        Respondent(f"{role}-{number}", role)
        for role, count in zip(made.role, people, strict=False)
        for number in range(count)
    )
    answers, records = dict(_answers(dice, made, respondents)), tuple(_records(dice, made))
    found = Assessment("Acme", "en", respondents, answers, records, profile=dice.choice([None, None, "small"]))
    return Case(made, found, dice)


sizes = st.lists(st.integers(1, 5), min_size=1, max_size=4)
people = st.lists(st.sampled_from((0, 1, 1, 2, 3, 4, 5, 7, 12)), min_size=4, max_size=4)
seeds = st.integers(0, 2**32)
cases = st.builds(make_case, seeds, sizes, people)
"""Any case; a failure shrinks to few questions and few respondents."""

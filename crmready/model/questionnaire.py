"""The instrument as its author wrote it, after validation; see docs/questionnaire-format.md."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from crmready.model.conditions import ResultCondition
from crmready.model.questions import AnswerOption, Estimate, Expectation, LevelsQuestion, Option, Question
from crmready.model.values import Exact, FileModel, Id, Language, Text

Asked = TypeVar("Asked", bound=FileModel)
Percent = Annotated[Exact, Field(ge=0, le=100)]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]


class Role(FileModel):
    """A kind of respondent. `anonymous` roles are hidden below the questionnaire's minimum group."""

    id: Id
    name: Text
    plural: Text
    about: Text | None = None
    anonymous: StrictBool = False
    weight: Exact = Field(default=Fraction(1), gt=0)


class Privacy(FileModel):
    """The fewest answers of an anonymous role at which values, free texts and distributions are shown."""

    minimum_group: StrictInt = Field(default=5, ge=3)
    free_text: StrictInt = Field(default=8, ge=5)
    distributions: StrictInt = Field(default=10, ge=10)


class Rating(FileModel):
    """A band of the scale, closed on the right at `up_to` per cent; `split_at` divides it into two halves."""

    id: Id
    name: Text
    up_to: Percent
    split_at: Percent | None = None


class OptionSet(FileModel):
    """Options that several questions share."""

    id: Id
    options: tuple[Option, ...] = Field(min_length=2)


class Dimension(FileModel):
    """What a score is given for. `target` is where the company should be before it goes on."""

    id: Id
    name: Text
    about: Text | None = None
    weight: Exact = Field(default=Fraction(1), ge=0)
    essential: StrictBool = False
    target: Percent = Fraction(75)
    questions: tuple[Question, ...] = Field(min_length=1)


class RecordsNeeded(FileModel):
    """How many complete records of a record question a gate needs."""

    of: Id
    complete: StrictInt = Field(default=1, ge=1)


class Gate(FileModel):
    """A minimum that no average can buy off, on a question's score or on a count of complete records."""

    id: Id
    name: Text
    why: Text
    severity: Literal["hard", "warning"]
    question: Id | None = None
    at_least: Exact | None = None
    roles: tuple[Id, ...] = ()
    records: RecordsNeeded | None = None
    left_alone: Text | None = None


class BriefPart(FileModel):
    """One part of the requirement brief: the questions it is drawn from, and what only the company can add."""

    id: Id
    title: Text
    about: Text | None = None
    draws: tuple[Id, ...] = ()
    open_questions: tuple[Text, ...] = ()


class Verdict(FileModel):
    """An answer to "are we ready"; the first whose condition holds is given, the last has none."""

    id: Id
    name: Text
    summary: Text
    next: Text
    tone: Literal["stop", "caution", "go"]
    when: ResultCondition | None = None


class TargetProfile(FileModel):
    """Targets for a kind of company, instead of the dimensions' own."""

    id: Id
    name: Text
    targets: dict[Id, Percent]


class Questionnaire(FileModel):
    """The whole instrument in one language."""

    format: Literal[1]
    id: Id
    version: Version
    language: Language
    title: Text
    purpose: Text
    introduction: Text
    licence: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    limits: tuple[Text, ...] = ()
    sources: tuple[Annotated[str, StringConstraints(min_length=1, max_length=400)], ...] = ()
    roles: tuple[Role, ...] = Field(min_length=1)
    privacy: Privacy = Privacy()
    coverage: Exact = Field(default=Fraction(2, 3), gt=0, le=1)
    ratings: tuple[Rating, ...] = Field(min_length=1)
    option_sets: tuple[OptionSet, ...] = ()
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    estimates: tuple[Estimate, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    gates: tuple[Gate, ...] = ()
    verdicts: tuple[Verdict, ...] = Field(min_length=1)
    target_profiles: tuple[TargetProfile, ...] = ()
    brief: tuple[BriefPart, ...] = ()

    @cached_property
    def questions(self) -> "dict[str, Question]":
        """Every scored or recorded question by id, in displayed order (no estimates or expectations)."""
        return {question.id: question for dimension in self.dimensions for question in dimension.questions}

    @cached_property
    def asked(self) -> "dict[str, Question]":
        """Everything a respondent can meet, in displayed order: the questions, then estimates and expectations."""
        beliefs: tuple[Estimate | Expectation, ...] = (*self.estimates, *self.expectations)
        return {**self.questions, **{belief.id: belief.as_levels() for belief in beliefs}}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by id, in the author's order."""
        return {role.id: role for role in self.roles}

    @cached_property
    def dimension_of(self) -> dict[str, Dimension]:
        """The dimension each question belongs to, by question id."""
        return {question.id: dimension for dimension in self.dimensions for question in dimension.questions}

    def asked_of(self, role: str) -> "Iterator[Question]":
        """What this role is asked, in displayed order, before any `show_if`."""
        return (question for question in self.asked.values() if role in question.roles)

    def resolved(self) -> "Questionnaire":
        """The same with every `option_set` replaced by its options, and estimates given their pair's options.

        An estimate that rewords its pair's options keeps their scores.
        A set or pair that does not exist gives no options; the loader has reported it (R301).
        """
        sets = {option_set.id: option_set.options for option_set in self.option_sets}

        def filled(entry: Asked) -> Asked:
            name = getattr(entry, "option_set", None)
            return entry.changed(options=sets.get(name, ()), option_set=None) if name else entry

        dimensions = tuple(
            dimension.changed(questions=tuple(filled(question) for question in dimension.questions))
            for dimension in self.dimensions
        )
        plain = self.changed(dimensions=dimensions)
        pairs = {key: q.options for key, q in plain.questions.items() if isinstance(q, LevelsQuestion)}
        named = (filled(estimate) for estimate in self.estimates)
        estimates = tuple(e.changed(options=_as_scored(e.options, pairs.get(e.of, ()))) for e in named)
        return plain.changed(estimates=estimates, expectations=tuple(map(filled, self.expectations)))


def _as_scored(options: tuple[AnswerOption, ...], pair: tuple[AnswerOption, ...]) -> tuple[AnswerOption, ...]:
    """The options of an estimate with its pair's scores where it gives none; the pair's options where it has none."""
    if not options or len(options) != len(pair) or any(option.score is not None for option in options):
        return options or pair
    return tuple(option.changed(score=same.score) for option, same in zip(options, pair, strict=True))

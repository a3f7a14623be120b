"""The seven types of question, their options, and what a value of each is worth."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, StrictBool, StrictInt, Tag

from crmready.model.conditions import AnswerCondition
from crmready.model.values import Exact, FileModel, Id, Text, tag

Value: TypeAlias = int | bool | str | Decimal | tuple[str, ...]
"""What somebody answered: a level, yes/no, an option id or a text, a number, several option ids."""


TYPES: Final = ("levels", "choice", "multiple", "yes-no", "number", "text", "record")
"""The types of question, as `type` names them."""


class AnswerOption(FileModel):
    """One thing that can be answered; options of `levels` need no id, their level is their name."""

    id: Id | None = None
    text: Text
    score: Exact | None = None
    exclusive: StrictBool = False


def _option(value: object) -> object:
    return value if isinstance(value, dict | AnswerOption) else {"text": value}


Option = Annotated[AnswerOption, BeforeValidator(_option)]


class Evidence(FileModel):
    """What would show that an answer is true, and the score it counts as when nothing is shown."""

    show: Text
    cap: Exact | None = None


class Action(FileModel):
    """What to do about a gap, at the earliest in the window that ends on day `within`."""

    within: Literal[30, 60, 90]
    do: Text


class QuestionBase(FileModel):
    """What every type of question has."""

    id: Id
    roles: tuple[Id, ...] = Field(min_length=1)
    ask: Text | dict[Id, Text]
    why: Text | None = None
    weight: Exact = Field(default=Fraction(1), ge=0)
    mirror: StrictBool = False
    after: tuple[Id, ...] = ()
    show_if: AnswerCondition | None = None
    not_applicable: StrictBool = True
    evidence: Evidence | None = None
    owner: Id | None = None
    actions: tuple[Action, ...] = ()

    def wording(self, role: str) -> str:
        """The question as this role is asked it."""
        return self.ask if isinstance(self.ask, str) else self.ask.get(role) or next(iter(self.ask.values()))

    @property
    def scale(self) -> tuple[Fraction, ...]:
        """Every score an answer can have, ascending; empty when the question is never scored."""
        return ()

    def score(self, value: Value) -> Fraction | None:
        """The option score of a valid value; None when the question is never scored."""
        del value
        return None

    def accepts(self, value: Value) -> bool:
        """Whether the value is one that this question offers."""
        raise NotImplementedError


class LevelsQuestion(QuestionBase):
    """Ordered options, worst first; the value is the level, 0 for the first option.

    With `alternate`, every other respondent meets the options in reverse: where people tend to tick what stands first,
    the two halves cancel out.
    """

    type: Literal["levels"]
    options: tuple[Option, ...] = ()
    option_set: Id | None = None
    alternate: StrictBool = False

    @cached_property
    def level_scores(self) -> tuple[Fraction, ...]:
        """The score of each level: what the author wrote, otherwise its position."""
        return tuple(
            Fraction(level) if option.score is None else option.score for level, option in enumerate(self.options)
        )

    @cached_property
    def scale(self) -> tuple[Fraction, ...]:  # noqa: D102
        if all(option.score is None for option in self.options):
            return self.level_scores
        return tuple(sorted(set(self.level_scores)))

    def score(self, value: Value) -> Fraction | None:  # noqa: D102
        if not isinstance(value, int):
            return None
        given = self.options[value].score
        return Fraction(value) if given is None else given

    def accepts(self, value: Value) -> bool:  # noqa: D102
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(self.options)


class ChoiceQuestion(QuestionBase):
    """One of several options in no order; scored only when every option has a score."""

    type: Literal["choice"]
    options: tuple[Option, ...] = ()
    option_set: Id | None = None

    @property
    def _scores(self) -> dict[str | None, Fraction | None]:
        return {option.id: option.score for option in self.options}

    @property
    def scale(self) -> tuple[Fraction, ...]:  # noqa: D102
        return tuple(sorted({score for score in self._scores.values() if score is not None}))

    def score(self, value: Value) -> Fraction | None:  # noqa: D102
        return self._scores.get(value) if isinstance(value, str) else None

    def accepts(self, value: Value) -> bool:  # noqa: D102
        return isinstance(value, str) and value in self._scores


def totals(scores: Iterable[Fraction], most: int | None = None) -> set[Fraction]:
    """Everything that some of the scores can add up to; with `most`, counting stops once there are more than that."""
    scores = tuple(scores)
    unit = lcm(*(score.denominator for score in scores))  # whole numbers add up many times quicker than fractions
    found = {0}
    for step in (int(score * unit) for score in scores):
        found |= {total + step for total in found}
        if most is not None and len(found) > most:
            break
    return {Fraction(total, unit) for total in found}


class MultipleQuestion(QuestionBase):
    """Any number of options; `scoring` adds their scores, counts ticks, takes the best score, or scores nothing."""

    type: Literal["multiple"]
    options: tuple[Option, ...] = ()
    option_set: Id | None = None
    scoring: Literal["sum", "count", "best", "none"]

    @property
    def _points(self) -> dict[str | None, Fraction]:
        if self.scoring == "count":
            return {option.id: Fraction(not option.exclusive) for option in self.options}
        return {option.id: option.score or Fraction(0) for option in self.options}

    @property
    def scale(self) -> tuple[Fraction, ...]:  # noqa: D102
        points = self._points
        if self.scoring == "none" or not points:
            return ()
        if self.scoring == "count":
            return tuple(Fraction(ticks) for ticks in range(sum(not option.exclusive for option in self.options) + 1))
        if self.scoring == "best":
            return tuple(sorted({*points.values(), Fraction(0)}))
        sums = totals(points[option.id] for option in self.options if not option.exclusive)
        return tuple(sorted(sums | {points[option.id] for option in self.options if option.exclusive}))

    def score(self, value: Value) -> Fraction | None:  # noqa: D102
        if self.scoring == "none" or not isinstance(value, tuple):
            return None
        worth = self._points
        points = [worth[ticked] for ticked in value]
        return max([*points, Fraction(0)]) if self.scoring == "best" else sum(points, Fraction(0))

    def accepts(self, value: Value) -> bool:  # noqa: D102
        if not isinstance(value, tuple) or len(set(value)) != len(value):
            return False
        known = {option.id: option for option in self.options}
        if not all(ticked in known for ticked in value):
            return False
        return len(value) == 1 or not any(known[ticked].exclusive for ticked in value)


class YesNoQuestion(QuestionBase):
    """Yes or no; `good` says which of them scores 1."""

    type: Literal["yes-no"]
    good: Literal["yes", "no"] = "yes"

    @property
    def scale(self) -> tuple[Fraction, ...]:  # noqa: D102
        return (Fraction(0), Fraction(1))

    def score(self, value: Value) -> Fraction | None:  # noqa: D102
        return Fraction(value is (self.good == "yes"))

    def accepts(self, value: Value) -> bool:  # noqa: D102
        return isinstance(value, bool)


class Band(FileModel):
    """Numbers up to and with `up_to` score this much; the last band has no `up_to`."""

    up_to: Exact | None = None
    score: Exact


class NumberQuestion(QuestionBase):
    """A number, scored by bands that are closed on the right; without bands it is never scored."""

    type: Literal["number"]
    unit: Text | None = None
    minimum: Exact | None = None
    maximum: Exact | None = None
    bands: tuple[Band, ...] = ()

    @property
    def scale(self) -> tuple[Fraction, ...]:  # noqa: D102
        return tuple(sorted({band.score for band in self.bands}))

    def score(self, value: Value) -> Fraction | None:  # noqa: D102
        if not isinstance(value, int | Decimal):
            return None
        return next((b.score for b in self.bands if b.up_to is None or Fraction(value) <= b.up_to), None)

    def accepts(self, value: Value) -> bool:  # noqa: D102
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return False
        above = self.minimum is None or Fraction(value) >= self.minimum
        return above and (self.maximum is None or Fraction(value) <= self.maximum)


class TextQuestion(QuestionBase):
    """Free text, never scored."""

    type: Literal["text"]
    max_length: StrictInt = Field(default=2000, ge=1, le=20000)

    def accepts(self, value: Value) -> bool:  # noqa: D102
        return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= self.max_length


class RecordField(FileModel):
    """One field of a record; a record is complete when every required field is filled."""

    id: Id
    label: Text
    help: Text | None = None
    type: Literal["text", "number", "date"] = "text"
    required: StrictBool = True


class RecordQuestion(QuestionBase):
    """Repeatable records of the organisation, such as value goals; never scored, but gates can count them."""

    type: Literal["record"]
    fields: tuple[RecordField, ...] = Field(min_length=1)
    chain: tuple[Id, ...] = ()

    def accepts(self, value: Value) -> bool:
        """Only the empty tuple: "asked, and there are none"; the records themselves live on the assessment."""
        return value == ()


def _type(question: object) -> str | None:
    kind = question.get("type") if isinstance(question, dict) else getattr(question, "type", None)
    return None if kind is None else tag(str(kind))


Question = Annotated[
    Annotated[LevelsQuestion, Tag(tag("levels"))]
    | Annotated[ChoiceQuestion, Tag(tag("choice"))]
    | Annotated[MultipleQuestion, Tag(tag("multiple"))]
    | Annotated[YesNoQuestion, Tag(tag("yes-no"))]
    | Annotated[NumberQuestion, Tag(tag("number"))]
    | Annotated[TextQuestion, Tag(tag("text"))]
    | Annotated[RecordQuestion, Tag(tag("record"))],
    Discriminator(_type),
]


class BeliefQuestion(FileModel):
    """What estimates and expectations share: a levels question that never enters a score."""

    id: Id
    roles: tuple[Id, ...] = Field(min_length=1)
    ask: Text | dict[Id, Text]
    why: Text | None = None
    options: tuple[Option, ...] = ()
    option_set: Id | None = None

    def as_levels(self) -> LevelsQuestion:
        """The same as an ordinary levels question of weight 0, for whoever asks or stores answers."""
        return LevelsQuestion(
            id=self.id, type="levels", roles=self.roles, ask=self.ask, why=self.why, options=self.options,
            weight=Fraction(0),
        )  # fmt: skip


class Estimate(BeliefQuestion):
    """Leaders' estimate of what role `source` answers to question `of`, on the same options."""

    of: Id
    source: Id


class Expectation(BeliefQuestion):
    """What technology is expected to solve; `pair` is the question that shows the groundwork."""

    pair: Id

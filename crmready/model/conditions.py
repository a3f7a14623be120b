"""Structured conditions: `all` / `any` / `not` around a comparison. Never a string that is evaluated."""

from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Discriminator, Field, StrictBool, StrictInt, Tag, model_validator
from pydantic_core import PydanticCustomError

from crmready.model.values import Exact, FileModel, Id, tag

GateState = Literal["pass", "claimed", "fail", "unknown"]
DimensionStatus = Literal["scored", "insufficient", "not-applicable"]

Ids = Annotated[tuple[Id, ...], Field(min_length=1)]

ANSWER_KINDS: Final = ("question", "all", "any", "not")
RESULT_KINDS: Final = ("gates", "dimensions", "all", "any", "not")
KINDS: Final = ("question", *RESULT_KINDS)
"""The key that only one alternative has: by it an error names the field the author meant."""


def _kind(value: object) -> str | None:
    if isinstance(value, FileModel):
        names = {field.alias or name for name, field in type(value).model_fields.items()}
        return tag(next(kind for kind in KINDS if kind in names))
    return next((tag(kind) for kind in KINDS if kind in value), None) if isinstance(value, dict) else None


def _exactly_one_of(*names: str) -> ConfigDict:
    """The same for JSON Schema as `_require_one` is for us."""
    return ConfigDict(json_schema_extra={"oneOf": [{"required": [name]} for name in names]})


def _require_one(*parts: object, names: str) -> None:
    if sum(part is not None for part in parts) != 1:
        raise PydanticCustomError("one_comparison", "give exactly one of {names}", {"names": names})


class AnswerIs(FileModel):
    """Compares the same respondent's answer to an earlier question; exactly one comparison."""

    model_config = _exactly_one_of("is", "one_of", "at_least", "at_most")

    question: Id
    equals: StrictInt | StrictBool | Id | None = Field(default=None, alias="is")
    one_of: Annotated[tuple[StrictInt | Id, ...], Field(min_length=1)] | None = None
    at_least: Exact | None = None
    at_most: Exact | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> "AnswerIs":
        _require_one(self.equals, self.one_of, self.at_least, self.at_most, names="is, one_of, at_least, at_most")
        return self


class AnswerAll(FileModel):
    """Holds when every part holds."""

    all: "tuple[AnswerCondition, ...]" = Field(min_length=1)


class AnswerAny(FileModel):
    """Holds when at least one part holds."""

    any: "tuple[AnswerCondition, ...]" = Field(min_length=1)


class AnswerNot(FileModel):
    """Holds when the part does not."""

    negated: "AnswerCondition" = Field(alias="not")


AnswerCondition = Annotated[
    Annotated[AnswerIs, Tag(tag("question"))]
    | Annotated[AnswerAll, Tag(tag("all"))]
    | Annotated[AnswerAny, Tag(tag("any"))]
    | Annotated[AnswerNot, Tag(tag("not"))],
    Discriminator(_kind),
]
"""A rule over one respondent's own answers (`show_if`)."""


class GateIs(FileModel):
    """Holds when any of the named gates is in one of the states."""

    gates: Literal["all", "hard", "warning"] | Ids
    state: tuple[GateState, ...] = Field(min_length=1)


class DimensionIs(FileModel):
    """Holds when any of the named dimensions has the status, or a lower bound with one of these ratings."""

    model_config = _exactly_one_of("status", "lower_rating")

    dimensions: Literal["all", "essential"] | Ids
    status: Annotated[tuple[DimensionStatus, ...], Field(min_length=1)] | None = None
    lower_rating: Ids | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> "DimensionIs":
        _require_one(self.status, self.lower_rating, names="status, lower_rating")
        return self


class ResultAll(FileModel):
    """Holds when every part holds."""

    all: "tuple[ResultCondition, ...]" = Field(min_length=1)


class ResultAny(FileModel):
    """Holds when at least one part holds."""

    any: "tuple[ResultCondition, ...]" = Field(min_length=1)


class ResultNot(FileModel):
    """Holds when the part does not."""

    negated: "ResultCondition" = Field(alias="not")


ResultCondition = Annotated[
    Annotated[GateIs, Tag(tag("gates"))]
    | Annotated[DimensionIs, Tag(tag("dimensions"))]
    | Annotated[ResultAll, Tag(tag("all"))]
    | Annotated[ResultAny, Tag(tag("any"))]
    | Annotated[ResultNot, Tag(tag("not"))],
    Discriminator(_kind),
]
"""A rule over gates and dimensions (`verdicts`). It can see no average: see docs/scoring.md."""

for _model in (AnswerAll, AnswerAny, AnswerNot, ResultAll, ResultAny, ResultNot):
    _model.model_rebuild()

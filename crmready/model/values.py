"""The small types every model shares: ids, translatable texts and exact numbers."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

ID: Final = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
LANGUAGE: Final = r"[a-z]{2,3}"
LONGEST_ID: Final = 60
LONGEST_TEXT: Final = 2000
_DECIMALS: Final = 18
# Longer than anybody writes, because a decimal number with 18 places before and after its point, written as a
# fraction in an assessment's own copy of the questionnaire, has this many digits.
_EXACT: Final = re.compile(r"-?\d{1,36}(\.\d{1,18}|/[1-9]\d{0,18})?")


def tag(kind: str) -> str:
    """The name of an alternative of a union: written so that no field of a file can have it."""
    return f"<{kind}>"


def is_tag(part: str) -> bool:
    """Whether a part of Pydantic's location names an alternative and not a field."""
    return part.startswith("<")


class Translatable:
    """Marks a text that a translation overlay must give in every other language."""


class FileModel(BaseModel):
    """Base of everything that is read from a file: frozen, and no field that is not ours."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def changed(self, **changes: object) -> Self:
        """A copy with these fields changed, without validation and without what was cached of the old ones."""
        copied = self.model_copy(update=changes)
        fields = type(self).__pydantic_fields__
        if len(copied.__dict__) > len(fields):
            for name in copied.__dict__.keys() - fields.keys():
                del copied.__dict__[name]
        return copied


def _exact(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str) and _EXACT.fullmatch(value):
        return Fraction(value)
    raise PydanticCustomError("exact_number", "not a number")


Exact = Annotated[
    Fraction,
    BeforeValidator(_exact),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_EXACT.pattern}$"}]}),
]
"""A weight, threshold or score as the author wrote it: `20`, `0.2` or `2/3`, kept exactly."""

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$", max_length=LONGEST_ID)]
"""A kebab-case word that a person can read in a diff."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, strip_whitespace=True), Translatable()]
"""A text for people, in the questionnaire's source language; translations carry the same path."""

Language = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE}$")]
"""A language as the overlay's file name gives it: `en`, `nb`."""


def plain_number(value: Fraction) -> str:
    """A number as an author writes it: 32.5 where its decimals end, otherwise 2/3."""
    for places in range(_DECIMALS + 1):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return format(Decimal(f"{scaled.numerator}e-{places}"), "f")
    return str(value)

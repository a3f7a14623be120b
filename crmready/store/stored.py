"""How texts, days and values are written in a history: exact, safe to show, and the same in JSON and YAML."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from crmready.model.questions import Value
from crmready.problems import UNSAFE

_NUMBER: Final = re.compile(r"-?\d{1,400}(\.\d{1,400})?([eE][+-]?\d{1,3})?")
_HANDLE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_PLAIN_INTEGER: Final = 10**15
"""Above this, other programs that read JSON begin to round."""

StoredValue: TypeAlias = "bool | int | str | list[str] | dict[str, str]"


def is_handle(text: str) -> bool:
    """Whether the text can be an id in an assessment file."""
    return _HANDLE.fullmatch(text) is not None


def _kept(value: object) -> object:
    """Leave out what cannot be seen and could harm a terminal, a YAML file or a reader."""
    return UNSAFE.sub("", value) if isinstance(value, str) else value


def _day(value: object) -> object:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day", "no such day in the calendar") from None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise PydanticCustomError("day", "not a day; write it as 2026-11-23")


def _value_from(stored: object) -> Value:
    match stored:
        case bool() | int():
            return stored
        case Decimal() if stored.is_finite():
            return stored
        case str():
            return UNSAFE.sub("", stored)
        case {"number": str(digits), **rest} if not rest and _NUMBER.fullmatch(digits):
            return Decimal(digits)
        case list() | tuple() if all(isinstance(option, str) for option in stored):
            return tuple(UNSAFE.sub("", option) for option in stored)
        case _:
            raise PydanticCustomError("value", 'not a value; write a decimal number as {{"number": "3.50"}}')


def stored_value(value: Value) -> StoredValue:
    """The value as JSON and YAML can hold it exactly."""
    match value:
        case Decimal():
            return {"number": str(value)}
        case bool():
            return value
        case int():
            return value if abs(value) < _LONGEST_PLAIN_INTEGER else {"number": str(value)}
        case tuple():
            return list(value)
        case _:
            return value


Kept = Annotated[str, BeforeValidator(_kept)]
"""A text somebody wrote, without control and invisible characters (`problems.UNSAFE`)."""

Handle = Annotated[str, StringConstraints(pattern=f"^{_HANDLE.pattern}$")]
"""The id of a respondent, a record, a question, a role or a dimension; no name of a person."""

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day. The time of day is never kept: it would tell who answered."""

KeptValue = Annotated[Value, PlainValidator(_value_from), PlainSerializer(stored_value)]
"""A value; decimals as text (`{"number": "3.50"}`), never as a float."""

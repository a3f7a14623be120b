"""JSON that somebody says is a published result, held against the shape of one before anything of it is used."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from crmready.i18n import SUPPORTED
from crmready.problems import excerpt
from crmready.problems.text_safety import UNSAFE
from crmready.report.shapes.report import SCHEMA, ReportView

_FAMILY: Final = SCHEMA.rpartition("/")[0]


class NoResultError(Exception):
    """It is no result that this version can read: why, and what to do where that is known."""

    def __init__(self, said: str, hint: str | None = None) -> None:
        super().__init__(said)
        self.hint = hint


def result_of(content: bytes) -> tuple[str, ReportView]:
    """The text and the result it stands for. Raises NoResultError for anything else.

    Fields that this version does not know are left alone: within a version of the contract they may be added.
    """
    try:
        text = content.decode()
        plain = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NoResultError("the file in it is damaged: it is not JSON.") from error
    _require_version(plain)
    if UNSAFE.search(text):
        raise NoResultError("the result in it has characters that no report of crmready has.")
    try:
        (view,) = _shape().validate_json(b"[" + content + b"]")
    except ValidationError as error:
        raise NoResultError(f"the result in it is not complete: {_first(error)}.") from error
    if view.language not in SUPPORTED:
        raise NoResultError(
            f"the result in it is in a language this crmready does not speak: {excerpt(view.language)}."
        )
    if view.verdict.id not in {step.id for step in view.verdicts}:
        raise NoResultError("the result in it contradicts itself: its verdict is none of its verdicts.")
    return text, view


def _require_version(plain: object) -> None:
    schema = plain.get("schema") if isinstance(plain, Mapping) else None
    if schema == SCHEMA:
        return
    if isinstance(schema, str) and schema.startswith(f"{_FAMILY}/"):
        said = f"the result in it is {excerpt(schema)}, and this crmready reads {SCHEMA}."
        raise NoResultError(said, "Use the version of crmready that wrote it, or a newer one.")
    raise NoResultError("the file in it is no result of crmready.")


@cache
def _shape() -> TypeAdapter[tuple[ReportView]]:
    # Pydantic passes a configuration on to plain dataclasses only from a type that is none itself: hence the tuple.
    return TypeAdapter(tuple[ReportView], config=ConfigDict(strict=True, allow_inf_nan=False))


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number in JSON")


def _first(error: ValidationError) -> str:
    """Where the first thing is wrong, and what."""
    wrong = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in wrong["loc"][1:])
    return f"{excerpt(place)}: {excerpt(wrong['msg'])}"

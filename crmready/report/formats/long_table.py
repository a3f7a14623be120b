"""The whole view as one long, tidy table: a row for each number, state and text, in the order of the contract.

It is read off the view's own fields, so that whatever is added to the contract stands here as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final

from crmready.report.shapes.numbers import Number, Range
from crmready.report.shapes.report import ReportView

COLUMNS: Final = ("part", "id", "name", "role", "measure", "number", "unit", "text")
_IDS: Final = ("id", "estimate", "expectation", "question", "gate", "field", "iso")
_NAMES: Final = ("name", "ask", "estimate_ask", "label", "do", "plural")
_PER_CENT: Final = "%"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the report says. `number` is null where there is none, or where it is hidden."""

    part: str
    """Where it stands in the contract, such as `dimensions.questions`; empty for the report as a whole."""
    id: str
    """The id of what it is about."""
    name: str
    """Its name, in the report's language."""
    role: str
    """The role's id, where it is about one."""
    measure: str
    """The field of the contract."""
    number: float | None
    unit: str
    """% or nothing: scores are in the steps of their question."""
    text: str
    """As people read it."""


def rows_of(view: ReportView) -> Iterator[Row]:
    """Every row of the table."""
    return _within(view, Row("", "", view.organisation, "", "", None, "", ""))


def _within(thing: Any, around: Row) -> Iterator[Row]:  # noqa: ANN401  # any shape of the view
    here = _named(thing, around)
    for field in fields(thing):
        if not field.name.endswith("position"):  # a place in a drawing, worked out from the number beside it
            yield from _value(getattr(thing, field.name), field.name, here)


def _named(thing: Any, around: Row) -> Row:  # noqa: ANN401  # as above
    """The row's own columns as this thing says them, else as what it stands in did."""
    found_id, name = _first(thing, _IDS), _first(thing, _NAMES)
    role = getattr(thing, "role", "") or around.role
    return replace(around, id=found_id or around.id, name=name or around.name, role=role)


def _first(thing: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401  # as above
    found = (getattr(thing, name, None) for name in names)
    return next((text for text in found if isinstance(text, str) and text), "")


def _value(value: Any, measure: str, here: Row) -> Iterator[Row]:  # noqa: ANN401  # any field of the view
    match value:
        case None | "":
            return
        case Number():
            unit = _PER_CENT if value.text.endswith(_PER_CENT) else ""
            yield replace(here, measure=measure, number=value.value, unit=unit, text=value.text)
        case Range():
            yield from _value(value.low, f"{measure}.low", here)
            yield from _value(value.high, f"{measure}.high", here)
        case bool():
            yield replace(here, measure=measure, text=str(value).lower())
        case int() | float():
            yield replace(here, measure=measure, number=float(value), text=f"{value:g}")
        case str():
            yield replace(here, measure=measure, text=value)
        case tuple():
            for place, each in enumerate(value, 1):
                yield from _value(each, measure if is_dataclass(each) else f"{measure}.{place}", here)
        case _:
            yield from _within(value, _below(here, measure))


def _below(here: Row, measure: str) -> Row:
    return replace(here, part=f"{here.part}.{measure}" if here.part else measure)

"""The report as JSON (what `crmready score --json` prints), its JSON Schema, and the exact numbers for checking."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter

from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import Scorecard
from crmready.report.job import json_text
from crmready.report.shapes.report import SCHEMA, ReportView

EXACT_SCHEMA: Final = "crmready/exact/1"
NOT_FOR_PUBLICATION: Final = (
    "not for publication: every number of the arithmetic, exact and unsuppressed, for the owner of the file to check"
)
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PRECISION: Final = Context(prec=20)

Json = dict[str, Any]


def as_json(view: ReportView) -> Json:
    """The whole view as JSON values, in the order of the contract."""
    plain: Json = json.loads(json.dumps(asdict(view)))
    return plain


def result_schema() -> Json:
    """The JSON Schema (2020-12) of `as_json`; what each field means comes from the shapes' own descriptions."""
    # Pydantic passes a configuration on to plain dataclasses only from a type that is none itself.
    several = TypeAdapter(tuple[ReportView, ...], config=ConfigDict(use_attribute_docstrings=True))
    shapes = several.json_schema(mode="serialization")["$defs"]
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "crmready result",
        "$ref": "#/$defs/ReportView",
        "$defs": {name: _as_printed(shape) for name, shape in shapes.items()},
    }


def schema_text() -> str:
    """`docs/result.schema.json` as it must stand."""
    return json_text(result_schema())


def _as_printed(shape: Json) -> Json:
    """Every field is always there; titles that only repeat a field's name are left out."""
    properties = {
        name: {key: part for key, part in field.items() if key not in {"title", "default"}}
        for name, field in shape["properties"].items()
    }
    return {**shape, "properties": properties, "required": list(properties)}


def exact_json(questionnaire: Questionnaire, scorecard: Scorecard) -> Json:
    """Every number of a scorecard as an exact fraction beside its decimal, nothing hidden: not for publication."""
    return {
        "schema": EXACT_SCHEMA,
        "publication": NOT_FOR_PUBLICATION,
        "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
        "scorecard": _exact(scorecard),
    }


def _exact(value: object) -> object:
    if isinstance(value, Fraction):
        return {"fraction": str(value), "decimal": _decimal(value)}
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _exact(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _exact(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_exact(part) for part in value]
    return value


def _decimal(value: Fraction) -> str:
    """Up to 20 digits, without an exponent or trailing zeros."""
    number = _PRECISION.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

"""The JSON Schema (2020-12) of the questionnaire format, for editors and for checkers that know no crmready."""

from typing import Any

from crmready.model.questionnaire import Questionnaire


def questionnaire_schema() -> dict[str, Any]:
    """The schema of `questionnaire.yaml`. A dimension may also be the name of a file."""
    schema = Questionnaire.model_json_schema(by_alias=True, mode="validation")
    _short_options(schema)
    dimensions = schema["properties"]["dimensions"]
    dimensions["items"] = {"anyOf": [dimensions["items"], {"type": "string", "pattern": r"\.yaml$"}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "crmready questionnaire", **schema}


def _short_options(schema: Any) -> None:  # noqa: ANN401  # a schema is any JSON
    """An option may be written as its text alone; the model accepts that before the schema can see it."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "items" and value == {"$ref": "#/$defs/AnswerOption"}:
                schema[key] = {"anyOf": [{"type": "string", "minLength": 1}, value]}
            else:
                _short_options(value)
    elif isinstance(schema, list):
        for value in schema:
            _short_options(value)

"""The JSON Schemas (2020-12) of the questionnaire format and of answers files, as the models say it."""

from typing import Any, Final

from crmready.loading.answers import AnswersFile
from crmready.model.questionnaire import Dimension, Questionnaire
from crmready.model.values import FileModel

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def questionnaire_schema() -> dict[str, Any]:
    """The schema of `questionnaire.yaml`. A dimension may also be the name of a file."""
    schema = schema_of(Questionnaire, "crmready questionnaire")
    dimensions = schema["properties"]["dimensions"]
    dimensions["items"] = {"anyOf": [dimensions["items"], {"type": "string", "pattern": r"\.yaml$"}]}
    return schema


def dimension_schema() -> dict[str, Any]:
    """The schema of a dimension's own file."""
    return schema_of(Dimension, "crmready dimension")


def answers_schema() -> dict[str, Any]:
    """The schema of an answers file. What a question takes depends on the questionnaire, so an answer is anything."""
    return schema_of(AnswersFile, "crmready answers")


def schema_of(model: type[FileModel], title: str) -> dict[str, Any]:
    """A model's schema as files are written: options may be texts, and keys of the author's own are still ids."""
    schema = {"$schema": DIALECT, **model.model_json_schema(by_alias=True, mode="validation"), "title": title}
    _as_written(schema)
    return schema


def _as_written(schema: Any) -> None:  # noqa: ANN401  # a schema is any JSON
    """What the model settles before the schema can see it: short options, and keys that are no ids."""
    if isinstance(schema, dict):
        if "patternProperties" in schema:
            schema["additionalProperties"] = False
        for key, value in schema.items():
            if key == "items" and value == {"$ref": "#/$defs/AnswerOption"}:
                schema[key] = {"anyOf": [{"type": "string", "minLength": 1}, value]}
            else:
                _as_written(value)
    elif isinstance(schema, list):
        for value in schema:
            _as_written(value)

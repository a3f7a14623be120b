"""The schema of a translation file, which has no model of its own: the questionnaire's texts in the same places."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Final, TypeAlias, Union, get_args, get_origin

from crmready.loading.schema import DIALECT
from crmready.loading.translations import text_fields
from crmready.model.questionnaire import Dimension, Questionnaire
from crmready.model.questions import Action, AnswerOption
from crmready.model.values import ID, LANGUAGE, LONGEST_TEXT, FileModel

Models: TypeAlias = tuple[type[FileModel], ...]
"""The alternatives that may stand at one place."""

_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
_HEADER: Final[Mapping[str, dict[str, Any]]] = {
    "format": {"const": 1},
    "language": {"type": "string", "pattern": f"^{LANGUAGE}$"},
}


def translation_schema() -> dict[str, Any]:
    """The shape of a translation. Which ids it needs depends on the questionnaire; `check` knows them."""
    questions = _annotation(Dimension, "questions")
    header = {name: dict(shape) for name, shape in _HEADER.items()}
    fields = {**header, **_fields((Questionnaire,)), "questions": _keyed(_group(tuple(_models(questions))))}
    return {
        "$schema": DIALECT,
        "title": "crmready translation",
        "description": "Every text of a questionnaire again, in another language, and nothing else.",
        "type": "object",
        "additionalProperties": False,
        "properties": fields,
        "required": list(_HEADER),
    }


def _fields(models: Models, above: Models = ()) -> dict[str, Any]:
    """The fields with texts in them, of all the alternatives together; questions are named at the top instead."""
    shapes: dict[str, Any] = {}
    for model in models:
        for name, is_text in text_fields(model):
            annotation = _annotation(model, name)
            shape = _texts(annotation) if is_text else _below(annotation, (*above, *models))
            if shape is not None and name != "questions":
                shapes[name] = shape
    return shapes


def _group(models: Models, above: Models = ()) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": _fields(models, above)}


def _keyed(shape: object, key: str = f"^{ID}$") -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "patternProperties": {key: shape}}


def _texts(annotation: object) -> dict[str, Any] | None:
    """One text, a list of them, one for each role, or a choice of these."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if annotation is str or (parts and parts[0] is str):
        return dict(_TEXT)
    if origin is tuple:
        return {"type": "array", "items": _TEXT}
    if origin is dict:
        return _keyed(_TEXT)
    if origin in {Union, UnionType}:
        choices = [shape for part in parts if (shape := _texts(part)) is not None]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    return None


def _below(annotation: object, above: Models) -> dict[str, Any] | None:
    """What stands in place of models: by their ids where there are several. Conditions, in each other, say nothing."""
    models = tuple(_models(annotation))
    if not set(models).isdisjoint(above):
        return None
    if AnswerOption in models:
        return {"anyOf": [{"type": "array", "items": _TEXT}, _keyed(_TEXT)]}
    if Action in models:
        return _keyed(_TEXT, "^(30|60|90)$")
    group = _group(models, above)
    if not group["properties"]:
        return None
    return _keyed(group) if any(get_origin(part) is tuple for part in (annotation, *get_args(annotation))) else group


def _models(annotation: object) -> Iterator[type[FileModel]]:
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _annotation(model: type[FileModel], name: str) -> object:
    return model.model_fields[name].annotation

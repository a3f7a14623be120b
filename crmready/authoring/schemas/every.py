"""The schema of every file that an author writes, with what each field means: an editor shows it beside the field."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from crmready.authoring.scenarios.shape import ScenarioFile
from crmready.authoring.schemas.meanings import meaning
from crmready.authoring.schemas.translation import translation_schema
from crmready.loading.schema import answers_schema, dimension_schema, questionnaire_schema, schema_of


def _scenarios() -> dict[str, Any]:
    return schema_of(ScenarioFile, "crmready scenarios")


_MADE: Final[Mapping[str, tuple[Callable[[], dict[str, Any]], str]]] = {
    "questionnaire": (questionnaire_schema, "Questionnaire"),
    "dimension": (dimension_schema, "Dimension"),
    "translation": (translation_schema, "Questionnaire"),
    "scenarios": (_scenarios, "ScenarioFile"),
    "answers": (answers_schema, "AnswersFile"),
}

SCHEMAS: Final = tuple(_MADE)
"""Of what there are schemas: the files of a questionnaire's folder, and answers."""


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file (of `SCHEMAS`)."""
    make, model = _MADE[name]
    made = make()
    _explain(made, model)
    for of, definition in made.get("$defs", {}).items():
        _explain(definition, of)
        definition["title"] = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", of).capitalize()
    return made


def schema_text(name: str) -> str:
    """The schema as the file that editors read."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def schema_file(name: str) -> str:
    """What such a file is called."""
    return f"{name}.schema.json"


def _explain(part: dict[str, Any], model: str) -> None:
    """Puts each field's meaning in place of the title that was only made of its name."""
    for name, shape in part.get("properties", {}).items():
        shape.pop("title", None)
        said = meaning(model, name)
        if said is not None and "$ref" in shape:
            # Older editors let a reference hide the words beside it.
            shape["allOf"] = [{"$ref": shape.pop("$ref")}]
        if said is not None:
            shape["description"] = said

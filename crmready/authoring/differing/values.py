"""Values of fields as an author reads them in a line."""

from fractions import Fraction

from crmready.model.values import FileModel, plain_number
from crmready.problems import listed

NONE = "none"


def shown(value: object) -> str:
    """A value as YAML would have it on one line, without quotes."""
    match value:
        case None | bool():
            return {None: NONE, True: "true", False: "false"}[value]
        case Fraction():
            return plain_number(value)
        case FileModel():
            return shown({(type(value).model_fields[name].alias or name): getattr(value, name) for name in _set(value)})
        case dict():
            return "{" + ", ".join(f"{key}: {shown(part)}" for key, part in value.items()) + "}"
        case tuple() | list():
            parts = listed(shown(part) for part in value)
            return f"[{parts}]" if parts else NONE
        case _:
            return str(value)


def _set(model: FileModel) -> list[str]:
    return [name for name in type(model).model_fields if getattr(model, name) not in {None, ()}]

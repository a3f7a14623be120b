"""The shape of a file: Pydantic's errors as problems at their place, one for each thing that is wrong."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from crmready.loading.known_fields import fields_at, meant_at, words_at
from crmready.loading.located_yaml import KeyPath
from crmready.loading.shape_faults import EXPECTED, Fault, described, no_such_field, one_of, wrong_kind
from crmready.model.values import FileModel, is_tag
from crmready.problems import Location, Problem, closest, excerpt

Model = TypeVar("Model", bound=FileModel)
Locate = Callable[[KeyPath], Location]

_NOTHING: Final = object()
_TYPE: Final = "type"


class Places(NamedTuple):
    """Where the values of a file and their keys stand."""

    locate: Locate
    locate_key: Locate


def validated(model: type[Model], value: object) -> tuple[Model | None, tuple[ErrorDetails, ...]]:
    """The value as a model, or why it is not one."""
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        return None, tuple(found for found in error.errors(include_url=False) if not _follows(found))


def newer(value: object, known: int, places: Places) -> Problem | None:
    """The problem that a file is in a format that this version does not know; None when it is not."""
    written = value.get("format") if isinstance(value, dict) else None
    if not isinstance(written, int) or written <= known:
        return None
    message = f"The file is written in format {written}; this crmready knows formats up to {known}."
    return Problem.of("S212", places.locate(("format",)), message, "Install a newer crmready.")


def _follows(error: ErrorDetails) -> bool:
    """A list counts as too short also when an entry was refused: then that entry's own error says enough."""
    context: dict[str, Any] = error.get("ctx", {})
    return error["type"] == "too_short" and len(error["input"]) >= context["min_length"]


def document_path(value: object, loc: Iterable[str | int]) -> KeyPath:
    """Pydantic's location walked down the document; what only the schema knows (alternatives of a union) is skipped."""
    path: KeyPath = ()
    here = value
    for part in loc:
        below = _step(here, part)
        if below is not _NOTHING:
            path, here = (*path, part), below
    return path


def _step(here: object, part: str | int) -> object:
    if isinstance(here, dict) and not (isinstance(part, str) and is_tag(part)):
        found: object = here.get(part, _NOTHING)
        return found
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        element: object = here[part]
        return element
    return _NOTHING


def structure_problems(
    model: type[FileModel], value: object, errors: Iterable[ErrorDetails], places: Places
) -> Iterator[Problem]:
    """One problem for each thing that is wrong, although a union reports the errors of all its alternatives."""
    by_path: dict[KeyPath, list[ErrorDetails]] = defaultdict(list)
    for error in errors:
        by_path[document_path(value, error["loc"])].append(error)
    above = {path[:length] for path in by_path for length in range(len(path))}
    unknown: dict[KeyPath, list[str]] = defaultdict(list)
    for path, found in by_path.items():
        if any(error["type"] == "extra_forbidden" for error in found):
            unknown[path[:-1]].append(str(path[-1]))
    for path, found in by_path.items():
        for error in _of_one_alternative(found, refused_below=path in above):
            if not _is_misspelt(model, error, unknown.get(path, [])):
                fault = _fault(model, path, error, found)
                misspelt = _misspelt_type(model, error)
                place = places.locate_key((*path, misspelt)) if misspelt else _place(path, error, places)
                problem = Problem.of(fault.code, place, fault.message, fault.hint)
                yield replace(problem, change=None if _stands_already(value, path, fault) else fault.change)


def _stands_already(value: object, path: KeyPath, fault: Fault) -> bool:
    """Whether what a misspelt field was meant for stands beside it: then nobody knows which of the two is right."""
    for part in path[:-1]:
        value = _step(value, part)
    return fault.change is not None and isinstance(value, dict) and fault.change.new in value


def _is_misspelt(model: type[FileModel], error: ErrorDetails, unknown: Iterable[str]) -> bool:
    """Whether a missing field is there under a misspelt name: that it is missing then needs no saying."""
    around = error["loc"][:-1]
    return error["type"] == "missing" and any(meant_at(model, around, name) == error["loc"][-1] for name in unknown)


def _of_one_alternative(errors: list[ErrorDetails], *, refused_below: bool) -> Iterator[ErrorDetails]:
    """The errors of the alternative that the author meant: the one whose kind of value was written.

    Where something below is wrong, an alternative with the right kind of value was found and only its inside is
    refused; the others' "expected a text" is then beside the point.
    """
    missing = [error for error in errors if error["type"] == "missing"]
    kinds = [error for error in errors if error["type"] in EXPECTED]
    words = [error for error in errors if error["type"] == "literal_error"]
    others = [error for error in errors if error["type"] not in {"missing", "literal_error", *EXPECTED}]
    yield from missing
    if others:
        yield others[0]
    elif not refused_below:
        yield from (words or kinds)[:1]


def _fault(model: type[FileModel], path: KeyPath, error: ErrorDetails, beside: list[ErrorDetails]) -> Fault:
    name = str(error["loc"][-1]) if error["type"] == "missing" else str(path[-1]) if path else ""
    if error["type"] == "extra_forbidden":
        around = error["loc"][:-1]
        return no_such_field(name, fields_at(model, around), meant_at(model, around, name))
    if error["type"] in EXPECTED:
        expected = dict.fromkeys(EXPECTED[other["type"]] for other in beside if other["type"] in EXPECTED)
        return wrong_kind(expected, error["input"], name)
    if (misspelt := _misspelt_type(model, error)) is not None:
        return no_such_field(misspelt, {_TYPE}, _TYPE)
    fault = described(error, name)
    if error["type"] == "missing":
        return fault._replace(hint=one_of(words_at(model, error["loc"][:-1], name)))
    if fault.code == "S204" and any(other["type"] == "tuple_type" for other in beside):
        return fault._replace(hint=f"{fault.hint} To name them one by one, write a list: [{excerpt(error['input'])}].")
    return fault


def _misspelt_type(model: type[FileModel], error: ErrorDetails) -> str | None:
    """The key that was meant for the `type` of a question that has none."""
    loc, found = error["loc"], error["input"]
    if error["type"] != "union_tag_not_found" or not isinstance(found, dict) or loc[-2:-1] != ("questions",):
        return None
    allowed = fields_at(model, loc)
    return closest(_TYPE, [key for key in found if key not in allowed])


def _place(path: KeyPath, error: ErrorDetails, places: Places) -> Location:
    if error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",):
        return places.locate_key(path)
    return places.locate((*path, "type") if error["type"] == "union_tag_invalid" else path)

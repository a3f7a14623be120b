"""Which fields may stand at a place, so that a misspelt one is compared only with those that would be right there."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, get_args, get_origin

from crmready.model.conditions import KINDS
from crmready.model.values import FileModel, is_tag, tag
from crmready.problems import closest

_ALL_BUT_THE_SAME: Final = 0.9
Loc = Iterable[str | int]
"""A place as Pydantic gives it: keys, positions, and the tags of the unions passed on the way."""


def fields_at(root: type[FileModel], loc: Loc) -> set[str]:
    """The fields of whatever stands at this place; empty when no fixed fields belong there."""
    return {name for model in _models_at(root, loc) for name, _ in _fields(model)}


def words_at(root: type[FileModel], loc: Loc, name: str) -> tuple[str, ...]:
    """The words that a field of whatever stands at this place takes; empty when it takes anything else as well."""
    annotations = [field for model in _models_at(root, loc) for known, field in _fields(model) if known == name]
    if not all(get_origin(annotation) is Literal for annotation in annotations):
        return ()
    return tuple(dict.fromkeys(str(word) for annotation in annotations for word in get_args(annotation)))


def _models_at(root: type[FileModel], loc: Loc) -> set[type[FileModel]]:
    here: set[type[FileModel]] = {root}
    for part in loc:
        if isinstance(part, str) and is_tag(part):
            here = {model for model in here if part in _tags(model)}
        elif isinstance(part, str):
            fields = [field for model in here for name, field in _fields(model) if name == part]
            # A part that is no field is a key of the author's or Pydantic's name of an alternative: passed over.
            here = {model for annotation in fields for model in _models(annotation)} if fields else here
    return here


def meant_at(root: type[FileModel], loc: Loc, name: str) -> str | None:
    """The field that a misspelt name stands for; None when none is near.

    A name that is right elsewhere was probably meant as it stands, unless it is all but the same (`question`).
    """
    allowed = fields_at(root, loc)
    if name in every_field(root):
        return next(iter(get_close_matches(name, allowed, n=1, cutoff=_ALL_BUT_THE_SAME)), None)
    return closest(name, allowed)


@cache
def every_field(root: type[FileModel]) -> frozenset[str]:
    """Every name that a field can have anywhere inside."""
    met: set[type[FileModel]] = set()
    waiting = {root}
    while waiting:
        met |= waiting
        waiting = {
            inner for model in waiting for _, annotation in _fields(model) for inner in _models(annotation)
        } - met
    return frozenset(name for model in met for name, _ in _fields(model))


def _fields(model: type[FileModel]) -> Iterator[tuple[str, object]]:
    return ((field.alias or name, field.annotation) for name, field in model.model_fields.items())


def _models(annotation: object) -> Iterator[type[FileModel]]:
    """Every model inside an annotation such as `tuple[A | B, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _tags(model: type[FileModel]) -> Iterator[str]:
    """By what a union chooses this model: a word of its `type`, or the key that only this condition has."""
    for name, annotation in _fields(model):
        if name == "type":
            yield from (tag(str(word)) for word in get_args(annotation))
        elif name in KINDS:
            yield tag(name)

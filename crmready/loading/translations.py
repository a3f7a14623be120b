"""Translations: every text of a questionnaire by a path of ids, and the questionnaire with other texts in their places.

A text's path does not move when a question moves to another dimension: ("questions", "stages-known", "ask").
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, TypeVar, get_args

from pydantic.fields import FieldInfo

from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Action, AnswerOption
from crmready.model.values import FileModel, Translatable

TextPath = tuple[str | int, ...]
Change = Callable[[TextPath, str], str]
Model = TypeVar("Model", bound=FileModel)
_KEPT: Final = "texts by path"


@cache
def text_fields(model: type[FileModel]) -> tuple[tuple[str, bool], ...]:
    """The fields with texts in them: true for those that are texts themselves, false for those that hold models."""
    found = ((name, _holds_text(field), _holds_models(field.annotation)) for name, field in model.model_fields.items())
    return tuple((name, is_text) for name, is_text, has_models in found if is_text or has_models)


def _holds_text(field: FieldInfo) -> bool:
    """Whether a field is typed `Text`, alone or inside a union, list or group."""
    return any(isinstance(part, Translatable) for part in field.metadata) or _is_marked(field.annotation)


def _is_marked(annotation: object) -> bool:
    if any(isinstance(part, Translatable) for part in getattr(annotation, "__metadata__", ())):
        return True
    return any(_is_marked(part) for part in get_args(annotation))


def _holds_models(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        return True
    return any(_holds_models(part) for part in get_args(annotation))


def entry_keys(entries: tuple[FileModel, ...]) -> list[str | int]:
    """How an overlay names list entries: by their ids (or windows) when all have one, else by position."""
    for name in ("id", "within"):
        keys = [getattr(entry, name) for entry in entries if name in type(entry).__pydantic_fields__]
        if len(keys) == len(entries) and None not in keys:
            return [str(key) for key in keys]
    return list(range(len(entries)))


def _mapped(model: Model, path: TextPath, change: Change) -> Model:
    changes: dict[str, object] = {}
    for name, is_text in text_fields(type(model)):
        # Questions are named at the top, so that moving one to another dimension keeps its translation.
        here: TextPath = (name,) if name == "questions" else (*path, name)
        before = getattr(model, name)
        after = _mapped_text(before, here, change) if is_text else _mapped_models(before, here, change)
        if after != before:
            changes[name] = after
    return model.changed(**changes) if changes else model


def _mapped_text(value: object, path: TextPath, change: Change) -> object:
    if isinstance(value, str):
        return change(path, value)
    if isinstance(value, dict):
        return {key: change((*path, key), text) for key, text in value.items()}
    return tuple(change((*path, n), text) for n, text in enumerate(value)) if isinstance(value, tuple) else value


def _mapped_models(value: object, path: TextPath, change: Change) -> object:
    if isinstance(value, FileModel):
        return _mapped(value, path, change)
    if not isinstance(value, tuple) or not value:
        return value
    return tuple(
        _mapped_entry(entry, (*path, key), change) for key, entry in zip(entry_keys(value), value, strict=True)
    )


def _mapped_entry(entry: FileModel, path: TextPath, change: Change) -> FileModel:
    # An option or action has one text, so its key leads straight to it.
    if isinstance(entry, AnswerOption):
        text = change(path, entry.text)
        return entry if text == entry.text else entry.changed(text=text)
    if isinstance(entry, Action):
        do = change(path, entry.do)
        return entry if do == entry.do else entry.changed(do=do)
    return _mapped(entry, path, change)


def texts(questionnaire: Questionnaire) -> Mapping[TextPath, str]:
    """Every translatable text of an unresolved questionnaire, by its path, in the file's order.

    Worked out once for each questionnaire, and kept with it as its cached properties are: several rules read it.
    """
    kept = questionnaire.__dict__
    if _KEPT not in kept:
        found: dict[TextPath, str] = {}
        _note(questionnaire, (), found)
        kept[_KEPT] = found
    known: Mapping[TextPath, str] = kept[_KEPT]
    return known


def _note(model: FileModel, path: TextPath, found: dict[TextPath, str]) -> None:
    for name, is_text in text_fields(type(model)):
        here: TextPath = (name,) if name == "questions" else (*path, name)
        value = getattr(model, name)
        if isinstance(value, str) and is_text:
            found[here] = value
        elif isinstance(value, FileModel):
            _note(value, here, found)
        elif isinstance(value, dict) and is_text:
            found.update({(*here, key): text for key, text in value.items()})
        elif isinstance(value, tuple) and is_text:
            found.update({(*here, position): text for position, text in enumerate(value)})
        elif isinstance(value, tuple) and value:
            _note_entries(value, here, found)


def _note_entries(entries: tuple[FileModel, ...], path: TextPath, found: dict[TextPath, str]) -> None:
    for key, entry in zip(entry_keys(entries), entries, strict=True):
        if isinstance(entry, AnswerOption):
            found[*path, key] = entry.text
        elif isinstance(entry, Action):
            found[*path, key] = entry.do
        else:
            _note(entry, (*path, key), found)


def translated(source: Questionnaire, language: str, overlay: Mapping[TextPath, str]) -> Questionnaire:
    """The questionnaire in another language: the same structure, with every text that the overlay has."""
    return _mapped(source, (), overlay.get).changed(language=language)

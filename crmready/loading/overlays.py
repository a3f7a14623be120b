"""Translation files: reading them, and holding them against the questionnaire's texts (T4xx)."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from crmready.loading.folder import FORMAT
from crmready.loading.located_yaml import KeyPath, Limits, LocatedDocument, read_yaml_file
from crmready.loading.shape_faults import kind_of
from crmready.loading.translations import TextPath, texts
from crmready.model.questionnaire import Questionnaire
from crmready.model.values import LANGUAGE, LONGEST_TEXT
from crmready.problems import Location, Problem, closest, command, excerpt

_HEADER: Final = {("format",), ("language",)}
_MOST_MISSING: Final = 12
"""More missing texts than this are one thing to say: a flood would hide what else is wrong."""
UNTRANSLATED: Final = "(untranslated) "
"""Begins a text that `crmready questionnaire translate` put in its place in the source's language."""
LOCK: Final = ".lock.yaml"
"""How the file's name ends that says from which texts a translation was made; nothing that is asked depends on it."""


def _leaves(value: object, path: KeyPath, found: dict[KeyPath, object]) -> None:
    """Notes what stands at the end of each path; an empty group or list is an end as well."""
    if isinstance(value, dict) and value:
        for key, below in value.items():
            _leaves(below, (*path, key), found)
    elif isinstance(value, list) and value:
        for number, below in enumerate(value):
            _leaves(below, (*path, number), found)
    else:
        found[path] = value


def overlay_texts(document: LocatedDocument) -> dict[TextPath, str]:
    """The texts of a translation file by path; the header and what is not a text are left out."""
    return {path: value.strip() for path, value in overlay_leaves(document).items() if isinstance(value, str)}


def overlay_leaves(document: LocatedDocument) -> dict[KeyPath, object]:
    """Whatever stands at the end of each path of a translation file, but for the header."""
    found: dict[KeyPath, object] = {}
    _leaves(document.value, (), found)
    return {path: value for path, value in found.items() if path[:1] not in _HEADER}


def overlay_problems(document: LocatedDocument, language: str, source: Questionnaire) -> Iterator[Problem]:
    """What is missing, unknown or of the wrong shape in a translation, against the source's texts."""
    if not isinstance(document.value, dict):
        yield Problem.of("T403", document.locate(()), "A translation file is a group of `key: value` lines.")
        return
    if language == source.language:
        message = f"The questionnaire itself is written in {language}."
        yield Problem.of("R320", document.locate(()), message, "Remove this file, or name it after its language.")
        return
    yield from _header_problems(document, document.value, language)
    wanted = texts(source)
    given = overlay_leaves(document)
    if given.keys() == wanted.keys() and all(_is_text(text) and not is_untranslated(text) for text in given.values()):
        return
    shapes = list(_wrong_shapes(document, given, wanted))
    yield from (problem for _, problem in shapes)
    yield from _differences(document, given, wanted, {path for path, _ in shapes})


def is_untranslated(value: object) -> bool:
    """Whether a value is a text of the source that only holds the place of its translation."""
    return isinstance(value, str) and value.lstrip().startswith(UNTRANSLATED.strip())


def _is_text(value: object) -> bool:
    return is_untranslated(value) or (isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_TEXT)


def _header_problems(document: LocatedDocument, value: Mapping[str, object], language: str) -> Iterator[Problem]:
    if "format" not in value:
        yield Problem.of("S201", document.locate(()), "`format` is missing here.", f"Write `format: {FORMAT}`.")
    elif value["format"] != FORMAT:
        message = f"`format` is {excerpt(value['format'])}; this crmready knows formats up to {FORMAT}."
        yield Problem.of("S212", document.locate(("format",)), message, f"Write `format: {FORMAT}`.")
    if "language" not in value:
        yield Problem.of("S201", document.locate(()), "`language` is missing here.", f"Write `language: {language}`.")
    elif value["language"] != language:
        message = f"`language` is {excerpt(value['language'])}, the file's name says {language}."
        yield Problem.of("T404", document.locate(("language",)), message, f"Write `language: {language}`.")


def _wrong_shapes(
    document: LocatedDocument, given: Mapping[KeyPath, object], wanted: Mapping[TextPath, str]
) -> Iterator[tuple[KeyPath, Problem]]:
    """Places with one text for several, several for one, or no text at all."""
    groups = {path[:length] for path in wanted for length in range(1, len(path))}
    reported: set[KeyPath] = set()
    for path, value in given.items():
        above = next((path[:length] for length in range(1, len(path)) if path[:length] in wanted), None)
        if above is not None and above not in reported:
            reported.add(above)
            message = f"{_named(above)} is one text in the questionnaire, and several here."
            yield (
                above,
                Problem.of("T403", document.locate(above), message, f"Write one text{_or_copy(document, above)}."),
            )
        elif path in groups and value not in ({}, [], None):
            message = f"{_named(path)} is more than one text in the questionnaire, and {kind_of(value)} here."
            yield path, Problem.of("T403", document.locate(path), message, _several(document, path, wanted))
        elif path in wanted and not _is_text(value):
            problem = Problem.of("T403", document.locate(path), *_text_fault(value))
            is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
            yield path, problem.changing(str(value), f'"{value}"' if is_number else None)


def _several(document: LocatedDocument, path: KeyPath, wanted: Mapping[TextPath, str]) -> str:
    """What to write where several texts belong."""
    below = dict.fromkeys(other[len(path)] for other in wanted if other[: len(path)] == path)
    if 0 in below:
        return f"Write a list of {len(below)}."
    return f"Write a text for each of: {excerpt(', '.join(map(str, below)))}{_or_copy(document, path)}."


def _or_copy(document: LocatedDocument, path: KeyPath) -> str:
    """One wording that has become one for each role, or the other way round, does not have to be typed again."""
    return f"; `{_translate(document)}` takes along what is here" if path[-1] == "ask" else ""


def _translate(document: LocatedDocument) -> str:
    """The command that brings this file up to its source."""
    file = Path(document.path)
    return command("questionnaire", "translate", file.stem, file.parent.parent)


def _text_fault(value: object) -> tuple[str, str]:
    """Why a value is no text that can be shown, and what to write."""
    if not isinstance(value, str):
        hint = "Write the text." if value is None else "Put quotes around it to make it a text."
        return f"Expected a text, found {kind_of(value)}.", hint
    if not value.strip():
        return "The text is empty.", "Write the text."
    return f"The text has {len(value)} characters; {LONGEST_TEXT} are allowed.", "Shorten it."


def _differences(
    document: LocatedDocument,
    given: Mapping[KeyPath, object],
    wanted: Mapping[TextPath, str],
    faulty: set[KeyPath],
) -> Iterator[Problem]:
    """Texts that are missing and texts that nobody asked for, but for places whose shape is wrong already."""
    known = {path[:length] for path in wanted for length in range(1, len(path) + 1)}
    beside: dict[KeyPath, list[str | int]] = {}
    for other in known:
        beside.setdefault(other[:-1], []).append(other[-1])
    written = {path[:length] for path in given for length in range(1, len(path) + 1)}
    excused = set(faulty)
    for wrong in unknown(given, wanted):
        if not _is_inside(wrong, faulty):
            siblings = beside.get(wrong[:-1], [])
            near = closest(str(wrong[-1]), (str(key) for key in siblings if (*wrong[:-1], key) not in written))
            excused |= {(*wrong[:-1], near)} if near is not None else set()
            hint = f"Did you mean {near}?" if near else _entries(len(siblings)) if isinstance(wrong[-1], int) else None
            message = f"There is no text {_named(wrong)} to translate."
            yield Problem.of("T402", document.locate_key(wrong), message, hint)
    for path in wanted:
        if is_untranslated(given.get(path)):
            hint = f"Write the translation in place of the whole text, {UNTRANSLATED.strip()} included."
            yield Problem.of("T401", document.locate(path), _not_translated(path, wanted), hint)
    missing = [path for path in wanted if path not in given and not _is_inside(path, excused)]
    if len(missing) > _MOST_MISSING:
        first = missing[0]
        message = f"{len(missing)} texts are missing; the first is {_named(first)} ({excerpt(wanted[first])})."
        hint = f"`{_translate(document)}` makes a place for each."
        yield Problem.of("T401", document.locate(()), message, hint)
        return
    for path in missing:
        yield Problem.of("T401", document.locate(_written(path, document.value)), _not_translated(path, wanted))


def _not_translated(path: TextPath, wanted: Mapping[TextPath, str]) -> str:
    return f"Not translated: {_named(path)} ({excerpt(wanted[path])})."


def unknown(given: Mapping[KeyPath, object], wanted: Mapping[TextPath, str]) -> tuple[KeyPath, ...]:
    """The parts of a translation file that lead to no text of the questionnaire, each by its shortest path."""
    known = {path[:length] for path in wanted for length in range(1, len(path) + 1)}
    found = dict.fromkeys(_first_unknown(path, known) for path in given)
    return tuple(path for path in found if path is not None)


def _first_unknown(path: KeyPath, known: set[TextPath]) -> KeyPath | None:
    """The shortest beginning of a path that leads to no text of the questionnaire."""
    return next((path[:length] for length in range(1, len(path) + 1) if path[:length] not in known), None)


def _entries(count: int) -> str:
    return f"The questionnaire has {count} here." if count else "The questionnaire has no list here."


def _is_inside(path: KeyPath, places: set[KeyPath]) -> bool:
    return any(path[:length] in places for length in range(1, len(path) + 1))


def _written(path: TextPath, value: object) -> KeyPath:
    """As much of a path as the file has."""
    for length, part in enumerate(path):
        if isinstance(value, dict) and part in value:
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return path[:length]
    return path


def _named(path: TextPath) -> str:
    """A path as an author counts and writes it: `questions.stages-known.options, number 2`."""
    *above, last = path
    dotted = ".".join(map(str, above if isinstance(last, int) else path))
    return excerpt(f"{dotted}, number {last + 1}" if isinstance(last, int) else dotted)


def read_overlays(folder: Path, limits: Limits) -> tuple[dict[str, LocatedDocument], tuple[Problem, ...]]:
    """The translation files of a questionnaire's folder by language, and what is wrong with them as YAML."""
    documents: dict[str, LocatedDocument] = {}
    problems: list[Problem] = []
    for file in sorted((folder / "translations").glob("*.y*ml")):
        if file.name.endswith(LOCK):
            continue
        if file.suffix != ".yaml" or not re.fullmatch(LANGUAGE, file.stem):
            message = "The name of a translation file is its language, two or three small letters, and .yaml."
            problems.append(
                Problem.of("T404", Location(str(file), 1, 1), message, "Rename it, for example to nb.yaml.")
            )
            continue
        document, found = read_yaml_file(file, limits=limits)
        problems.extend(found)
        if document is not None:
            documents[file.stem] = document
    return documents, tuple(problems)

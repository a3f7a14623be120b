"""How one translation stands: of every text whether it is translated, and whether from the source as it is now."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from crmready.authoring.limits import AUTHORING_LIMITS
from crmready.authoring.translating.lock import Lock, fingerprint, read_lock
from crmready.authoring.translating.names import name_of, ordered_texts
from crmready.authoring.translating.reshaping import Reshaping, reshaping
from crmready.errors import InputError, ProblemsError, UsageError
from crmready.loading.folder import FORMAT, MAIN
from crmready.loading.located_yaml import KeyPath
from crmready.loading.overlays import UNTRANSLATED, is_untranslated, overlay_texts, unknown
from crmready.loading.questionnaire import Examination, examine_whole
from crmready.loading.translations import TextPath, texts
from crmready.model.questionnaire import Questionnaire
from crmready.model.values import LANGUAGE
from crmready.problems import Location, Problem, Severity, excerpt

_MENDED_HERE: Final = {"T401", "T402"}


class State(StrEnum):
    """Where a text stands on its way to being translated."""

    MISSING = "missing"
    UNTRANSLATED = "untranslated"
    """In its place in the file, but in the source's language."""
    STALE = "stale"
    """Translated, and the source has changed since."""
    UNRECORDED = "unrecorded"
    """Translated, and nobody wrote down from what."""
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the source with its translation, None where there is none."""

    path: TextPath
    source: str
    text: str | None
    state: State

    @property
    def name(self) -> str:
        """The text's name, as messages, records and translators' files have it."""
        return name_of(self.path)


@dataclass(frozen=True)
class Translation:
    """A translation with its source and its record. `content` is the file's text, with its line ends as they are.

    All three are as they will be: wordings that have another shape in the source have it here already.
    """

    source: Questionnaire
    language: str
    path: Path
    content: str
    given: Mapping[KeyPath, str]
    """Every text of the file, also those that belong to nothing any more."""
    lock: Lock
    reshaping: Reshaping = field(default_factory=Reshaping)
    """Which wordings these are."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every text of the source, in its order."""
        return tuple(
            entry_of(path, text, self.given, self.lock.hashes) for path, text in ordered_texts(self.source).items()
        )

    @cached_property
    def obsolete(self) -> tuple[KeyPath, ...]:
        """What the file has and the source does not, each part by its shortest path."""
        return unknown(self.given, texts(self.source))


def entry_of(path: TextPath, source: str, given: Mapping[KeyPath, str], hashes: Mapping[str, str]) -> Entry:
    """How one text stands."""
    text, recorded = given.get(path), hashes.get(name_of(path))
    if text is None or is_untranslated(text):
        return Entry(path, source, None, State.MISSING if text is None else State.UNTRANSLATED)
    if recorded is None:
        return Entry(path, source, text, State.UNRECORDED)
    return Entry(path, source, text, State.CURRENT if recorded == fingerprint(source) else State.STALE)


def placeholder(source: str) -> str:
    """What stands in a translation file until somebody has translated a text."""
    return UNTRANSLATED + source


def open_translation(path: Path, language: str) -> Translation:
    """The translation of the questionnaire at a path into a language; an empty one when there is none yet.

    `ProblemsError` when the questionnaire, the translation's form or its record has to be mended first. `UsageError`
    when it cannot be translated into this language.
    """
    if not re.fullmatch(LANGUAGE, language):
        raise UsageError(f"{excerpt(language)} is not a language.", "Write two or three small letters, such as nb.")
    examination = examine_whole(path, AUTHORING_LIMITS)
    if examination.main.name != MAIN:
        raise InputError("Only a questionnaire in a folder has translations.", f"Name a folder with a {MAIN} in it.")
    file = examination.main.parent / "translations" / f"{language}.yaml"
    document = examination.documents.get(language)
    given = overlay_texts(document) if document else {}
    lock = read_lock(examination.main.parent, language, AUTHORING_LIMITS)
    wanted = ordered_texts(examination.source) if examination.source is not None else {}
    shaped = reshaping(wanted, given, lock.hashes)
    reshaped = {document.locate(place) for place in shaped.places} if document else set()
    source = _require_sound(examination, file, reshaped)
    if language == source.language:
        raise UsageError(f"The questionnaire itself is written in {language}.", "Name another language.")
    content = file.read_bytes().decode("utf-8") if document else f"format: {FORMAT}\nlanguage: {language}\n"
    lock = replace(lock.required(), hashes=shaped.hashes(lock.hashes))
    content = shaped.content(content, tuple(wanted))
    return Translation(source, language, file, content, shaped.given(given), lock, shaped)


def _require_sound(examination: Examination, file: Path, reshaped: Collection[Location]) -> Questionnaire:
    problems = tuple(_blocking(examination, file, reshaped))
    if problems or examination.source is None:
        raise ProblemsError(problems)
    return examination.source


def _blocking(examination: Examination, file: Path, reshaped: Collection[Location]) -> Iterator[Problem]:
    """What has to be mended by hand before this translation can be touched; other languages are no matter."""
    for problem in examination.problems:
        place = Path(problem.location.path)
        elsewhere = place.parent == file.parent and place != file
        mended = problem.code in _MENDED_HERE or (problem.code == "T403" and problem.location in reshaped)
        if problem.severity is Severity.ERROR and not elsewhere and not mended:
            yield problem

"""What is doubtful in translations: those of an older text (T405), copies of the source (T406), their record (T407)."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from crmready.authoring.inspected import Inspected, Lint
from crmready.authoring.limits import AUTHORING_LIMITS
from crmready.authoring.translating.lock import Lock, read_lock
from crmready.authoring.translating.names import name_of
from crmready.authoring.translating.standing import Entry, State, entry_of
from crmready.loading.overlays import LOCK
from crmready.loading.translations import texts
from crmready.problems import Location, Problem, command, excerpt, listed

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEWEST_WORDS: Final = 4
_FEWEST_SMALL: Final = 2
"""Words in small letters: names of people, products and places are the same in every language."""
_SISTERS: Final = frozenset({"da", "nb", "nn", "no", "sv"})
_FEWEST_AMONG_SISTERS: Final = 8
"""Short sentences may well be the same in Danish and Norwegian."""


def lint_stale(inspected: Inspected) -> Iterator[Problem]:
    """Translations of a text that the source does not say any more (T405), and records that do not fit (T407)."""
    source = texts(inspected.loaded.source)
    folder = Path(inspected.findings.assembled.main.path).parent
    for language in inspected.documents:
        lock = read_lock(folder, language, AUTHORING_LIMITS)
        yield from lock.problems
        if lock.document is None:
            continue
        given = inspected.loaded.overlays[language]
        entries = [entry_of(path, text, given, lock.hashes) for path, text in source.items()]
        for entry in entries:
            if entry.state is State.STALE:
                yield inspected.problem_in(language, "T405", entry.path, _stale(entry, lock))
        if not lock.problems:
            yield from _misfits(lock, entries, {name_of(path) for path in given})
    yield from _orphans(folder, inspected)


def _stale(entry: Entry, lock: Lock) -> tuple[str, str]:
    message = f"{entry.name} was translated from another text; the source now says: {excerpt(entry.source)}"
    accept = command("questionnaire", "translate", lock.language, lock.folder, "--accept", entry.name)
    return message, f"Revise it where need be; `{accept}` then says that it fits."


def _misfits(lock: Lock, entries: Iterable[Entry], names: set[str]) -> Iterator[Problem]:
    if lock.document is None:
        return
    language, run = lock.language, command("questionnaire", "translate", lock.language, lock.folder)
    fits = f"If they fit the source as it is now, run `{run}`."
    unrecorded = [entry.name for entry in entries if entry.state is State.UNRECORDED]
    gone = [name for name in lock.hashes if name not in names]
    lost = f"These are recorded here and not in {language}.yaml: {listed(map(excerpt, gone))}."
    unknown = f"It is not recorded from what these in {language}.yaml were translated: {listed(unrecorded)}."
    if gone:  # what has another name now is both: one thing to say
        message, hint = (f"{lost} {unknown}", fits) if unrecorded else (lost, f"Run `{run}`.")
        yield Problem.of("T407", lock.document.locate_key(("texts", gone[0])), message, hint)
    elif unrecorded:
        yield Problem.of("T407", lock.document.locate(("texts",)), unknown, fits)


def _orphans(folder: Path, inspected: Inspected) -> Iterator[Problem]:
    """Records of translations that are not there."""
    for path in sorted((folder / "translations").glob(f"*{LOCK}")):
        language = path.name.removesuffix(LOCK)
        if language not in inspected.documents:
            message = f"There is no {excerpt(language)}.yaml that this could be the record of."
            yield Problem.of(
                "T407", Location(str(path), 1, 1), message, "Restore the translation, or delete this file."
            )


def lint_copies(inspected: Inspected) -> Iterator[Problem]:
    """Texts that were most likely copied from the source and never translated (T406)."""
    source, wanted = inspected.loaded.source, texts(inspected.loaded.source)
    for language in inspected.documents:
        given = inspected.loaded.overlays[language]
        fewest = _FEWEST_AMONG_SISTERS if {language, source.language} <= _SISTERS else _FEWEST_WORDS
        for path, text in wanted.items():
            if given.get(path, "").casefold() == text.casefold() and _is_language(text, fewest):
                message = f"{name_of(path)} says the same as the source, word for word."
                hint = "Translate it; where both languages do say it so, ignore this here with the reason."
                yield inspected.problem_in(language, "T406", path, (message, hint))


def _is_language(text: str, fewest: int) -> bool:
    """Whether a text has so many words that it can hardly be the same in two languages."""
    words = _WORD.findall(text)
    small = [word for word in words if word.islower() and len(word) > 1]
    return len(words) >= fewest and len(small) >= _FEWEST_SMALL


TRANSLATION_LINTS: Final[tuple[Lint, ...]] = (lint_stale, lint_copies)

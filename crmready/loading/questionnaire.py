"""From a questionnaire's folder to something that can be asked and scored, or to everything that is wrong with it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from crmready.errors import InputError, ProblemsError
from crmready.loading.checks.meaning import check_meaning
from crmready.loading.folder import FORMAT, MAIN, Assembled, assemble, main_file, require_whole
from crmready.loading.located_yaml import STANDARD_LIMITS, Limits, LocatedDocument
from crmready.loading.overlays import overlay_problems, overlay_texts, read_overlays
from crmready.loading.pruning import what_can_be_read
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.loading.structure import document_path, newer, structure_problems, validated
from crmready.loading.translations import TextPath, translated
from crmready.model.questionnaire import Questionnaire
from crmready.problems import Location, Problem, Severity, excerpt


@dataclass(frozen=True, slots=True)
class LoadedQuestionnaire:
    """A questionnaire in all its languages. `source` is unresolved, as written; `speaking` gives what can be asked."""

    source: Questionnaire
    overlays: Mapping[str, Mapping[TextPath, str]]

    @property
    def languages(self) -> tuple[str, ...]:
        """The source language first, then the translations by name."""
        return (self.source.language, *sorted(self.overlays))

    def speaking(self, language: str) -> Questionnaire:
        """The resolved questionnaire in one of its languages; `InputError` when it has no such translation."""
        if language == self.source.language:
            return self.source.resolved()
        if language not in self.overlays:
            listed = ", ".join(self.languages)
            raise InputError(f"{self.source.id} has no translation into {excerpt(language)}.", f"It has: {listed}.")
        return translated(self.source, language, self.overlays[language]).resolved()

    def snapshot(self) -> str:
        """Everything the author wrote as canonical JSON; `restore` gives the same questionnaire back."""
        overlays = {
            language: [[list(path), text] for path, text in sorted(overlay.items(), key=lambda entry: str(entry[0]))]
            for language, overlay in sorted(self.overlays.items())
        }
        written = self.source.model_dump(mode="json", by_alias=True, exclude_unset=True)
        content = {"questionnaire": written, "translations": overlays}
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def digest(self) -> str:
        """SHA-256 of the snapshot, in hexadecimal: two questionnaires with one digest say the same."""
        import hashlib  # noqa: PLC0415  # a check does without it

        return hashlib.sha256(self.snapshot().encode()).hexdigest()


def restore(snapshot: str) -> LoadedQuestionnaire:
    """The questionnaire of a snapshot. `InputError` when it was made by a newer version or is damaged."""
    try:
        content = json.loads(snapshot)
        overlays = {
            str(language): {tuple(path): str(text) for path, text in entries}
            for language, entries in content["translations"].items()
        }
        written = content["questionnaire"]
        source, errors = validated(Questionnaire, written)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("The questionnaire kept in this file cannot be read.", "The file is damaged.") from error
    if source is None:
        where = ".".join(str(part) for part in errors[0]["loc"])
        hint = "The file may come from a newer crmready: install the newest version."
        raise InputError(f"The questionnaire kept in this file does not fit this version (at {excerpt(where)}).", hint)
    here = LocatedDocument("snapshot", written, {(): Location("snapshot", 1, 1)}, {})
    log = ProblemLog(STANDARD_LIMITS.problems)
    with suppress(ReadingStopped):
        check_meaning(source, Assembled(written, here), log)
    if log.problems:
        message = f"The questionnaire kept in this file contradicts itself: {log.problems[0].message}"
        raise InputError(message, "The file is damaged.")
    return LoadedQuestionnaire(source, overlays)


def _checked(assembled: Assembled, limits: Limits) -> tuple[Questionnaire | None, list[Problem]]:
    """The questionnaire when its shape is right, and what is wrong with its shape and its meaning."""
    value, log = assembled.value, ProblemLog(limits.problems)
    source, errors = validated(Questionnaire, value)
    news = [error for error in errors if document_path(value, error["loc"]) not in assembled.unread]
    with suppress(ReadingStopped):
        for problem in structure_problems(Questionnaire, value, news, assembled.places):
            log.report(problem)
        readable = source or what_can_be_read(value)
        if readable is not None:
            check_meaning(readable, assembled, log)
    return source, log.problems


@dataclass(frozen=True, slots=True)
class Examination:
    """What was read of a questionnaire, and every problem in it. `loaded` is None when any problem is an error."""

    main: Path
    loaded: LoadedQuestionnaire | None
    problems: tuple[Problem, ...]
    assembled: Assembled | None = None
    documents: Mapping[str, LocatedDocument] = field(default_factory=dict)
    """The translation files by language."""
    source: Questionnaire | None = None
    """The questionnaire in its own language when its shape is right, whatever is wrong with its translations."""

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that was read or that a problem is in, the main file first, as problems name them."""
        mounted = self.assembled.mounted.values() if self.assembled is not None else ()
        read = (document.path for document in (*mounted, *self.documents.values()))
        return tuple(dict.fromkeys((str(self.main), *read, *(problem.location.path for problem in self.problems))))


def examine_whole(path: Path, limits: Limits = STANDARD_LIMITS) -> Examination:
    """Reads and checks a questionnaire folder (or its main file). `InputError` when it is not there, or a part."""
    require_whole(path)
    main = main_file(path)
    assembled, read_problems = assemble(main, limits)
    if assembled is not None and (refused := newer(assembled.value, FORMAT, assembled.places)):
        return Examination(main, None, (refused,))
    documents, overlay_problems_found = read_overlays(main.parent, limits) if main.name == MAIN else ({}, ())
    problems = [*read_problems, *overlay_problems_found]
    source: Questionnaire | None = None
    if assembled is not None:
        source, found = _checked(assembled, limits)
        problems += found
    if source is not None:
        for language, document in documents.items():
            problems += _overlay_problems(document, language, source, limits)
    faultless = source is not None and not any(problem.severity is Severity.ERROR for problem in problems)
    overlays = {language: overlay_texts(document) for language, document in documents.items()} if faultless else {}
    loaded = LoadedQuestionnaire(source, overlays) if source is not None and faultless else None
    return Examination(main, loaded, tuple(sorted(problems)), assembled, documents, source)


def _overlay_problems(
    document: LocatedDocument, language: str, source: Questionnaire, limits: Limits
) -> tuple[Problem, ...]:
    log = ProblemLog(limits.problems)
    with suppress(ReadingStopped):
        for problem in overlay_problems(document, language, source):
            log.report(problem)
    return tuple(log.problems)


def examine(path: Path, limits: Limits = STANDARD_LIMITS) -> tuple[LoadedQuestionnaire | None, tuple[Problem, ...]]:
    """The questionnaire of a folder (or its main file), and every problem in it.

    The questionnaire is None when any problem is an error. `InputError` when there is no such file.
    """
    examination = examine_whole(path, limits)
    return examination.loaded, examination.problems


def load(path: Path) -> LoadedQuestionnaire:
    """The questionnaire at a path. `ProblemsError` carries everything that is wrong with it."""
    loaded, problems = examine(path)
    if loaded is None:
        raise ProblemsError(problems)
    return loaded


def load_draft(path: Path) -> tuple[LoadedQuestionnaire, tuple[str, ...]]:
    """The questionnaire as its author may try it out, and the languages left out because their translation has errors.

    `ProblemsError` with everything when there is an error in anything else.
    """
    examination = examine_whole(path)
    if examination.loaded is not None:
        return examination.loaded, ()
    wrong = {problem.location.path for problem in examination.problems if problem.severity is Severity.ERROR}
    whole = {name: document for name, document in examination.documents.items() if document.path not in wrong}
    excused = {document.path for name, document in examination.documents.items() if name not in whole}
    if examination.source is None or wrong - excused:
        raise ProblemsError(examination.problems)
    overlays = {name: overlay_texts(document) for name, document in whole.items()}
    return LoadedQuestionnaire(examination.source, overlays), tuple(sorted(examination.documents.keys() - whole.keys()))

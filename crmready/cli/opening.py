"""From a path to something that can be scored: an assessment file, or plain answers beside their questionnaire."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from crmready.cli.clock import today
from crmready.cli.languages import spoken
from crmready.errors import InputError, UsageError
from crmready.loading import shelf
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.questionnaire import LoadedQuestionnaire, restore
from crmready.model.assessment import Assessment, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.problems import closest, command, excerpt
from crmready.resources import questionnaires_root
from crmready.store.digest import answers_digest
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file

_SQLITE: Final = b"SQLite format 3\x00"
_PDF: Final = b"%PDF-"
_YAML: Final = (".yaml", ".yml")
_HEAD: Final = 200
_OURS: Final = (".crmready", ".json", *_YAML)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command scores and reports: the questionnaire in the wished language, and what may be shown of it."""

    questionnaire: Questionnaire
    questionnaire_digest: str
    assessment: Assessment
    answers_digest: str
    held_back: Mapping[str, int] = field(default_factory=dict)
    """Later answers of anonymous roles that this output does not show yet, by role."""
    withheld: frozenset[str] = frozenset()
    """Anonymous roles of which this output shows nothing, because one of them was forgotten."""
    unpublished: Assessment | None = None
    """Everything answered so far, for the owner's own arithmetic check and for nothing else."""


def is_assessment_file(path: Path) -> bool:
    """Whether a file is SQLite by its first bytes; names are not trusted. `InputError` when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except FileNotFoundError as error:
        near = closest(path.name, [other.name for other in path.parent.glob("*") if other.suffix in _OURS])
        hint = (
            f"Did you mean {near}?" if near else "`crmready assess` makes a new one; `crmready demo` shows an example."
        )
        raise InputError(f"There is no file {excerpt(str(path))}.", hint) from error
    except OSError as error:
        raise InputError(f"{excerpt(str(path))} cannot be read: {error.strerror}.", "Name a file.") from error


def is_report(path: Path) -> bool:
    """Whether this is a PDF, by its name or its first bytes; whether it is one of ours is seen when it is read."""
    if path.suffix.lower() == ".pdf":
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_PDF)) == _PDF
    except OSError:
        return False  # whoever opens it as an assessment says what is wrong


def can_write(path: Path) -> bool:
    """Whether the file and the folder beside it (for its journal) can be written."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def loaded_from(file: AssessmentFile) -> LoadedQuestionnaire:
    """The questionnaire that an assessment was begun with."""
    return restore(file.snapshot())


def anonymous_roles(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The roles that the privacy rule protects."""
    return tuple(role.id for role in questionnaire.roles if role.anonymous)


def plain_answers(path: Path, wished_questionnaire: str | None) -> tuple[LoadedQuestionnaire, Assessment]:
    """A plain answers file with its questionnaire: the one wished, else the one it names."""
    if path.read_bytes()[:_HEAD].lstrip().startswith(b"schema: crmready/assessment/"):
        hint = f"Make an assessment file of it first: crmready import {path} {path.stem}.crmready"
        raise InputError(f"{excerpt(str(path))} is an export, not a plain answers file.", hint)
    document, header = read_header(path)
    loaded = shelf.fetch(wished_questionnaire or header.questionnaire, questionnaires_root())
    return loaded, assessment_from(document, header, loaded.source.resolved())


def is_round_open(file: AssessmentFile) -> bool:
    """Whether a workshop takes answers, and somebody has come: nothing of the answers is shown before it is closed."""
    return file.seats.settings().get("phase") == "open" and bool(file.seats.taken())


def refuse_open_round(file: AssessmentFile) -> None:
    """`InputError` while a workshop is open: who still answers would be led by what others answered."""
    if is_round_open(file):
        close, status = command("collect", file.path, "--close"), command("status", file.path)
        hint = f"Close it first: c in its terminal, its page, or `{close}`. `{status}` shows the counts."
        raise InputError("A workshop on this file is still open, and shows nothing before it is closed.", hint)


def has_plain_answers(path: Path) -> bool:
    """Whether these are plain answers and no assessment file; `InputError` for what is neither, or is not there."""
    if is_assessment_file(path):
        return False
    if is_report(path):
        hint = f"Name the assessment it was made of. `{command('inspect', path)}` reads what the report carries."
        raise InputError(f"{excerpt(str(path))} is a report, not an assessment.", hint)
    if path.suffix not in _YAML:
        hint = "Name a .crmready file, or plain answers in a .yaml file; a JSON export goes through `crmready import`."
        raise InputError(f"{excerpt(str(path))} is not an assessment.", hint)
    return True


def opened(path: Path, language: str | None, questionnaire: str | None = None) -> Opened:
    """Opens an assessment for an output. What an anonymous role shows is remembered as published."""
    if has_plain_answers(path):
        loaded, assessment = plain_answers(path, questionnaire)
        secret = hashlib.sha256(path.read_bytes()).hexdigest()
        speaking = spoken(loaded, language, assessment.language)
        return Opened(speaking, loaded.digest(), assessment, answers_digest(assessment, secret), unpublished=assessment)
    if questionnaire is not None:
        hint = "Leave out --questionnaire; the file carries the questionnaire it was begun with."
        raise UsageError("An assessment file already knows its questionnaire.", hint)
    with open_file(path, writable=can_write(path)) as file:
        refuse_open_round(file)
        loaded = loaded_from(file)
        now = file.assessment()
        speaking = spoken(loaded, language, now.language)
        published = file.published_assessment(anonymous_roles(speaking), speaking.privacy.minimum_group)
        if can_write(path):
            # Before anything is shown: two outputs must never differ by one person's answer (docs/scoring.md §5 i).
            file.record_release(published, today())
        digest = file.answers_digest(published.assessment)
    return Opened(
        speaking,
        loaded.digest(),
        published.assessment,
        digest,
        published.held_back,
        published.withheld,
        unpublished=now,
    )


def respondent_named(stored: AssessmentFile, respondent: str | None) -> Respondent | None:
    """Who takes part under an id; None without one. `InputError` when nobody does."""
    if respondent is None:
        return None
    for person in stored.assessment().respondents:
        if person.id == respondent:
            return person
    hint = f"`{command('status', stored.path)}` lists the respondents."
    raise InputError(f"Nobody with the id {excerpt(respondent)} takes part.", hint)

"""Deleting for good what an append-only history never deletes: one respondent, or a whole assessment.

The file is made anew of what is kept and takes the old one's place at once: nothing of the old pages is in it.
Entries keep their places in the history, so that what was published stays known (`store.release`).
"""

import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from crmready.errors import InputError
from crmready.problems import excerpt
from crmready.store.check import DamageError, sound_history
from crmready.store.creation import fill
from crmready.store.database import connect_draft, damaged
from crmready.store.durable import draft_beside, replace, sync
from crmready.store.events import AnswerEvent, Event, Forgotten, Founded, Joined, Released
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file
from crmready.store.schema import MIGRATIONS

_BESIDE: Final = (".{name}.*.draft", ".{name}.v*.bak.*.draft", "{name}.v*.bak")
"""What crmready itself leaves beside a file: drafts of a killed process, and copies from before a migration."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What was deleted: entries of the history, and files beside the assessment."""

    entries: int
    files: tuple[Path, ...]


def beside(path: Path) -> tuple[Path, ...]:
    """Copies and drafts that lie beside an assessment and hold what it held."""
    folder, name = path.absolute().parent, _literally(path.name)
    return tuple(sorted({found for pattern in _BESIDE for found in folder.glob(pattern.format(name=name))}))


def forget(path: Path, respondent: str, day: date) -> Gone:
    """Takes one respondent out: every entry of theirs, their seat, and every older copy beside the file.

    Killed at any moment, it leaves the old file whole or the new one. Raises InputError when nobody with this id ever
    took part, or nothing can be written; then the file is as it was.
    """
    with open_file(path) as file, file.alone() as connection:
        events = file.history()
        role = _role_of(path, events, respondent)
        kept = [_with_new_secret(event) for event in without(events, respondent, role, day)]
        older = beside(path)
        try:
            with draft_beside(path) as draft:
                _write(draft, file, kept, _Collecting.of(connection, respondent))
                for copy in older:
                    copy.unlink(missing_ok=True)
                replace(draft, path)
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = f"{path}: the file cannot be written anew ({reason})"
            raise InputError(message, "Close other programs that use it, make room, and try again.") from error
    open_file(path).close()
    return Gone(len(events) - len(kept) + 1, older)


def without(events: Sequence[Event], respondent: str, role: str, day: date) -> list[Event]:
    """The history without one respondent, and at its end that one of this role was forgotten."""
    mark = Forgotten(seq=events[-1].seq + 1, day=day, role=role, shown_since=_shown_since(events, respondent, role))
    return [*(event for event in events if getattr(event, "respondent", None) != respondent), mark]


def forget_everything(path: Path) -> Gone:
    """Deletes the assessment, its journal, and every older copy beside it. InputError when that is refused."""
    with open_file(path) as file, file.alone():
        entries, older = len(file.history()), beside(path)
        try:
            for found in (*older, path.with_name(f"{path.name}-journal"), path):
                found.unlink(missing_ok=True)
            sync(path.absolute().parent)
        except OSError as error:
            message = f"{path}: it cannot be deleted ({error.strerror})"
            raise InputError(message, "Close other programs that use it and try again.") from error
    return Gone(entries, older)


@dataclass(frozen=True, slots=True)
class _Collecting:
    """The tables that are no history: a workshop's settings, and seats."""

    settings: tuple[tuple[str, str], ...]
    seats: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, connection: sqlite3.Connection, without: str) -> "_Collecting":
        seats = connection.execute("SELECT token, respondent FROM seat WHERE respondent <> ?", (without,))
        return cls(tuple(connection.execute("SELECT name, value FROM workshop")), tuple(seats))

    def store(self, connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT INTO workshop (name, value) VALUES (?, ?)", self.settings)
        connection.executemany("INSERT INTO seat (token, respondent) VALUES (?, ?)", self.seats)


def _write(draft: Path, file: AssessmentFile, events: Iterable[Event], collecting: _Collecting) -> None:
    with closing(connect_draft(draft)) as connection:
        connection.execute("BEGIN")
        fill(connection, file.snapshot(), events, MIGRATIONS)
        collecting.store(connection)
        connection.execute("COMMIT")
        try:
            sound_history(connection, MIGRATIONS)
        except DamageError as error:
            raise damaged(file.path, str(error)) from error


def _role_of(path: Path, events: Iterable[Event], respondent: str) -> str:
    for event in events:
        if isinstance(event, Joined) and event.respondent == respondent:
            return event.role
    message = f"{path}: nobody with the id {excerpt(respondent)} takes part"
    raise InputError(message, "`crmready status` lists the respondents.")


def _shown_since(events: Iterable[Event], respondent: str, role: str) -> int | None:
    """The first mark of the role that was set after this respondent had answered something."""
    answered = [event.seq for event in events if isinstance(event, AnswerEvent) and event.respondent == respondent]
    marks = (event.through for event in events if isinstance(event, Released) and role in event.roles)
    return min((mark for mark in marks if answered and mark >= answered[0]), default=None)


def _with_new_secret(event: Event) -> Event:
    """With the old one, an earlier report's digest would tell when guessed answers of theirs are right."""
    if isinstance(event, Founded):
        return event.model_copy(update={"secret": secrets.token_hex(16)})
    return event


def _literally(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)

"""Making an assessment file: it appears whole, under its name, or not at all."""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from crmready.errors import InputError
from crmready.store.database import connect_draft
from crmready.store.durable import draft_beside, publish
from crmready.store.events import Event, Founded
from crmready.store.file import AssessmentFile
from crmready.store.history import append
from crmready.store.opening import open_file
from crmready.store.rows import canonical
from crmready.store.schema import MIGRATIONS, Migration, upgrade


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new file is about. `snapshot` is canonical JSON, as `LoadedQuestionnaire.snapshot` gives it."""

    organisation: str
    language: str
    questionnaire: str
    version: str
    snapshot: str
    profile: str | None = None
    secret: str | None = None
    """32 hexadecimal digits that key the answers digest; random unless given."""


def create(path: Path, founding: Founding, day: date, migrations: Sequence[Migration] = MIGRATIONS) -> AssessmentFile:
    """A new file that only its owner can read. InputError when the name is taken or nothing can be written there."""
    event = Founded(
        seq=1,
        day=day,
        organisation=founding.organisation,
        language=founding.language,
        profile=founding.profile,
        questionnaire=founding.questionnaire,
        version=founding.version,
        digest=sha256(founding.snapshot.encode()).hexdigest(),
        secret=founding.secret or secrets.token_hex(16),
    )
    return create_with(path, founding.snapshot, [event], migrations)


def create_with(
    path: Path, snapshot: str, events: Iterable[Event], migrations: Sequence[Migration] = MIGRATIONS
) -> AssessmentFile:
    """A new file with a history that happened elsewhere. Raises as `create`."""
    if canonical(json.loads(snapshot)) != snapshot:
        raise ValueError("a questionnaire's snapshot is canonical JSON")
    try:
        with draft_beside(path) as draft:
            with closing(connect_draft(draft)) as connection:
                connection.execute("BEGIN")
                fill(connection, snapshot, events, migrations)
                connection.execute("COMMIT")
            publish(draft, path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: no file can be made here ({reason})", "Choose another folder.") from error
    return open_file(path, migrations=migrations)


def fill(
    connection: sqlite3.Connection, snapshot: str, events: Iterable[Event], migrations: Sequence[Migration]
) -> None:
    """Write tables, questionnaire and history into an empty file, inside a transaction that somebody else has begun."""
    upgrade(connection, migrations)
    row = (sha256(snapshot.encode()).hexdigest(), snapshot)
    connection.execute("INSERT INTO snapshot (digest, text) VALUES (?, ?)", row)
    for event in events:
        append(connection, event)

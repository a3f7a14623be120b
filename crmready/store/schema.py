"""The tables of an assessment file, version by version."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

APPLICATION_ID: Final = 0x43524D52
"""`CRMR`, at byte 68 of the file: it tells an assessment from any other SQLite database."""

Migration: TypeAlias = Callable[[sqlite3.Connection], None]
"""Takes an open write transaction one version further; never commits, never uses executescript (it commits)."""

_FIRST_VERSION = (
    """
    CREATE TABLE event (                        -- everything that happened, in order; rows are only ever added
      seq        INTEGER PRIMARY KEY AUTOINCREMENT,
      day        TEXT NOT NULL,                 -- 2026-11-23; the time of day is not kept
      kind       TEXT NOT NULL,
      respondent TEXT,
      question   TEXT,
      body       TEXT NOT NULL,                 -- JSON: what else there is to say about this kind of event
      key        TEXT UNIQUE,                   -- the sender's key: the same event sent twice is stored once
      prev       TEXT NOT NULL,                 -- hash of the same respondent's event before this one
      hash       TEXT NOT NULL                  -- SHA-256 of all columns before this one
    )""",
    "CREATE INDEX event_by_respondent ON event (respondent)",
    """
    CREATE TABLE snapshot (                     -- the questionnaire as it was asked
      digest     TEXT PRIMARY KEY,              -- SHA-256 of the text
      text       TEXT NOT NULL                  -- JSON
    )""",
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the history of an assessment is never changed'); END""",
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the history of an assessment is never shortened'); END""",
    """
    CREATE VIEW answer AS                       -- what counts now: the latest word of everybody who still takes part
    SELECT respondent, question, kind, body, day
    FROM event AS latest
    WHERE kind IN ('answered', 'not-applicable', 'dont-know')
      AND seq = (SELECT max(seq) FROM event WHERE respondent = latest.respondent AND question = latest.question)
      AND respondent NOT IN (SELECT respondent FROM event WHERE kind = 'left')""",
)


def _first_version(connection: sqlite3.Connection) -> None:
    for statement in _FIRST_VERSION:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


_WORKSHOPS = (
    """
    CREATE TABLE workshop (                     -- how answers are being collected in a room; no part of the history
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    )""",
    """
    CREATE TABLE seat (                         -- whose phone is whose, as long as answers can be changed
      token      TEXT PRIMARY KEY,              -- SHA-256 of the token in the phone's cookie
      respondent TEXT NOT NULL
    )""",
)


def _workshops(connection: sqlite3.Connection) -> None:
    for statement in _WORKSHOPS:
        connection.execute(statement)


MIGRATIONS: Final[tuple[Migration, ...]] = (_first_version, _workshops)
"""From an empty database to the newest version; the schema version is how many of them a file has been through."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgrade(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Bring an open write transaction to the newest version of these migrations."""
    for migration in migrations[version_of(connection) :]:
        migration(connection)
    connection.execute(f"PRAGMA user_version = {len(migrations)}")


def tables_of(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Name and definition of everything in the schema that has a definition."""
    return frozenset(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def tables_expected(migrations: Sequence[Migration]) -> frozenset[tuple[str, str]]:
    """What `tables_of` must say after these migrations."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        upgrade(connection, migrations)
        return tables_of(connection)
    finally:
        connection.close()

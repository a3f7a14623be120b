"""Whether a file still says what was written into it. SQLite's own check sees only the frame, not the letters."""

import sqlite3
from collections.abc import Sequence
from hashlib import sha256

from crmready.store.events import Event, Founded, Released
from crmready.store.history import rows_after
from crmready.store.ledger import ImpossibleHistoryError, Ledger
from crmready.store.rows import Row, as_event
from crmready.store.schema import Migration, tables_expected, tables_of


class DamageError(Exception):
    """The first thing found that cannot be as it was written."""


def sound_history(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> tuple[Event, ...]:
    """Every event of an open file, after checking frame, schema, hashes, chains and sense.

    Raises DamageError, or sqlite3.Error when the file cannot be read at all. About 45 ms for 3,000 events.
    """
    try:
        check_frame(connection, migrations)
        rows = rows_after(connection, 0)
        _check_hashes(rows)
        events = tuple(as_event(row) for row in rows)
        check_sense(events)
        _check_company(connection, events)
    except ImpossibleHistoryError as error:
        raise DamageError(str(error)) from error
    except (ValueError, TypeError, OverflowError, MemoryError) as error:
        # A flipped bit can turn text into bytes that are no text, or a length into one that no memory holds.
        raise DamageError(f"{type(error).__name__} while reading") from error
    return events


def check_frame(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Whether pages, indexes and tables are sound. Raises DamageError."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise DamageError("its pages do not fit together")
    if tables_of(connection) != tables_expected(migrations):
        raise DamageError("its tables are not as they were made")


def _check_hashes(rows: Sequence[Row]) -> None:
    last: dict[str | None, str] = {}
    for row in rows:
        if row.hash != row.seal() or row.prev != last.get(row.respondent, ""):
            raise DamageError(f"entry {row.seq} is not as it was written")
        last[row.respondent] = row.hash


def check_sense(events: Sequence[Event]) -> None:
    """Whether these events can follow each other. Raises ImpossibleHistoryError, naming the first that cannot."""
    if not events or not isinstance(events[0], Founded):
        raise ImpossibleHistoryError("the first entry does not say what was founded")
    ledger = Ledger()
    seq = 0
    for event in events:
        if event.seq <= seq or (isinstance(event, Released) and event.through >= event.seq):
            raise ImpossibleHistoryError(f"entry {event.seq} is out of order")
        seq = event.seq
        try:
            event.apply(ledger)
        except ImpossibleHistoryError as error:
            raise ImpossibleHistoryError(f"entry {event.seq}: {error}") from error


def _check_company(connection: sqlite3.Connection, events: Sequence[Event]) -> None:
    snapshots = dict(connection.execute("SELECT digest, text FROM snapshot"))
    if any(sha256(text.encode()).hexdigest() != digest for digest, text in snapshots.items()):
        raise DamageError("the questionnaire in it is not as it was written")
    if {event.digest for event in events if isinstance(event, Founded)} != set(snapshots):
        raise DamageError("the questionnaire in it is missing")
    if dict(connection.execute("SELECT name, seq FROM sqlite_sequence")) != {"event": events[-1].seq}:
        raise DamageError("its last entries are missing")

"""Reading and lengthening the table `event`, inside a connection somebody else has opened."""

import sqlite3

from crmready.errors import InputError
from crmready.store.events import Event
from crmready.store.rows import Row, as_row
from crmready.store.stored import is_handle

_COLUMNS = ", ".join(Row._fields)
_AFTER = f"SELECT {_COLUMNS} FROM event WHERE seq > ? ORDER BY seq"  # noqa: S608  # our own column names
_BY_KEY = f"SELECT {_COLUMNS} FROM event WHERE key = ?"  # noqa: S608
_OF_PLACE = f"""
    SELECT {_COLUMNS} FROM event WHERE respondent = ? AND question = ? ORDER BY seq DESC LIMIT 1"""  # noqa: S608
_LATEST = "SELECT hash FROM event WHERE respondent IS ? ORDER BY seq DESC LIMIT 1"
_NEXT = "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'event'"
_PRESENCE = "SELECT kind FROM event WHERE respondent = ? AND kind IN ('joined', 'left') ORDER BY seq DESC LIMIT 1"
_TOGETHER = """
    SELECT 1 FROM event
    WHERE kind = 'joined' AND json_extract(body, '$.role') = ? AND json_extract(body, '$.together') > 1
      AND respondent NOT IN (SELECT respondent FROM event WHERE kind = 'left')"""
_RECORD = """
    SELECT kind FROM event
    WHERE kind IN ('record-saved', 'record-removed') AND json_extract(body, '$.record') = ?
    ORDER BY seq DESC LIMIT 1"""
_INSERT = f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' for _ in Row._fields)})"  # noqa: S608


def rows_after(connection: sqlite3.Connection, seq: int) -> list[Row]:
    """The history after this event, oldest first, unchecked; 0 for all of it."""
    return [Row(*row) for row in connection.execute(_AFTER, (seq,))]


def append(connection: sqlite3.Connection, event: Event) -> None:
    """Add an event at the end, or keep its `seq` if it has one. A key that is known adds nothing."""
    if event.key is not None and _sent_before(connection, event):
        return
    if event.seq == 0:
        (seq,) = connection.execute(_NEXT).fetchone()
        event = event.model_copy(update={"seq": seq})
    latest = connection.execute(_LATEST, (getattr(event, "respondent", None),)).fetchone()
    connection.execute(_INSERT, as_row(event, latest[0] if latest else ""))


def knows(connection: sqlite3.Connection, key: str) -> bool:
    """Whether an event was sent with this key."""
    return connection.execute("SELECT 1 FROM event WHERE key = ?", (key,)).fetchone() is not None


def latest_of(connection: sqlite3.Connection, respondent: str, question: str) -> Row | None:
    """The last that a respondent said to a question."""
    row = connection.execute(_OF_PLACE, (respondent, question)).fetchone()
    return None if row is None else Row(*row)


def presence(connection: sqlite3.Connection, respondent: str) -> str | None:
    """`joined` or `left`; None when nobody with this id ever took part."""
    if not is_handle(respondent):
        return None
    row = connection.execute(_PRESENCE, (respondent,)).fetchone()
    return None if row is None else str(row[0])


def answers_together(connection: sqlite3.Connection, role: str) -> bool:
    """Whether this role takes part with one joint answer."""
    return connection.execute(_TOGETHER, (role,)).fetchone() is not None


def _sent_before(connection: sqlite3.Connection, event: Event) -> bool:
    row = connection.execute(_BY_KEY, (event.key,)).fetchone()
    if row is None:
        return False
    known, sent = Row(*row), as_row(event, "")
    if (known.kind, known.respondent, known.question, known.body) != sent[2:6]:
        raise InputError(f"The key {event.key} was used for another entry before.", "Send each entry with its own key.")
    return True


def record_is_there(connection: sqlite3.Connection, record: str) -> bool:
    """Whether a record with this id was saved and not removed."""
    row = connection.execute(_RECORD, (record,)).fetchone()
    return row is not None and row[0] == "record-saved"


def released_after(connection: sqlite3.Connection, seq: int) -> bool:
    """Whether something was published, or somebody forgotten, after this event."""
    query = "SELECT 1 FROM event WHERE kind IN ('released', 'forgotten') AND seq > ?"
    row = connection.execute(query, (seq,)).fetchone()
    return row is not None

"""Events as rows of the table `event`, each with a hash that no flipped bit survives."""

import json
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from crmready.store.events import EVENTS, Event

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_COLUMNS = ("seq", "day", "kind", "respondent", "question", "key")


class Row(NamedTuple):
    """One row. `prev` is the hash of the same respondent's event before, empty for the first."""

    seq: int
    day: str
    kind: str
    respondent: str | None
    question: str | None
    body: str
    key: str | None
    prev: str
    hash: str

    def seal(self) -> str:
        """What `hash` must be."""
        return sha256(canonical(self[:-1]).encode()).hexdigest()


def canonical(value: object) -> str:
    """JSON that is the same for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_mapping(event: Event) -> dict[str, Json]:
    """The event as plain values, `seq`, `day` and `kind` first; what has its default is left out."""
    dumped: dict[str, Json] = event.model_dump(mode="json", exclude_defaults=True)
    return {"seq": event.seq, "day": event.day.isoformat(), "kind": event.kind, **dumped}


def as_row(event: Event, prev: str) -> Row:
    """The event as it is stored after the row with hash `prev`."""
    row = Row(
        seq=event.seq,
        day=event.day.isoformat(),
        kind=event.kind,
        respondent=getattr(event, "respondent", None),
        question=getattr(event, "question", None),
        body=canonical({name: value for name, value in as_mapping(event).items() if name not in _COLUMNS}),
        key=event.key,
        prev=prev,
        hash="",
    )
    return row._replace(hash=row.seal())


def as_event(row: Row) -> Event:
    """The event that was stored. Raises ValueError when the row holds none."""
    named = zip(_COLUMNS, (row.seq, row.day, row.kind, row.respondent, row.question, row.key), strict=True)
    return EVENTS.validate_python(
        {**json.loads(row.body), **{column: value for column, value in named if value is not None}}
    )

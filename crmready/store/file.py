"""One organisation's assessment in one file: what can be written into it and read from it."""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from fractions import Fraction
from types import TracebackType
from typing import Self

from crmready.errors import InputError
from crmready.model.assessment import (
    Answer,
    Assessment,
    Consensus,
    Record,
    Respondent,
)
from crmready.problems import excerpt
from crmready.store.check import DamageError, sound_history
from crmready.store.database import Database, damaged
from crmready.store.digest import answers_digest
from crmready.store.events import (
    Agreed,
    AgreementWithdrawn,
    AnswerEvent,
    Event,
    Finished,
    Founded,
    Joined,
    Left,
    OrganisationNamed,
    Place,
    ProfileChosen,
    RecordRemoved,
    RecordSaved,
    Released,
    TargetSet,
    answer_event,
)
from crmready.store.history import (
    answers_together,
    append,
    knows,
    latest_of,
    presence,
    record_is_there,
    released_after,
    rows_after,
)
from crmready.store.ledger import Ledger, replay
from crmready.store.release import Published, publishable
from crmready.store.rows import as_event
from crmready.store.schema import MIGRATIONS, Migration
from crmready.store.seats import Seats
from crmready.store.stored import is_handle


class AssessmentFile:
    """An open assessment file; made by `create`, `open_file` and `import_document`.

    When a writing method has returned, what it wrote survives kill -9 and power cuts. When it raises InputError,
    nothing of it is in the file (or, if the disk itself failed at the last moment, all of it), everything before is,
    and the object can be used on. Other programs may write to
    the same file at the same time: every method sees what they have finished.
    """

    def __init__(self, database: Database, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
        self._database = database
        self._migrations = migrations
        self._events: tuple[Event, ...] = ()
        self._ledger = Ledger()
        self._entered = 0
        self._replacements = 0
        self.path = database.path
        self.seats = Seats(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. There is nothing left to save."""
        self._database.close()

    def at_once(self) -> AbstractContextManager[object]:
        """A block whose writes are kept all together, at its end, or not at all; faster than one by one."""
        return self._database.writing()

    def alone(self) -> AbstractContextManager[sqlite3.Connection]:
        """A block during which no other program writes; for `store.forgetting`, which replaces the file."""
        return self._database.writing()

    # --- Who takes part ---------------------------------------------------------------------------------------

    def add_respondent(self, role: str, day: date, respondent_id: str | None = None) -> Respondent:
        """Somebody joins, under a random id unless one is given. InputError when the id is taken."""
        with self._database.writing() as connection:
            name = _checked(respondent_id) or secrets.token_hex(4)
            if presence(connection, name) is not None:
                raise InputError(f"{self.path}: there is a respondent {name} already", "Choose another id.")
            if answers_together(connection, role):
                hint = "Change their answer with `crmready assess --respondent`, or forget it with `crmready forget`."
                raise InputError(f"{self.path}: {excerpt(role)} has given one joint answer", hint)
            append(connection, Joined(day=day, respondent=name, role=role))
        return Respondent(name, role)

    def add_joint(self, joint: Respondent, day: date) -> Respondent:
        """Several people (`joint.together`) join as one respondent; whoever of the role is there leaves.

        Single answers of theirs count no more: beside them, the joint answer would tell on each of them.
        """
        with self._database.writing() as connection:
            for person in self.assessment().respondents:
                if person.role == joint.role:
                    append(connection, Left(day=day, respondent=person.id))
            append(connection, Joined(day=day, respondent=joint.id, role=joint.role, together=joint.together))
        return joint

    def finish(self, respondent: str, day: date) -> None:
        """The respondent is done; they may still change answers."""
        with self._on_behalf_of(respondent) as connection:
            append(connection, Finished(day=day, respondent=respondent))

    def leave(self, respondent: str, day: date) -> None:
        """The respondent takes part no longer, and their answers count no more."""
        with self._on_behalf_of(respondent) as connection:
            append(connection, Left(day=day, respondent=respondent))

    def answer(self, place: Place, answer: Answer | None, day: date, key: str | None = None) -> None:
        """What one respondent says to one question; None takes the answer back.

        `key` is for senders who may send twice: the same key again is acknowledged and stored once. InputError when
        nobody with this id takes part, or the key belongs to something else.
        """
        with self._on_behalf_of(place[0]) as connection:
            append(connection, answer_event(place, answer, day, key))

    # --- What belongs to the organisation ---------------------------------------------------------------------

    def save_record(self, question: str, values: Mapping[str, str], day: date, record_id: str | None = None) -> Record:
        """Keep a record, without its blank fields. With the id of one that is there, it takes that one's place."""
        filled = {name: text.strip() for name, text in values.items() if text.strip()}
        event = RecordSaved(
            day=day, question=question, record=_checked(record_id) or secrets.token_hex(4), values=filled
        )
        self._append(event)
        return Record(event.record, question, event.values)

    def remove_record(self, record_id: str, day: date) -> None:
        """Take a record out. InputError when there is none with this id."""
        with self._database.writing() as connection:
            if not is_handle(record_id) or not record_is_there(connection, record_id):
                raise InputError(
                    f"{self.path}: there is no record {excerpt(record_id)}", "`crmready goals` lists them."
                )
            append(connection, RecordRemoved(day=day, record=record_id))

    def agree(self, question: str, consensus: Consensus | None, day: date) -> None:
        """The group's agreed answer, beside the votes; None takes it back."""
        if consensus is None:
            self._append(AgreementWithdrawn(day=day, question=question))
        else:
            self._append(Agreed(day=day, question=question, value=consensus.value, note=consensus.note))

    def set_target(self, dimension: str, percent: Fraction | None, day: date) -> None:
        """A target of the organisation's own for one dimension; None takes it back."""
        self._append(TargetSet(day=day, dimension=dimension, percent=percent))

    def set_profile(self, profile: str | None, day: date) -> None:
        """The target profile that holds from now on."""
        self._append(ProfileChosen(day=day, profile=profile))

    def set_organisation(self, organisation: str, day: date) -> None:
        """The organisation's right name."""
        self._append(OrganisationNamed(day=day, organisation=organisation))

    # --- Reading ----------------------------------------------------------------------------------------------

    def history(self) -> tuple[Event, ...]:
        """Every event, oldest first."""
        with self._database.reading() as connection:
            self._unlearn_when_replaced()
            known = self._events[-1].seq if self._events else 0
            events = (*self._events, *(as_event(row) for row in rows_after(connection, known)))
        self._remember(events)
        return events

    def assessment(self) -> Assessment:
        """What has been collected until now."""
        events = self.history()
        if self._database.inside_write:  # what is not durable yet may still be taken back
            return replay(events)
        for event in events[self._entered :]:
            event.apply(self._ledger)
        self._entered = len(events)
        return self._ledger.assessment()

    def latest(self, place: Place) -> AnswerEvent | None:
        """The last that somebody said to a question, taken back or not; inside `at_once` also what is not kept yet."""
        with self._database.reading() as connection:
            row = latest_of(connection, *place)
        event = None if row is None else as_event(row)
        return event if isinstance(event, AnswerEvent) else None

    def knows(self, key: str) -> bool:
        """Whether something was sent with this key."""
        with self._database.reading() as connection:
            return knows(connection, key)

    def founding(self) -> Founded:
        """What the file was made for: questionnaire, version and digest among it."""
        first = self.history()[0]
        assert isinstance(first, Founded)  # noqa: S101  # checked when the file was opened
        return first

    def snapshot(self) -> str:
        """The questionnaire as it was asked: the JSON text given to `create`."""
        with self._database.reading() as connection:
            return str(connection.execute("SELECT text FROM snapshot").fetchone()[0])

    def digest(self) -> str:
        """SHA-256 of the snapshot, in hexadecimal."""
        return self.founding().digest

    def answers_digest(self, assessment: Assessment | None = None) -> str:
        """A fingerprint of this assessment, or of the one shown instead of it; see `store.digest`."""
        return answers_digest(assessment or self.assessment(), self.founding().secret)

    def verify(self) -> None:
        """Check every page, hash and entry. InputError saying what is damaged."""
        with self._database.reading() as connection:
            try:
                self._remember(sound_history(connection, self._migrations))
            except DamageError as error:
                raise damaged(self.path, str(error)) from error

    # --- Publishing -------------------------------------------------------------------------------------------

    def published_assessment(self, anonymous_roles: Iterable[str], minimum_group: int) -> Published:
        """What a report may show now (scoring, 5 (i)). Give it to `record_release` before the report is handed over."""
        return publishable(self.history(), anonymous_roles, minimum_group)

    def record_release(self, published: Published, day: date) -> None:
        """Remember what was shown of anonymous roles; writes nothing when no role shows anything new.

        InputError when another report was recorded since `published` was made: the two must not differ by one person.
        """
        if not published.fresh:
            return
        with self._database.writing() as connection:
            if released_after(connection, published.through):
                raise InputError(f"{self.path}: another report was made at the same moment", "Make this one again.")
            append(connection, Released(day=day, roles=published.fresh, through=published.through))

    def _unlearn_when_replaced(self) -> None:
        """Another program forgot a respondent: what this object knew of the history is not to be known any more."""
        if self._replacements != self._database.replacements:
            self._replacements = self._database.replacements
            self._events, self._ledger, self._entered = (), Ledger(), 0

    def _remember(self, events: tuple[Event, ...]) -> None:
        if not self._database.inside_write:  # what is not durable yet may still be taken back
            self._events = events

    def _append(self, event: Event) -> None:
        with self._database.writing() as connection:
            append(connection, event)

    @contextmanager
    def _on_behalf_of(self, respondent: str) -> Iterator[sqlite3.Connection]:
        with self._database.writing() as connection:
            if presence(connection, respondent) != "joined":
                message = f"{self.path}: nobody with the id {excerpt(respondent)} takes part"
                raise InputError(message, "`crmready status` lists the respondents.")
            yield connection


def _checked(given: str | None) -> str | None:
    if given is not None and not is_handle(given):
        raise InputError(f"{excerpt(given)} cannot be an id", "Use up to 80 letters, digits, hyphens and full stops.")
    return given

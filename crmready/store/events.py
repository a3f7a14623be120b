"""Everything that can happen to an assessment, and what each of it changes. Nothing is ever overwritten."""

from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field, StrictInt, TypeAdapter

from crmready.model.assessment import Answer, Answered, Consensus, DontKnow, NotApplicable, Record, Respondent
from crmready.model.values import Exact, FileModel
from crmready.store.ledger import ImpossibleHistoryError, Ledger
from crmready.store.stored import Day, Handle, Kept, KeptValue

Place: TypeAlias = tuple[str, str]
"""(respondent id, question id), as in `Assessment.answers`."""


class EventBase(FileModel):
    """What every event has. `seq` is its place in the history, 0 until it has one."""

    dates_the_report: ClassVar[bool] = True
    seq: StrictInt = Field(default=0, ge=0)
    day: Day
    key: Annotated[Kept, Field(min_length=1, max_length=200)] | None = None
    """Given by a sender who may send twice: an event with a key that is there already is not stored again."""

    def apply(self, ledger: Ledger) -> None:
        """Change the ledger, or raise ImpossibleHistoryError."""
        self._change(ledger)
        if self.dates_the_report:
            ledger.last_change = self.day

    def _change(self, ledger: Ledger) -> None:
        raise NotImplementedError


class Founded(EventBase):
    """The file was made, for this organisation and this questionnaire. Always the first event, and the only one."""

    kind: Literal["founded"] = "founded"
    organisation: Kept
    language: Handle
    profile: Handle | None = None
    questionnaire: Handle
    version: Kept
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the questionnaire's snapshot in this file."""
    secret: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    """Keys the answers digest, so that nobody can guess answers until a printed digest fits."""

    def _change(self, ledger: Ledger) -> None:
        if ledger.last_change is not None:
            raise ImpossibleHistoryError("an assessment is founded once")
        ledger.organisation, ledger.language, ledger.profile = self.organisation, self.language, self.profile


class OrganisationNamed(EventBase):
    """The organisation's name was corrected."""

    kind: Literal["organisation-named"] = "organisation-named"
    organisation: Kept

    def _change(self, ledger: Ledger) -> None:
        ledger.organisation = self.organisation


class ProfileChosen(EventBase):
    """Another target profile holds, or none."""

    kind: Literal["profile-chosen"] = "profile-chosen"
    profile: Handle | None = None

    def _change(self, ledger: Ledger) -> None:
        ledger.profile = self.profile


class TargetSet(EventBase):
    """A dimension has a target of its own, in per cent; without one, the questionnaire's holds again."""

    kind: Literal["target-set"] = "target-set"
    dimension: Handle
    percent: Exact | None = None

    def _change(self, ledger: Ledger) -> None:
        ledger.targets.pop(self.dimension, None)
        if self.percent is not None:
            ledger.targets[self.dimension] = self.percent


class Joined(EventBase):
    """Somebody with this role takes part."""

    kind: Literal["joined"] = "joined"
    respondent: Handle
    role: Handle
    together: Annotated[StrictInt, Field(ge=1, le=1000)] = 1
    """How many people answer together as this respondent; then nobody else of the role takes part."""

    def _change(self, ledger: Ledger) -> None:
        if self.respondent in ledger.respondents or self.respondent in ledger.left:
            raise ImpossibleHistoryError(f"respondent {self.respondent} joined twice")
        others = [person.together for person in ledger.respondents.values() if person.role == self.role]
        if others and (self.together > 1 or max(others) > 1):
            raise ImpossibleHistoryError(f"role {self.role} answers together, and somebody of it alone")
        ledger.respondents[self.respondent] = Respondent(self.respondent, self.role, together=self.together)


class Finished(EventBase):
    """A respondent said that these are their answers. They may still change them."""

    kind: Literal["finished"] = "finished"
    respondent: Handle

    def _change(self, ledger: Ledger) -> None:
        ledger.respondents[self.respondent] = replace(ledger.respondent(self.respondent), finished=True)


class Left(EventBase):
    """A respondent takes part no longer; none of their answers counts any more."""

    kind: Literal["left"] = "left"
    respondent: Handle

    def _change(self, ledger: Ledger) -> None:
        ledger.respondents.pop(ledger.respondent(self.respondent).id)
        ledger.left.add(self.respondent)
        ledger.answers = {place: a for place, a in ledger.answers.items() if place[0] != self.respondent}


class AnswerEvent(EventBase):
    """What one respondent said to one question; the latest counts."""

    respondent: Handle
    question: Handle

    def _change(self, ledger: Ledger) -> None:
        place = (ledger.respondent(self.respondent).id, self.question)
        answer = self.answer()
        if answer is None:
            ledger.answers.pop(place, None)
        else:
            ledger.answers[place] = answer

    def answer(self) -> Answer | None:
        """The answer as the model has it; None when it was taken back."""
        return None


class ValueGiven(AnswerEvent):
    """A value, with what shows it."""

    kind: Literal["answered"] = "answered"
    value: KeptValue
    evidence: tuple[Kept, ...] = ()
    note: Kept | None = None

    def answer(self) -> Answer:  # noqa: D102
        return Answered(self.value, self.evidence, self.note)


class DoesNotApply(AnswerEvent):
    """The question does not apply to this respondent, and why."""

    kind: Literal["not-applicable"] = "not-applicable"
    reason: Kept
    note: Kept | None = None

    def answer(self) -> Answer:  # noqa: D102
        return NotApplicable(self.reason, self.note)


class NotKnown(AnswerEvent):
    """The respondent does not know."""

    kind: Literal["dont-know"] = "dont-know"
    note: Kept | None = None

    def answer(self) -> Answer:  # noqa: D102
        return DontKnow(self.note)


class Withdrawn(AnswerEvent):
    """The respondent took the answer back; the question is unanswered again."""

    kind: Literal["withdrawn"] = "withdrawn"


class RecordSaved(EventBase):
    """A record, such as a value goal, was filled in or changed."""

    kind: Literal["record-saved"] = "record-saved"
    question: Handle
    record: Handle
    values: dict[Handle, Kept]

    def _change(self, ledger: Ledger) -> None:
        ledger.records[self.record] = Record(self.record, self.question, self.values)


class RecordRemoved(EventBase):
    """A record was taken out."""

    kind: Literal["record-removed"] = "record-removed"
    record: Handle

    def _change(self, ledger: Ledger) -> None:
        if ledger.records.pop(self.record, None) is None:
            raise ImpossibleHistoryError(f"there is no record {self.record} to remove")


class Agreed(EventBase):
    """The group agreed on an answer, beside the votes."""

    kind: Literal["agreed"] = "agreed"
    question: Handle
    value: KeptValue
    note: Kept | None = None

    def _change(self, ledger: Ledger) -> None:
        ledger.consensus[self.question] = Consensus(self.value, self.note)


class AgreementWithdrawn(EventBase):
    """There is no agreed answer any more."""

    kind: Literal["agreement-withdrawn"] = "agreement-withdrawn"
    question: Handle

    def _change(self, ledger: Ledger) -> None:
        ledger.consensus.pop(self.question, None)


class Released(EventBase):
    """A report showed these anonymous roles as they were after event `through`."""

    dates_the_report: ClassVar[bool] = False  # the same answers give the same report, however often it is made
    kind: Literal["released"] = "released"
    roles: Annotated[tuple[Handle, ...], Field(min_length=1)]
    through: Annotated[StrictInt, Field(ge=1)]

    def _change(self, ledger: Ledger) -> None:
        """Nothing: what has been shown changes no answer."""


class Forgotten(EventBase):
    """A respondent of this role was deleted for good: nothing of theirs is in the file, and nothing says who it was."""

    kind: Literal["forgotten"] = "forgotten"
    role: Handle
    shown_since: Annotated[StrictInt, Field(ge=1)] | None = None
    """The first `Released.through` by which a report may have counted them; None when no report did."""

    def _change(self, ledger: Ledger) -> None:
        """Nothing: their own events are gone."""


Event: TypeAlias = (
    Founded | OrganisationNamed | ProfileChosen | TargetSet
    | Joined | Finished | Left
    | ValueGiven | DoesNotApply | NotKnown | Withdrawn
    | RecordSaved | RecordRemoved | Agreed | AgreementWithdrawn
    | Released | Forgotten
)  # fmt: skip

AnyEvent = Annotated[Event, Field(discriminator="kind")]

EVENTS: TypeAdapter[Event] = TypeAdapter(AnyEvent)
"""Reads an event back from plain values; its `kind` says which."""


def answer_event(place: Place, answer: Answer | None, day: date, key: str | None) -> Event:
    """The event that one respondent's answer to one question is; None takes an earlier answer back."""
    respondent, question = place
    match answer:
        case Answered(value, evidence, note):
            return ValueGiven(
                day=day, key=key, respondent=respondent, question=question, value=value, evidence=evidence, note=note
            )
        case NotApplicable(reason, note):
            return DoesNotApply(day=day, key=key, respondent=respondent, question=question, reason=reason, note=note)
        case DontKnow(note):
            return NotKnown(day=day, key=key, respondent=respondent, question=question, note=note)
        case None:
            return Withdrawn(day=day, key=key, respondent=respondent, question=question)

"""Records, such as value goals: a list to add to, change and remove from, field by field.

Each field is saved as soon as it is written. A record may stay incomplete: it is kept, and said to be so.
"""

from dataclasses import dataclass, replace

from crmready.collect.front import ALWAYS, Card, Menu, Move
from crmready.collect.notebook import Notebook
from crmready.collect.reading import RefusedError, field_text, field_value, tidy
from crmready.collect.talk import Talk
from crmready.model.assessment import Record
from crmready.model.questions import RecordField, RecordQuestion


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records of one question, and where they are kept."""

    talk: Talk
    notebook: Notebook
    question: RecordQuestion

    @property
    def records(self) -> tuple[Record, ...]:
        """This question's records, in the order the notebook has them."""
        return tuple(record for record in self.notebook.records if record.question == self.question.id)

    def missing(self, record: Record) -> tuple[str, ...]:
        """The labels of the required fields that are blank."""
        return tuple(
            field.label for field in self.question.fields if field.required and not record.values.get(field.id)
        )

    def line(self, record: Record) -> str:
        """A record as a line of the list: its first filled field, and what it lacks."""
        filled = (record.values[field.id] for field in self.question.fields if record.values.get(field.id))
        name = next(filled, self.talk.words.gettext("(blank)"))
        missing = self.missing(record)
        if not missing:
            return name
        lacks = self.talk.words.gettext("incomplete, lacks: {fields}").format(fields=", ".join(missing))
        return f"{name} ({lacks})"


def ask_records(ledger: Ledger, card: Card) -> Move | None:
    """Shows the list until the respondent is done with it (None) or makes a move. There may be no record at the end."""
    words = ledger.talk.words
    while True:
        lines = tuple(ledger.line(record) for record in ledger.records)
        done = words.gettext("Go on") if lines else words.gettext("There are none")
        reply = ledger.talk.choose(card, Menu((*lines, words.gettext("Add one"), done)))
        if isinstance(reply, Move):
            return reply
        if reply < len(lines):
            _open(ledger, card, ledger.records[reply])
        elif reply == len(lines):
            _fill(ledger, card, None)
        else:
            return None


def _open(ledger: Ledger, card: Card, record: Record) -> None:
    words = ledger.talk.words
    card = Card(card.place, ledger.line(record), _filled(ledger, record), ALWAYS)
    reply = ledger.talk.choose(card, Menu((words.gettext("Change"), words.gettext("Remove"))))
    match reply:
        case 0:
            _fill(ledger, card, record)
        case 1:
            ledger.notebook.remove_record(record.id)
        case _:
            return


def _filled(ledger: Ledger, record: Record) -> tuple[str, ...]:
    return tuple(
        f"{field.label}: {field_text(ledger.talk.words, field, record.values[field.id])}"
        for field in ledger.question.fields
        if record.values.get(field.id)
    )


def _fill(ledger: Ledger, card: Card, record: Record | None) -> None:
    """Field by field; back from the first returns to the list."""
    values = dict(record.values) if record else {}
    record_id = record.id if record else None
    at = 0
    while 0 <= at < len(ledger.question.fields):
        field = ledger.question.fields[at]
        old = values.get(field.id, "")
        reply = _ask_field(ledger.talk, _field_card(ledger, card.place, at), field, old)
        at += -1 if reply is Move.BACK else 1
        if isinstance(reply, str) and reply != old:
            values[field.id] = reply
            kept = {key: value for key, value in values.items() if value}
            record_id = ledger.notebook.save_record(ledger.question.id, kept, record_id)


def _field_card(ledger: Ledger, place: str, at: int) -> Card:
    words, field = ledger.talk.words, ledger.question.fields[at]
    within = words.gettext("field {number} of {of}").format(number=at + 1, of=len(ledger.question.fields))
    form = words.gettext("A date, as 2026-11-23 or 23.11.2026.") if field.type == "date" else None
    optional = None if field.required else words.gettext("May be left blank.")
    aside = tuple(part for part in (field.help, form, optional) if part)
    return Card(f"{place} · {within}", field.label, aside, (Move.BACK, Move.SKIP, Move.LEAVE))


def _ask_field(talk: Talk, card: Card, field: RecordField, old: str) -> str | Move:
    text = field_text(talk.words, field, old)
    while True:
        reply = talk.write(card, text)
        if isinstance(reply, Move):
            return reply
        text = tidy(reply)
        try:
            return field_value(talk.words, field, text) if text else ""
        except RefusedError as refused:
            card = replace(card, problem=str(refused))

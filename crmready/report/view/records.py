"""Records of the organisation, such as value goals: every field, and what a complete record still lacks."""

from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from crmready.i18n import bound, day
from crmready.model.assessment import Record
from crmready.model.questions import RecordField, RecordQuestion
from crmready.report.shapes.plan import ChainLink, ChainView, RecordsView, RecordValue, RecordView
from crmready.report.view.case import Case
from crmready.report.view.words import NOTHING, inside


def records_views(case: Case) -> tuple[RecordsView, ...]:
    """One entry for each record question."""
    questions = [q for q in case.questionnaire.questions.values() if isinstance(q, RecordQuestion)]
    return tuple(_records(case, question) for question in questions)


def _records(case: Case, question: RecordQuestion) -> RecordsView:
    own = [record for record in case.assessment.records if record.question == question.id]
    records = tuple(_record(case, question, record, number) for number, record in enumerate(own, 1))
    complete = sum(record.complete for record in records)
    return RecordsView(question.id, case.ask(question.id), records, complete, _how_many(case, len(records), complete))


def _how_many(case: Case, recorded: int, complete: int) -> str:
    if not recorded:
        return case.words.gettext("Nothing has been recorded yet.")
    if not complete:
        return case.words.ngettext(
            "{n} is recorded, and it is not complete.", "{n} are recorded, none of them complete.", recorded
        )
    if complete == recorded:
        return case.words.ngettext("{n} is recorded, and it is complete.", "{n} are recorded, all complete.", recorded)
    return case.words.ngettext(
        "{all} are recorded, {n} of them complete.", "{all} are recorded, {n} of them complete.", complete, all=recorded
    )


def _record(case: Case, question: RecordQuestion, record: Record, number: int) -> RecordView:
    values = tuple(_value(case, field, record.values.get(field.id, "").strip()) for field in question.fields)
    missing = tuple(value.label for value in values if value.required and value.value is None)
    if missing:
        sentence = case.words.gettext(
            "Missing: {fields}.", fields=case.words.listed([inside(label) for label in missing])
        )
    else:
        sentence = case.words.gettext("Complete.")
    return RecordView(record.id, number, values, not missing, missing, sentence, _chain(case, question, values))


def _chain(case: Case, question: RecordQuestion, values: tuple[RecordValue, ...]) -> ChainView | None:
    by_field = {value.field: value for value in values}
    named = [by_field[name] for name in question.chain]
    links = tuple(ChainLink(one.field, one.label, None if one.value is None else one.text) for one in named)
    holes = tuple(inside(link.label) for link in links if link.text is None)
    return ChainView(links, len(holes), _how_whole(case, holes)) if links else None


def _how_whole(case: Case, holes: tuple[str, ...]) -> str:
    if not holes:
        return case.words.gettext("The chain holds, from the goal to the working day.")
    return case.words.ngettext(
        "The chain has a hole. Not decided yet: {fields}.", "The chain has {n} holes. Not decided yet: {fields}.",
        len(holes), fields=case.words.listed(holes),
    )  # fmt: skip


def _value(case: Case, field: RecordField, written: str) -> RecordValue:
    text = _localised(field, written, case.words.language) or NOTHING
    return RecordValue(field.id, field.label, written or None, text, field.required)


def _localised(field: RecordField, written: str, language: str) -> str:
    """A date or number as the language writes it; anything that is neither stays as it was written."""
    try:
        if field.type == "date":
            return day(date.fromisoformat(written), language)
        if field.type == "number":
            return bound(Fraction(Decimal(written)), language)
    except (ValueError, InvalidOperation, OverflowError):
        return written
    return written

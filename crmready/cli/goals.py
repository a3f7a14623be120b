"""`crmready goals …`: the records of the questionnaire's record question, such as value goals."""

import sys
from pathlib import Path

from crmready.cli.clock import today
from crmready.cli.console import give, give_json, say, tell
from crmready.cli.opening import loaded_from
from crmready.collect.reading import RefusedError, field_value
from crmready.collect.words import Words
from crmready.errors import InputError, UsageError
from crmready.model.assessment import Record
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import RecordField, RecordQuestion
from crmready.problems import UNSAFE, closest, command, excerpt, visible
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file


def _question(questionnaire: Questionnaire) -> RecordQuestion:
    for question in questionnaire.questions.values():
        if isinstance(question, RecordQuestion):
            return question
    raise InputError(f"{questionnaire.id} collects no goals.", "It has no question of the type record.")


def _speaking(stored: AssessmentFile) -> Questionnaire:
    loaded, language = loaded_from(stored), stored.assessment().language
    return loaded.speaking(language if language in loaded.languages else loaded.source.language)


def _records(stored: AssessmentFile, question: RecordQuestion) -> list[Record]:
    return [record for record in stored.assessment().records if record.question == question.id]


def _missing(record: Record, question: RecordQuestion) -> list[RecordField]:
    return [field for field in question.fields if field.required and field.id not in record.values]


def list_goals(file: Path, *, as_json: bool) -> None:
    """Prints the goals, and what each still lacks."""
    with open_file(file, writable=False) as stored:
        question = _question(_speaking(stored))
        records = _records(stored, question)
    if as_json:
        missing = {record.id: [field.id for field in _missing(record, question)] for record in records}
        entries = [{"id": r.id, "values": dict(r.values), "missing": missing[r.id]} for r in records]
        give_json({"schema": "crmready/goals/1", "question": question.id, "records": entries})
        return
    for number, record in enumerate(records, start=1):
        give([f"{number}. [{record.id}]"])
        give(f"   {field.label}: {record.values.get(field.id, '–')}" for field in question.fields)
        lacking = ", ".join(field.label for field in _missing(record, question))
        give([f"   Incomplete, it lacks: {lacking}" if lacking else "   Complete"])
    if not records:
        say("No goals are recorded yet.", f"Next: {command('goals', 'add', file)}")


def _parsed(written: list[str], question: RecordQuestion) -> dict[str, str]:
    fields = {field.id: field for field in question.fields}
    values: dict[str, str] = {}
    for entry in written:
        name, equals, text = entry.partition("=")
        if not equals:
            raise UsageError(f"{excerpt(entry)} is not FIELD=TEXT.", f"Fields: {', '.join(fields)}.")
        if name not in fields:
            near = closest(name, fields)
            hint = f"Did you mean {near}?" if near else f"Fields: {', '.join(fields)}."
            raise UsageError(f"There is no field {excerpt(name)}.", hint)
        values[name] = _given(fields[name], text)
    return values


def _value(words: Words, field: RecordField, text: str) -> str:
    """What is kept of a field as it was typed, read as the interview reads it. `RefusedError` says what to write."""
    if UNSAFE.search(text.strip()):
        raise RefusedError("It holds a control character; type it again without.")
    return field_value(words, field, text.strip()) if text.strip() else ""


def _given(field: RecordField, text: str) -> str:
    try:
        return _value(Words.of("en"), field, text)
    except RefusedError as refused:
        raise UsageError(f"{field.label}: {excerpt(text)} cannot be kept.", str(refused)) from refused


def _asked(question: RecordQuestion, words: Words) -> dict[str, str]:
    """Field by field on the terminal; a blank line leaves a field open."""
    if not sys.stdin.isatty():
        raise UsageError("No fields were given.", "Write --set goal=… --set measure=… and so on.")
    values = {}
    for field in question.fields:
        if field.help:
            tell(field.help)
        values[field.id] = _reply(field, words)
    return values


def _reply(field: RecordField, words: Words) -> str:
    """Asked again until it can be kept: nobody shall lose four fields for a slip in the fifth."""
    while True:
        sys.stderr.write(f"{visible(field.label)}: ")
        sys.stderr.flush()
        try:
            return _value(words, field, sys.stdin.readline())
        except RefusedError as refused:
            tell(f"  {refused}")


def add(file: Path, written: list[str]) -> None:
    """Records a goal; an incomplete one is kept, and said to be incomplete."""
    with open_file(file) as stored:
        questionnaire = _speaking(stored)
        question = _question(questionnaire)
        values = _parsed(written, question) if written else _asked(question, Words.of(questionnaire.language))
        if not any(values.values()):
            raise UsageError("Every field is blank.", "Write at least the goal itself.")
        _told(stored.save_record(question.id, values, today()), question)


def edit(file: Path, name: str, written: list[str], *, remove: bool) -> None:
    """Changes or removes a goal, by the number or id that `goals list` shows."""
    with open_file(file) as stored:
        question = _question(_speaking(stored))
        record = _chosen(name, _records(stored, question))
        if remove:
            stored.remove_record(record.id, today())
            say(f"Removed {record.id}.")
            return
        changes = _parsed(written, question)
        if not changes:
            raise UsageError("Nothing to change.", "Write --set FIELD=TEXT, or --remove.")
        _told(stored.save_record(question.id, {**record.values, **changes}, today(), record.id), question)


def _chosen(name: str, records: list[Record]) -> Record:
    for number, record in enumerate(records, start=1):
        if name in {str(number), record.id}:
            return record
    raise UsageError(f"There is no goal {excerpt(name)}.", "`crmready goals list` shows numbers and ids.")


def _told(record: Record, question: RecordQuestion) -> None:
    lacking = ", ".join(field.label for field in _missing(record, question))
    say(f"Saved {record.id}." + (f" It still lacks: {lacking}." if lacking else " It is complete."))

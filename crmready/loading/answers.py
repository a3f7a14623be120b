"""A plain answers file: YAML that a person can write and `crmready score` can read (docs/questionnaire-format.md)."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import Field, Strict, StrictBool, StrictInt, StrictStr, StringConstraints

from crmready.errors import ProblemsError
from crmready.loading.answer_values import Reading, answer_from
from crmready.loading.located_yaml import STANDARD_LIMITS, KeyPath, LocatedDocument, read_yaml_file
from crmready.loading.shape_faults import kind_of
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.loading.structure import Places, newer, structure_problems, validated
from crmready.model.assessment import (
    Answer,
    Assessment,
    Consensus,
    Record,
    Respondent,
)
from crmready.model.questionnaire import Percent, Questionnaire
from crmready.model.questions import RecordQuestion
from crmready.model.values import FileModel, Id, Language
from crmready.problems import at_start, closest, excerpt, listed, suggestion

Short = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
RespondentId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=60)]


Written: TypeAlias = StrictStr | StrictInt | Annotated[Decimal, Strict()]
"""A record's value as a person may write it."""

FORMAT: Final = 1
"""The newest format of answers files that this version knows."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_A_DATE: Final = "Write it as 2026-11-23."


class RespondentEntry(FileModel):
    """One respondent and what they answered, by question id."""

    id: RespondentId | None = None
    role: Id
    finished: StrictBool = True
    together: Annotated[StrictInt, Field(ge=1, le=1000)] = 1
    answers: dict[Id, Any] = Field(default_factory=dict)


class AnswersFile(FileModel):
    """The shape of an answers file; what the answers mean is checked against the questionnaire."""

    format: Literal[1]
    questionnaire: Id
    organisation: Short
    language: Language
    as_of: str | None = None
    profile: Id | None = None
    targets: dict[Id, Percent] = Field(default_factory=dict)
    respondents: tuple[RespondentEntry, ...] = ()
    records: dict[Id, tuple[dict[Id, Written], ...]] = Field(default_factory=dict)
    consensus: dict[Id, Any] = Field(default_factory=dict)


def _respondents(
    reading: Reading, entries: tuple[RespondentEntry, ...]
) -> Iterator[tuple[Respondent, dict[str, Answer]]]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        path: KeyPath = ("respondents", number)
        name = entry.id or f"r{number + 1}"
        if name in seen:
            hint = "Give each respondent an id of their own, or none."
            reading.add("A505", (*path, "id"), f"There is already a respondent {name}.", hint)
        seen.add(name)
        roles = reading.questionnaire.role
        if entry.role not in roles:
            hint = suggestion(entry.role, roles)
            reading.add("A503", (*path, "role"), f"There is no role {excerpt(entry.role)}.", hint)
        yield Respondent(name, entry.role, entry.finished, entry.together), dict(_answers(reading, entry, path))


def _answers(reading: Reading, entry: RespondentEntry, path: KeyPath) -> Iterator[tuple[str, Answer]]:
    for name, written in entry.answers.items():
        here = (*path, "answers", name)
        question = reading.question(name, here)
        if question is None:
            continue
        if entry.role in reading.questionnaire.role and entry.role not in question.roles:
            message = f"{name} is not asked of the role {entry.role}."
            reading.add_at_key("A504", here, message, f"It is asked of: {listed(question.roles)}.")
            continue
        answer = answer_from(reading, question, written, here)
        if answer is not None:
            yield name, answer


def _records(reading: Reading, written: Mapping[str, tuple[dict[str, Written], ...]]) -> Iterator[Record]:
    for name, entries in written.items():
        question = reading.question(name, ("records", name))
        if question is None:
            continue
        if not isinstance(question, RecordQuestion):
            hint = "Write its answer under a respondent."
            reading.add_at_key("A502", ("records", name), f"{name} is not a record question.", hint)
            continue
        for number, entry in enumerate(entries):
            _check_record(reading, question, entry, ("records", name, number))
            filled = {key: text for key, value in entry.items() if (text := _stored(value))}
            yield Record(f"{name}-{number + 1}", name, filled)


def _check_record(reading: Reading, question: RecordQuestion, entry: Mapping[str, Written], path: KeyPath) -> None:
    fields = {field.id: field for field in question.fields}
    for key, value in entry.items():
        if key not in fields:
            near = closest(key, fields)
            hint = f"Did you mean {near}?" if near else f"It has: {listed(fields)}."
            reading.add_at_key("A508", (*path, key), f"{question.id} has no field {excerpt(key)}.", hint)
            continue
        text = _stored(value)
        if fields[key].type == "date" and text and parse_day(text) is None:
            reading.add("A507", (*path, key), f"{excerpt(text)} is not a date.", _A_DATE)
        if fields[key].type == "number" and text and not _NUMBER.fullmatch(text):
            message = f"{at_start(kind_of(value))} is not a number."
            reading.add("A502", (*path, key), message, "Write digits and a decimal point: 1250 or 12.5.")


def _stored(value: Written) -> str:
    """A record's value as it is kept: a text, a plain number or a date as `2026-11-23`."""
    return format(value, "f") if isinstance(value, Decimal) else str(value).strip()


def parse_day(text: str | None) -> date | None:
    """A date written as 2026-11-23; None when it is not one."""
    try:
        return date.fromisoformat(text) if text and _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _consensus(reading: Reading, written: Mapping[str, object]) -> Iterator[tuple[str, Consensus]]:
    for name, entry in written.items():
        path = ("consensus", name)
        question = reading.question(name, path)
        group = entry if isinstance(entry, dict) else {"value": entry}
        if question is None or not reading.knows_fields(group, ("value", "note"), path):
            continue
        note = reading.text(group, "note", path)
        if "value" not in group:
            reading.add("S201", path, "`value` is missing here.", "Write what the group agreed on.")
            continue
        value = reading.value(question, group["value"], (*path, "value"))
        if value is not None:
            yield name, Consensus(value, note)


def _check_header(reading: Reading, file: AnswersFile) -> None:
    if file.as_of is not None and parse_day(file.as_of) is None:
        reading.add("A507", ("as_of",), f"{excerpt(file.as_of)} is not a date.", _A_DATE)
    profiles = [profile.id for profile in reading.questionnaire.target_profiles]
    if file.profile is not None and file.profile not in profiles:
        hint = f"There is: {listed(profiles)}." if profiles else "Remove the line: the questionnaire has none."
        reading.add("A509", ("profile",), f"There is no target profile {excerpt(file.profile)}.", hint)
    dimensions = [dimension.id for dimension in reading.questionnaire.dimensions]
    for name in file.targets:
        if name not in dimensions:
            hint = suggestion(name, dimensions)
            reading.add_at_key("A509", ("targets", name), f"There is no dimension {excerpt(name)}.", hint)


def read_header(path: Path) -> tuple[LocatedDocument, AnswersFile]:
    """The file's shape, before its questionnaire is known. `ProblemsError` with everything wrong in it."""
    document, problems = read_yaml_file(path)
    if document is None:
        raise ProblemsError(problems)
    places = Places(document.locate, document.locate_key)
    if refused := newer(document.value, FORMAT, places):
        raise ProblemsError([refused])
    file, errors = validated(AnswersFile, document.value)
    log = ProblemLog(STANDARD_LIMITS.problems, list(problems))
    with suppress(ReadingStopped):
        for problem in structure_problems(AnswersFile, document.value, errors, places):
            log.report(problem)
    if file is None or log.problems:
        raise ProblemsError(log.problems)
    return document, file


def assessment_from(document: LocatedDocument, file: AnswersFile, questionnaire: Questionnaire) -> Assessment:
    """The answers as an assessment. `ProblemsError` with everything that does not fit the questionnaire."""
    reading = Reading(document, questionnaire)
    if file.questionnaire != questionnaire.id:
        message = f"The answers are to {file.questionnaire}, the questionnaire is {questionnaire.id}."
        reading.add("A510", ("questionnaire",), message, "Name the right questionnaire with --questionnaire.")
        raise ProblemsError(reading.log.problems)
    assessment = Assessment(organisation=file.organisation, language=file.language)
    with suppress(ReadingStopped):
        assessment = _assessment(reading, file)
    if reading.log.problems:
        raise ProblemsError(reading.log.problems)
    return assessment


def _assessment(reading: Reading, file: AnswersFile) -> Assessment:
    _check_header(reading, file)
    people = list(_respondents(reading, file.respondents))
    return Assessment(
        organisation=file.organisation,
        language=file.language,
        respondents=tuple(person for person, _ in people),
        answers={(person.id, name): answer for person, given in people for name, answer in given.items()},
        records=tuple(_records(reading, file.records)),
        consensus=dict(_consensus(reading, file.consensus)),
        profile=file.profile,
        targets=file.targets,
        as_of=parse_day(file.as_of),
    )

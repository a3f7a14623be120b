"""The same six people's answers, as form tools, spreadsheet programs and our own formats hand them in."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from crmready.collect.words import Words
from crmready.imports.filled import Reading
from crmready.imports.form import form_sheets
from crmready.imports.instrument import Instrument
from crmready.imports.mapping import ColumnMapping
from crmready.imports.own import is_own, read_own
from crmready.imports.reading import read_grid
from crmready.imports.sheet import read_sheet_answers
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.loading.shelf import fetch
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    Question,
    RecordQuestion,
    YesNoQuestion,
)
from crmready.resources import questionnaires_root
from crmready.store.creation import Founding, create
from crmready.store.digest import plain_answer
from crmready.store.file import AssessmentFile
from crmready.tables.cells import Cell
from crmready.tables.writing import Column, Layout, workbook_of

DAY: Final = date(2026, 11, 23)
SECRET: Final = "00112233445566778899aabbccddeeff"  # noqa: S105  # as public as this test
BEGUN: Final = datetime(2026, 11, 20, 9, 3, 12)  # noqa: DTZ001  # spreadsheets know no time zones

PEOPLE: Final[tuple[tuple[str, Mapping[str, Answer]], ...]] = (
    ("team-member", {
        "had-conversation": Answered(value=True), "conversation-starting-point": Answered("own-case"),
        "follow-up": Answered(0), "looked-up-before-contact": Answered(4),
        "used-for": Answered(("preparing", "handing-over")), "own-lists": Answered(value=False),
        "one-change": Answered("Færre felt; og større skrift, på én side"),
        "minutes-recording": Answered(Decimal("12.5")),
    }),
    ("team-member", {
        "had-conversation": Answered(value=False), "follow-up": DontKnow(), "looked-up-before-contact": Answered(2),
        "used-for": Answered(("nothing",)), "own-lists": Answered(value=True), "minutes-recording": Answered(40),
    }),
    ("team-member", {
        "had-conversation": Answered(value=True), "conversation-starting-point": Answered("missing-data"),
        "follow-up": Answered(3), "used-for": Answered(("planning",)),
        "one-change": Answered('Ein knapp som seier "ferdig"'), "minutes-recording": DontKnow(),
    }),
    # Two who say exactly the same are two.
    ("team-member", {"had-conversation": Answered(value=True), "looked-up-before-contact": Answered(1)}),
    ("team-member", {"had-conversation": Answered(value=True), "looked-up-before-contact": Answered(1)}),
    ("team-leader", {
        "follow-up": Answered(1), "conversations-held": Answered(Decimal("2.5")), "data-checked": Answered(3),
        "looked-up-estimate": NotApplicable("vi har bare leverandører"),
    }),
)  # fmt: skip
"""Roles and answers to `coaching-pulse`."""

_SAID: Final = {
    "en": {"yes": "Yes", "no": "No", "unknown": "I don't know", "irrelevant": "Not relevant", "role": "Your role"},
    "nb": {"yes": "Ja", "no": "Nei", "unknown": "Vet ikke", "irrelevant": "Ikke relevant", "role": "Hvem er du?"},
}


@cache
def pulse() -> LoadedQuestionnaire:
    """The questionnaire that was answered."""
    return fetch("coaching-pulse", questionnaires_root())


def told(  # noqa: PLR0911  # one for each kind of answer
    question: Question, answer: Answer | None, language: str, separator: str
) -> Cell:
    """What somebody who answered so has chosen or written in a form of this language."""
    words = _SAID[language]
    match answer, question:
        case None, _:
            return None
        case DontKnow(), _:
            return words["unknown"]
        case NotApplicable(reason), _:
            return f"{words['irrelevant']}: {reason}"
        case Answered(bool() as value), YesNoQuestion():
            return words["yes" if value else "no"]
        case Answered(int() as level), LevelsQuestion():
            return question.options[level].text
        case Answered(tuple() as ticked), MultipleQuestion():
            return separator.join(option.text for option in question.options if option.id in ticked)
        case Answered(value), ChoiceQuestion():
            return next(option.text for option in question.options if option.id == value)
        case Answered(Decimal() | int() | str() as value), _:
            return value
        case _:
            raise AssertionError(question.id)


def table(language: str, separator: str, end: str = "") -> tuple[list[str], list[list[Cell]]]:
    """Headings and rows as a form has them, the role in front: a heading for each wording of each question."""
    spoken = pulse().speaking(language)
    columns = [
        (question, text)
        for question in spoken.asked.values()
        if not isinstance(question, RecordQuestion)
        for text in dict.fromkeys(question.wording(role) for role in question.roles)
    ]
    rows: list[list[Cell]] = []
    for role, answers in PEOPLE:
        row: list[Cell] = [spoken.role[role].name]
        for question, text in columns:
            mine = role in question.roles and question.wording(role) == text
            cell = told(question, answers.get(question.id) if mine else None, language, separator)
            row.append(f"{cell}{end}" if isinstance(question, MultipleQuestion) and cell else cell)
        rows.append(row)
    return [_SAID[language]["role"], *(text for _, text in columns)], rows


def microsoft(language: str) -> bytes:
    """An .xlsx export of a form, its columns around the answers and a quiz's columns among them."""
    before = {
        "en": ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        "nb": ("ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn", "Tidspunkt for siste endring"),
    }[language]
    headings, rows = table(language, ";", end=";")
    graded = ("Total points", "Quiz feedback", f"Points - {headings[1]}", f"Feedback - {headings[1]}")
    columns = tuple(Column(text) for text in (*before, *(f"{text}\N{NO-BREAK SPACE}" for text in headings), *graded))
    told_apart = [
        (number, BEGUN + timedelta(minutes=number), BEGUN + timedelta(minutes=number + 9), "anonymous", None, None)
        for number in range(1, len(rows) + 1)
    ]
    whole = [(*first, *row, 0, None, 0, None) for first, row in zip(told_apart, rows, strict=True)]
    return workbook_of(Layout("Sheet1", columns, whole))


def google(language: str) -> bytes:
    """A .csv export of a form: commas between columns, and between ticks."""
    headings, rows = table(language, ", ")
    stamp = {"en": "Timestamp", "nb": "Tidsmerke"}[language]
    stamped = [
        [f"2026/11/20 10:0{number}:12 am GMT+1", f"p{number}@example.org", *row] for number, row in enumerate(rows)
    ]
    return _csv([[stamp, "Email Address", *headings], *stamped], ",", ".").encode()


def excel(separator: str = ";") -> str:
    """The Norwegian form as a Norwegian spreadsheet program writes it."""
    headings, rows = table("nb", ";", end=";")
    named = [[number, f"Navn Navnesen {number}", *row] for number, row in enumerate(rows, 1)]
    return _csv([["ID", "Navn", *headings], *named], separator, ",")


def numbered() -> str:
    """A table in which levels are numbers and headings are ids."""
    spoken = pulse().source.resolved()
    asked = [question for question in spoken.asked.values() if not isinstance(question, RecordQuestion)]
    rows: list[list[Cell]] = [["Rolle", *(f"Spørsmål [{question.id}]" for question in asked)]]
    for role, answers in PEOPLE:
        row: list[Cell] = [role]
        for question in asked:
            answer = answers.get(question.id)
            level = isinstance(question, LevelsQuestion) and isinstance(answer, Answered)
            row.append(
                str(answer.value) if level and isinstance(answer, Answered) else told(question, answer, "nb", ";")
            )
        rows.append(row)
    return _csv(rows, ";", ",")


def _csv(rows: list[list[Cell]], separator: str, mark: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    for row in rows:
        writer.writerow([str(cell).replace(".", mark) if isinstance(cell, Decimal) else cell for cell in row])
    return text.getvalue()


def own_json() -> bytes:
    """A list of roles and answers."""
    entries = [
        {"role": role, "answers": {name: _written(a) for name, a in answers.items()}} for role, answers in PEOPLE
    ]
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    return text.replace('"<12.5>"', "12.5").replace('"<2.5>"', "2.5").encode()


def _written(answer: Answer) -> object:
    match answer:
        case Answered(Decimal() as number):
            return f"<{number}>"
        case Answered(value):
            return value
        case NotApplicable(reason):
            return {"not-applicable": reason}
        case _:
            return "dont-know"


def own_form(language: str) -> bytes:
    """The spreadsheet of `crmready form`, filled in."""
    spoken = pulse().speaking(language)
    listed, answers = form_sheets(spoken, tuple(spoken.role), Words.of(language), evidence=False)
    _, rows = table(language, "; ")
    filled = [*rows, *answers.rows[len(rows) :]]
    return workbook_of(listed, Layout(answers.name, answers.columns, filled, choices=answers.choices))


FILES: Final[dict[str, Callable[[], bytes]]] = {
    "microsoft-en.xlsx": lambda: microsoft("en"),
    "microsoft-nb.xlsx": lambda: microsoft("nb"),
    "google-en.csv": lambda: google("en"),
    "google-nb.csv": lambda: google("nb"),
    "excel-utf8.csv": lambda: excel().encode("utf-8-sig"),
    "excel-windows.csv": lambda: excel().encode("cp1252"),
    "excel-unicode.txt": lambda: excel("\t").encode("utf-16"),
    "numbers.csv": lambda: numbered().encode(),
    "named-separator.csv": lambda: b"sep=;\r\n" + excel().encode(),
    "own.json": own_json,
    "own-form-en.xlsx": lambda: own_form("en"),
    "own-form-nb.xlsx": lambda: own_form("nb"),
}
"""Every kind of file by a name that it may have."""


def handed_in(name: str, folder: Path) -> Path:
    """One of `FILES` on the disk."""
    path = folder / name
    path.write_bytes(FILES[name]())
    return path


def read(path: Path, mapping: ColumnMapping | None = None) -> Reading:
    """What is read of a file by itself."""
    if is_own(path):
        return read_own(path, pulse().source.resolved())
    return read_sheet_answers(read_grid(path), Instrument.of(pulse(), "en"), mapping or ColumnMapping())


def new_file(folder: Path, name: str = "acme.crmready") -> AssessmentFile:
    """An assessment with nobody in it."""
    founding = Founding(
        organisation="Acme", language="nb", questionnaire="coaching-pulse", version="1.0.0",
        snapshot=pulse().snapshot(), secret=SECRET,
    )  # fmt: skip
    return create(folder / name, founding, DAY)


def said(people: "list[tuple[str, Mapping[str, Answer]]]") -> list[str]:
    """Roles and answers in an order of their own, to be compared."""
    plain = [(role, {name: plain_answer(answer) for name, answer in answers.items()}) for role, answers in people]
    return sorted(json.dumps(one, sort_keys=True) for one in plain)

"""What each column of a table is: by the id in brackets, by what was decided, by exact text, and never by a guess."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from crmready.imports.grid import Grid, text_of
from crmready.imports.instrument import Instrument, importable
from crmready.imports.issues import Issue
from crmready.imports.lookup import Lookup, loose, strict
from crmready.imports.mapping import BESIDE, LEAVE_OUT, ROLE, ColumnMapping, Decision
from crmready.imports.phrases import GRADING, HEADINGS, ROLE_HEADINGS, TAG, Mark

Kind = Literal["answer", "evidence", "note", "role", "left-out", "unknown"]
MOST_COMPARED: Final = 100
"""Of so many unknown headings the nearest question is looked for; a table with more is another one."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column (from 0) and what it holds. `roles` are those that meet its question in these words."""

    index: int
    kind: Kind
    question: str = ""
    roles: frozenset[str] = frozenset()
    mark: Mark = "other"
    """Why a column is left out."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Every column, and what is not clear about them."""

    all: tuple[Column, ...]
    issues: tuple[Issue, ...]

    def of(self, *kinds: Kind) -> tuple[Column, ...]:
        """The columns of these kinds, in order."""
        return tuple(column for column in self.all if column.kind in kinds)

    @property
    def role(self) -> int | None:
        """The column that says who answers."""
        return next((column.index for column in self.of("role")), None)


def columns_of(grid: Grid, instrument: Instrument, mapping: ColumnMapping) -> Columns:
    """What each column is. A column that fits nothing is unknown and an issue, unless nothing stands in it."""
    known = [_column(index, grid, instrument, mapping) for index in range(len(grid.headings))]
    if mapping.role is None and not any(column.kind == "role" for column in known):
        known = _with_role(known, grid, instrument, mapping)
    known = [
        Column(column.index, "left-out") if column.kind == "unknown" and not grid.cells(column.index) else column
        for column in known
    ]
    return Columns(tuple(known), tuple(_issues(known, grid, instrument)))


def _column(index: int, grid: Grid, instrument: Instrument, mapping: ColumnMapping) -> Column:
    heading = grid.headings[index]
    tagged = _tagged(heading, instrument)
    if mapping.role_column is not None and strict(heading) == strict(mapping.role_column):
        return Column(index, "role")
    decided = mapping.column(heading) or tagged
    if decided is not None:
        return _decided(index, decided, instrument, heading)
    mark = "other" if GRADING.match(heading) else HEADINGS.get(loose(heading))
    question = instrument.questions.find(heading) or instrument.questions.find(TAG.sub("", heading))
    if mark is not None and question is None:
        return Column(index, "left-out", mark=mark)
    return Column(index, "unknown") if question is None else _decided(index, question, instrument, heading)


def _tagged(heading: str, instrument: Instrument) -> str | None:
    """What our own id in brackets says; ids that the questionnaire does not have say nothing."""
    for match in reversed(list(TAG.finditer(heading))):
        if match[1] in instrument.questionnaire.asked and match[2] in {None, *BESIDE}:
            return match[1] if match[2] is None else f"{match[1]}:{match[2]}"
        if match[1] == ROLE and match[2] is None:
            return ROLE
    return None


def _decided(index: int, meaning: str, instrument: Instrument, heading: str) -> Column:
    if meaning == ROLE and ROLE not in instrument.questionnaire.asked:
        return Column(index, "role")
    if meaning == LEAVE_OUT:
        return Column(index, "left-out")
    question, _, beside = meaning.partition(":")
    kind: Kind = "evidence" if beside == "evidence" else "note" if beside == "note" else "answer"
    return Column(index, kind, question, instrument.asked_as(question, TAG.sub("", heading)))


def _with_role(known: list[Column], grid: Grid, instrument: Instrument, mapping: ColumnMapping) -> list[Column]:
    """The one unknown column in which nothing but roles stands; with a heading that says so, some others may."""
    speaking = [
        column.index
        for column in known
        if column.kind == "unknown" and _says_roles(grid, column.index, instrument, mapping)
    ]
    headed = [index for index in speaking if loose(grid.headings[index]) in ROLE_HEADINGS]
    headed = headed or [
        c.index for c in known if c.kind == "unknown" and loose(grid.headings[c.index]) in ROLE_HEADINGS
    ]
    chosen = headed or speaking
    if len(chosen) != 1:
        return known
    return [Column(column.index, "role") if column.index == chosen[0] else column for column in known]


def _says_roles(grid: Grid, index: int, instrument: Instrument, mapping: ColumnMapping) -> bool:
    texts = {text_of(cell).rstrip("; ") for cell in grid.cells(index)}
    return bool(texts) and all(instrument.roles.find(text) or mapping.role_of(text) for text in texts)


def _issues(known: list[Column], grid: Grid, instrument: Instrument) -> Iterator[Issue]:
    unknown = [column.index for column in known if column.kind == "unknown"]
    seen = Counter(strict(grid.headings[index]) for index in unknown)
    for number, index in enumerate(unknown):
        heading = grid.headings[index]
        if not heading or seen[strict(heading)] > 1:
            message = "Several columns have this heading." if heading else "Answers stand under no heading."
            yield Issue(_place(grid, index), message, "Give each column a heading of its own in the table.")
        else:
            yield _unknown(grid, index, instrument.questions, compared=number < MOST_COMPARED)
    for column in known:
        if column.kind == "answer" and not importable(instrument.questionnaire.asked[column.question]):
            yield _records(grid, column)


def _place(grid: Grid, index: int) -> str:
    return f"{grid.name}, {grid.column(index)}"


def _unknown(grid: Grid, index: int, questions: Lookup[str], *, compared: bool) -> Issue:
    heading = grid.headings[index]
    near = questions.nearest(heading) if compared else None
    if near is not None:
        return Issue(
            _place(grid, index),
            f"This is almost, and not quite, the question {near}.",
            "Accept it with --yes, or decide it in a mapping.",
            Decision("column", heading, near),
            f"Is {grid.column(index)} the question {near}?",
        )
    meanings = sorted(questions.candidates(heading))
    message = f"This text belongs to {' and '.join(meanings)}." if len(meanings) > 1 else "This is no question's text."
    hint = "Write the question's id in brackets behind the heading, decide it in a mapping, or leave it out with --yes."
    leaving = Decision("column", heading, LEAVE_OUT)
    return Issue(_place(grid, index), message, hint, leaving, f"Leave out {grid.column(index)}?")


def _records(grid: Grid, column: Column) -> Issue:
    message = f"{column.question} collects records, which belong to the organisation and not to one respondent."
    hint = "Record them with `crmready goals add`, and leave this column out."
    leaving = Decision("column", grid.headings[column.index], LEAVE_OUT)
    return Issue(_place(grid, column.index), message, hint, leaving, f"Leave out {grid.column(column.index)}?")

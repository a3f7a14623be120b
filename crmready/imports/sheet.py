"""Every row of a grid as a respondent's answers, once it is known what each column is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from crmready.collect.reading import references, tidy
from crmready.imports.cells import CellReader, is_level_number
from crmready.imports.columns import Column, Columns, columns_of
from crmready.imports.filled import Filled, Reading
from crmready.imports.grid import Grid, text_of
from crmready.imports.instrument import Instrument, importable
from crmready.imports.issues import Issue, UnreadError
from crmready.imports.lookup import strict
from crmready.imports.mapping import LEAVE_OUT, ColumnMapping, Decision
from crmready.imports.phrases import Mark
from crmready.model.assessment import Answer, Answered
from crmready.model.questions import LevelsQuestion
from crmready.tables.cells import Cell

MOST_ISSUES: Final = 200
"""After so many cells that fit nothing, it is another table."""
_SHOWN: Final = 8


@dataclass(slots=True)
class SheetReader:
    """Reads one grid row by row; what does not fit gathers in `issues`, once for each text and question."""

    grid: Grid
    columns: Columns
    cells: CellReader
    issues: list[Issue] = field(default_factory=list)
    not_asked: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Where answers stand to questions that their role is not asked, by question."""
    _known: set[tuple[str, str]] = field(default_factory=set)

    def filled(self) -> Iterator[Filled]:
        """Everybody with a role and at least one answer."""
        for number, cells in self.grid.rows:
            if len(self.issues) > MOST_ISSUES:
                return
            role = self._role(number, cells)
            answers = dict(self._answers(number, cells, role)) if role is not None else {}
            if role is not None and answers:
                started = self._marked(cells, "start")
                form = self._marked(cells, "id")
                place = f"{self.grid.name}, row {number}"
                yield Filled(
                    place, role, answers,
                    number=f"{form} {started}" if form and started else None,
                    marks=tuple(filter(None, (form, started, self._marked(cells, "stamp")))),
                )  # fmt: skip

    def _role(self, number: int, cells: tuple[Cell, ...]) -> str | None:
        mapping, index = self.cells.mapping, self.columns.role
        if mapping.role is not None or index is None:
            return mapping.role
        text = text_of(cells[index]).rstrip("; ")
        role = mapping.role_of(text) or self.cells.instrument.roles.find(text)
        if role is None:
            near = self.cells.instrument.roles.nearest(text)
            named = ", ".join(known.name for known in self.cells.instrument.questionnaire.roles)
            self._open(
                Issue(
                    self.grid.place(number, index),
                    f'"{text[:60]}" is no role.' if text else "The role is missing.",
                    f"There is: {named}.",
                    Decision("role", text, near) if near and text else None,
                    f'Is "{text[:60]}" the role {near}?' if near and text else None,
                ),
                ("role", text or str(number)),
            )
        return role

    def _answers(self, number: int, cells: tuple[Cell, ...], role: str) -> Iterator[tuple[str, Answer]]:
        asked = self.cells.instrument.questionnaire.asked
        for question, columns in self._by_question().items():
            given = [column for column in columns if text_of(cells[column.index])]
            if not given or not importable(asked[question]):
                continue
            if role not in asked[question].roles:
                self.not_asked[question].append(self.grid.place(number, given[0].index))
                continue
            # A question that is worded for each role may have a column for each wording.
            own = [column for column in given if role in column.roles] or given
            answer = self._one(number, cells, own)
            if answer is not None:
                yield question, self._with_aside(question, answer, cells)

    def _by_question(self) -> Mapping[str, list[Column]]:
        columns: dict[str, list[Column]] = defaultdict(list)
        for column in self.columns.of("answer"):
            columns[column.question].append(column)
        return columns

    def _one(self, number: int, cells: tuple[Cell, ...], columns: list[Column]) -> Answer | None:
        """The answer that all of these columns give."""
        read = [self._read(number, column, cells[column.index]) for column in columns]
        answers = [answer for answer in read if answer is not None]
        if any(answer != answers[0] for answer in answers):
            question = columns[0].question
            message = f"There are two different answers to {question} in this row."
            issue = Issue(self.grid.place(number, columns[1].index), message, "Delete one of them.")
            self._open(issue, (question, str(number)))
        return answers[0] if answers else None

    def _read(self, number: int, column: Column, cell: Cell) -> Answer | None:
        question = self.cells.instrument.questionnaire.asked[column.question]
        try:
            return self.cells.answer(question, cell)
        except UnreadError as unread:
            text = text_of(cell)
            near = None if unread.nearest is None else self.cells.instrument.shown(question.id, unread.nearest)
            self._open(
                Issue(
                    self.grid.place(number, column.index),
                    str(unread),
                    f'Did you mean "{near}"? Accept it with --yes, or decide it in a mapping.' if near
                    else f"Mend the cell, or say in a mapping what it means (`{LEAVE_OUT}` leaves it out).",
                    Decision(f"value:{question.id}", text, unread.nearest) if unread.nearest is not None else None,
                    f'Does "{text[:60]}" mean "{near}" ({question.id})?' if near else None,
                ),
                (question.id, strict(text)),
            )  # fmt: skip
            return None

    def _open(self, issue: Issue, about: tuple[str, str]) -> None:
        if about not in self._known:
            self._known.add(about)
            self.issues.append(issue)

    def _with_aside(self, question: str, answer: Answer, cells: tuple[Cell, ...]) -> Answer:
        """The answer with what stands in the columns for evidence and notes to it."""
        for column in self.columns.of("evidence", "note"):
            text = text_of(cells[column.index]).replace("\n", "; ")
            if column.question != question or not tidy(text):
                continue
            if column.kind == "note":
                answer = replace(answer, note=tidy(text))
            elif isinstance(answer, Answered):
                answer = replace(answer, evidence=references(text))
        return answer

    def _marked(self, cells: tuple[Cell, ...], mark: Mark) -> str:
        marks = (cells[column.index] for column in self.columns.of("left-out") if column.mark == mark)
        return " ".join(cell.isoformat() if isinstance(cell, datetime) else strict(text_of(cell)) for cell in marks)


def read_sheet_answers(grid: Grid, instrument: Instrument, mapping: ColumnMapping) -> Reading:
    """What a grid says, with everything that is not clear."""
    columns = columns_of(grid, instrument, mapping)
    issues = [*columns.issues, *_role_issues(grid, columns, instrument, mapping)]
    base = _lowest_level(grid, columns, instrument, mapping)
    if base is None:
        issues.append(_which_level(grid))
    only_role = mapping.role or (instrument.questionnaire.roles[0].id if _one_role(instrument) else None)
    settled = mapping if columns.role is not None else mapping.changed(role=only_role)
    language = "nb" if grid.decimal_comma else instrument.questionnaire.language
    reader = SheetReader(grid, columns, CellReader(instrument, settled, base or 0, language))
    filled = tuple(reader.filled())
    return Reading(filled, (*issues, *reader.issues), (*grid.notices, *_notices(reader)))


def _one_role(instrument: Instrument) -> bool:
    return len(instrument.questionnaire.roles) == 1


def _role_issues(grid: Grid, columns: Columns, instrument: Instrument, mapping: ColumnMapping) -> Iterator[Issue]:
    if columns.role is None and mapping.role is None and not _one_role(instrument):
        named = ", ".join(role.id for role in instrument.questionnaire.roles)
        hint = f"Name the column with --role-column, or say with --role that all have one: {named}."
        yield Issue(grid.name, "No column says in which role people answer.", hint)


def _lowest_level(grid: Grid, columns: Columns, instrument: Instrument, mapping: ColumnMapping) -> int | None:
    """What number the lowest level has where levels are written as numbers; None when the numbers do not tell."""
    if mapping.levels_from is not None:
        return mapping.levels_from
    seen: list[tuple[int, int]] = []
    for column in columns.of("answer"):
        question = instrument.questionnaire.asked[column.question]
        if isinstance(question, LevelsQuestion):
            texts = [text_of(cell) for cell in grid.cells(column.index)]
            options = instrument.options[question.id]
            numbers = [int(text) for text in texts if is_level_number(text) and options.find(text) is None]
            seen += [(number, len(question.options)) for number in numbers]
    if not seen or any(number == 0 for number, _ in seen):
        return 0
    return 1 if any(number == most for number, most in seen) else None


def _which_level(grid: Grid) -> Issue:
    message = "Levels are numbers here, and none of them tells whether the lowest is 0 or 1."
    return Issue(grid.name, message, "Add --levels-from 0 or --levels-from 1.")


def _notices(reader: SheetReader) -> Iterator[str]:
    """What was left out, and why."""
    grid, left = reader.grid, reader.columns.of("left-out")
    personal = [grid.column(column.index) for column in left if column.mark == "personal"]
    if personal:
        yield f"Left out, so that nobody's name or address is kept: {'; '.join(personal)}."
    others = [grid.column(c.index) for c in left if c.mark != "personal" and grid.cells(c.index)]
    if others:
        yield f"Left out: {'; '.join(others)}."
    for question, places in reader.not_asked.items():
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        where = ", ".join(place.rpartition(" ")[2] for place in places[:_SHOWN])
        yield f"Left out, because the role is not asked {question}: {where}{more}."

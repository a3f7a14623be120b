"""The sheets that are worked in: the gap register, the action plan, and the goals."""

from crmready.report.formats.gap_document.plan import gates_of
from crmready.report.formats.gap_document.texts import NOTHING
from crmready.report.formats.workbook.figures import cell_of, whole
from crmready.report.formats.workbook.sheets import Desk, Row
from crmready.report.shapes.scores import QuestionView
from crmready.tables.writing import Layout

_DAYS = (30, 60, 90)


def gap_register(desk: Desk) -> Layout:
    """Every gap, first to close first, with room for owner, day, status and a comment."""
    columns = (
        ("rank", 7), ("number", 7), ("question", 46), ("dimension", 24), ("gap", 8), ("gate", 34), ("why", 40),
        ("within_30", 34), ("within_60", 34), ("within_90", 34), ("owner", 20), ("due", 14), ("status", 16),
        ("comment", 36),
    )  # fmt: skip
    questions = {question.id: question for each in desk.view.dimensions for question in each.questions}
    rows = (
        (
            whole(gap.rank), gap.number, gap.ask, gap.dimension_name, cell_of(gap.gap), gates_of(gap), gap.why,
            *_actions(questions.get(gap.question)), _owner(questions.get(gap.question)), None,
            desk.words["status_open"], None,
        )
        for gap in desk.view.gaps
    )  # fmt: skip
    return desk.sheet("gap_register", columns, rows, *desk.work(10, 11, 12), *desk.states(5))


def _actions(question: QuestionView | None) -> tuple[str, ...]:
    actions = {action.within: action.do for action in question.actions} if question else {}
    return tuple(actions.get(days, NOTHING) for days in _DAYS)


def _owner(question: QuestionView | None) -> str | None:
    return question.owner_name if question else None


def plan(desk: Desk) -> Layout:
    """The actions of the 30, 60 and 90 days."""
    columns = (
        ("number", 6), ("window", 16), ("action", 52), ("dimension", 24), ("proof", 36), ("why", 44), ("owner", 20),
        ("due", 14), ("status", 16), ("comment", 36),
    )  # fmt: skip
    actions = [(window.name, action) for window in desk.view.plan for action in window.actions]
    rows = (
        (
            whole(number), window, action.do, action.dimension_name, action.proof or NOTHING, action.why,
            action.owner_name, None, desk.words["status_open"], None,
        )
        for number, (window, action) in enumerate(actions, 1)
    )  # fmt: skip
    return desk.sheet("actions", columns, rows, *desk.work(6, 7, 8))


def goals(desk: Desk) -> Layout:
    """The records, a row each; fields of several kinds of records stand side by side."""
    records = [record for group in desk.view.records for record in group.records]
    labels = tuple(dict.fromkeys(value.label for record in records for value in record.values))
    columns = (("number", 6), *((label, 34) for label in labels), ("chain", 36), ("state", 36))
    rows: list[Row] = []
    for record in records:
        texts = {value.label: value.text for value in record.values}
        rows.append(
            (
                whole(record.number),
                *(texts.get(label, NOTHING) for label in labels),
                record.chain.sentence if record.chain else NOTHING,
                f"{'✓' if record.complete else '×'} {record.sentence}",
            )
        )
    return desk.sheet("records", columns, rows, *desk.states(len(columns) - 1))

"""The sheets that are read: summary, people, requirements, dimensions."""

from collections.abc import Iterator

from crmready.report.formats.gap_document.texts import NOTHING
from crmready.report.formats.workbook.figures import cell_of, whole
from crmready.report.formats.workbook.sheets import Desk, Row
from crmready.report.shapes.numbers import Number, Range
from crmready.tables.cells import Cell
from crmready.tables.writing import Figure, Layout


def summary(desk: Desk) -> Layout:
    """Verdict, reasons, index and what the report was made from, a line each."""
    return desk.sheet("summary", (("field", 34), ("value", 90)), _lines(desk))


def _lines(desk: Desk) -> Iterator[Row]:
    view, words = desk.view, desk.words
    yield words["organisation"], view.organisation
    yield words["questionnaire"], f"{view.title} ({view.provenance.questionnaire}) {view.provenance.version}"
    yield words["day"], view.as_of.text if view.as_of else NOTHING
    yield words["verdict"], view.verdict.name
    yield words["finding"], view.verdict.sentence
    if view.nobody:
        yield words["finding"], view.nobody
    yield words["finding"], view.findings.summary
    yield from ((words["not_known"], sentence) for sentence in view.findings.unknown)
    yield words["next"], view.verdict.next
    yield words["gates"], view.verdict.summary
    yield from ((words["limiting"], reason.sentence) for reason in view.verdict.reasons)
    yield words["index"], cell_of(view.index.score)
    low, high = ends(view.index.interval)
    yield f"{words['index']}: {words['lowest']}", low
    yield f"{words['index']}: {words['highest']}", high
    yield words["least"], cell_of(view.index.least)
    yield words["geometric"], cell_of(view.index.geometric)
    yield words["asked_for"], view.respondents.sentence
    yield words["registered"], whole(view.respondents.registered)
    yield words["answered"], whole(view.respondents.answered)
    if view.held_back:
        yield words["anonymity"], view.held_back


def people(desk: Desk) -> Layout:
    """Who was asked and who answered, by role."""
    columns = (("role", 28), ("registered", 13), ("answered", 13), ("finding", 60))
    rows = (
        (role.plural, whole(role.registered), whole(role.answered), f"{role.sentence} {role.how_to_ask or ''}".strip())
        for role in desk.view.respondents.roles
    )
    return desk.sheet("who_answered", columns, rows)


def requirements(desk: Desk) -> Layout:
    """Every requirement with its state and what would show it."""
    columns = (
        ("gate", 34), ("severity", 20), ("state", 18), ("score", 10), ("minimum", 10), ("lowest", 10), ("highest", 10),
        ("limiting", 44), ("if_nothing", 44), ("to_show", 36), ("evidence", 36), ("why", 44),
    )  # fmt: skip
    rows = (
        (
            gate.name, gate.severity_name, f"{gate.symbol} {gate.state_name}", cell_of(gate.score),
            cell_of(gate.minimum), *ends(gate.interval), gate.limiting or gate.hidden_reason or NOTHING,
            gate.left_alone or NOTHING, gate.to_show or NOTHING, "; ".join(gate.evidence) or NOTHING, gate.why,
        )
        for gate in desk.view.gates
    )  # fmt: skip
    return desk.sheet("gates", columns, rows, *desk.states(2))


def dimensions(desk: Desk) -> Layout:
    """The profile in numbers."""
    columns = (
        ("number", 6), ("dimension", 34), ("score", 10), ("target", 10), ("gap", 10), ("lowest", 10), ("highest", 10),
        ("coverage", 12), ("weight", 10), ("rating", 30), ("finding", 60),
    )  # fmt: skip
    rows = (
        (
            each.number, each.name, cell_of(each.score), cell_of(each.target), cell_of(each.gap),
            *ends(each.interval), cell_of(each.coverage), cell_of(each.weight),
            each.rating.text if each.rating else NOTHING, each.hidden_reason or each.sentence,
        )
        for each in desk.view.dimensions
    )  # fmt: skip
    return desk.sheet("dimensions", columns, rows)


def ends(interval: Range | None) -> tuple[Cell | Figure, Cell | Figure]:
    """The two ends of an interval as cells."""
    low: Number | None = interval.low if interval else None
    high: Number | None = interval.high if interval else None
    return cell_of(low), cell_of(high)

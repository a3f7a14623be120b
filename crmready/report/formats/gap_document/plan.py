"""What to do: the plan, every gap in the order in which to close them, and the goals on record."""

from collections.abc import Iterator, Mapping

from crmready.report.formats.document import Block, Column, Heading, Paragraph, Picture, Table, figures
from crmready.report.formats.gap_document.texts import NOTHING, finding
from crmready.report.shapes.plan import GapView, RecordView
from crmready.report.shapes.report import ReportView


def plan(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """At most three actions every thirty days."""
    if not view.plan:
        return
    yield Heading(words["plan"])
    yield from finding(view.findings.plan)
    yield Paragraph(words["plan_lead"], "lead")
    yield Picture("timeline")
    columns = (
        figures(words["number"]),
        Column(words["what_to_do"], 6),
        Column(words["owner"]),
        Column(words["proof"], 4),
    )
    number = 0
    for window in view.plan:
        yield Heading(window.name, 2)
        if not window.actions:
            yield Paragraph(window.sentence or NOTHING)
            continue
        rows = tuple(
            (str(place), f"{action.do}\n{action.why}", action.owner_name, action.proof or NOTHING)
            for place, action in enumerate(window.actions, number + 1)
        )
        number += len(rows)
        yield Table(f"{words['plan']}: {window.name}", columns, rows)


def gap_register(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """Every gap, first to close first."""
    if not view.gaps:
        return
    yield Heading(words["gap_register"])
    columns = (
        figures(words["rank"]),
        Column(words["question"], 6),
        figures(words["gap"]),
        Column(words["gate"], 3),
        Column(words["why"], 5),
    )
    rows = tuple((str(gap.rank), f"{gap.number} {gap.ask}", gap.gap.text, gates_of(gap), gap.why) for gap in view.gaps)
    yield Table(words["gap_register"], columns, rows)


def gates_of(gap: GapView) -> str:
    """The requirements that rest on a gap, each with its mark."""
    return "\n".join(f"{gate.symbol} {gate.name}" for gate in gap.gates) or NOTHING


def records(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """Value goals and whatever else is recorded, with what is still missing."""
    if not view.records:
        return
    yield Heading(words["records"])
    for group in view.records:
        yield Paragraph(group.sentence, "lead")
        for record in group.records:
            yield from _record(record, words)


def _record(record: RecordView, words: Mapping[str, str]) -> Iterator[Block]:
    name = record.values[0].text if record.values else ""
    yield Heading(f"{record.number} {name}".strip(), 2)
    yield Paragraph(f"{'✓' if record.complete else '×'} {record.sentence}")
    rows = tuple((value.label, value.text) for value in record.values)
    if record.chain:
        yield Paragraph(record.chain.sentence)
        yield Picture(f"chain:{record.id}")
        links = tuple((link.label, link.text or f"× {words['hole']}") for link in record.chain.links)
        name = f"{words['chain']}: {words['goal']} {record.number}"
        yield Table(name, (Column(words["link"]), Column(words["value"], 4)), links)
    if rows:
        yield Table(f"{words['goal']} {record.number}", (Column(words["field"]), Column(words["value"], 4)), rows)

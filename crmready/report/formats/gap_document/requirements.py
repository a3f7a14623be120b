"""The requirements: each in words, then all in numbers."""

from collections.abc import Iterator, Mapping

from crmready.report.formats.document import Block, Column, Heading, Paragraph, Picture, Table, figures
from crmready.report.formats.gap_document.texts import finding, joined, text_of
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.report import ReportView


def requirements(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """Every gate with what holds it back and what would show it."""
    if not view.gates:
        return
    yield Heading(words["gates"])
    yield from finding(view.findings.gates)
    yield Paragraph(joined(view.verdict.summary, words["gates_lead"]), "lead")
    yield Picture("ladder")
    for gate in view.gates:
        yield from _requirement(gate, words)
    yield Heading(words["gates_in_numbers"], 2)
    yield _in_numbers(view, words)


def _requirement(gate: GateView, words: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(f"{gate.symbol} {gate.name}: {gate.state_name}", 2)
    yield Paragraph(f"{gate.severity_name}. {gate.why}", "note")
    yield Paragraph(gate.sentence)
    yield Picture(f"gate:{gate.id}")
    if gate.limiting:
        yield Paragraph(f"{words['limiting']}: {gate.limiting}", "strong")
    if gate.left_alone:
        yield Paragraph(f"{words['if_nothing']}: {gate.left_alone}")
    counted = joined(gate.fragile_sentence, gate.records.sentence if gate.records else None)
    if counted:
        yield Paragraph(counted)
    if gate.minimum_text:
        yield Paragraph(f"{words['minimum']}: {gate.minimum_text}")
    if gate.evidence:
        yield Paragraph(joined(words["shown_by"], "; ".join(gate.evidence)))
    if gate.to_show and gate.state != "pass":
        yield Paragraph(joined(words["would_show"], gate.to_show))
    if gate.hidden_reason:
        yield Paragraph(gate.hidden_reason, "note")


def _in_numbers(view: ReportView, words: Mapping[str, str]) -> Table:
    columns = (
        Column(words["gate"], 4),
        Column(words["state"]),
        figures(words["score"]),
        figures(words["minimum"]),
        Column(words["interval"]),
    )
    rows = tuple(
        (
            gate.name,
            f"{gate.symbol} {gate.state_name}",
            text_of(gate.score),
            text_of(gate.minimum),
            text_of(gate.interval),
        )
        for gate in view.gates
    )
    return Table(words["gates_in_numbers"], columns, rows)

"""Every question with what each role answered."""

from collections.abc import Iterator, Mapping

from crmready.report.formats.document import Block, Column, Heading, Paragraph, Points, Table, figures
from crmready.report.formats.gap_document.texts import NOTHING, joined, text_of
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import QuestionView, RolePart


def appendix(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """All dimensions' questions, also those that are not scored."""
    yield Heading(words["appendix"])
    yield Paragraph(words["appendix_lead"], "lead")
    for dimension in view.dimensions:
        yield Heading(f"{dimension.number} {dimension.name}", 2)
        for question in dimension.questions:
            yield from _question(question, words)


def _question(question: QuestionView, words: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(f"{question.number} {question.ask}", 3)
    yield from (Paragraph(f"{each.role_names}: {each.ask}", "note") for each in question.wordings[1:])
    interval = f"{words['interval']}: {question.interval.text}." if question.interval else None
    yield Paragraph(joined(question.sentence, interval))
    yield from (Paragraph(text, "note") for text in _remarks(question, words))
    if question.texts:
        yield Points(question.texts)
    columns = (
        Column(words["role"]),
        Column(words["answered"], 3),
        figures(words["mean"]),
        figures(words["claimed"]),
        Column(words["agreement"], 3),
    )
    rows = tuple(
        (part.role_name, part.counts, part.mean.text, text_of(part.claimed), agreement_of(part, words))
        for part in question.roles
    )
    if rows:
        yield Table(f"{question.number} {question.ask}", columns, rows)


def _remarks(question: QuestionView, words: Mapping[str, str]) -> Iterator[str]:
    if question.claimed:
        yield question.claimed
    if question.evidence:
        yield joined(words["shown_by"], "; ".join(question.evidence))
    if question.hidden_reason:
        yield question.hidden_reason
    if question.consensus:
        agreed = question.consensus
        note = f": {agreed.note}" if agreed.note else ""
        yield f"{words['group_consensus']} {agreed.answer} ({agreed.score.text}){note}"


def agreement_of(part: RolePart, words: Mapping[str, str]) -> str:
    """How far a role agrees, or why that is not told."""
    if part.hidden_reason:
        return part.hidden_reason
    found = part.agreement
    if found is None:
        return NOTHING
    deviation = f"{words['deviation']} {found.average_deviation.text}." if found.average_deviation else None
    consensus = f"{words['consensus']} {found.consensus.text}." if found.consensus else None
    interval = f"{words['t_interval']} {found.interval.text}." if found.interval else None
    return joined(found.sentence, deviation, consensus, interval)

"""One part for each dimension: its numbers, its questions' numbers, and its gaps with what to do about them."""

from collections.abc import Iterator, Mapping

from crmready.problems import at_start
from crmready.report.formats.document import Block, Column, Heading, Paragraph, Picture, Table, figures
from crmready.report.formats.gap_document.texts import NOTHING, finding, once, text_of
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import DimensionView, QuestionView


def dimensions(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """Every dimension in the questionnaire's order."""
    for dimension in view.dimensions:
        yield Heading(f"{dimension.number} {dimension.name}")
        yield from finding(dimension.finding)
        if dimension.about:
            yield Paragraph(dimension.about, "lead")
        yield Paragraph(dimension.sentence)
        yield Picture(f"dimension:{dimension.id}")
        yield _facts(dimension, words)
        yield from (Paragraph(reason, "note") for reason in once([dimension.hidden_reason]))
        yield from _levels(dimension, words)
        yield from _gaps(view, dimension, words)


def _facts(dimension: DimensionView, words: Mapping[str, str]) -> Table:
    names = ("score", "target", "gap", "interval", "coverage", "weight")
    numbers = (
        dimension.score,
        dimension.target,
        dimension.gap,
        dimension.interval,
        dimension.coverage,
        dimension.weight,
    )
    columns = tuple(figures(words[name]) for name in names)
    return Table(f"{dimension.name}: {words['in_numbers']}", columns, (tuple(text_of(each) for each in numbers),))


def _levels(dimension: DimensionView, words: Mapping[str, str]) -> Iterator[Block]:
    scored = [question for question in dimension.questions if question.scored]
    if not scored:
        return
    yield Heading(words["levels"], 2)
    columns = (
        Column(words["question"], 6),
        figures(words["score"]),
        figures(words["target"]),
        figures(words["gap"]),
        Column(words["interval"]),
    )
    rows = tuple(
        (
            f"{each.number} {each.ask}",
            each.score.text,
            each.target.text,
            each.gap.text,
            text_of(each.interval),
        )
        for each in scored
    )
    yield Table(f"{dimension.name}: {words['levels']}", columns, rows)
    for question in scored:
        yield from _said(question)


def _said(question: QuestionView) -> Iterator[Block]:
    yield Heading(f"{question.number} {question.ask}", 3)
    yield Picture(f"levels:{question.id}")
    yield Paragraph(question.sentence)
    yield from (Paragraph(text, "note") for text in once([question.claimed, question.hidden_reason]))


def _gaps(view: ReportView, dimension: DimensionView, words: Mapping[str, str]) -> Iterator[Block]:
    gaps = [gap for gap in view.gaps if gap.dimension == dimension.id]
    if not gaps:
        return
    heading = words["gaps_and_actions"] if view.plan else words["gaps"]
    yield Heading(heading, 2)
    questions = {question.id: question for question in dimension.questions}
    columns = (
        Column(words["question"], 4),
        figures(words["gap"]),
        Column(words["what_to_do"], 6),
        Column(words["owner"]),
    )
    shown = len(columns) if view.plan else 2
    rows = []
    for gap in gaps:
        question = questions[gap.question]
        actions = "\n".join(f"{at_start(action.within_text)}: {action.do}" for action in question.actions)
        owner = question.owner_name or NOTHING
        rows.append((f"{gap.number} {gap.ask}\n{gap.why}", gap.gap.text, actions or NOTHING, owner)[:shown])
    yield Table(f"{dimension.name}: {heading}", columns[:shown], tuple(rows))

"""How the numbers came about, what they cannot tell, and what the report was made from."""

from collections.abc import Iterator, Mapping

from crmready.report.formats.document import Block, Column, Heading, Paragraph, Points, Table, figures
from crmready.report.formats.gap_document.texts import text_of
from crmready.report.shapes.report import ReportView


def method(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """The method, the index that decides nothing, anonymity, limits, sources and provenance."""
    yield Heading(words["method"])
    yield Heading(words["about_numbers"], 2)
    yield from (Paragraph(paragraph) for paragraph in view.method)
    yield from _index(view, words)
    yield Heading(words["anonymity"], 2)
    yield Paragraph(view.anonymity)
    lists = (
        (words["signals"], tuple(signal.sentence for signal in view.signals)),
        (words["limits"], view.limits),
        (words["sources"], view.sources),
    )
    for heading, texts in lists:
        if texts:
            yield Heading(heading, 2)
            yield Points(texts)
    yield Heading(words["provenance"], 2)
    yield Table(words["provenance"], (Column(words["field"]), Column(words["value"], 4)), provenance(view, words))


def _index(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    index = view.index
    yield Heading(words["index"], 2)
    yield Paragraph(index.sentence)
    columns = tuple(figures(words[name]) for name in ("index", "interval", "least", "geometric"))
    numbers = (index.score, index.interval, index.least, index.geometric)
    yield Table(words["index"], columns, (tuple(text_of(each) for each in numbers),))
    if index.hidden_reason:
        yield Paragraph(index.hidden_reason, "note")


def provenance(view: ReportView, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What the report was made from: name and text of each."""
    source = view.provenance
    licence = f", {source.licence}" if source.licence else ""
    return (
        (words["questionnaire"], f"{source.title} ({source.questionnaire}) {source.version}{licence}"),
        (words["questionnaire_digest"], source.digest),
        (words["answers_digest"], source.answers_digest),
        (words["tool"], f"crmready {source.tool_version}"),
    )

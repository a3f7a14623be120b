"""The requirement brief as a document: for Word, where a company writes on."""

from collections.abc import Iterator, Mapping

from crmready.report.branding.brand import NO_BRAND, Brand
from crmready.report.formats.document import Block, Column, Document, Heading, Paragraph, Points, Table
from crmready.report.formats.gap_document.compose import day_of
from crmready.report.formats.gap_document.texts import NOTHING, credits_of
from crmready.report.requirement_brief import brief_labels
from crmready.report.shapes.brief import BriefPartView, BriefView, OpenPoint, Statement
from crmready.report.shapes.plan import RecordView


def brief_document(view: BriefView, brand: Brand = NO_BRAND) -> Document:
    """The whole brief as headings, paragraphs, lists and tables, with room for each answer."""
    words = brief_labels(view.language)
    told = brand.speaking(view.language)
    return Document(
        language=view.language,
        title=f"{words['brief']}: {told.client or view.organisation}",
        organisation=told.client or view.organisation,
        subtitle=(f"{view.title} · {words['draft']}", *((view.as_of.text,) if view.as_of else ())),
        day=day_of(view),
        blocks=tuple(_blocks(view, words)),
        contents=words["contents"],
        page=words["page"],
        footer=told.footer or f"{view.title} · {words['brief']}",
        colours=brand.colours,
        credits=credits_of(told, words["prepared_by"]),
        listed=2,
    )


def _blocks(view: BriefView, words: Mapping[str, str]) -> Iterator[Block]:
    yield Paragraph(words["lead"], "lead")
    yield Paragraph(view.sentence, "strong")
    yield Paragraph(words["read_first"])
    if view.reservations:
        yield Heading(words["reservations"])
        yield Points(view.reservations)
    yield Heading(words["needs"])
    for part in view.parts:
        yield from _part(part, words)
    if view.limits:
        yield Heading(words["limits"], 2)
        yield Points(view.limits)
    made = view.provenance
    yield Heading(words["provenance"], 2)
    yield Paragraph(
        f"{words['questionnaire']} {made.questionnaire} {made.version} ({made.digest[:12]}), "
        f"{words['answers']} {made.answers_digest[:12]}, crmready {made.tool_version}. {view.verdict}.",
        "note",
    )


def _part(part: BriefPartView, words: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(f"{part.number} {part.title}", 2)
    if part.about:
        yield Paragraph(part.about)
    if part.statements:
        yield _statements(part, words)
    for group in part.records:
        for record in group.records:
            yield _record(record, words)
    if part.open_points:
        yield _open_points(part, words)


def _statements(part: BriefPartView, words: Mapping[str, str]) -> Table:
    columns = (Column(words["asked"]), Column(words["stands"]), Column(words["shown"]))
    rows = tuple(_statement(one, words) for one in part.statements)
    return Table(f"{words['stands']}: {part.title}", columns, rows)


def _open_points(part: BriefPartView, words: Mapping[str, str]) -> Table:
    """With a column to answer in."""
    columns = (Column(words["open"]), Column(words["answer"].rstrip(":")))
    rows = tuple((f"{place}. {_point(one, words)}", "") for place, one in enumerate(part.open_points, 1))
    return Table(f"{words['open']}: {part.title}", columns, rows)


def _statement(one: Statement, words: Mapping[str, str]) -> tuple[str, str, str]:
    state = f"✓ {words['in_place']}" if one.in_place else f"! {words['begun']}"
    attached = f"{words['to_attach']} {one.to_attach}" if one.to_attach else NOTHING
    return one.ask, f"{one.answer}\n{state}", "\n".join(one.shown_by) or attached


def _record(record: RecordView, words: Mapping[str, str]) -> Table:
    rows = tuple((value.label, value.text) for value in record.values)
    return Table(record.values[0].text, (Column(words["asked"], 3), Column(words["stands"], 6)), rows)


def _point(point: OpenPoint, words: Mapping[str, str]) -> str:
    step = f"{words['do']} {point.do} ({point.owner_name})" if point.do else None
    return "\n".join(filter(None, (point.ask, point.because, step)))

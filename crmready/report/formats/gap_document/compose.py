"""The whole gap report as a document."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from crmready.report.branding.brand import NO_BRAND, Brand
from crmready.report.formats.document import Block, Document
from crmready.report.formats.gap_document.appendix import appendix
from crmready.report.formats.gap_document.dimensions import dimensions
from crmready.report.formats.gap_document.method import method
from crmready.report.formats.gap_document.pictures import agreement, beliefs, role_gaps
from crmready.report.formats.gap_document.plan import gap_register, plan, records
from crmready.report.formats.gap_document.reading import reading
from crmready.report.formats.gap_document.requirements import requirements
from crmready.report.formats.gap_document.roles import roles
from crmready.report.formats.gap_document.summary import summary
from crmready.report.formats.gap_document.texts import credits_of
from crmready.report.formats.words import format_words
from crmready.report.shapes.brief import BriefView
from crmready.report.shapes.report import ReportView

Part: TypeAlias = Callable[[ReportView, Mapping[str, str]], Iterator[Block]]
"""Yields nothing where the view has nothing for it."""

PARTS: Final[tuple[Part, ...]] = (
    summary,
    reading,
    requirements,
    dimensions,
    beliefs,
    role_gaps,
    agreement,
    plan,
    gap_register,
    roles,
    records,
    method,
    appendix,
)


def document_of(view: ReportView, brand: Brand = NO_BRAND) -> Document:
    """Everything that the report says, as headings, paragraphs, lists and tables."""
    words = format_words(view.language)
    told = brand.speaking(view.language)
    kind = f"{view.title} · {words['gap_report']}"
    return Document(
        language=view.language,
        title=f"{words['gap_report']}: {view.organisation}",
        organisation=told.client or view.organisation,
        subtitle=(kind, *((view.as_of.text,) if view.as_of else ()), view.respondents.sentence),
        day=day_of(view),
        blocks=tuple(block for part in PARTS for block in part(view, words)),
        contents=words["contents"],
        page=words["page"],
        footer=told.footer or kind,
        colours=brand.colours,
        credits=credits_of(told, words["prepared_by"]),
    )


def day_of(view: ReportView | BriefView) -> date | None:
    """The day of the last change to the answers."""
    return date.fromisoformat(view.as_of.iso) if view.as_of else None

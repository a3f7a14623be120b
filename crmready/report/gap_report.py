"""The gap report: a view made ready for the template that comes along."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from crmready.report.branding.brand import NO_BRAND, Brand
from crmready.report.charts.every import charts_of
from crmready.report.embedded.enclosing import result_file
from crmready.report.labels import labels
from crmready.report.render import RenderRequest
from crmready.report.shapes.report import Day, ReportView

Length: TypeAlias = Literal["summary", "full"]
"""How much is told: two pages for a board, or everything."""


def gap_report(view: ReportView, templates: Path, length: Length = "full", brand: Brand = NO_BRAND) -> RenderRequest:
    """What `write_pdf` needs for a report; `templates` is the folder with one sub-folder for each template.

    The template sees `view` (the contract of docs/report-view.md), `labels`, `brand`, `charts` and `length`, no more.
    The whole view travels inside the PDF, as JSON, whatever the length.
    """
    words = labels(view.language)
    told = asdict(brand.speaking(view.language))
    return RenderRequest(
        context={"view": asdict(view), "labels": words, "brand": told, "length": length},
        charts=charts_of(view, words, brand.colours),
        template=templates / "gap-report",
        assets=brand.files(),
        embedded=result_file(view),
        dated=midnight(view.as_of),
    )


def midnight(day: Day | None) -> datetime | None:
    """When that day begins in UTC: a report is dated by its answers, and so the same tomorrow."""
    return None if day is None else datetime.fromisoformat(day.iso).replace(tzinfo=UTC)

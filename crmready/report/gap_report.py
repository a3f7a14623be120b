"""The gap report: a view made ready for the template that comes along."""

from dataclasses import asdict
from pathlib import Path
from typing import Literal, TypeAlias

from crmready.report.charts.every import charts_of
from crmready.report.labels import labels
from crmready.report.render import RenderRequest
from crmready.report.shapes.report import ReportView

Length: TypeAlias = Literal["summary", "full"]
"""How much is told: two pages for a board, or everything."""


def gap_report(view: ReportView, templates: Path, length: Length = "full") -> RenderRequest:
    """What `write_pdf` needs for a report; `templates` is the folder with one sub-folder for each template.

    The template sees `view` (the contract of docs/report-view.md), `labels`, `charts` and `length`, and nothing else.
    """
    words = labels(view.language)
    return RenderRequest(
        context={"view": asdict(view), "labels": words, "length": length},
        charts=charts_of(view, words),
        template=templates / "gap-report",
    )

"""The published result as the file that travels inside a report."""

from dataclasses import asdict
from typing import Final

from crmready.i18n import translations
from crmready.report.job import EmbeddedFile, json_text
from crmready.report.shapes.report import ReportView

RESULT_NAME: Final = "crmready-result.json"
"""By this name programs find it; docs/report-view.md promises it."""
BRIEF_NAME: Final = "crmready-brief.json"
"""By this name programs find a requirement brief inside its PDF."""


def result_file(view: ReportView) -> EmbeddedFile:
    """Exactly what `crmready score --json` prints of this view."""
    said = translations(view.language, "report").gettext("The published result of this report, for programs")
    return EmbeddedFile(RESULT_NAME, json_text(asdict(view)), said)

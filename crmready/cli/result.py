"""The pipeline behind every output: opened assessment → scorecard → what may be shown → view."""

from crmready import __version__
from crmready.cli.opening import Opened
from crmready.report.shapes.report import ReportView
from crmready.report.view import build
from crmready.report.view.build import Context, Subject


def view_of(opened: Opened) -> ReportView:
    """The whole result in the questionnaire's language, with everything hidden that must be."""
    context = Context(
        language=opened.questionnaire.language,
        tool_version=__version__,
        questionnaire_digest=opened.questionnaire_digest,
        answers_digest=opened.answers_digest,
        held_back=opened.held_back,
        withheld=opened.withheld,
    )
    return build.view_of(Subject(opened.questionnaire, opened.assessment), context)

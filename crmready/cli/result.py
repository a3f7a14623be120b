"""The pipeline behind every output: opened assessment → scorecard → what may be shown → view."""

from crmready import __version__
from crmready.cli.opening import Opened
from crmready.engine.publication import publish
from crmready.engine.score import score
from crmready.report.shapes.report import ReportView
from crmready.report.view.build import Context, Subject, build_view


def view_of(opened: Opened) -> ReportView:
    """The whole result in the questionnaire's language, with everything hidden that must be."""
    scorecard = score(opened.questionnaire, opened.assessment)
    publication = publish(opened.questionnaire, scorecard)
    context = Context(
        language=opened.questionnaire.language,
        tool_version=__version__,
        questionnaire_digest=opened.questionnaire_digest,
        answers_digest=opened.answers_digest,
        held_back=opened.held_back,
    )
    return build_view(Subject(opened.questionnaire, opened.assessment), scorecard, publication, context)

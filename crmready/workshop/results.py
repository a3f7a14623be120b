"""What the room may see of its answers once the round is closed."""

from dataclasses import dataclass

from crmready import __version__
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Questionnaire
from crmready.report.shapes.report import ReportView
from crmready.report.view.build import Context, Subject, view_of
from crmready.store.file import AssessmentFile
from crmready.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Results:
    """The view that every page of the reveal is made of, and the records behind it."""

    view: ReportView
    assessment: Assessment


class Board:
    """What stands on the screen in one language: made anew when something has been added to the file since."""

    def __init__(self, workshop: Workshop, language: str) -> None:
        self._workshop, self._language = workshop, language
        self._made: tuple[int, Results] | None = None

    async def now(self) -> Results:
        """What may be shown now. It is on record as shown before anybody sees it, and leaders estimate no more."""
        workshop, questionnaire = self._workshop, self._workshop.speaking(self._language)
        if not workshop.settings.shown:
            await workshop.change(shown=True)
        newest = await workshop.desk.read(_newest)
        if self._made is None or self._made[0] != newest:
            made = await workshop.desk.write(lambda file: _published(file, workshop, questionnaire))
            self._made = (await workshop.desk.read(_newest), made)
        return self._made[1]


def _newest(file: AssessmentFile) -> int:
    return file.history()[-1].seq


def _published(file: AssessmentFile, workshop: Workshop, questionnaire: Questionnaire) -> Results:
    anonymous = tuple(role.id for role in questionnaire.roles if role.anonymous)
    published = file.published_assessment(anonymous, questionnaire.privacy.minimum_group)
    # Before anything is shown: two reveals must never differ by one person's answer (docs/scoring.md §5 i).
    file.record_release(published, workshop.day())
    context = Context(
        language=questionnaire.language,
        tool_version=__version__,
        questionnaire_digest=file.digest(),
        answers_digest=file.answers_digest(published.assessment),
        held_back=published.held_back,
        withheld=published.withheld,
    )
    view = view_of(Subject(questionnaire, published.assessment), context)
    return Results(view, published.assessment)

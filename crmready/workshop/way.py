"""A respondent's way on a phone: the interview's own, without what belongs to the whole room."""

from collections.abc import Mapping

from crmready.collect.session import Session
from crmready.model.assessment import Answer
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import RecordQuestion


def on_phones(questionnaire: Questionnaire, *, estimates: bool) -> Questionnaire:
    """The questionnaire as phones ask it. Records, such as value goals, are written down together afterwards.

    Without `estimates` leaders are not asked what others answer: once answers were shown, they would only read it off.
    """
    dimensions = (
        dimension.changed(
            questions=tuple(asked for asked in dimension.questions if not isinstance(asked, RecordQuestion))
        )
        for dimension in questionnaire.dimensions
    )
    kept = tuple(dimension for dimension in dimensions if dimension.questions)
    return questionnaire.changed(dimensions=kept, estimates=questionnaire.estimates if estimates else ())


def session(questionnaire: Questionnaire, role: str, answers: Mapping[str, Answer], at: str | None = None) -> Session:
    """Where a respondent is: at the question named, or at the first one after the last they answered.

    A question that is not on their way (any more) leads to where they go on.
    """
    begun = Session(questionnaire, role, answers).resumed()
    if at is None or at not in [question.id for question in begun.path]:
        return begun
    return Session(questionnaire, role, answers, at=at)

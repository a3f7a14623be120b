"""Number bands whose scores turn back, or in which no number lies (L602, L608)."""

from collections.abc import Iterator
from itertools import pairwise

from crmready.authoring.inspected import Inspected
from crmready.loading.checks.ids import every_question
from crmready.model.questions import Band, NumberQuestion
from crmready.model.values import plain_number
from crmready.problems import Problem, listed


def lint_bands(inspected: Inspected) -> Iterator[Problem]:
    """Every band can be reached, and more is either better throughout or worse throughout."""
    for question, path in inspected.findings.each("questions", every_question(inspected.questionnaire)):
        if isinstance(question, NumberQuestion):
            for position in _empty(question):
                message = f"No number that can be answered to {question.id} lies in this band."
                hint = "Mend `minimum`, `maximum` or `up_to`, or remove the band."
                yield inspected.problem("L608", (*path, "bands", position), message, hint)
            if (turn := _turn(question.bands)) is not None:
                scores = listed(plain_number(band.score) for band in question.bands)
                message = f"In {question.id}, the scores turn back here: {scores}."
                hint = (
                    "Let them rise throughout or fall throughout; if the best lies in between, ignore this and say so."
                )
                yield inspected.problem("L602", (*path, "bands", turn), message, hint)


def _empty(question: NumberQuestion) -> Iterator[int]:
    """Bands that lie wholly outside `minimum` and `maximum`. A band begins above the end of the one before."""
    least, most = question.minimum, question.maximum
    ends = [band.up_to for band in question.bands]
    for position, (below, end) in enumerate(zip([None, *ends], ends, strict=False)):
        too_low = end is not None and least is not None and end < least
        if too_low or (below is not None and most is not None and below >= most):
            yield position


def _turn(bands: tuple[Band, ...]) -> int | None:
    """The first band whose score goes the other way than the scores before it."""
    rising: bool | None = None
    for position, (before, band) in enumerate(pairwise(bands), 1):
        if band.score != before.score:
            if rising is not None and rising is not (band.score > before.score):
                return position
            rising = band.score > before.score
    return None

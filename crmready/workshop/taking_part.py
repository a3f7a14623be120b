"""What a phone does to the assessment file: somebody joins, answers, is done. Each function is one errand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crmready.collect.newcomer import balanced_id
from crmready.errors import CrmreadyError
from crmready.model.assessment import Answer, Assessment, Respondent
from crmready.store.file import AssessmentFile


class RoomClosedError(CrmreadyError):
    """The workshop takes no answers any more."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Given:
    """An answer on its way: to which question, what, and the key of the page that it was written on."""

    question: str
    answer: Answer | None
    key: str
    again: bool = False
    """Sent by a page's script, which may send the same twice; the key then says that it is the same."""


def joined(file: AssessmentFile, token: str, role: str, day: date) -> Respondent:
    """The respondent with this phone (SHA-256 of its token): a new one, or the one who joined with it before."""
    known = seated(file, token)
    if known is not None:
        return known
    respondent = file.add_respondent(role, day, balanced_id(file.assessment(), role))
    file.seats.take(token, respondent.id)
    return respondent


def seated(file: AssessmentFile, token: str) -> Respondent | None:
    """Who answers with this phone; None when nobody does."""
    name = file.seats.taken().get(token)
    return next((person for person in file.assessment().respondents if person.id == name), None)


def answers_of(assessment: Assessment, respondent: str) -> dict[str, Answer]:
    """One respondent's answers by question id."""
    return {question: answer for (person, question), answer in assessment.answers.items() if person == respondent}


def give(file: AssessmentFile, respondent: str, given: Given, day: date) -> None:
    """Keeps an answer, or takes one back. What is there already is not written again.

    A page sends its key along. A script that sends the same page again has been heard before, even when the answer has
    been changed since; a person who goes back to an old page and sends something else means it.
    """
    place = (respondent, given.question)
    if file.assessment().answers.get(place) == given.answer:
        return
    key = f"phone:{respondent}:{given.question}:{given.key}"
    if given.again:
        file.answer(place, given.answer, day, key)
        return
    known = any(event.key == key for event in file.history())
    file.answer(place, given.answer, day, None if known else key)


def finished(file: AssessmentFile, respondent: str, day: date) -> None:
    """The respondent has sent in their answers; they may still change them."""
    if not any(person.id == respondent and person.finished for person in file.assessment().respondents):
        file.finish(respondent, day)


@dataclass(frozen=True, slots=True)
class Count:
    """How far the people of one role have come."""

    role: str
    joined: int
    begun: int
    finished: int


def counts(assessment: Assessment, roles: Mapping[str, object]) -> tuple[Count, ...]:
    """How many of each role have joined, begun and finished: all that is told of them until the workshop is closed."""
    begun = {person for person, _ in assessment.answers}
    return tuple(
        Count(
            role,
            sum(person.role == role for person in assessment.respondents),
            sum(person.role == role and person.id in begun for person in assessment.respondents),
            sum(person.role == role and person.finished for person in assessment.respondents),
        )
        for role in roles
    )

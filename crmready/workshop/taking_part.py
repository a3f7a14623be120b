"""What a phone does to the assessment file: somebody joins, answers, is done. Each function is one errand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crmready.collect.newcomer import balanced_id
from crmready.errors import CrmreadyError
from crmready.model.assessment import Answer, Assessment, Respondent
from crmready.store.events import Finished, Joined, Left
from crmready.store.file import AssessmentFile
from crmready.workshop.register import Place, Register, key_of


@dataclass(frozen=True, slots=True)
class Given:
    """An answer on its way: whose and to which question, what, and the key of the page that it was written on."""

    place: Place
    answer: Answer | None
    key: str
    again: bool = False
    """Sent by a page's script, which may send the same twice; the key then says that it is the same."""
    turn: int | None = None
    """The script's count of what it has sent: the higher is the newer, in whichever order they arrive."""


class AnswersTogetherError(CrmreadyError):
    """Somebody wants to answer alone in a role that answers as one on another phone."""

    exit_code = 3


def joined(file: AssessmentFile, token: str, role: str, day: date) -> Respondent:
    """The respondent with this phone (SHA-256 of its token): a new one, or the one who joined with it before.

    Where the facilitator lets a role answer as one, its first phone takes the place of whoever has joined alone.
    `AnswersTogetherError` for every other.
    """
    there, known = _there(file), file.seats.holder(token)
    if known is not None and known in there:
        return Respondent(known, there[known])
    assessment = file.assessment()
    if role in assessment.joint:
        raise AnswersTogetherError(f"{role} answers together.")
    name = balanced_id(assessment, role)
    people = together(file).get(role, 1)
    if people > 1:
        respondent = file.add_joint(Respondent(name, role, together=people), day)
    else:
        respondent = file.add_respondent(role, day, name)
    file.seats.take(token, respondent.id)
    return respondent


def dropped(file: AssessmentFile, token: str, role: str) -> int:
    """How many have answered alone whose answers count no more once this phone joins in a role that answers as one."""
    people, known = together(file).get(role, 1), file.seats.holder(token)
    assessment = file.assessment()
    if people == 1 or role in assessment.joint or known in [person.id for person in assessment.respondents]:
        return 0
    begun = {person for person, _ in assessment.answers}
    return sum(person.role == role and person.id in begun for person in assessment.respondents)


def together(file: AssessmentFile) -> dict[str, int]:
    """Roles that the facilitator lets answer as one, with how many people do."""
    kept: dict[str, int] = json.loads(file.seats.setting("together") or "{}")
    return kept


def _there(file: AssessmentFile) -> dict[str, str]:
    """The role of everybody who takes part, by respondent id."""
    roles: dict[str, str] = {}
    for event in file.history():
        if isinstance(event, Joined):
            roles[event.respondent] = event.role
        elif isinstance(event, Left):
            del roles[event.respondent]
    return roles


def give(file: AssessmentFile, register: Register, given: Given, day: date) -> None:
    """Keeps an answer, or takes one back. What is there already is not written again.

    A page sends its key along. A script that sends the same page again has been heard before, even when the answer has
    been changed since, and so has one that was overtaken; a person who goes back to an old page and sends something
    else means it.
    """
    place = given.place
    latest = file.latest(place)
    if given.turn is not None and register.overtaken(place, given.turn, latest):
        return
    if (latest.answer() if latest else None) == given.answer:
        return
    key = key_of(place, given.turn or 0, given.key)
    known = file.knows(key)
    if not (known and given.again):
        file.answer(place, given.answer, day, None if known else key)


def finished(file: AssessmentFile, respondent: str, day: date) -> None:
    """The respondent has sent in their answers; they may still change them."""
    if not any(isinstance(event, Finished) and event.respondent == respondent for event in file.history()):
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

"""`crmready status`: counts only. It shows no answer, so it can be looked at while people are still answering."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crmready.cli.console import give, give_json, say
from crmready.cli.opening import loaded_from
from crmready.engine.flow import Answers
from crmready.engine.flow import path as asked_now
from crmready.engine.scoring import Room
from crmready.model.assessment import Assessment, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import RecordQuestion
from crmready.store.opening import open_file
from crmready.store.place import mount_table, place_warning


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one respondent has come."""

    respondent: Respondent
    answered: int
    asked: int


def progress(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Progress, ...]:
    """Every respondent's answered and asked questions, by role; records are the organisation's and counted apart.

    In each role by the ids, which are random: the order in which people joined would tell who is who.
    """
    room = Room.of(assessment)
    return tuple(
        _progress(questionnaire, person, room.answers[person.id])
        for role in questionnaire.role
        for person in sorted(room.by_role.get(role, ()), key=lambda person: person.id)
    )


def _progress(questionnaire: Questionnaire, person: Respondent, answers: Answers) -> Progress:
    asked = [q for q in asked_now(questionnaire, person.role, answers) if not isinstance(q, RecordQuestion)]
    return Progress(person, sum(question.id in answers for question in asked), len(asked))


def status(file: Path, *, as_json: bool) -> None:
    """Prints who has answered how much."""
    with open_file(file, writable=False) as stored:
        loaded, assessment = loaded_from(stored), stored.assessment()
        workshop = stored.seats.settings().get("phase")
    questionnaire = loaded.source.resolved()
    people = progress(questionnaire, assessment)
    if as_json:
        give_json({**_as_json(questionnaire, assessment, people), "workshop": workshop})
    else:
        give(_lines(questionnaire, assessment, people))
        if workshop is not None:
            give([f"Workshop: {workshop}"])
    warning = place_warning(file.resolve(), mount_table())
    if warning:
        say(warning)


def _as_json(questionnaire: Questionnaire, assessment: Assessment, people: tuple[Progress, ...]) -> dict[str, object]:
    return {
        "schema": "crmready/status/1",
        "organisation": assessment.organisation,
        "language": assessment.language,
        "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
        "respondents": [
            {
                "id": person.respondent.id,
                "role": person.respondent.role,
                "answered": person.answered,
                "asked": person.asked,
                "finished": person.respondent.finished,
                **({"together": person.respondent.together} if person.respondent.together > 1 else {}),
            }
            for person in people
        ],
        "records": {
            name: sum(r.question == name for r in assessment.records) for name in _record_questions(questionnaire)
        },
        "not_asked": [role.id for role in questionnaire.roles if not _of(role.id, people)],
    }


def _record_questions(questionnaire: Questionnaire) -> list[str]:
    return [question.id for question in questionnaire.questions.values() if question.type == "record"]


def _of(role: str, people: tuple[Progress, ...]) -> list[Progress]:
    return [person for person in people if person.respondent.role == role]


def _lines(questionnaire: Questionnaire, assessment: Assessment, people: tuple[Progress, ...]) -> Iterator[str]:
    yield f"{assessment.organisation}: {questionnaire.title} {questionnaire.version}"
    for role in questionnaire.roles:
        present = _of(role.id, people)
        finished = sum(person.respondent.finished for person in present)
        yield f"{role.name}: {len(present)} registered, {finished} finished" if present else f"{role.name}: nobody yet"
        for person in present:
            state = "finished" if person.respondent.finished else "under way"
            joint = f", {person.respondent.together} together" if person.respondent.together > 1 else ""
            yield f"  {person.respondent.id}  {person.answered} of {person.asked} answered, {state}{joint}"
    for name in _record_questions(questionnaire):
        yield f"{name}: {sum(record.question == name for record in assessment.records)} recorded"

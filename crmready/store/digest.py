"""A fingerprint of what was scored."""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, NotApplicable
from crmready.store.rows import canonical
from crmready.store.stored import stored_value


def answers_digest(assessment: Assessment, secret: str) -> str:
    """HMAC-SHA-256 (hexadecimal) of everything in an assessment that a score is made of.

    Equal for equal content: roles with their answers, records, consensus, profile and targets, in whatever order and
    under whatever random ids they were entered. Organisation, language, days and "finished" are left out. The secret
    stands in the file: without it, whoever knows all answers but one could try values until a printed digest fits.
    """
    answers: dict[str, dict[str, list[Any]]] = {respondent.id: {} for respondent in assessment.respondents}
    for (respondent, question), answer in assessment.answers.items():
        answers[respondent][question] = plain_answer(answer)
    content = {
        "respondents": _sorted(
            [person.role, answers[person.id], *([person.together] if person.together > 1 else ())]
            for person in assessment.respondents
        ),
        "records": _sorted([record.question, dict(record.values)] for record in assessment.records),
        "consensus": {q: [stored_value(agreed.value), agreed.note] for q, agreed in assessment.consensus.items()},
        "profile": assessment.profile,
        "targets": {dimension: str(percent) for dimension, percent in assessment.targets.items()},
    }
    return hmac.new(secret.encode(), canonical(content).encode(), sha256).hexdigest()


def plain_answer(answer: Answer) -> list[Any]:
    """Everything that an answer says, as JSON can hold it."""
    match answer:
        case Answered():
            return ["value", stored_value(answer.value), list(answer.evidence), answer.note]
        case NotApplicable():
            return ["not-applicable", answer.reason, answer.note]
        case DontKnow():
            return ["dont-know", answer.note]


def _sorted(values: Iterable[object]) -> list[str]:
    return sorted(canonical(value) for value in values)

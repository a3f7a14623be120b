"""The id of somebody who is about to answer: it says in which order they meet options, so it is there before them."""

import secrets

from crmready.engine.flow import reversed_for
from crmready.model.assessment import Assessment


def balanced_id(assessment: Assessment, role: str) -> str:
    """A random id for which options stand in the order that fewer of this role have met so far."""
    met = [reversed_for(person.id) for person in assessment.respondents if person.role == role]
    return _id(assessment, in_reverse=met.count(True) < met.count(False))


def id_on_paper(assessment: Assessment) -> str:
    """A random id of somebody who has met every option in the order in which it is written."""
    return _id(assessment, in_reverse=False)


def _id(assessment: Assessment, *, in_reverse: bool) -> str:
    while True:
        name = secrets.token_hex(4)
        if reversed_for(name) is in_reverse and all(person.id != name for person in assessment.respondents):
            return name

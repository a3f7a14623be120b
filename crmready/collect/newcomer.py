"""The id of somebody who is about to answer: it says in which order they meet options, so it is there before them."""

import secrets

from crmready.engine.flow import reversed_for
from crmready.model.assessment import Assessment


def balanced_id(assessment: Assessment, role: str) -> str:
    """A random id for which options stand in the order that fewer of this role have met so far."""
    met = [reversed_for(person.id) for person in assessment.respondents if person.role == role]
    wanted = met.count(True) < met.count(False)
    while True:
        name = secrets.token_hex(4)
        if reversed_for(name) is wanted and all(person.id != name for person in assessment.respondents):
            return name

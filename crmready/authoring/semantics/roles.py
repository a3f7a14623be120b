"""Roles that are asked nothing, or too much (L611, L612)."""

from collections.abc import Iterator, Mapping
from typing import Final

from crmready.authoring.inspected import Inspected
from crmready.authoring.semantics.offers import said
from crmready.authoring.semantics.visibility import Conditions, Visibility, Witness
from crmready.engine.flow import path as asked_now
from crmready.model.assessment import Answer
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question
from crmready.problems import Problem

SECONDS: Final[Mapping[str, int]] = {
    "levels": 15, "choice": 15, "yes-no": 15, "multiple": 20, "number": 20, "text": 45, "record": 120,
}  # fmt: skip
"""What an answer takes, by type of question: a convention, see docs/problems.md."""
LONGEST: Final = 12 * 60


def lint_roles(inspected: Inspected) -> Iterator[Problem]:
    """Every role has something to answer, and not more than people put up with."""
    made = inspected.questionnaire
    found: Mapping[str, Visibility] = {}
    for role, path in inspected.findings.each("roles", made.roles):
        asked = list(made.asked_of(role.id))
        if not asked:
            message = f"Nothing is asked of {role.id}."
            yield inspected.problem(
                "L611", path, message, "Name the role in the questions it can answer, or remove it."
            )
            continue
        if _seconds(asked) <= LONGEST:
            continue
        found = found or inspected.once(Conditions).of_questions(made)
        answers = long_way(role.id, made, found)
        seconds = _seconds(list(asked_now(made, role.id, answers)))
        if seconds > LONGEST:
            those = f", with {said(answers)}" if answers else ""
            message = f"{role.id} can need {_time(seconds)}{those}."
            yield inspected.problem("L612", path, message, "See whether another role can answer some of it.")


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} minutes and {rest} seconds" if rest else f"{minutes} minutes"


def long_way(role: str, made: Questionnaire, found: Mapping[str, Visibility]) -> Witness:
    """Answers with which a role is asked much: each condition is fulfilled that agrees with the earlier ones."""
    answers = dict[str, Answer]()
    for question in made.asked_of(role):
        wanted = found[question.id].holds_with if question.id in found else None
        if wanted and all(answers.get(name, answer) == answer for name, answer in wanted.items()):
            answers.update(wanted)
    return answers


def _seconds(asked: list[Question]) -> int:
    return sum(SECONDS[question.type] for question in asked)

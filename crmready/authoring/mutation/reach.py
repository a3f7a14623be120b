"""How far a change reaches: what has to be scored anew, and what must have come out as before."""

from collections.abc import Iterator
from dataclasses import dataclass

from crmready.engine.flow import comparisons
from crmready.model.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Reach:
    """Ids of the questions, gates and dimensions that may come out otherwise, and whether beliefs may."""

    questions: frozenset[str]
    gates: frozenset[str]
    dimensions: frozenset[str]
    beliefs: bool


def reach_of(before: Questionnaire, after: Questionnaire) -> Reach:
    """What a changed questionnaire can bring out otherwise. The two have the same ids."""
    if before.roles != after.roles:
        return Reach(
            frozenset(after.questions),
            frozenset(gate.id for gate in after.gates),
            frozenset(dimension.id for dimension in after.dimensions),
            beliefs=True,
        )
    questions = frozenset(_questions(before, after))
    compared = {e.of for e in after.estimates} | {e.pair for e in after.expectations}
    beliefs = bool(compared & questions) or (before.estimates, before.expectations) != (
        after.estimates,
        after.expectations,
    )
    return Reach(
        questions,
        frozenset(_gates(before, after, questions)),
        frozenset(_dimensions(before, after, questions)),
        beliefs,
    )


def _questions(before: Questionnaire, after: Questionnaire) -> set[str]:
    """Questions that are changed themselves, and those shown on condition of one of them."""
    found = {name for name, question in after.questions.items() if before.questions[name] != question}
    while True:
        following = {
            name
            for name, question in after.questions.items()
            if question.show_if and any(one.question in found for one in comparisons(question.show_if))
        }
        if following <= found:
            return found
        found |= following


def _gates(before: Questionnaire, after: Questionnaire, questions: frozenset[str]) -> Iterator[str]:
    for old, new in zip(before.gates, after.gates, strict=True):
        of = new.records.of if new.records else None
        if old != new or new.question in questions or of in questions:
            yield new.id


def _dimensions(before: Questionnaire, after: Questionnaire, questions: frozenset[str]) -> Iterator[str]:
    alike = (before.ratings, before.coverage, before.target_profiles) == (
        after.ratings,
        after.coverage,
        after.target_profiles,
    )
    for old, new in zip(before.dimensions, after.dimensions, strict=True):
        if not alike or old != new or any(question.id in questions for question in new.questions):
            yield new.id

"""Conditions that never hold or always do, and what can therefore never come up (L608, L609, L614, L615)."""

from collections.abc import Iterator, Mapping

from crmready.authoring.inspected import Inspected
from crmready.authoring.semantics.offers import said, scored
from crmready.authoring.semantics.visibility import Conditions, Visibility
from crmready.engine.flow import comparisons
from crmready.loading.checks.ids import every_question
from crmready.loading.located_yaml import KeyPath
from crmready.model.conditions import AnswerAll, AnswerAny, AnswerCondition, AnswerIs
from crmready.model.questionnaire import Questionnaire
from crmready.problems import Problem, listed


def visibilities(questionnaire: Questionnaire) -> Mapping[str, Visibility]:
    """Of every question with a `show_if`, whether it can be shown and hidden."""
    return Conditions(questionnaire).of_questions(questionnaire)


def lint_conditions(inspected: Inspected) -> Iterator[Problem]:
    """Every `show_if` with its parts, from the outside inwards; what is inside a reported part is not looked at."""
    for question, start in inspected.findings.each("questions", every_question(inspected.questionnaire)):
        if question.show_if is not None:
            yield from _lint(question.show_if, (*start, "show_if"), inspected, "This condition")


def _lint(condition: AnswerCondition, path: KeyPath, inspected: Inspected, called: str) -> Iterator[Problem]:
    found = inspected.once(Conditions).visibility(condition)
    compared = listed(dict.fromkeys(one.question for one in comparisons(condition)))
    if found.never:
        hint = "Mend what it compares, or remove what it hides."
        yield inspected.problem("L608", path, f"{called} never holds: no answers to {compared} make it true.", hint)
    elif found.always:
        message = f"{called} always holds: no answers to {compared} make it false."
        yield inspected.problem("L609", path, message, "Remove it, or mend what it compares.")
    elif not found.decided:
        message = f"{called} was not decided: the answers to {compared} can be put together in too many ways."
        yield inspected.problem("L615", path, message, "Compare fewer questions.")
    else:
        for part, place in _parts(condition, path):
            yield from _lint(part, place, inspected, "This part of the condition")


def _parts(condition: AnswerCondition, path: KeyPath) -> Iterator[tuple[AnswerCondition, KeyPath]]:
    match condition:
        case AnswerIs():
            return
        case AnswerAll():
            yield from ((part, (*path, "all", position)) for position, part in enumerate(condition.all))
        case AnswerAny():
            yield from ((part, (*path, "any", position)) for position, part in enumerate(condition.any))
        case _:
            yield from _parts(condition.negated, (*path, "not"))


def lint_hidden_gates(inspected: Inspected) -> Iterator[Problem]:
    """Gates whose question can be hidden from everybody."""
    made = inspected.questionnaire
    for gate, path in inspected.findings.each("gates", made.gates):
        condition = made.questions[gate.question].show_if if gate.question else None
        found = inspected.once(Conditions).visibility(condition) if condition else None
        if found is not None and found.holds_with is not None and found.fails_with is not None:
            message = (
                f"{gate.question} is hidden from whoever answers {said(found.fails_with)}; then {gate.id} is unknown."
            )
            hint = "Ask it of everybody, or let the gate look at what the condition compares."
            yield inspected.problem("L614", (*path, "question"), message, hint)


def lint_actions(inspected: Inspected) -> Iterator[Problem]:
    """Actions on a question that can never have a gap."""
    made = inspected.questionnaire
    gated = {gate.question for gate in made.gates}
    for question, path in inspected.findings.each("questions", every_question(made)):
        if not question.actions or question.id in gated:
            continue
        has_score = scored(question)
        if not has_score or question.weight == 0 or made.dimension_of[question.id].weight == 0:
            why = "it has no score" if not has_score else "it or its dimension weighs nothing"
            message = f"These actions can never be planned: {question.id} never has a gap, because {why}."
            hint = "Move them to a question that scores, or set a gate on this one."
            yield inspected.problem("L608", (*path, "actions"), message, hint)

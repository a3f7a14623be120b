"""What `check --explain` tells of a questionnaire in which nothing is wrong: answers that bring each thing about."""

from collections.abc import Iterator, Mapping
from typing import Final

from crmready.authoring.inspected import Inspected, Lint
from crmready.authoring.semantics.deciding import Reached, decisions
from crmready.authoring.semantics.profiles import Sheet, profiles
from crmready.authoring.semantics.situations import Gated
from crmready.authoring.semantics.space import Space
from crmready.authoring.semantics.telling import answer_told, answers_told, told
from crmready.authoring.semantics.visibility import Conditions
from crmready.loading.checks.ids import every_question
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.questions import Question
from crmready.model.scorecard import State
from crmready.problems import Problem


def explain_verdicts(inspected: Inspected) -> Iterator[Problem]:
    """Answers that give each verdict (E901)."""
    decided = decisions(inspected.questionnaire, inspected.once(Conditions))
    for verdict, path in inspected.findings.each("verdicts", inspected.questionnaire.verdicts):
        decision = decided[verdict.id]
        if decision.reached is Reached.YES and decision.witness is not None:
            message = f"{verdict.id} is given with: {told(inspected.questionnaire, decision.witness)}."
            yield inspected.problem("E901", (*path, "id"), message)


def explain_gates(inspected: Inspected) -> Iterator[Problem]:
    """Answers that bring each gate into each of its states (E902)."""
    made = inspected.questionnaire
    gated = Space(made, inspected.once(Conditions)).gated
    for gate, path in inspected.findings.each("gates", made.gates):
        if gate.question is not None:
            states = "; ".join(
                f"{state} with {answers}" for state, answers in _states(gated[gate.question], gate, made)
            )
            also = f" It needs records of {gate.records.of} as well." if gate.records else ""
            yield inspected.problem("E902", (*path, "id"), f"{gate.id}, by {gate.question}: {states}.{also}")


def _states(gated: Gated, gate: Gate, made: Questionnaire) -> Iterator[tuple[State, str]]:
    """The plainest answers that were found for each state: of whole roles, or of halves of them."""
    place, roles = gated.gates.index(gate), gated.roles(gate)
    found: dict[State, list[Mapping[str, Sheet]]] = {}
    for kind, ends in profiles(gated, made).items():
        sheets = [{role: sheet for role, sheet in end.sheets if role in roles} for end in (ends.least, ends.most)]
        found.setdefault(kind.states[place], []).extend(sheets)
    for state in State:
        if state in found:
            plainest = min(found[state], key=lambda sheets: sum(map(len, sheets.values())))
            yield state, _sheets_told(gated.question, plainest)


def _sheets_told(question: Question, sheets: Mapping[str, Sheet]) -> str:
    said = {role: " beside ".join(answer_told(question, one) for one in sheet) for role, sheet in sheets.items()}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return ", ".join(f"{role}: {answer}" for role, answer in said.items())


def explain_conditions(inspected: Inspected) -> Iterator[Problem]:
    """Answers with which each question that has a `show_if` is shown, and hidden (E903)."""
    made = inspected.questionnaire
    found = inspected.once(Conditions).of_questions(made)
    for question, path in inspected.findings.each("questions", every_question(made)):
        seen = found.get(question.id)
        if seen is not None and seen.holds_with is not None and seen.fails_with is not None:
            shown, hidden = (answers_told(made, answers) for answers in (seen.holds_with, seen.fails_with))
            message = f"{question.id} is asked after {shown}, and not after {hidden}."
            yield inspected.problem("E903", (*path, "show_if"), message)


EXPLANATIONS: Final[tuple[Lint, ...]] = (explain_verdicts, explain_gates, explain_conditions)

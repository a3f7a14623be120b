"""Verdict rules and `show_if` name what exists and compare it with what it can be (R308, R310)."""

from collections.abc import Iterator
from typing import Final

from crmready.loading.checks.findings import Findings
from crmready.loading.checks.ids import every_question
from crmready.loading.located_yaml import KeyPath
from crmready.loading.shape_faults import kind_of
from crmready.model.conditions import (
    AnswerAll,
    AnswerAny,
    AnswerCondition,
    AnswerIs,
    DimensionIs,
    GateIs,
    ResultAll,
    ResultAny,
    ResultCondition,
)
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from crmready.problems import listed

_SCALED: Final = 2


def check_verdicts(questionnaire: Questionnaire, findings: Findings) -> None:
    """Every rule but the last has a condition, and conditions name what exists."""
    whole = findings.whole("verdicts", questionnaire.verdicts)
    for verdict, path in findings.each("verdicts", questionnaire.verdicts):
        is_last = verdict is questionnaire.verdicts[-1]
        if whole and (verdict.when is None) is not is_last:
            message = "The last verdict has a `when`." if is_last else "Only the last verdict may have no `when`."
            place = (*path, "when") if is_last else path
            hint = "The first verdict that holds is given; the last, without `when`, takes the rest."
            findings.add_at_key("R308", place, message, hint)
        if verdict.when is not None:
            _check_result(verdict.when, (*path, "when"), findings)


def _check_result(condition: ResultCondition, path: KeyPath, findings: Findings) -> None:
    match condition:
        case GateIs():
            _check_names("gates", condition.gates, (*path, "gates"), findings)
        case DimensionIs():
            _check_names("dimensions", condition.dimensions, (*path, "dimensions"), findings)
            _check_names("ratings", condition.lower_rating or (), (*path, "lower_rating"), findings)
        case ResultAll() | ResultAny():
            key, parts = ("all", condition.all) if isinstance(condition, ResultAll) else ("any", condition.any)
            for position, part in enumerate(parts):
                _check_result(part, (*path, key, position), findings)
        case _:
            _check_result(condition.negated, (*path, "not"), findings)


def _check_names(section: str, names: str | tuple[str, ...], path: KeyPath, findings: Findings) -> None:
    """Each name in a list exists; a single word such as `all` stands for many and is no name."""
    for position, name in enumerate(names if isinstance(names, tuple) else ()):
        findings.unknown(section, name, (*path, position))


def comparisons(condition: AnswerCondition, path: KeyPath) -> Iterator[tuple[AnswerIs, KeyPath]]:
    """Every comparison in a condition, with the path to it."""
    if isinstance(condition, AnswerIs):
        yield condition, path
    elif isinstance(condition, AnswerAll | AnswerAny):
        key, parts = ("all", condition.all) if isinstance(condition, AnswerAll) else ("any", condition.any)
        for position, part in enumerate(parts):
            yield from comparisons(part, (*path, key, position))
    else:
        yield from comparisons(condition.negated, (*path, "not"))


def check_show_if(questionnaire: Questionnaire, findings: Findings) -> None:
    """`show_if` looks only at earlier questions of the same respondent, and at values they offer."""
    order = list(questionnaire.questions)
    place = {name: position for position, name in enumerate(order)}
    for question, start in findings.each("questions", every_question(questionnaire)):
        for comparison, path in comparisons(question.show_if, (*start, "show_if")) if question.show_if else ():
            here = (*path, "question")
            if findings.unknown("questions", comparison.question, here) or comparison.question not in place:
                continue
            earlier = questionnaire.questions[comparison.question]
            if place[earlier.id] >= place[question.id]:
                message = f"{earlier.id} is not asked before {question.id}."
                findings.add("R310", here, message, "Refer to an earlier question, or move this one down.")
            _check_asked_of(earlier, question.roles, here, findings)
            _check_comparison(comparison, earlier, path, findings)


def _check_asked_of(earlier: Question, roles: tuple[str, ...], path: KeyPath, findings: Findings) -> None:
    unasked = [role for role in roles if role not in earlier.roles]
    if unasked:
        message = f"{earlier.id} is not asked of: {listed(unasked)}."
        findings.add("R310", path, message, "Refer to a question that all of this one's roles are asked.")


def _check_comparison(comparison: AnswerIs, question: Question, path: KeyPath, findings: Findings) -> None:
    if question.id in findings.scaleless:
        return
    if comparison.equals is not None and not question.accepts(comparison.equals):
        _add_not_offered(question, comparison.equals, (*path, "is"), findings)
    for position, value in enumerate(comparison.one_of or ()):
        if not question.accepts(value):
            _add_not_offered(question, value, (*path, "one_of", position), findings)
    bound = comparison.at_least is not None or comparison.at_most is not None
    if bound and len(question.scale) < _SCALED and not isinstance(question, NumberQuestion):
        key = "at_least" if comparison.at_least is not None else "at_most"
        message = f"{question.id} is never scored, so it has no least or most."
        findings.add_at_key("R310", (*path, key), message, "Compare it with `is` or `one_of`.")


def _add_not_offered(question: Question, value: object, path: KeyPath, findings: Findings) -> None:
    if isinstance(question, MultipleQuestion):
        message = f"Answers to {question.id} are lists of options, which cannot be compared with one value."
        findings.add("R310", path, message, "Compare its score with `at_least` or `at_most`.")
    else:
        message = f"{question.id} does not offer {kind_of(value)} as an answer."
        findings.add("R310", path, message, _offered(question))


def _offered(question: Question) -> str | None:
    if isinstance(question, LevelsQuestion):
        return f"Levels run from 0 to {len(question.options) - 1}."
    if isinstance(question, YesNoQuestion):
        return "Write true or false."
    if isinstance(question, ChoiceQuestion):
        return f"It offers: {listed(option.id for option in question.options if option.id)}."
    return None

"""Gates, estimates, expectations and dimensions can work (R309, R315-R317)."""

from fractions import Fraction
from typing import Final

from crmready.loading.checks.findings import Findings
from crmready.loading.checks.ids import check_repeated, every_question
from crmready.loading.located_yaml import KeyPath
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.questions import Estimate, LevelsQuestion, Question, RecordQuestion
from crmready.model.values import plain_number
from crmready.problems import excerpt, listed

_SCALED: Final = 2


def check_gates(questionnaire: Questionnaire, findings: Findings) -> None:
    """A gate compares a scored question with a reachable minimum for roles that are asked, or counts records."""
    for gate, path in findings.each("gates", questionnaire.gates):
        if gate.records is not None:
            _check_records(gate.records.of, questionnaire, (*path, "records", "of"), findings)
        if gate.question is not None:
            _check_question_gate(gate, questionnaire, path, findings)
        elif gate.records is None:
            findings.add("R309", path, "The gate looks at nothing.", "Write `question` and `at_least`, or `records`.")
        for key in ("at_least", "roles") if gate.question is None and gate.records is not None else ():
            if getattr(gate, key):
                message = f"`{key}` needs a `question`; this gate only counts records."
                findings.add_at_key("R309", (*path, key), message, "Remove it, or write `question`.")


def check_brief(questionnaire: Questionnaire, findings: Findings) -> None:
    """Every part of the requirement brief draws on questions that exist, on each once."""
    for part, path in findings.each("brief", questionnaire.brief):
        places = [(*path, "draws", position) for position in range(len(part.draws))]
        check_repeated(part.draws, places, findings)
        for name, place in zip(part.draws, places, strict=True):
            findings.unknown("questions", name, place)


def _check_records(of: str, questionnaire: Questionnaire, path: KeyPath, findings: Findings) -> None:
    if findings.unknown("questions", of, path):
        return
    question = questionnaire.questions.get(of)
    if question is not None and not isinstance(question, RecordQuestion):
        message = f"{of} is not a record question, so it has no records."
        findings.add("R309", path, message, "Name a question of type `record`.")


def _check_question_gate(gate: Gate, questionnaire: Questionnaire, path: KeyPath, findings: Findings) -> None:
    name = gate.question or ""
    if findings.unknown("questions", name, (*path, "question")):
        return
    question = questionnaire.questions.get(name)
    if question is None:
        return
    for position, role in enumerate(gate.roles):
        if role not in question.roles:
            message = f"{name} is not asked of the role {excerpt(role)}."
            findings.add("R309", (*path, "roles", position), message, f"It is asked of: {listed(question.roles)}.")
    if gate.at_least is None:
        hint = "Write `at_least` with the lowest score that passes."
        findings.add("R309", path, "The gate does not say what must be reached.", hint)
    elif name not in findings.scaleless:
        _check_minimum(gate.at_least, question, path, findings)


def _check_minimum(at_least: Fraction, question: Question, path: KeyPath, findings: Findings) -> None:
    if len(question.scale) < _SCALED:
        message = f"{question.id} is never scored, so nothing can be reached."
        findings.add("R309", (*path, "question"), message, "Name a question that scores.")
    elif not question.scale[0] < at_least <= question.scale[-1]:
        low, high = plain_number(question.scale[0]), plain_number(question.scale[-1])
        reached = "Every answer reaches" if at_least <= question.scale[0] else "No answer reaches"
        message = f"{reached} the minimum {plain_number(at_least)}."
        findings.add("R309", (*path, "at_least"), message, f"Write more than {low}, and at most {high}.")


def check_beliefs(questionnaire: Questionnaire, findings: Findings) -> None:
    """Estimates match their pair step by step; expectations have a scored pair."""
    for estimate, path in findings.each("estimates", questionnaire.estimates):
        if not findings.unknown("questions", estimate.of, (*path, "of")):
            _check_estimate(estimate, questionnaire.questions.get(estimate.of), path, findings)
    for expectation, path in findings.each("expectations", questionnaire.expectations):
        if findings.unknown("questions", expectation.pair, (*path, "pair")) or expectation.pair in findings.scaleless:
            continue
        question = questionnaire.questions.get(expectation.pair)
        if question is not None and len(question.scale) < _SCALED:
            message = f"{expectation.pair} is never scored, so it shows no groundwork."
            findings.add("R316", (*path, "pair"), message, "Name a question that scores.")


def _check_estimate(estimate: Estimate, pair: Question | None, path: KeyPath, findings: Findings) -> None:
    if pair is None:
        return
    if not isinstance(pair, LevelsQuestion):
        message = f"{estimate.of} is not a `levels` question."
        findings.add("R315", (*path, "of"), message, "Name a question of type `levels`.")
        return
    if estimate.source not in pair.roles:
        hint = f"It is asked of: {listed(pair.roles)}."
        message = f"{pair.id} is not asked of the role {excerpt(estimate.source)}."
        findings.add("R315", (*path, "source"), message, hint)
    readable = pair.id not in findings.scaleless and estimate.id not in findings.scaleless
    if readable and len(estimate.options) != len(pair.options):
        message = f"There are {len(estimate.options)} options; {pair.id} has {len(pair.options)}."
        findings.add("R315", (*path, "options"), message, "Write as many, in the same order; or leave them out.")
    elif readable:
        _check_same_steps(estimate, pair, (*path, "options"), findings)


def _check_same_steps(estimate: Estimate, pair: LevelsQuestion, path: KeyPath, findings: Findings) -> None:
    """Each step of an estimate means the same step of its pair: it scores as much, and is not another step's text."""
    written, wanted = estimate.as_levels().level_scores, pair.level_scores
    if written != wanted:
        there, here = (listed(map(plain_number, scores)) for scores in (wanted, written))
        message = f"The options score {here}; those of {pair.id} score {there}."
        findings.add("R315", path, message, "Leave the scores out: they are the question's.")
    texts = [option.text.casefold() for option in pair.options]
    for position, option in enumerate(estimate.options):
        text = option.text.casefold()
        if text in texts and texts[position] != text:
            message = (
                f'"{excerpt(option.text)}" is option {texts.index(text) + 1} of {pair.id}, and {position + 1} here.'
            )
            findings.add("R315", (*path, position), message, "Write the options in the same order.")


def check_dimensions(questionnaire: Questionnaire, findings: Findings) -> None:
    """A dimension that weighs has something that scores."""
    if not findings.whole("questions", every_question(questionnaire)):
        return
    for dimension, path in findings.each("dimensions", questionnaire.dimensions):
        if dimension.weight == 0 or any(question.id in findings.scaleless for question in dimension.questions):
            continue
        if not any(question.weight and len(question.scale) >= _SCALED for question in dimension.questions):
            message = f"{dimension.id} has a weight but no scored question."
            findings.add("R317", path, message, "Add a scored question, or write `weight: 0`.")

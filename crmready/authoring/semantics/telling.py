"""Answers in one line each role, as a message tells them: what stands out by name, the rest by where it lies."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from crmready.engine.gates import complete_records
from crmready.model.assessment import Answer, Answered, Assessment, DontKnow
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question, RecordQuestion
from crmready.problems import listed

_FEW: Final = 4
"""Answers that are told one by one; of more, those that lie alike are told together."""


def told(made: Questionnaire, assessment: Assessment) -> str:
    """Who answers what, and the records. Respondents who answer alike are counted together."""
    sheets: dict[str, dict[str, Answer]] = {}
    for (person, question), answer in assessment.answers.items():
        sheets.setdefault(person, {})[question] = answer
    alike: Counter[tuple[str, str]] = Counter(
        (person.role, answers_told(made, sheets[person.id])) for person in assessment.respondents if person.id in sheets
    )
    people = [f"{role}{f' ({count})' if count > 1 else ''}: {sheet}" for (role, sheet), count in alike.items()]
    return "; ".join([*people, *_records(made, assessment)]) or "no answers at all"


def answers_told(made: Questionnaire, answers: Mapping[str, Answer]) -> str:
    """One respondent's answers: `stages = 0, calls = yes, everything else at its best`."""
    where = {name: _where(made.questions[name], answer) for name, answer in answers.items()}
    common, count = Counter(where.values()).most_common(1)[0]
    several = len(answers) > _FEW and count > 1
    together = {name for name, place in where.items() if several and place == common}
    alone = [f"{name} = {answer_told(made.questions[name], answers[name])}" for name in answers if name not in together]
    if not together:
        return listed(alone)
    rest = f"everything{' else' if alone else ''} {common}"
    return ", ".join([listed(alone), rest]) if alone else rest


def _where(question: Question, answer: Answer) -> str:
    """Where an answer lies on its scale, in words; its own value where that is neither end."""
    if not isinstance(answer, Answered):
        return "not known" if isinstance(answer, DontKnow) else "not relevant"
    score, scale = question.score(answer.value), question.scale
    if score is None or score not in {scale[0], scale[-1]}:
        return f"= {answer_told(question, answer)}"
    return f"at its {'best' if score == scale[-1] else 'worst'}{' and shown' if _is_shown(question, answer) else ''}"


def answer_told(question: Question, answer: Answer) -> str:
    """One answer: `2 (shown)`, `yes`, `don't know`."""
    if not isinstance(answer, Answered):
        return "don't know" if isinstance(answer, DontKnow) else "not relevant"
    value = answer.value
    if isinstance(value, bool):
        text = "yes" if value else "no"
    else:
        text = " + ".join(value) or "none" if isinstance(value, tuple) else str(value)
    return f"{text} (shown)" if _is_shown(question, answer) else text


def _is_shown(question: Question, answer: Answered) -> bool:
    """Whether evidence is named and makes a difference: it makes none where there is no cap, or nothing to show."""
    score = question.score(answer.value)
    if not answer.evidence or question.evidence is None or question.evidence.cap is None or score is None:
        return False
    return score > question.scale[0]


def _records(made: Questionnaire, assessment: Assessment) -> Iterator[str]:
    for name, count in Counter(record.question for record in assessment.records).items():
        question = made.questions[name]
        complete = complete_records(question, assessment) if isinstance(question, RecordQuestion) else 0
        yield f"{name}: {count} {'record' if count == 1 else 'records'}, {complete} complete"

"""What one respondent of a scenario answers: what is written for them, then the default for what they are shown."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from crmready.authoring.scenarios.casting import Extreme, by_default, extreme
from crmready.authoring.scenarios.shape import Default, Shows
from crmready.engine.flow import Shown, shown
from crmready.loading.answer_values import Reading, answer_from
from crmready.loading.located_yaml import KeyPath
from crmready.model.assessment import Answer, Answered
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question
from crmready.problems import listed

SHOWN: Final = "What shows it"
_BLANK: Final = "none"
_EXTREMES: Final[dict[str, Extreme]] = {"worst": "worst", "best": "best", "typical": "typical"}

OneAnswer: TypeAlias = Answer | None
"""None leaves a question unanswered."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a scenario says about one question: one answer for all, or one for each respondent of a group."""

    question: Question
    path: KeyPath
    answers: tuple[OneAnswer, ...]
    one_each: bool

    def of(self, number: int) -> OneAnswer:
        """The answer of the respondent with this number in the group, from 0."""
        return self.answers[number if self.one_each else 0]


def lines(reading: Reading, written: Mapping[str, object], path: KeyPath, role: str | None) -> Iterator[Line]:
    """The answers that fit the questionnaire and, where it is given, the role; the others are noted."""
    for name, entry in written.items():
        here = (*path, name)
        question = reading.question(name, here)
        if question is None:
            continue
        if role is not None and role not in question.roles:
            message = f"{name} is not asked of the role {role}."
            reading.add_at_key("A504", here, message, f"It is asked of: {listed(question.roles)}.")
        elif isinstance(entry, list) and _is_one_each(question, entry):
            each = tuple(_answer(reading, question, one, (*here, number)) for number, one in enumerate(entry))
            yield Line(question, here, each, one_each=True)
        else:
            yield Line(question, here, (_answer(reading, question, entry, here),), one_each=False)


def _is_one_each(question: Question, entries: list[object]) -> bool:
    """Whether a list has an answer for each respondent; where an answer is a list itself, a list of lists has."""
    if question.type in {"multiple", "record"}:
        return any(isinstance(entry, list | dict) for entry in entries)
    return bool(entries)


def _answer(reading: Reading, question: Question, written: object, path: KeyPath) -> OneAnswer:
    if isinstance(written, str) and not question.accepts(written):
        if written == _BLANK:
            return None
        if written in _EXTREMES and question.scale:
            value = extreme(question, _EXTREMES[written])
            return None if value is None else Answered(value)
    return answer_from(reading, question, written, path)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a group answers what is not written for it, and for which answers something is named that shows them."""

    default: Default
    beliefs: Default
    evidence: Shows
    unshown: Collection[str]

    def evident(self, name: str) -> bool:
        """Whether something is named that shows the answer to this question."""
        if self.evidence == "all":
            return name not in self.unshown
        return self.evidence != "none" and name in self.evidence and name not in self.unshown


def sheet(questionnaire: Questionnaire, role: str, given: Mapping[str, OneAnswer], manner: Manner) -> dict[str, Answer]:
    """One respondent's answers. Defaults follow the interview's way: only what would be asked is answered."""
    answers: dict[str, Answer] = {name: _shown(answer, questionnaire, name, manner)
                                  for name, answer in given.items() if answer is not None}  # fmt: skip
    for question in questionnaire.asked_of(role):
        if question.id in given or shown(question, questionnaire, answers) is not Shown.YES:
            continue
        default = manner.default if question.id in questionnaire.questions else manner.beliefs
        answer = by_default(question, default)
        if answer is not None:
            answers[question.id] = _shown(answer, questionnaire, question.id, manner)
    return answers


def _shown(answer: Answer, questionnaire: Questionnaire, name: str, manner: Manner) -> Answer:
    asks = questionnaire.asked[name].evidence is not None
    if isinstance(answer, Answered) and asks and not answer.evidence and manner.evident(name):
        return replace(answer, evidence=(SHOWN,))
    return answer

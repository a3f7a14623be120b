"""The parts of a questionnaire that scenarios can exercise, each with the place where it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crmready.loading.checks.findings import Findings
from crmready.loading.folder import Assembled
from crmready.loading.located_yaml import STANDARD_LIMITS, KeyPath
from crmready.loading.source import ProblemLog
from crmready.model.conditions import (
    AnswerAll,
    AnswerAny,
    AnswerCondition,
    AnswerIs,
    AnswerNot,
    DimensionIs,
    GateIs,
    ResultAll,
    ResultAny,
    ResultCondition,
    ResultNot,
)
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.questions import ChoiceQuestion, LevelsQuestion, MultipleQuestion, NumberQuestion, Question
from crmready.model.scorecard import Half, State
from crmready.problems import Location

KINDS: Final = ("options", "gates", "gate states", "verdicts", "ratings", "actions", "conditions", "caps")
Key = tuple[str, ...]
"""What tells one part from every other: its kind, the id it belongs to, and which of that it is."""
Leaf = AnswerIs | GateIs | DimensionIs


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a scenario can exercise."""

    key: Key
    words: str
    location: Location

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self.key[0]


@dataclass(frozen=True, slots=True)
class Parts:
    """Lists the parts of a resolved questionnaire."""

    questionnaire: Questionnaire
    findings: Findings

    @classmethod
    def of(cls, questionnaire: Questionnaire, assembled: Assembled) -> "Parts":
        """The parts of a questionnaire that was put together from these files."""
        return cls(questionnaire, Findings(assembled, ProblemLog(STANDARD_LIMITS.problems)))

    def all(self) -> Iterator[Part]:
        """Every part, in the order of the files' sections."""
        for question, path in self.findings.each("questions", self.questionnaire.questions.values()):
            yield from self._options(question, path)
            yield from self._actions(question, path)
            if question.show_if is not None:
                yield from self._conditions(question.id, question.show_if, (*path, "show_if"))
            if question.evidence is not None and question.evidence.cap is not None:
                yield self._part(("caps", question.id), f"the cap of {question.id} counts", (*path, "evidence"))
        beliefs = (("estimates", self.questionnaire.estimates), ("expectations", self.questionnaire.expectations))
        for section, entries in beliefs:
            for belief, path in self.findings.each(section, entries):
                yield from self._options(belief.as_levels(), path)
        yield from self._gates()
        yield from self._results()

    def _part(self, key: Key, words: str, path: KeyPath) -> Part:
        return Part(key, words, self.findings.assembled.locate(path))

    def _options(self, question: Question, path: KeyPath) -> Iterator[Part]:
        for number, name in enumerate(options(question)):
            here = (*path, "bands" if question.type == "number" else "options", number)
            yield self._part(("options", question.id, name), f"{_option(question, name)} of {question.id}", here)

    def _actions(self, question: Question, path: KeyPath) -> Iterator[Part]:
        for number, action in enumerate(question.actions):
            key = ("actions", question.id, str(action.within))
            yield self._part(key, f"action {action.within} of {question.id}", (*path, "actions", number))

    def _conditions(self, owner: str, condition: AnswerCondition | ResultCondition, path: KeyPath) -> Iterator[Part]:
        for leaf_path, _ in leaves(condition, ()):
            for holds in ("holds", "does not hold"):
                key = ("conditions", owner, "/".join(map(str, leaf_path)), holds)
                yield self._part(key, f"the condition of {owner} {holds}", (*path, *leaf_path))

    def _gates(self) -> Iterator[Part]:
        for gate, path in self.findings.each("gates", self.questionnaire.gates):
            yield self._part(("gates", gate.id), f"gate {gate.id}", path)
            for state in self._states(gate):
                yield self._part(("gate states", gate.id, state.value), f"gate {gate.id}: {state.value}", path)

    def _states(self, gate: Gate) -> Iterator[State]:
        """What a gate can be; only what can be shown or recorded can be claimed without it."""
        question = self.questionnaire.questions.get(gate.question or "")
        capped = question is not None and question.evidence is not None and question.evidence.cap is not None
        for state in State:
            if state is not State.CLAIMED or capped or gate.records is not None:
                yield state

    def _results(self) -> Iterator[Part]:
        for verdict, path in self.findings.each("verdicts", self.questionnaire.verdicts):
            yield self._part(("verdicts", verdict.id), f"verdict {verdict.id}", path)
            if verdict.when is not None:
                yield from self._conditions(verdict.id, verdict.when, (*path, "when"))
        for rating, path in self.findings.each("ratings", self.questionnaire.ratings):
            halves = (Half.WHOLE,) if rating.split_at is None else (Half.LOWER, Half.UPPER)
            for half in halves:
                yield self._part(("ratings", rating.id, half.value), f"rating {rating.id}{half.value}", path)


def options(question: Question) -> list[str]:
    """What can be answered, as the last part of a key; a text or a record offers nothing to choose."""
    match question:
        case LevelsQuestion():
            return [str(level) for level in range(len(question.options))]
        case ChoiceQuestion() | MultipleQuestion():
            return [str(option.id) for option in question.options]
        case NumberQuestion():
            return [str(number) for number in range(len(question.bands))]
        case _:
            return ["yes", "no"] if question.type == "yes-no" else []


def _option(question: Question, name: str) -> str:
    return {"levels": f"level {name}", "number": f"band {name}"}.get(question.type, name)


def leaves(condition: AnswerCondition | ResultCondition, path: KeyPath) -> Iterator[tuple[KeyPath, Leaf]]:
    """The comparisons that a condition is made of, each with its place in it."""
    match condition:
        case AnswerAll() | ResultAll():
            for number, part in enumerate(condition.all):
                yield from leaves(part, (*path, "all", number))
        case AnswerAny() | ResultAny():
            for number, part in enumerate(condition.any):
                yield from leaves(part, (*path, "any", number))
        case AnswerNot() | ResultNot():
            yield from leaves(condition.negated, (*path, "not"))
        case AnswerIs() | GateIs() | DimensionIs():
            yield path, condition

"""Gates: minimums that no average can buy off (docs/scoring.md §2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from crmready.engine.scoring import balanced, filled
from crmready.engine.statistics import mean, t_interval
from crmready.model.assessment import Answered, Assessment
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.questions import RecordQuestion
from crmready.model.scorecard import GateResult, Limiting, QuestionScore, RoleScore, Span, State


@dataclass(frozen=True, slots=True)
class Standing:
    """What a verdict can see of a gate."""

    gate: str
    hard: bool
    state: State


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a gate looks at: its roles' parts of a question, the minimum, and complete records where it needs them."""

    parts: tuple[RoleScore, ...]
    weights: Mapping[str, Fraction]
    low: Fraction
    high: Fraction
    at_least: Fraction
    needs_evidence: bool
    records_enough: bool

    @property
    def open_parts(self) -> list[RoleScore]:
        return [part for part in self.parts if part.slots]

    def over(self, value: Callable[[RoleScore], Fraction]) -> Fraction:
        return balanced([(self.weights[part.role], value(part)) for part in self.open_parts])

    @property
    def span(self) -> Span | None:
        if not self.open_parts:
            return None
        return Span(self.over(lambda p: filled(p, self.low)), self.over(lambda p: filled(p, self.high)))

    @property
    def shown(self) -> bool:
        return not self.needs_evidence or any(
            vote.evidence and vote.given >= self.at_least for part in self.parts for vote in part.votes
        )


def complete_records(question: RecordQuestion, assessment: Assessment) -> int:
    """How many records of this question have every required field filled."""
    required = [field.id for field in question.fields if field.required]
    return sum(
        all(record.values.get(name, "").strip() for name in required)
        for record in assessment.records
        if record.question == question.id
    )


def _state(subject: _Subject) -> State:
    # Not relevant for everybody leaves no part, or only the blank of a role that has nobody: unknown either way.
    if not subject.open_parts:
        return State.UNKNOWN
    if subject.over(lambda p: filled(p, subject.low)) >= subject.at_least and subject.shown and subject.records_enough:
        return State.PASS
    if subject.over(lambda p: filled(p, subject.low, as_given=True)) >= subject.at_least:
        return State.CLAIMED
    return State.FAIL if subject.over(lambda p: filled(p, subject.high)) < subject.at_least else State.UNKNOWN


def _without(part: RoleScore, left_out: str) -> RoleScore:
    votes = tuple(vote for vote in part.votes if vote.respondent != left_out)
    return replace(part, votes=votes, registered=part.registered - 1)


def _flips_when_one_leaves(subject: _Subject, state: State) -> bool:
    for position, part in enumerate(subject.parts):
        if part.registered < 2:  # noqa: PLR2004 (a role of one has nobody who could be left out)
            continue
        variants = [_without(part, vote.respondent) for vote in part.votes]
        if part.dont_know:
            variants.append(replace(part, dont_know=part.dont_know - 1, registered=part.registered - 1))
        if part.blank:
            variants.append(replace(part, blank=part.blank - 1, registered=part.registered - 1))
        for variant in variants:
            parts = (*subject.parts[:position], variant, *subject.parts[position + 1 :])
            if _state(replace(subject, parts=parts)) is not state:
                return True
    return False


def _fragile(subject: _Subject, state: State) -> bool:
    """Whether a t interval or one respondent's leaving puts the state in doubt; an unknown gate is never fragile."""
    if state is State.UNKNOWN:
        return False
    if len(subject.parts) == 1:
        interval = t_interval([vote.counted for vote in subject.parts[0].votes], subject.low, subject.high)
        if interval is not None and interval.low < subject.at_least <= interval.high:
            return True
    return _flips_when_one_leaves(subject, state)


def _limiting(subject: _Subject, state: State, scale: Sequence[Fraction]) -> Limiting | None:
    """The role whose answer holds the gate back, and the highest option it fully reaches."""
    if state is State.PASS:
        return None
    answering = [part for part in subject.parts if part.votes]
    if state is State.UNKNOWN:
        part = max(subject.parts, key=lambda p: Fraction(p.missing, p.slots) if p.slots else Fraction(0))
        score = part.mean
    elif state is State.CLAIMED:
        part = max(answering, key=lambda p: mean([vote.given for vote in p.votes]))
        score = part.given_mean
    else:
        part = min(answering, key=lambda p: mean([vote.counted for vote in p.votes]))
        score = part.mean
    reached = None if score is None else max((step for step in scale if step <= score), default=None)
    return Limiting(part.role, score, reached, answers=len(part.votes), missing=part.missing)


def _records(gate: Gate, questionnaire: Questionnaire, assessment: Assessment) -> int | None:
    if gate.records is None:
        return None
    question = questionnaire.questions[gate.records.of]
    return complete_records(question, assessment) if isinstance(question, RecordQuestion) else 0


def _subject(gate: Gate, question: QuestionScore, questionnaire: Questionnaire, complete: int | None) -> _Subject:
    asked = questionnaire.questions[question.question]
    roles = gate.roles or asked.roles
    return _Subject(
        parts=tuple(question.role(role) for role in roles),
        weights={role: questionnaire.role[role].weight for role in roles},
        low=question.low,
        high=question.high,
        at_least=gate.at_least or Fraction(0),
        needs_evidence=asked.evidence is not None and asked.evidence.cap is not None,
        records_enough=gate.records is None or (complete or 0) >= gate.records.complete,
    )


def _question_gate(
    gate: Gate, question: QuestionScore, questionnaire: Questionnaire, complete: int | None
) -> GateResult:
    subject = _subject(gate, question, questionnaire, complete)
    state = _state(subject)
    answered = [(subject.weights[part.role], part.mean) for part in subject.parts if part.mean is not None]
    return GateResult(
        gate=gate.id,
        state=state,
        hard=gate.severity == "hard",
        question=question.question,
        at_least=subject.at_least,
        score=balanced(answered) if answered else None,
        span=subject.span,
        shown=subject.shown,
        records_complete=complete,
        records_needed=gate.records.complete if gate.records else None,
        fragile=_fragile(subject, state),
        limiting=_limiting(subject, state, questionnaire.questions[question.question].scale),
    )


def _records_state(of: str, needed: int, assessment: Assessment, complete: int) -> State:
    """A gate on a count alone: claimed when incomplete records would reach it, failed when somebody said "none"."""
    if complete >= needed:
        return State.PASS
    recorded = sum(record.question == of for record in assessment.records)
    if recorded >= needed:
        return State.CLAIMED
    said_none = any(isinstance(a, Answered) and key[1] == of for key, a in assessment.answers.items())
    return State.FAIL if recorded or said_none else State.UNKNOWN


def _records_gate(gate: Gate, questionnaire: Questionnaire, assessment: Assessment, complete: int) -> GateResult:
    needed = gate.records.complete if gate.records else 1
    of = gate.records.of if gate.records else ""
    recorded = sum(record.question == of for record in assessment.records)
    state = _records_state(of, needed, assessment, complete)
    role = questionnaire.questions[of].roles[0]
    missing = max(needed - recorded, 0)
    limiting = None if state is State.PASS else Limiting(role, None, None, answers=recorded, missing=missing)
    return GateResult(
        gate=gate.id, state=state, hard=gate.severity == "hard", question=None, at_least=Fraction(needed),
        score=Fraction(complete), span=None, shown=True, records_complete=complete, records_needed=needed,
        fragile=False, limiting=limiting,
    )  # fmt: skip


def gate_results(
    questionnaire: Questionnaire, questions: Mapping[str, QuestionScore], assessment: Assessment
) -> tuple[GateResult, ...]:
    """Every gate in the author's order."""
    results = []
    for gate in questionnaire.gates:
        complete = _records(gate, questionnaire, assessment)
        if gate.question is None:
            results.append(_records_gate(gate, questionnaire, assessment, complete or 0))
        else:
            results.append(_question_gate(gate, questions[gate.question], questionnaire, complete))
    return tuple(results)


def gate_standings(
    questionnaire: Questionnaire, questions: Mapping[str, QuestionScore], assessment: Assessment
) -> tuple[Standing, ...]:
    """The states alone, for whoever tries many assessments: what makes a gate fragile costs far more than its state."""
    return tuple(
        Standing(gate.id, gate.severity == "hard", _standing(gate, questionnaire, questions, assessment))
        for gate in questionnaire.gates
    )


def _standing(
    gate: Gate, questionnaire: Questionnaire, questions: Mapping[str, QuestionScore], assessment: Assessment
) -> State:
    complete = _records(gate, questionnaire, assessment)
    if gate.question is not None:
        return _state(_subject(gate, questions[gate.question], questionnaire, complete))
    of, needed = (gate.records.of, gate.records.complete) if gate.records else ("", 1)
    return _records_state(of, needed, assessment, complete or 0)

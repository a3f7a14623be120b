"""What is most worth talking about, first: from everything that may be shown, a question a topic, with the reasons.

The order is: requirements that fail or are unknown, hard ones before warnings; then those that are only claimed; then
belief ahead of evidence, different pictures of two roles, disagreement inside a role, and what people do not know.
Within a kind, the larger distance goes first; a question with several reasons stands where its first one puts it. What
nobody has answered comes last: whoever could talk about it is not in the room.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from crmready.i18n import translations
from crmready.problems import at_start
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import QuestionView


class Kind(IntEnum):
    """Why something is worth talking about, the weightiest first."""

    HARD_GATE = 0
    GATE = 1
    CLAIMED = 2
    BELIEF = 3
    PICTURES = 4
    APART = 5
    DONT_KNOW = 6


def kind_names(language: str) -> Mapping[Kind, str]:
    """Each kind in a word or two."""
    _ = translations(language, "workshop").gettext
    return {
        Kind.HARD_GATE: _("Requirement"),
        Kind.GATE: _("Requirement"),
        Kind.CLAIMED: _("Only claimed"),
        Kind.BELIEF: _("Belief ahead of evidence"),
        Kind.PICTURES: _("Different pictures"),
        Kind.APART: _("Answers far apart"),
        Kind.DONT_KNOW: _("Don’t know"),
    }


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One reason to talk about a question. Sorted with the weightiest first."""

    kind: Kind
    minus_size: float
    """How large the distance is, negative, so that larger ones come first."""
    question: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A question to talk about, and why."""

    question: str
    ask: str
    reasons: tuple[Reason, ...]
    answered: bool
    """Whether anybody has said anything to it."""


def topics(view: ReportView) -> tuple[Topic, ...]:
    """Everything worth talking about, most worth first. Nothing that is hidden gives a reason."""
    questions = {question.id: question for dimension in view.dimensions for question in dimension.questions}
    by_question: dict[str, list[Reason]] = {}
    for reason in sorted(reason for reason in _reasons(view) if reason.question in questions):
        by_question.setdefault(reason.question, []).append(reason)
    found = [
        Topic(name, questions[name].ask, tuple(reasons), _is_answered(questions[name]))
        for name, reasons in by_question.items()
    ]
    return tuple(sorted(found, key=lambda topic: not topic.answered))


def _is_answered(question: QuestionView) -> bool:
    """Whether any role has said anything; of a hidden one it is not told, so it counts as one that has."""
    said = (part.hidden or part.answered or part.dont_know or part.not_applicable for part in question.roles)
    return not question.scored or any(said)


def _reasons(view: ReportView) -> Iterator[Reason]:
    yield from _gates(view)
    for pair in view.beliefs.pairs:
        if pair.stance == "ahead" and not pair.hidden:
            sentence = f"{at_start(pair.stance_name)}: {pair.estimate_ask}"
            yield Reason(Kind.BELIEF, -(pair.gap.value or 0), pair.question, sentence)
    for gap in view.role_gaps:
        if gap.different and not gap.hidden:
            yield Reason(Kind.PICTURES, -abs(gap.difference.value or 0), gap.question, gap.sentence)
    for agreement in view.agreements:
        if agreement.level == "apart":
            deviation = agreement.average_deviation.value if agreement.average_deviation else None
            yield Reason(Kind.APART, -(deviation or 0), agreement.question, agreement.sentence)
    for unknown in view.dont_know:
        yield Reason(Kind.DONT_KNOW, -(unknown.share.value or 0), unknown.question, unknown.sentence)


def _gates(view: ReportView) -> Iterator[Reason]:
    for gate in view.gates:
        if gate.question is None or gate.state == "pass":
            continue
        sentence = f"{gate.name}: {gate.limiting}" if gate.limiting else f"{gate.name}: {gate.sentence}"
        severity = Kind.HARD_GATE if gate.severity == "hard" else Kind.GATE
        yield Reason(Kind.CLAIMED if gate.state == "claimed" else severity, 0, gate.question, sentence)

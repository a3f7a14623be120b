"""What two scorecards are compared by: every number and every state by name, with an order from worse to better."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import Scorecard, Span, State

Named = tuple[str, str]

RANK: Final = {State.FAIL: 0, State.UNKNOWN: 0, State.CLAIMED: 1, State.PASS: 2}
"""Unknown is no better than failed."""


def _scores(scorecard: Scorecard) -> Iterator[tuple[Named, Fraction | None]]:
    for name, question in scorecard.questions.items():
        yield ("question", name), question.score
    for dimension in scorecard.dimensions:
        yield ("dimension", dimension.dimension), dimension.score
    for gate in scorecard.gates:
        yield ("gate", gate.gate), gate.score
    index = scorecard.index
    yield from ((("index", ""), index.score), (("least", ""), index.least), (("geometric", ""), index.geometric))


def _spans(scorecard: Scorecard) -> Iterator[tuple[Named, Span | None]]:
    for name, question in scorecard.questions.items():
        yield ("question", name), question.span
    for dimension in scorecard.dimensions:
        yield ("dimension", dimension.dimension), dimension.span
    for gate in scorecard.gates:
        yield ("gate", gate.gate), gate.span
    yield ("index", ""), scorecard.index.span


def scores(scorecard: Scorecard) -> dict[Named, Fraction]:
    """Every score that there is."""
    return {name: score for name, score in _scores(scorecard) if score is not None}


def spans(scorecard: Scorecard) -> dict[Named, Span]:
    """Every interval of ignorance that there is."""
    return {name: span for name, span in _spans(scorecard) if span is not None}


def gate_ranks(scorecard: Scorecard) -> dict[str, int]:
    """How good each gate's state is."""
    return {gate.gate: RANK[gate.state] for gate in scorecard.gates}


def verdict_rank(made: Questionnaire, scorecard: Scorecard) -> int:
    """How good the verdict is: the questionnaire lists verdicts from worst to best."""
    return [verdict.id for verdict in made.verdicts].index(scorecard.verdict)


def outcome(scorecard: Scorecard) -> object:
    """Everything that counts: scores, intervals, coverage, ratings, gate states and the verdict."""
    dimensions = {d.dimension: (d.status, d.coverage, d.rating, d.lower_rating) for d in scorecard.dimensions}
    states = {gate.gate: gate.state for gate in scorecard.gates}
    return scores(scorecard), spans(scorecard), dimensions, states, scorecard.verdict


def everything(scorecard: Scorecard) -> object:
    """All that was found, whatever order respondents, questions and dimensions came in; without straight-lining."""
    beliefs = scorecard.beliefs
    votes = {(name, p.role): frozenset(p.votes) for name, q in scorecard.questions.items() for p in q.roles}
    pairs = {p.estimate: (p.belief, p.practice, p.stance, frozenset(p.sources)) for p in beliefs.pairs}
    return (
        outcome(scorecard),
        votes,
        {gate.gate: gate for gate in scorecard.gates},
        pairs,
        (beliefs.headline, beliefs.ahead, {r.expectation: r for r in beliefs.reliances}, beliefs.reliance),
        (set(scorecard.role_gaps), set(scorecard.agreements)),
        {signal for signal in scorecard.signals if signal.question is not None},
        (scorecard.gaps, scorecard.plan),
    )

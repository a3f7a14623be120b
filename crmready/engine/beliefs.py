"""Belief beside practice: estimates, expectations and mirrored questions (docs/scoring.md §3). None enters a score."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from crmready.engine.scoring import Room
from crmready.engine.statistics import cliffs_delta, cliffs_delta_interval, mean
from crmready.model.assessment import Answered
from crmready.model.findings import Beliefs, Pair, Quadrant, Reliance, RoleGap, Stance
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import BeliefQuestion, Estimate, Expectation, LevelsQuestion
from crmready.model.scorecard import QuestionScore

ONE_STEP: Final = Fraction(1)
CLIFF_MATTERS: Final = Fraction(33, 100)
HIGH: Final = Fraction(3, 4)
LOW: Final = Fraction(1, 4)
HEADLINE_WORDS: Final = 25
HEADLINE_PAIRS: Final = 4
HEADLINE_SOURCES: Final = 5


def _shares(belief: BeliefQuestion, room: Room) -> dict[str, list[Fraction]]:
    """Each answering role's beliefs as shares 0…1 of the scale."""
    levels = belief.as_levels()
    low, high = levels.scale[0], levels.scale[-1]
    shares: dict[str, list[Fraction]] = {}
    for role in belief.roles:
        for person in room.by_role.get(role, ()):
            answer = room.answers[person.id].get(belief.id)
            score = levels.score(answer.value) if isinstance(answer, Answered) else None
            if score is not None:
                shares.setdefault(role, []).append((score - low) / (high - low))
    return shares


def _balanced(shares: Mapping[str, list[Fraction]]) -> Fraction | None:
    return mean([mean(values) for values in shares.values()]) if shares else None


def stance(steps_ahead: Fraction) -> Stance:
    """Ahead from one whole step of belief over practice, behind from one step under."""
    if steps_ahead >= ONE_STEP:
        return Stance.AHEAD
    return Stance.BEHIND if steps_ahead <= -ONE_STEP else Stance.LEVEL


def _pair(estimate: Estimate, question: LevelsQuestion, scored: QuestionScore, room: Room) -> Pair:
    steps = len(question.options) - 1
    part = scored.role(estimate.source)
    shares = _shares(estimate, room)
    belief = _balanced(shares)
    practice = None if part.mean is None else (part.mean - scored.low) / (scored.high - scored.low)
    gap = None if belief is None or practice is None else belief - practice
    return Pair(
        estimate=estimate.id,
        question=question.id,
        source=estimate.source,
        steps=steps,
        belief=None if belief is None else belief * steps,
        practice=None if practice is None else practice * steps,
        gap=gap,
        stance=None if gap is None else stance(gap * steps),
        believers={role: len(values) for role, values in shares.items()},
        sources=tuple(vote.respondent for vote in part.votes),
    )


def quadrant(expected: Fraction, groundwork: Fraction) -> Quadrant:
    """Expectation against groundwork, both 0…1: high from three quarters, low up to one quarter."""
    if groundwork >= HIGH and (expected >= HIGH or expected <= LOW):
        return Quadrant.GROUNDED if expected >= HIGH else Quadrant.UNDERESTIMATING
    if groundwork <= LOW and (expected >= HIGH or expected <= LOW):
        return Quadrant.AHEAD if expected >= HIGH else Quadrant.AWARE
    return Quadrant.MIXED


def _reliance(expectation: Expectation, scored: QuestionScore, room: Room) -> Reliance:
    shares = _shares(expectation, room)
    expected, groundwork = _balanced(shares), scored.normalised
    reliance = square = None
    if expected is not None and groundwork is not None:
        reliance, square = expected * (1 - groundwork), quadrant(expected, groundwork)
    return Reliance(
        expectation=expectation.id,
        question=scored.question,
        expected=expected,
        groundwork=groundwork,
        reliance=reliance,
        quadrant=square,
        believers={role: len(values) for role, values in shares.items()},
    )


def summary(pairs: Iterable[Pair], reliances: Iterable[Reliance], hidden: frozenset[str] = frozenset()) -> Beliefs:
    """Headline and reliance over what is not hidden (ids of estimates and expectations)."""
    pairs, reliances = tuple(pairs), tuple(reliances)
    known = [(p, p.gap) for p in pairs if p.gap is not None and p.estimate not in hidden]
    enough = len(known) >= HEADLINE_PAIRS
    enough = enough and len({source for pair, _ in known for source in pair.sources}) >= HEADLINE_SOURCES
    headline = mean([gap for _, gap in known]) * 100 if enough else None
    mostly = 2 * sum(pair.stance is Stance.AHEAD for pair, _ in known) >= len(known)
    leaning = [r.reliance for r in reliances if r.reliance is not None and r.expectation not in hidden]
    return Beliefs(
        pairs=pairs,
        headline=headline,
        ahead=headline is not None and headline >= HEADLINE_WORDS and mostly,
        reliances=reliances,
        reliance=mean(leaning) * 100 if leaning else None,
    )


def beliefs(questionnaire: Questionnaire, questions: Mapping[str, QuestionScore], room: Room) -> Beliefs:
    """Every estimate and expectation beside its pair, before anything is hidden."""
    pairs = []
    for estimate in questionnaire.estimates:
        question = questionnaire.questions[estimate.of]
        if isinstance(question, LevelsQuestion):
            pairs.append(_pair(estimate, question, questions[estimate.of], room))
    reliances = [_reliance(e, questions[e.pair], room) for e in questionnaire.expectations if e.pair in questions]
    return summary(pairs, reliances)


def role_gap(scored: QuestionScore, first: str, last: str, steps: int) -> RoleGap | None:
    """Last listed role minus first, counted answers; None when one of the two has no answers."""
    a = [vote.counted for vote in scored.role(last).votes]
    b = [vote.counted for vote in scored.role(first).votes]
    if not a or not b:
        return None
    step = (scored.high - scored.low) / steps
    difference = (mean(a) - mean(b)) / step
    delta, span = cliffs_delta(a, b), cliffs_delta_interval(a, b)
    return RoleGap(
        question=scored.question,
        first=first,
        last=last,
        difference=difference,
        delta=delta,
        delta_span=None if span is None else (span.low, span.high),
        different_pictures=abs(difference) >= ONE_STEP and abs(delta) >= CLIFF_MATTERS,
        opposed=2 * abs(difference) >= steps,
    )


def role_gaps(questionnaire: Questionnaire, questions: Mapping[str, QuestionScore]) -> tuple[RoleGap, ...]:
    """The role gap of every mirrored question that both roles have answered."""
    gaps = []
    for question in questionnaire.questions.values():
        if question.mirror and question.id in questions:
            steps = len(question.scale) - 1
            gaps.append(role_gap(questions[question.id], question.roles[0], question.roles[-1], steps))
    return tuple(gap for gap in gaps if gap is not None)

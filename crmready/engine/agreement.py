"""How far each role agrees with itself, and signals about the quality of the answers (docs/scoring.md §4)."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import Final

from crmready.engine.flow import levels_shown, path
from crmready.engine.scoring import Room
from crmready.engine.statistics import average_deviation, consensus, mean, t_interval
from crmready.model.assessment import Answered
from crmready.model.findings import Agreement, RoleGap, Signal, SignalKind
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import LevelsQuestion, Question
from crmready.model.scorecard import QuestionScore, RoleScore

STRAIGHT_LINE: Final = 12
"""This many identical positions in a row, in displayed order, are a signal."""


def agreement(question: Question, scored: QuestionScore, part: RoleScore) -> Agreement:
    """Agreement on the answers as given (n ≥ 2), the t interval on the counted ones."""
    given = [vote.given for vote in part.votes]
    several = len(given) > 1
    step = (scored.high - scored.low) / (len(question.scale) - 1)
    interval = t_interval([vote.counted for vote in part.votes], scored.low, scored.high)
    asked = len(given) + part.dont_know
    return Agreement(
        question=question.id,
        role=part.role,
        answers=len(given),
        mean=mean(given) if given else None,
        average_deviation=average_deviation(given) / step if several else None,
        consensus=consensus(given, scored.low, scored.high) if several else None,
        interval=None if interval is None else (interval.low, interval.high),
        distribution=tuple(given.count(score) for score in question.scale),
        dont_know_share=Fraction(part.dont_know, asked) if asked else None,
    )


def agreements(questionnaire: Questionnaire, questions: Mapping[str, QuestionScore]) -> tuple[Agreement, ...]:
    """One entry a question and role that somebody is registered for, in displayed order."""
    return tuple(
        agreement(questionnaire.questions[scored.question], scored, part)
        for scored in questions.values()
        for part in scored.roles
        if part.registered
    )


def _position(question: Question, room: Room, respondent: str) -> int | None:
    answer = room.answers[respondent].get(question.id)
    if isinstance(question, LevelsQuestion) and isinstance(answer, Answered) and isinstance(answer.value, int):
        return levels_shown(question, respondent).index(answer.value)
    return None


def straight_lines(positions: Iterable[int | None]) -> bool:
    """Whether the same position was chosen twelve times in a row; a question without a position breaks the row."""
    runs = ((position, sum(1 for _ in run)) for position, run in groupby(positions))
    return any(position is not None and length >= STRAIGHT_LINE for position, length in runs)


def _straight_liners(questionnaire: Questionnaire, room: Room) -> Iterator[Signal]:
    for role, people in room.by_role.items():
        if role not in questionnaire.role:
            continue
        count = sum(
            straight_lines(_position(q, room, p.id) for q in path(questionnaire, role, room.answers[p.id]))
            for p in people
        )
        if count:
            yield Signal(SignalKind.STRAIGHT_LINING, role, None, count)


def _unshown_claims(questions: Mapping[str, QuestionScore]) -> Iterator[Signal]:
    for scored in questions.values():
        for part in scored.roles:
            count = sum(vote.given > vote.counted for vote in part.votes)
            if count:
                yield Signal(SignalKind.CLAIMED_WITHOUT_EVIDENCE, part.role, scored.question, count)


def signals(
    questionnaire: Questionnaire, questions: Mapping[str, QuestionScore], room: Room, gaps: Iterable[RoleGap]
) -> tuple[Signal, ...]:
    """Everything worth a second look; no signal changes a score."""
    opposed = [Signal(SignalKind.OPPOSED_MIRROR, gap.last, gap.question, 1) for gap in gaps if gap.opposed]
    lines = sorted(_straight_liners(questionnaire, room), key=lambda s: list(questionnaire.role).index(s.role))
    return (*lines, *opposed, *_unshown_claims(questions))

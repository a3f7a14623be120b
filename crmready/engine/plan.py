"""A plan of at most three actions in each 30-day window (docs/scoring.md §6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from crmready.engine.gaps import urgency
from crmready.model.findings import Gap, PlannedAction
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Action, Question
from crmready.model.scorecard import GateResult

WINDOWS: Final = (30, 60, 90)
ACTIONS_A_WINDOW: Final = 3


@dataclass(slots=True)
class _Work:
    """One gap with actions: what is left to do, what it waits for, and how urgent it is."""

    gap: Gap
    rank: int
    urgency: int
    actions: list[Action]
    waits_for: tuple[str, ...]
    started: int | None = None
    done: int = field(default=0)

    def order(self) -> tuple[int, int, int]:
        """Each question's first step before any second step of equal urgency."""
        return (self.urgency, self.done, self.rank)

    def ready(self, window: int, work: Mapping[str, "_Work"]) -> bool:
        """Whether its next action may stand in this window."""
        if self.done == len(self.actions) or self.actions[self.done].within > window:
            return False
        starts = [work[earlier].started for earlier in self.waits_for]
        return all(start is not None and start < window for start in starts)


def owner_of(question: Question, questionnaire: Questionnaire) -> str:
    """Who sees to a question's actions: the named owner, else its first role that is not anonymous."""
    named = [role for role in question.roles if not questionnaire.role[role].anonymous]
    return question.owner or (named or list(question.roles))[0]


def _work(questionnaire: Questionnaire, gaps: Sequence[Gap], gates: Sequence[GateResult]) -> dict[str, _Work]:
    state = {gate.gate: gate for gate in gates}
    work = {}
    for rank, gap in enumerate(gaps):
        actions = sorted(questionnaire.questions[gap.question].actions, key=lambda action: action.within)
        if actions:
            own = urgency(state[name] for name in gap.gates)
            work[gap.question] = _Work(gap, rank, own, actions, questionnaire.questions[gap.question].after)
    for entry in work.values():
        entry.waits_for = tuple(earlier for earlier in entry.waits_for if earlier in work)
    for entry in sorted(work.values(), key=lambda entry: entry.urgency):
        _hurry(entry, work)
    return work


def _hurry(entry: _Work, work: Mapping[str, _Work]) -> None:
    """What an urgent gap waits for is as urgent itself, however small its own gap."""
    for earlier in entry.waits_for:
        if work[earlier].urgency > entry.urgency:
            work[earlier].urgency = entry.urgency
            _hurry(work[earlier], work)


def plan(questionnaire: Questionnaire, gaps: Sequence[Gap], gates: Sequence[GateResult]) -> tuple[PlannedAction, ...]:
    """At most three actions a window, most urgent first.

    A question's own actions follow each other, never before the window they are written for; a question that waits
    (`after`) for another gap starts in a later window than that one started.
    """
    work = _work(questionnaire, gaps, gates)
    chosen: list[PlannedAction] = []
    for window in WINDOWS:
        ready = sorted((entry for entry in work.values() if entry.ready(window, work)), key=_Work.order)
        for entry in ready[:ACTIONS_A_WINDOW]:
            question = questionnaire.questions[entry.gap.question]
            action = entry.actions[entry.done]
            chosen.append(PlannedAction(question.id, action.within, window, owner_of(question, questionnaire)))
            entry.done += 1
            entry.started = entry.started or window
    return tuple(chosen)

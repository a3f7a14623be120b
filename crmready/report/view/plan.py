"""The gaps in the order to close them, the plan for 30, 60 and 90 days, and the first actions."""

from crmready.engine.plan import WINDOWS
from crmready.model.findings import Gap, PlannedAction
from crmready.model.scorecard import State
from crmready.report.shapes.gates import GateReference
from crmready.report.shapes.numbers import Number
from crmready.report.shapes.plan import ActionView, GapView, PlanWindow
from crmready.report.view.case import Case
from crmready.report.view.words import NOTHING, SYMBOLS

FIRST_ACTIONS = 3


def gap_views(case: Case) -> tuple[GapView, ...]:
    """The gaps, first to close first."""
    return tuple(_gap(case, gap, rank) for rank, gap in enumerate(case.result.gaps, 1))


def plan_windows(case: Case) -> tuple[PlanWindow, ...]:
    """Every window, also one with nothing in it; none where the questionnaire has no action to plan."""
    if not any(question.actions for question in case.questionnaire.questions.values()):
        return ()
    return tuple(_window(case, ends) for ends in WINDOWS)


def first_actions(windows: tuple[PlanWindow, ...]) -> tuple[ActionView, ...]:
    """The first three actions of the plan."""
    return tuple(action for window in windows for action in window.actions)[:FIRST_ACTIONS]


def _gap(case: Case, gap: Gap, rank: int) -> GapView:
    dimension = case.questionnaire.dimension_of[gap.question]
    return GapView(
        rank=rank,
        question=gap.question,
        number=case.question_numbers[gap.question],
        ask=case.ask(gap.question),
        dimension=dimension.id,
        dimension_name=dimension.name,
        gates=tuple(_reference(case, gate) for gate in gap.gates),
        gap=_below(case, gap),
        chain=gap.chain,
        why=_why(case, gap),
    )


def _below(case: Case, gap: Gap) -> Number:
    """The gap on the question's scale, as the difference of the two printed numbers."""
    scored = case.result.questions.get(gap.question)
    if scored is None:  # records are counted, never scored
        return Number(None, NOTHING)
    hidden = gap.question in case.publication.questions
    score = case.numbers.number(scored.score, case.rounding(gap.question), hidden=hidden)
    return case.numbers.difference(case.numbers.limit(case.target(gap.question)), score)


def _reference(case: Case, gate_id: str) -> GateReference:
    gate, state = case.gates[gate_id], case.states[gate_id]
    return GateReference(gate.id, gate.name, state.value, case.words.state(state), SYMBOLS[state])


def _why(case: Case, gap: Gap) -> str:
    """Why this gap stands where it stands: requirements first, then what waits for it, then its size."""
    reasons = [_gate_reason(case, gate) for gate in gap.gates]
    if gap.chain:
        reasons.append(case.words.gettext("Other steps build on this one."))
    below = _below(case, gap)
    if below.value is not None and below.value > 0:
        target = case.numbers.limit(case.target(gap.question)).text
        sentence = case.words.gettext(
            "It lies {number} below the target of {target}.", number=below.text, target=target
        )
        reasons.append(sentence)
    return " ".join(reasons)


def _gate_reason(case: Case, gate_id: str) -> str:
    gettext, name = case.words.gettext, case.gates[gate_id].name
    match case.states[gate_id]:
        case State.FAIL:
            return gettext("The requirement “{name}” is not met.", name=name)
        case State.CLAIMED:
            return gettext("The requirement “{name}” is claimed but not shown.", name=name)
        case _:
            return gettext("Nobody can tell yet whether the requirement “{name}” is met.", name=name)


def _window(case: Case, ends: int) -> PlanWindow:
    # Before anybody has answered, asking comes first: a plan would be made of nothing.
    planned = case.result.plan if case.answered_by else ()
    actions = tuple(_action(case, action) for action in planned if action.window == ends)
    starts = ends - WINDOWS[0] + 1
    return PlanWindow(
        ends=ends,
        name=case.words.gettext("Days {first} to {last}", first=starts, last=ends),
        actions=actions,
        sentence=None if actions else case.words.gettext("Nothing is planned for these days."),
    )


def within(case: Case, days: int) -> str:
    """By when, in words."""
    return case.words.ngettext("within {n} day", "within {n} days", days)


def _action(case: Case, planned: PlannedAction) -> ActionView:
    question = case.questionnaire.questions[planned.question]
    gap = next(gap for gap in case.result.gaps if gap.question == planned.question)
    return ActionView(
        question=question.id,
        ask=case.ask(question.id),
        dimension_name=case.questionnaire.dimension_of[question.id].name,
        window=planned.window,
        by=within(case, planned.window),
        do=next(action.do for action in question.actions if action.within == planned.within),
        owner=planned.owner,
        owner_name=case.questionnaire.role[planned.owner].name,
        proof=None if question.evidence is None else question.evidence.show,
        why=_why(case, gap),
    )

"""Different pictures between roles, and signs that answers should be talked through (docs/scoring.md §3 and §4)."""

from typing import Final

from crmready.engine.agreement import STRAIGHT_LINE
from crmready.engine.beliefs import CLIFF_MATTERS
from crmready.model.findings import RoleGap, Signal, SignalKind
from crmready.report.shapes.beliefs import RoleGapView, SignalView
from crmready.report.shapes.numbers import Number
from crmready.report.view.beliefs import steps_apart
from crmready.report.view.case import Case
from crmready.report.view.numbers import Rounding

_DELTA: Final = Rounding(digits=2, reaches=(CLIFF_MATTERS,), up_to=(-CLIFF_MATTERS,), signed=True)


def role_gap_views(case: Case) -> tuple[RoleGapView, ...]:
    """Every mirrored question that both roles have answered."""
    return tuple(_role_gap(case, gap) for gap in case.result.role_gaps)


def signal_views(case: Case) -> tuple[SignalView, ...]:
    """Every signal that may be told; of anonymous roles without a count."""
    return tuple(_signal(case, signal) for signal in case.result.signals if _may_tell(case, signal))


def _role_gap(case: Case, gap: RoleGap) -> RoleGapView:
    hidden, coarse = gap.question in case.publication.role_gaps, gap.question in case.publication.coarse_role_gaps
    first, last = (_mean(case, gap.question, role, hidden=hidden) for role in (gap.first, gap.last))
    apart = steps_apart(case, gap.question, (gap.first, gap.last))
    return RoleGapView(
        question=gap.question,
        ask=case.ask(gap.question, gap.first),
        anchors=case.anchors(case.questionnaire.questions[gap.question]),
        first=gap.first,
        first_name=case.label(gap.first),
        first_mean=first,
        first_position=case.position(first, gap.question),
        last=gap.last,
        last_name=case.label(gap.last),
        last_mean=last,
        last_position=case.position(last, gap.question),
        difference=case.numbers.apart(gap.difference, (last, first), apart),
        delta=None if hidden or coarse else case.numbers.number(gap.delta, _DELTA),
        delta_interval=None if hidden or coarse else case.numbers.range(gap.delta_span, _DELTA),
        different=None if hidden else gap.different_pictures,
        sentence=_sentence(case, gap),
        hidden=hidden,
        hidden_reason=case.why_hidden(gap.question) if hidden else None,
    )


def _mean(case: Case, question: str, role: str, *, hidden: bool) -> Number:
    mean = case.result.questions[question].role(role).mean
    return case.numbers.number(mean, case.rounding(question, (role,)), hidden=hidden)


def _sentence(case: Case, gap: RoleGap) -> str:
    if gap.question in case.publication.role_gaps:
        return case.why_hidden(gap.question)
    gettext = case.words.gettext
    if not gap.different_pictures:
        return gettext("The two roles have much the same picture.")
    higher, lower = (gap.last, gap.first) if gap.difference > 0 else (gap.first, gap.last)
    return gettext(
        "Different pictures: the answers of {higher} lie higher than those of {lower}.",
        higher=case.several(higher), lower=case.several(lower),
    )  # fmt: skip


def _may_tell(case: Case, signal: Signal) -> bool:
    if signal.kind is SignalKind.OPPOSED_MIRROR:
        return signal.question not in case.publication.role_gaps
    if signal.question is not None:
        return (signal.question, signal.role) not in case.publication.roles
    anonymous = case.anonymous(signal.role)
    return not anonymous or case.registered[signal.role] >= case.questionnaire.privacy.minimum_group


def _signal(case: Case, signal: Signal) -> SignalView:
    anonymous = case.anonymous(signal.role)
    count = None if anonymous or signal.kind is SignalKind.OPPOSED_MIRROR else signal.count
    return SignalView(
        kind=signal.kind.value,
        role=signal.role,
        question=signal.question,
        count=count,
        sentence=_signal_sentence(case, signal, count),
    )


def _signal_sentence(case: Case, signal: Signal, count: int | None) -> str:
    gettext, role = case.words.gettext, case.several(signal.role)
    ask = "" if signal.question is None else case.ask(signal.question, signal.role)
    who = gettext("Some {roles}", roles=role) if count is None else f"{count} {case.counted(signal.role, count)}"
    match signal.kind:
        case SignalKind.STRAIGHT_LINING:
            return gettext("{who}: the same position {times} times in a row.", who=who, times=STRAIGHT_LINE)
        case SignalKind.OPPOSED_MIRROR:
            return gettext("The roles contradict each other on “{ask}”. Talk it through.", ask=ask)
        case SignalKind.CLAIMED_WITHOUT_EVIDENCE:
            return gettext("{who}: claimed more on “{ask}” than is shown.", who=who, ask=ask)

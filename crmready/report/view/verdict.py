"""The verdict, and what keeps it from being a better one: the parts of its own rule that hold."""

from collections.abc import Iterator

from crmready.engine.verdict import Outcome, dimensions_meant, gates_meant, holds
from crmready.model.conditions import DimensionIs, GateIs, ResultAll, ResultAny, ResultCondition
from crmready.model.scorecard import DimensionScore, GateResult, State, Status
from crmready.report.shapes.report import Reason, VerdictStep, VerdictView
from crmready.report.view.case import Case
from crmready.report.view.gates import limiting_sentence


def verdict_view(case: Case) -> VerdictView:
    """The verdict in the questionnaire's words, with its reasons."""
    verdict = next(rule for rule in case.questionnaire.verdicts if rule.id == case.result.verdict)
    reasons = () if verdict.when is None else tuple(dict.fromkeys(_reasons(case, verdict.when)))
    return VerdictView(
        id=verdict.id,
        name=verdict.name,
        tone=verdict.tone,
        sentence=verdict.summary,
        next=verdict.next,
        reasons=reasons,
        summary=_summary(case),
    )


def verdict_steps(case: Case) -> tuple[VerdictStep, ...]:
    """Every verdict of the questionnaire, worst first."""
    return tuple(VerdictStep(rule.id, rule.name, rule.tone) for rule in case.questionnaire.verdicts)


def _summary(case: Case) -> str:
    """How many requirements are met, in a sentence."""
    if not case.result.gates:
        return case.words.gettext("This questionnaire sets no requirements.")
    passed = sum(gate.state is State.PASS for gate in case.result.gates)
    return case.words.ngettext(
        "{passed} of {n} requirement is met.", "{passed} of {n} requirements are met.",
        len(case.result.gates), passed=passed,
    )  # fmt: skip


def _parts_that_hold(condition: ResultCondition, outcome: Outcome) -> Iterator[GateIs | DimensionIs]:
    """The comparisons that make the condition hold; what a `not` looks at holds nothing back."""
    if not holds(condition, outcome):
        return
    if isinstance(condition, GateIs | DimensionIs):
        yield condition
    parts = condition.all if isinstance(condition, ResultAll) else ()
    for part in condition.any if isinstance(condition, ResultAny) else parts:
        yield from _parts_that_hold(part, outcome)


def _reasons(case: Case, condition: ResultCondition) -> Iterator[Reason]:
    for part in _parts_that_hold(condition, Outcome(case.result.gates, case.result.dimensions)):
        if isinstance(part, GateIs):
            for gate in gates_meant(part, case.result.gates):
                if gate.state.value in part.state:
                    yield Reason("gate", gate.gate, _gate_sentence(case, gate))
        else:
            for dimension in dimensions_meant(part, case.result.dimensions):
                if sentence := _dimension_sentence(case, part, dimension):
                    yield Reason("dimension", dimension.dimension, sentence)


def _gate_sentence(case: Case, gate: GateResult) -> str:
    start = _state_sentence(case, gate.state, case.gates[gate.gate].name)
    return " ".join(filter(None, (start, limiting_sentence(case, gate))))


def _state_sentence(case: Case, state: State, name: str) -> str:
    gettext = case.words.gettext
    match state:
        case State.PASS:
            return gettext("“{name}” is met.", name=name)
        case State.CLAIMED:
            return gettext("“{name}” is claimed, but not shown.", name=name)
        case State.FAIL:
            return gettext("“{name}” is not met.", name=name)
        case State.UNKNOWN:
            return gettext("Nobody can tell yet whether “{name}” is met.", name=name)


def _dimension_sentence(case: Case, condition: DimensionIs, dimension: DimensionScore) -> str | None:
    names = {known.id: known.name for known in case.questionnaire.dimensions}
    gettext, name = case.words.gettext, names[dimension.dimension]
    if condition.status is not None:
        return _status_sentence(case, dimension.status, name) if dimension.status.value in condition.status else None
    weak = condition.lower_rating or ()
    if dimension.lower_rating is None or dimension.lower_rating.rating not in weak:
        return None
    if dimension.rating is not None and dimension.rating.rating in weak:
        return gettext("“{name}” is weak.", name=name)
    return gettext("“{name}” may be weak: the missing answers leave it open.", name=name)


def _status_sentence(case: Case, status: Status, name: str) -> str:
    gettext = case.words.gettext
    match status:
        case Status.SCORED:
            return gettext("“{name}” has a score.", name=name)
        case Status.INSUFFICIENT:
            return gettext("Too little of “{name}” has been answered.", name=name)
        case Status.NOT_APPLICABLE:
            return gettext("Nothing in “{name}” applies.", name=name)

"""Why something came out as it did, in a line for an author who expected something else."""

from collections.abc import Iterable, Iterator

from crmready.authoring.scenarios.numbers import said
from crmready.authoring.scenarios.outcome import Outcome
from crmready.model.questions import LevelsQuestion
from crmready.model.scorecard import GateResult, Limiting, State, Status
from crmready.problems import listed


def of_verdict(outcome: Outcome) -> str:
    """The gates that are not passed, and the essential dimensions as the verdict's rules see them."""
    gates = [f"{gate.gate} {gate.state.value}" for gate in outcome.scorecard.gates if gate.state is not State.PASS]
    essential = [
        f"{dimension.dimension} {dimension.status.value}"
        if dimension.lower_rating is None or dimension.status is not Status.SCORED
        else f"{dimension.dimension} at least {dimension.lower_rating.rating}"
        for dimension in outcome.scorecard.dimensions
        if dimension.essential
    ]
    return _joined([listed(gates) or "every gate passes", listed(essential)])


def of_gate(outcome: Outcome, gate: GateResult) -> str:
    """The gate's numbers, its limiting answer, and the records it counts."""
    return _joined(_about_gate(outcome, gate))


def _about_gate(outcome: Outcome, gate: GateResult) -> Iterator[str]:
    if gate.question is not None:
        yield f"{gate.question} is {said(gate.score)}, at least {said(gate.at_least)} is asked"
    if gate.limiting is not None:
        yield from _limiting(outcome, gate, gate.limiting)
    if not gate.shown:
        yield "nothing shows it"
    if gate.records_needed is not None:
        yield f"{gate.records_complete} of {gate.records_needed} complete records"


def _limiting(outcome: Outcome, gate: GateResult, limiting: Limiting) -> Iterator[str]:
    answers = f"{limiting.answers} answer{'' if limiting.answers == 1 else 's'}"
    missing = f", {limiting.missing} missing" if limiting.missing else ""
    mean = "" if limiting.score is None else f" at {said(limiting.score)}"
    yield f"held back by {limiting.role}{mean} ({answers}{missing}){_option(outcome, gate, limiting)}"


def _option(outcome: Outcome, gate: GateResult, limiting: Limiting) -> str:
    """The words of the highest option that is fully reached."""
    question = outcome.questionnaire.questions.get(gate.question or "")
    if limiting.reached is None or not isinstance(question, LevelsQuestion):
        return ""
    reached = [o.text for o, s in zip(question.options, question.level_scores, strict=True) if s == limiting.reached]
    return f", who reach “{reached[-1]}”"


def of_dimension(outcome: Outcome, name: str) -> str:
    """The dimension's status and the scores of its questions."""
    dimension = outcome.dimension(name)
    own = [q for q in outcome.scorecard.questions.values() if q.dimension == name]
    scores = ", ".join(f"{q.question} {said(q.score)}" for q in own)
    score = None if dimension.score is None else dimension.score * 100
    coverage = "" if dimension.coverage in {None, 1} else f"{said(dimension.coverage)} covered"
    return _joined([f"{dimension.status.value}: {said(score)} %", coverage, scores])


def of_question(outcome: Outcome, name: str) -> str:
    """What each role gives a question."""
    parts = outcome.scorecard.questions[name].roles
    return ", ".join(
        f"{part.role} {said(part.mean)} ({len(part.votes)} answered, {part.missing} missing)" for part in parts
    )


def of_index(outcome: Outcome) -> str:
    """The score of each dimension."""
    hidden = "the index is hidden" if outcome.publication.index else ""
    scores = [f"{d.dimension} {said(None if d.score is None else d.score * 100)}" for d in outcome.open.dimensions]
    return _joined([hidden, ", ".join(scores)])


def of_headline(outcome: Outcome) -> str:
    """The pairs it is the mean of."""
    hidden = outcome.publication.estimates
    known = [pair for pair in outcome.open.beliefs.pairs if pair.gap is not None and pair.estimate not in hidden]
    people = len({source for pair in known for source in pair.sources})
    gaps = ", ".join(f"{pair.estimate} {said(None if pair.gap is None else pair.gap * 100)}" for pair in known)
    return _joined([f"{len(known)} pairs, {people} people behind them", gaps])


def of_reliance(outcome: Outcome) -> str:
    """The expectations it is the mean of."""
    hidden = outcome.publication.expectations
    known = [one for one in outcome.open.beliefs.reliances if one.expectation not in hidden]
    return ", ".join(f"{one.expectation} {said(None if one.reliance is None else one.reliance * 100)}" for one in known)


def of_gaps(outcome: Outcome) -> str:
    """How far each of them is below its target, in per cent."""
    return ", ".join(f"{gap.question} {said(None if gap.gap is None else gap.gap * 100)}" for gap in outcome.open.gaps)


def of_plan(outcome: Outcome) -> str:
    """The whole plan."""
    windows = [f"day {day}: {', '.join(outcome.planned(day)) or 'none'}" for day in (30, 60, 90)]
    return _joined(windows)


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)

"""What an output may show of anonymous roles (docs/scoring.md §5, rules a-g; rule i is the assessment file's)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from crmready.engine.beliefs import summary
from crmready.engine.gaps import gap_order
from crmready.engine.plan import plan
from crmready.engine.verdict import Outcome
from crmready.model.findings import Signal, SignalKind
from crmready.model.publication import Publication
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import QuestionScore, RoleScore, Scorecard, Status


@dataclass(frozen=True, slots=True)
class _Rule:
    """The questionnaire's anonymity settings."""

    anonymous: frozenset[str]
    minimum: int
    detail: int
    withheld: frozenset[str]

    def few(self, role: str, answers: int) -> bool:
        return role in self.anonymous and answers > 0 and (answers < self.minimum or role in self.withheld)

    def coarse(self, part: RoleScore) -> bool:
        return part.role in self.anonymous and self.minimum <= len(part.votes) < self.detail


def _few(own: Iterable[QuestionScore], rule: _Rule) -> frozenset[str]:
    """Rule a for one dimension: its questions that too few of some anonymous role have answered."""
    return frozenset(q.question for q in own if any(rule.few(part.role, len(part.votes)) for part in q.roles))


def _hidden_roles(questions: Iterable[QuestionScore], hidden: frozenset[str], rule: _Rule) -> Iterator[tuple[str, str]]:
    for question in questions:
        for part in question.roles:
            few = rule.few(part.role, len(part.votes)) or rule.few(part.role, len(part.votes) + part.dont_know)
            if few or (question.question in hidden and part.role in rule.anonymous):
                yield question.question, part.role


def publish(questionnaire: Questionnaire, scorecard: Scorecard, withheld: frozenset[str] = frozenset()) -> Publication:
    """Applies the questionnaire's privacy rule. Nothing that is hidden can be computed from what is not.

    A number that hidden answers are in is hidden as well, whatever other hidden answers it may stand for: the next
    report may show those, or another such number, and the two would give away what neither does.

    `withheld` are anonymous roles of which nothing at all may be shown (`store.release.Published`).
    """
    rule = _Rule(
        # A joint answer is the group's: it was given to be shown, and tells what nobody alone had said.
        frozenset(role.id for role in questionnaire.roles if role.anonymous and role.id not in scorecard.joint),
        questionnaire.privacy.minimum_group,
        questionnaire.privacy.distributions,
        withheld,
    )
    scored = list(scorecard.questions.values())
    hidden: set[str] = set()
    dimensions: set[str] = set()
    for dimension in scorecard.dimensions:
        own = [question for question in scored if question.dimension == dimension.dimension]
        few = _few(own, rule)
        hidden |= few
        if any(q.question in few and q.weight and q.applicable for q in own):
            dimensions.add(dimension.dimension)
    questions = frozenset(hidden)
    roles = frozenset(_hidden_roles(scored, questions, rule))
    values = frozenset(key for key in roles if key[0] in questions)
    coarse = frozenset((q.question, p.role) for q in scored for p in q.roles if rule.coarse(p)) - roles
    numbers = frozenset(d.dimension for d in scorecard.dimensions if d.status is Status.SCORED) & dimensions
    weighing = {dimension.dimension for dimension in scorecard.dimensions if dimension.weight}
    gate_roles = {g.id: g.roles or questionnaire.questions[g.question].roles for g in questionnaire.gates if g.question}
    return Publication(
        roles=roles,
        coarse=coarse,
        questions=questions,
        dimensions=numbers,
        intervals=frozenset(dimensions),
        gates=frozenset(
            gate.id
            for gate in questionnaire.gates
            if gate.question and any((gate.question, role) in values for role in gate_roles[gate.id])
        ),
        estimates=frozenset(
            pair.estimate
            for pair in scorecard.beliefs.pairs
            if (pair.question, pair.source) in values or any(rule.few(r, n) for r, n in pair.believers.items())
        ),
        expectations=frozenset(
            reliance.expectation
            for reliance in scorecard.beliefs.reliances
            if reliance.question in questions or any(rule.few(r, n) for r, n in reliance.believers.items())
        ),
        role_gaps=frozenset(
            g.question for g in scorecard.role_gaps if values & {(g.question, g.first), (g.question, g.last)}
        ),
        coarse_role_gaps=frozenset(
            g.question for g in scorecard.role_gaps if coarse & {(g.question, g.first), (g.question, g.last)}
        ),
        index=bool(numbers & weighing),
        index_span=bool(dimensions & weighing),
        withheld=withheld,
    )


def _tellable(signal: Signal, publication: Publication) -> bool:
    """Whether a signal rests on nothing that is hidden; a row of equal answers rests on all that its role answered."""
    if signal.kind is SignalKind.OPPOSED_MIRROR:
        return signal.question not in publication.role_gaps
    return not any(signal.role == role and signal.question in {question, None} for question, role in publication.roles)


def without_hidden(questionnaire: Questionnaire, scorecard: Scorecard, publication: Publication) -> Scorecard:
    """The scorecard with headline, signals, gap order and plan as if hidden values were not there."""
    outcome = Outcome(scorecard.gates, scorecard.dimensions)
    gaps = gap_order(questionnaire, scorecard.questions, outcome, publication.questions)
    hidden = publication.estimates | publication.expectations
    return replace(
        scorecard,
        beliefs=summary(scorecard.beliefs.pairs, scorecard.beliefs.reliances, hidden),
        signals=tuple(signal for signal in scorecard.signals if _tellable(signal, publication)),
        gaps=gaps,
        plan=plan(questionnaire, gaps, scorecard.gates),
    )

"""What an output may show of anonymous roles (docs/scoring.md §5, rules a-g; rule i is the assessment file's)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from crmready.engine.beliefs import summary
from crmready.engine.dimensions import index
from crmready.engine.gaps import gap_order
from crmready.engine.leeway import hidden_means, leaves_room, printed_range, whole_per_cent
from crmready.engine.plan import plan
from crmready.engine.verdict import Outcome
from crmready.model.findings import Signal, SignalKind
from crmready.model.publication import Publication
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import DimensionScore, QuestionScore, RoleScore, Scorecard, Status


@dataclass(frozen=True, slots=True)
class _Rule:
    """The questionnaire's anonymity settings."""

    anonymous: frozenset[str]
    minimum: int
    detail: int
    withheld: frozenset[str]

    def few(self, role: str, answers: int) -> bool:
        return role in self.anonymous and answers > 0 and (answers < self.minimum or role in self.withheld)

    def withholds(self, question: QuestionScore) -> bool:
        return any(part.role in self.withheld and part.votes for part in question.roles)

    def coarse(self, part: RoleScore) -> bool:
        return part.role in self.anonymous and self.minimum <= len(part.votes) < self.detail

    def anonymous_answers(self, question: QuestionScore) -> int:
        return sum(len(part.votes) for part in question.roles if part.role in self.anonymous)


def _close(
    dimension: DimensionScore, own: list[QuestionScore], rule: _Rule, questionnaire: Questionnaire
) -> tuple[frozenset[str], bool]:
    """Rules c and d for one dimension: which of its questions are hidden, and whether its number is too."""
    few = {q.question for q in own if any(rule.few(part.role, len(part.votes)) for part in q.roles)}
    alone = frozenset(few)
    weighing = [q for q in own if q.weight and q.applicable and q.score is not None]
    if dimension.status is not Status.SCORED or not any(q.question in few for q in weighing):
        return alone, False
    if any(rule.withholds(question) for question in weighing):
        return alone, True  # an earlier report told the rest: no room is enough
    spare = sorted((q for q in weighing if q.question not in few and rule.anonymous_answers(q)),
                   key=lambda q: (rule.anonymous_answers(q), q.question))  # fmt: skip
    total, printed = sum((q.weight for q in weighing), Fraction(0)), printed_range(dimension, questionnaire)
    while True:
        hidden = [q for q in weighing if q.question in few]
        means = hidden_means(hidden, total, rule.anonymous, questionnaire)
        if len(hidden) > 1 and leaves_room(means, printed, dimension.score or Fraction(0)):
            return frozenset(few), False
        if not spare:
            return alone, True
        few.add(spare.pop(0).question)


def _hidden_roles(questions: Iterable[QuestionScore], hidden: frozenset[str], rule: _Rule) -> Iterator[tuple[str, str]]:
    for question in questions:
        for part in question.roles:
            few = rule.few(part.role, len(part.votes)) or rule.few(part.role, len(part.votes) + part.dont_know)
            if few or (question.question in hidden and part.role in rule.anonymous):
                yield question.question, part.role


def publish(questionnaire: Questionnaire, scorecard: Scorecard, withheld: frozenset[str] = frozenset()) -> Publication:
    """Applies the questionnaire's privacy rule. Nothing that is hidden can be computed from what is not.

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
    numbers: set[str] = set()
    for dimension in scorecard.dimensions:
        own = [question for question in scored if question.dimension == dimension.dimension]
        closed, number = _close(dimension, own, rule, questionnaire)
        hidden |= closed
        if number:
            numbers.add(dimension.dimension)
    questions = frozenset(hidden)
    roles = frozenset(_hidden_roles(scored, questions, rule))
    values = frozenset(key for key in roles if key[0] in questions)
    coarse = frozenset((q.question, p.role) for q in scored for p in q.roles if rule.coarse(p)) - roles
    whole = frozenset(questionnaire.dimension_of[question].id for question in questions)
    weighing = {dimension.dimension for dimension in scorecard.dimensions if dimension.weight}
    gate_roles = {g.id: g.roles or questionnaire.questions[g.question].roles for g in questionnaire.gates if g.question}
    return Publication(
        roles=roles,
        coarse=coarse,
        questions=questions,
        dimensions=frozenset(numbers),
        whole=whole,
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
        index_span=bool(whole & weighing),
        withheld=withheld,
    )


def _tellable(signal: Signal, publication: Publication) -> bool:
    """Whether a signal rests on nothing that is hidden; a row of equal answers rests on all that its role answered."""
    if signal.kind is SignalKind.OPPOSED_MIRROR:
        return signal.question not in publication.role_gaps
    return not any(signal.role == role and signal.question in {question, None} for question, role in publication.roles)


def _as_printed(dimension: DimensionScore, publication: Publication) -> DimensionScore:
    if dimension.score is None or dimension.dimension not in publication.whole:
        return dimension
    return replace(dimension, score=whole_per_cent(dimension.score))


def without_hidden(questionnaire: Questionnaire, scorecard: Scorecard, publication: Publication) -> Scorecard:
    """The scorecard with headline, signals, gap order and plan as if hidden values were not there.

    The index is that of the dimensions as they are printed: exact, it would sharpen what prints in whole per cent.
    """
    outcome = Outcome(scorecard.gates, scorecard.dimensions)
    gaps = gap_order(questionnaire, scorecard.questions, outcome, publication.questions)
    hidden = publication.estimates | publication.expectations
    return replace(
        scorecard,
        index=index([_as_printed(dimension, publication) for dimension in scorecard.dimensions]),
        beliefs=summary(scorecard.beliefs.pairs, scorecard.beliefs.reliances, hidden),
        signals=tuple(signal for signal in scorecard.signals if _tellable(signal, publication)),
        gaps=gaps,
        plan=plan(questionnaire, gaps, scorecard.gates),
    )

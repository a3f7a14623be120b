"""What a report may print of a scorecard: everything that its publication rule does not hide or coarsen."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from crmready.engine.publication import without_hidden
from crmready.model.publication import Publication
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import QuestionScore, RoleScore, Scorecard

Printed = tuple[object, ...]


def tenth(value: Fraction | None) -> Fraction | None:
    """To 0.1."""
    return None if value is None else Fraction(round(value * 10), 10)


def _role(name: str, part: RoleScore, publication: Publication) -> Printed:
    if (name, part.role) in publication.roles:
        return ("hidden", part.registered)
    if (name, part.role) in publication.coarse:
        return (tenth(part.mean), tenth(part.given_mean), len(part.votes), part.missing, part.not_applicable)
    return (part,)


def _questions(scorecard: Scorecard, publication: Publication) -> Iterator[Printed]:
    for name, question in scorecard.questions.items():
        yield (name, *(_role(name, part, publication) for part in question.roles))
        if name not in publication.questions:
            yield (name, _score(question, publication))


def _score(question: QuestionScore, publication: Publication) -> Printed:
    if any((question.question, part.role) in publication.coarse for part in question.roles):
        return (tenth(question.score),)
    return (question.score, question.span)


def _dimensions(scorecard: Scorecard, publication: Publication) -> Iterator[Printed]:
    for found in scorecard.dimensions:
        yield (found.dimension, found.status, found.coverage, found.rating, found.target)
        if found.dimension in publication.dimensions:
            continue
        if found.dimension in publication.intervals:
            yield (found.dimension, found.score)
        else:
            yield (found.dimension, found)


def _index(scorecard: Scorecard, publication: Publication) -> Iterator[Printed]:
    if not publication.index:
        yield (scorecard.index.score, scorecard.index.least, scorecard.index.geometric)
    if not publication.index_span:
        yield (scorecard.index.span,)


def _beliefs(scorecard: Scorecard, publication: Publication) -> Iterator[Printed]:
    beliefs = scorecard.beliefs
    yield (beliefs.headline, beliefs.ahead, beliefs.reliance)
    for pair in beliefs.pairs:
        if pair.estimate not in publication.estimates:
            yield (replace(pair, believers=sorted(pair.believers.items())),)  # type: ignore[arg-type]
    for reliance in beliefs.reliances:
        if reliance.expectation not in publication.expectations:
            yield (replace(reliance, believers=sorted(reliance.believers.items())),)  # type: ignore[arg-type]


def _between(scorecard: Scorecard, publication: Publication) -> Iterator[Printed]:
    for gap in scorecard.role_gaps:
        if gap.question not in publication.role_gaps | publication.coarse_role_gaps:
            yield (gap,)
        elif gap.question not in publication.role_gaps:
            yield (gap.question, gap.difference, gap.different_pictures)
    for found in scorecard.agreements:
        if (found.question, found.role) not in publication.roles | publication.coarse:
            yield (found,)
    yield from ((signal,) for signal in scorecard.signals)


def printable(made: Questionnaire, scorecard: Scorecard, publication: Publication) -> list[Printed]:
    """Everything that can be printed, in a fixed order."""
    public = without_hidden(made, scorecard, publication)
    gates = [(gate.gate, gate.state) if gate.gate in publication.gates else (gate.gate, gate) for gate in public.gates]
    return [
        (public.verdict, publication),
        *gates,
        *_questions(public, publication),
        *_dimensions(public, publication),
        *_index(public, publication),
        *_beliefs(public, publication),
        *_between(public, publication),
        *((gap.question, gap.gates, gap.chain) for gap in public.gaps),
        *((gap.question, gap.gap) for gap in public.gaps if gap.question not in publication.questions),
        public.plan,
    ]

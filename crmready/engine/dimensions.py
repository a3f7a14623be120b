"""From question scores to dimensions, ratings and the index (docs/scoring.md §1, steps 5-9)."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from crmready.engine.statistics import geometric_mean
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Dimension, Questionnaire, Rating
from crmready.model.scorecard import DimensionScore, Half, Index, QuestionScore, RatingGiven, Span, Status

Weighted = Iterable[tuple[Fraction, Fraction]]
"""(weight, value) pairs."""


def weighted_mean(pairs: Weighted) -> Fraction | None:
    """Σ weight × value ÷ Σ weight; None when there is no positive weight (a weight of 0 means 0)."""
    known = list(pairs)
    total = sum((weight for weight, _ in known), Fraction(0))
    return sum((weight * value for weight, value in known), Fraction(0)) / total if total else None


def rate(ratings: Sequence[Rating], share: Fraction) -> RatingGiven:
    """The band of an exact share 0…1; bands are closed on the right and cover the scale."""
    percent = share * 100
    band = next((rating for rating in ratings if percent <= rating.up_to), ratings[-1])
    if band.split_at is None:
        return RatingGiven(band.id, Half.WHOLE)
    return RatingGiven(band.id, Half.LOWER if percent <= band.split_at else Half.UPPER)


def target_of(dimension: Dimension, questionnaire: Questionnaire, assessment: Assessment) -> Fraction:
    """The target share 0…1: the assessment's own, else its profile's, else the questionnaire's."""
    profiles = {profile.id: profile.targets for profile in questionnaire.target_profiles}
    by_profile = profiles.get(assessment.profile or "", {}).get(dimension.id, dimension.target)
    return assessment.targets.get(dimension.id, by_profile) / 100


def _normalised(question: QuestionScore, score: Fraction) -> Fraction:
    return (score - question.low) / (question.high - question.low)


def _span(questions: Sequence[QuestionScore]) -> Span | None:
    spans = [(q.weight, q.span, q) for q in questions if q.span is not None]
    low = weighted_mean((weight, _normalised(q, span.low)) for weight, span, q in spans)
    high = weighted_mean((weight, _normalised(q, span.high)) for weight, span, q in spans)
    return None if low is None or high is None else Span(low, high)


def dimension_score(
    dimension: Dimension, questions: Mapping[str, QuestionScore], questionnaire: Questionnaire, target: Fraction
) -> DimensionScore:
    """One dimension. Below the coverage minimum it has no score; nothing is imputed."""
    own = [questions[q.id] for q in dimension.questions if q.id in questions]
    applicable = [question for question in own if question.applicable and question.weight]
    coverage = weighted_mean((q.weight, Fraction(q.score is not None)) for q in applicable)
    enough = coverage is not None and coverage >= questionnaire.coverage
    score = weighted_mean((q.weight, q.normalised) for q in applicable if q.normalised is not None) if enough else None
    status = Status.NOT_APPLICABLE if coverage is None else Status.SCORED if enough else Status.INSUFFICIENT
    span = _span(applicable)
    return DimensionScore(
        dimension=dimension.id,
        weight=dimension.weight,
        essential=dimension.essential,
        status=status,
        coverage=coverage,
        score=score,
        span=span,
        rating=None if score is None else rate(questionnaire.ratings, score),
        lower_rating=None if span is None else rate(questionnaire.ratings, span.low),
        target=target,
    )


def dimension_scores(
    questionnaire: Questionnaire, questions: Mapping[str, QuestionScore], assessment: Assessment
) -> tuple[DimensionScore, ...]:
    """Every dimension in the author's order."""
    return tuple(
        dimension_score(dimension, questions, questionnaire, target_of(dimension, questionnaire, assessment))
        for dimension in questionnaire.dimensions
    )


def index(dimensions: Sequence[DimensionScore]) -> Index:
    """The weighted mean over dimensions; only its interval when an applicable or essential dimension has no score."""
    weighing = [d for d in dimensions if d.weight and d.status is not Status.NOT_APPLICABLE]
    spans = [(d.weight, d.span) for d in weighing if d.span is not None]
    low = weighted_mean((weight, span.low) for weight, span in spans)
    high = weighted_mean((weight, span.high) for weight, span in spans)
    span = None if low is None or high is None else Span(low, high)
    scores = [(d.weight, d.score) for d in weighing if d.score is not None]
    complete = len(scores) == len(weighing) and all(d.score is not None for d in dimensions if d.essential)
    if not complete or not scores:
        return Index(score=None, span=span, least=None, geometric=None)
    return Index(
        score=weighted_mean(scores),
        span=span,
        least=min(score for _, score in scores),
        geometric=geometric_mean([(score, weight) for weight, score in scores]),
    )

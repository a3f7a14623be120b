"""Dimensions in per cent with rating, interval and target; the index, the bands and the order of the profile."""

from dataclasses import replace
from fractions import Fraction

from crmready.model.questionnaire import Dimension
from crmready.model.scorecard import DimensionScore, Span, Status
from crmready.report.shapes.numbers import Band, Number, Range, RatingShown
from crmready.report.shapes.report import IndexView
from crmready.report.shapes.scores import DimensionView
from crmready.report.view.case import Case
from crmready.report.view.numbers import Rounding
from crmready.report.view.questions import question_view
from crmready.report.view.standing import dimension_finding

HUNDRED = Fraction(100)


def dimension_views(case: Case) -> tuple[DimensionView, ...]:
    """Every dimension in the questionnaire's order."""
    return tuple(
        _dimension(case, dimension, number) for number, dimension in enumerate(case.questionnaire.dimensions, 1)
    )


def profile_order(views: tuple[DimensionView, ...]) -> tuple[str, ...]:
    """Dimension ids, weakest printed score first, then those that print none: no order tells a hidden number."""
    order = sorted(enumerate(views), key=lambda v: (v[1].score.value is None, v[1].score.value or 0, v[0]))
    return tuple(view.id for _, view in order)


def band_views(case: Case) -> tuple[Band, ...]:
    """The ratings of the scale, lowest first."""
    lows = (Fraction(0), *(rating.up_to for rating in case.questionnaire.ratings))
    return tuple(
        _band(case, rating.id, rating.name, (low, rating.up_to))
        for low, rating in zip(lows, case.questionnaire.ratings, strict=False)
    )


def index_view(case: Case) -> IndexView:
    """The index with its checks."""
    index, hidden = case.result.index, case.publication.index
    rounding = share_rounding(case)
    score, least, geometric = (
        case.numbers.number(_per_cent(share), rounding, hidden=hidden)
        for share in (index.score, index.least, index.geometric)
    )
    return IndexView(
        score=score,
        interval=_range(case, index.span, rounding, hidden=hidden or case.publication.index_span),
        least=least,
        geometric=geometric,
        sentence=_index_sentence(case, score, least),
        hidden=hidden,
        hidden_reason=_whole_reason(case) if hidden else None,
    )


def share_rounding(case: Case) -> Rounding:
    """How to print a share that is rated: per cent, true to the bands, and 100 only when complete."""
    ratings = case.questionnaire.ratings
    ends = [end for rating in ratings for end in (rating.split_at, rating.up_to) if end is not None and end < HUNDRED]
    return Rounding(digits=1, up_to=(Fraction(0), *ends), reaches=(HUNDRED,), per_cent=True)


def _dimension(case: Case, dimension: Dimension, number: int) -> DimensionView:
    result = case.dimensions[dimension.id]
    hidden, coarse = dimension.id in case.publication.dimensions, dimension.id in case.publication.intervals
    rounding = share_rounding(case)
    rounding = replace(rounding, reaches=(*rounding.reaches, result.target * 100))
    score = case.numbers.number(_per_cent(result.score), rounding, hidden=hidden)
    target = case.numbers.limit(result.target * 100, per_cent=True)
    rating = _rating(case, result)
    view = DimensionView(
        id=dimension.id,
        number=str(number),
        name=dimension.name,
        about=dimension.about,
        weight=case.numbers.limit(dimension.weight),
        essential=dimension.essential,
        status=result.status.value,
        sentence=_sentence(case, result, score, rating),
        finding=None,
        score=score,
        rating=rating,
        interval=_range(case, result.span, rounding, hidden=hidden or coarse),
        target=target,
        gap=case.numbers.difference(target, score),
        coverage=_coverage(case, result),
        questions=tuple(question_view(case, question) for question in dimension.questions),
        hidden=hidden,
        coarse=coarse,
        hidden_reason=_whole_reason(case) if hidden or coarse else None,
    )
    return replace(view, finding=dimension_finding(case.words, view))


def _per_cent(share: Fraction | None) -> Fraction | None:
    return None if share is None else share * 100


def _range(case: Case, span: Span | None, rounding: Rounding, *, hidden: bool) -> Range | None:
    ends = None if span is None else (span.low * 100, span.high * 100)
    return case.numbers.range(ends, rounding, hidden=hidden)


def _coverage(case: Case, result: DimensionScore) -> Number:
    limits = (case.questionnaire.coverage * 100, HUNDRED)
    return case.numbers.number(
        _per_cent(result.coverage), Rounding(0, reaches=limits, up_to=(Fraction(0),), per_cent=True)
    )


def _rating(case: Case, result: DimensionScore) -> RatingShown | None:
    if result.rating is None:
        return None
    names = {rating.id: rating.name for rating in case.questionnaire.ratings}
    name = names[result.rating.rating]
    text = case.words.rating(result.rating, name)
    return RatingShown(result.rating.rating, name, result.rating.half.value, text)


def _sentence(case: Case, result: DimensionScore, score: Number, rating: RatingShown | None) -> str:
    gettext = case.words.gettext
    if result.status is Status.NOT_APPLICABLE:
        return gettext("Nothing here applies to this organisation.")
    if result.coverage == 0:
        return gettext("Nobody has answered this yet.")
    if result.status is Status.INSUFFICIENT or rating is None:
        needed = case.numbers.number(case.questionnaire.coverage * 100, Rounding(0, per_cent=True)).text
        return gettext(
            "Too little has been answered for a score: {coverage}, and at least {needed} is needed.",
            coverage=_coverage(case, result).text, needed=needed,
        )  # fmt: skip
    if score.hidden:
        return gettext("{rating}. The number is hidden.", rating=rating.text)
    target = case.numbers.limit(result.target * 100, per_cent=True).text
    return gettext("{score}: {rating}. The target is {target}.", score=score.text, rating=rating.text, target=target)


def _whole_reason(case: Case) -> str:
    return case.words.gettext(
        "Some answers are hidden, because too few people gave them; so nothing is printed that would give them away."
    )


def _band(case: Case, rating: str, name: str, ends: tuple[Fraction, Fraction]) -> Band:
    low, high = (case.numbers.limit(end, per_cent=True) for end in ends)
    if ends[0] == 0:
        text = case.words.gettext("up to {number}", number=high.text)
    else:
        text = case.words.gettext("over {low}, up to {high}", low=low.text, high=high.text)
    return Band(rating, name, low, high, text)


def _leaves_no_index(result: DimensionScore) -> bool:
    return result.score is None and (result.essential or (result.weight > 0 and result.status is Status.INSUFFICIENT))


def _index_sentence(case: Case, score: Number, least: Number) -> str:
    gettext = case.words.gettext
    if case.publication.index:
        return gettext("The index is hidden, because it would show what hidden answers are.")
    if score.value is None and all(result.status is Status.NOT_APPLICABLE for result in case.result.dimensions):
        return gettext("There is no index, because nothing applies.")
    if score.value is None:
        names = {dimension.id: dimension.name for dimension in case.questionnaire.dimensions}
        missing = [gettext("“{name}”", name=names[d.dimension]) for d in case.result.dimensions if _leaves_no_index(d)]
        return gettext("There is no index, because there is no score for {areas}.", areas=case.words.listed(missing))
    return gettext(
        "The index is {score}, and the weakest area stands at {least}. Neither decides the verdict.",
        score=score.text, least=least.text,
    )  # fmt: skip

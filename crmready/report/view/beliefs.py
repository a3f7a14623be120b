"""Belief beside evidence, and what is expected of technology beside its groundwork (docs/scoring.md §3)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from crmready.engine.beliefs import HEADLINE_PAIRS, HEADLINE_SOURCES, HEADLINE_WORDS, HIGH, LOW
from crmready.model.findings import Pair, Reliance
from crmready.report.shapes.beliefs import BeliefsView, PairView, RelianceView
from crmready.report.shapes.numbers import Number
from crmready.report.view.case import Case
from crmready.report.view.numbers import Rounding, position
from crmready.report.view.words import NOTHING

_STEP: Final = Fraction(1)
_STEPS_APART: Final = Rounding(reaches=(_STEP,), up_to=(-_STEP,), signed=True)
_SHARE: Final = Rounding(digits=0, reaches=(HIGH * 100,), up_to=(LOW * 100,), per_cent=True)


def steps_apart(case: Case, question: str, roles: tuple[str, ...]) -> Rounding:
    """How to print a difference in steps: true to the one step that makes it a finding."""
    coarse = any((question, role) in case.publication.coarse for role in roles)
    return _STEPS_APART.coarse() if coarse else _STEPS_APART


def beliefs_view(case: Case) -> BeliefsView:
    """Every pair, the headline, and the reliance on technology."""
    found = case.result.beliefs
    headline = case.numbers.number(found.headline, Rounding(0, reaches=(Fraction(HEADLINE_WORDS),), signed=True))
    reliance = case.numbers.number(found.reliance, Rounding(0))
    return BeliefsView(
        pairs=tuple(_pair(case, pair) for pair in found.pairs),
        headline=headline,
        ahead=None if found.headline is None else found.ahead,
        sentence=_headline_sentence(case, headline),
        reliances=tuple(_reliance(case, reliance) for reliance in found.reliances),
        reliance=reliance,
        reliance_sentence=_reliance_sentence(case, reliance),
    )


def _pair(case: Case, pair: Pair) -> PairView:
    hidden = pair.estimate in case.publication.estimates
    coarse = (pair.question, pair.source) in case.publication.coarse
    steps = Rounding(reaches=tuple(Fraction(step) for step in range(pair.steps + 1)))
    belief = case.numbers.number(pair.belief, steps, hidden=hidden)
    practice = case.numbers.number(pair.practice, steps.coarse() if coarse else steps, hidden=hidden)
    exact = None if pair.gap is None else pair.gap * pair.steps
    gap = case.numbers.apart(exact, (belief, practice), steps_apart(case, pair.question, (pair.source,)))
    top = Fraction(pair.steps)
    return PairView(
        estimate=pair.estimate,
        estimate_ask=case.ask(pair.estimate),
        question=pair.question,
        ask=case.ask(pair.question, pair.source),
        believers=_believers(case, pair.believers),
        source_name=case.label(pair.source),
        anchors=case.anchors(case.questionnaire.questions[pair.question]),
        belief=belief,
        belief_position=position(belief, Fraction(0), top),
        practice=practice,
        practice_position=position(practice, Fraction(0), top),
        gap=gap,
        stance=None if hidden or pair.stance is None else pair.stance.value,
        stance_name=_stance_name(case, pair),
        hidden=hidden,
        hidden_reason=_why_hidden(case, pair.question, (pair.source,)) if hidden else None,
    )


def _stance_name(case: Case, pair: Pair) -> str:
    if pair.estimate in case.publication.estimates:
        return case.words.gettext("hidden")
    if pair.stance is not None:
        return case.words.stance(pair.stance)
    if pair.belief is None:
        return case.words.gettext("nobody has estimated this")
    return case.words.gettext("not answered by {roles}", roles=case.several(pair.source))


def _believers(case: Case, believers: Mapping[str, int]) -> str:
    """Who estimated: "2 executives and 3 sales managers"."""
    return case.words.listed([f"{count} {case.counted(role, count)}" for role, count in believers.items()]) or NOTHING


def _why_hidden(case: Case, question: str, roles: tuple[str, ...]) -> str:
    if question in case.publication.questions:
        return case.why_hidden(question, roles)
    return case.words.gettext("Hidden, because too few have answered.")


def _reliance(case: Case, found: Reliance) -> RelianceView:
    hidden = found.expectation in case.publication.expectations
    expected = case.numbers.number(None if found.expected is None else found.expected * 100, _SHARE, hidden=hidden)
    groundwork = _groundwork(case, found, hidden=hidden)
    if hidden:
        name = case.words.gettext("hidden")
    elif found.quadrant is not None:
        name = case.words.quadrant(found.quadrant)
    else:
        name = case.words.gettext("not answered")
    return RelianceView(
        expectation=found.expectation,
        expectation_ask=case.ask(found.expectation),
        question=found.question,
        ask=case.ask(found.question),
        expected=expected,
        expected_position=position(expected, Fraction(0), Fraction(100)),
        groundwork=groundwork,
        groundwork_position=position(groundwork, Fraction(0), Fraction(100)),
        quadrant=None if hidden or found.quadrant is None else found.quadrant.value,
        quadrant_name=name,
        hidden=hidden,
        hidden_reason=_why_hidden(case, found.question, ()) if hidden else None,
    )


def _groundwork(case: Case, found: Reliance, *, hidden: bool) -> Number:
    """The question's score as a share; where answers are printed to 0.1 only, worked out from that."""
    share, scored = found.groundwork, case.result.questions[found.question]
    if share is None or not any(question == found.question for question, _ in case.publication.coarse):
        return case.numbers.number(None if share is None else share * 100, _SHARE, hidden=hidden)
    printed = case.numbers.number(scored.score, case.rounding(found.question))
    place = Fraction(str(printed.value)) - scored.low
    return case.numbers.number(place / (scored.high - scored.low) * 100, _SHARE, hidden=hidden)


def _headline_sentence(case: Case, headline: Number) -> str:
    gettext = case.words.gettext
    if headline.value is None:
        return gettext(
            "There is no headline figure: it needs at least {pairs} pairs that can be shown, answered by at least "
            "{people} people of those whose practice they are about.",
            pairs=HEADLINE_PAIRS, people=HEADLINE_SOURCES,
        )  # fmt: skip
    if case.result.beliefs.ahead:
        return gettext(
            "Belief ahead of evidence: on average the leaders' estimates lie {number} points (of 100) above what those "
            "who do the work answer.",
            number=headline.text.lstrip("+"),
        )
    return gettext(
        "On average the leaders' estimates and the answers of those who do the work lie {number} points (of 100) "
        "apart. That is too little, or too uneven, to speak of belief ahead of evidence.",
        number=headline.text,
    )


def _reliance_sentence(case: Case, reliance: Number) -> str:
    gettext = case.words.gettext
    if reliance.value is None:
        return gettext("Nothing can be said yet about what is expected of technology.")
    return gettext(
        "Reliance on technology: {number} of 100. The figure is high when much is expected of technology while the "
        "groundwork for it is missing.",
        number=reliance.text,
    )

"""How each kind of expectation looks at an outcome: what came out, whether it is right, and what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from crmready.authoring.scenarios import reasons
from crmready.authoring.scenarios.numbers import NONE, Expected, said
from crmready.authoring.scenarios.outcome import Outcome

Covered: TypeAlias = tuple[str, str, str]
"""(kind, id, value), such as ("gate", "process-defined", "fail")."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came out where something was expected."""

    met: bool
    actual: str
    because: str | None = None
    """What it rests on, where it is not what was expected."""
    covers: tuple[Covered, ...] = ()


Find: TypeAlias = Callable[[Outcome], Fraction | None]
Why: TypeAlias = Callable[[Outcome], str]
See: TypeAlias = Callable[[Outcome], Seen]


def verdict(wanted: str) -> See:
    """The verdict."""

    def see(outcome: Outcome) -> Seen:
        actual = outcome.scorecard.verdict
        because = None if actual == wanted else reasons.of_verdict(outcome)
        return Seen(actual == wanted, actual, because, (("verdict", actual, ""),))

    return see


def number(wanted: Expected, find: Find, why: Why) -> See:
    """Any number, within its tolerance."""

    def see(outcome: Outcome) -> Seen:
        actual = find(outcome)
        met = wanted.met_by(actual)
        return Seen(met, said(actual), None if met else why(outcome))

    return see


def gate(name: str, wanted: str) -> See:
    """A gate's state."""

    def see(outcome: Outcome) -> Seen:
        gate = outcome.gate(name)
        actual = gate.state.value
        because = None if actual == wanted else reasons.of_gate(outcome, gate)
        return Seen(actual == wanted, actual, because, (("gate", name, actual),))

    return see


def rating(name: str, wanted: str) -> See:
    """A dimension's rating; without a half, either half is right."""

    def see(outcome: Outcome) -> Seen:
        rating = outcome.dimension(name).rating
        actual = NONE if rating is None else f"{rating.rating}{rating.half.value}"
        met = wanted in {actual, rating.rating if rating else NONE}
        covers = () if rating is None else (("rating", rating.rating, rating.half.value),)
        return Seen(met, actual, None if met else reasons.of_dimension(outcome, name), covers)

    return see


def score(name: str, wanted: Expected) -> See:
    """A dimension's score in per cent."""

    def find(outcome: Outcome) -> Fraction | None:
        score = outcome.dimension(name).score
        return None if score is None else score * 100

    return number(wanted, find, lambda outcome: reasons.of_dimension(outcome, name))


def question(name: str, wanted: Expected) -> See:
    """A question's score."""
    return number(
        wanted,
        lambda outcome: outcome.scorecard.questions[name].score,
        lambda outcome: reasons.of_question(outcome, name),
    )


def index(wanted: Expected) -> See:
    """The index in per cent."""
    return number(wanted, lambda outcome: outcome.index, reasons.of_index)


def headline(wanted: Expected) -> See:
    """How far belief is ahead of practice, -100 to 100."""
    return number(wanted, lambda outcome: outcome.open.beliefs.headline, reasons.of_headline)


def reliance(wanted: Expected) -> See:
    """How far technology is relied on where the groundwork is missing, 0 to 100."""
    return number(wanted, lambda outcome: outcome.open.beliefs.reliance, reasons.of_reliance)


def gaps(wanted: tuple[str, ...]) -> See:
    """The questions with a gap, what to fix first at the front."""

    def see(outcome: Outcome) -> Seen:
        actual = outcome.gaps
        met = actual == wanted
        return Seen(met, ", ".join(actual) or NONE, None if met else reasons.of_gaps(outcome))

    return see


def first(wanted: str) -> See:
    """The question whose action stands first in the plan."""

    def see(outcome: Outcome) -> Seen:
        actual = next((action.question for action in outcome.open.plan), NONE)
        return Seen(actual == wanted, actual, None if actual == wanted else reasons.of_plan(outcome))

    return see


def window(window: int, wanted: tuple[str, ...]) -> See:
    """The questions whose actions stand in one window."""

    def see(outcome: Outcome) -> Seen:
        actual = outcome.planned(window)
        met = actual == wanted
        return Seen(met, ", ".join(actual) or NONE, None if met else reasons.of_plan(outcome))

    return see


def phrase(language: str, phrase: str, *, wanted: bool) -> See:
    """Whether a phrase stands somewhere in the result's texts."""

    def see(outcome: Outcome) -> Seen:
        found = next((text for text in outcome.texts(language) if phrase in text), None)
        actual = "nothing with it" if found is None else f"“{found}”"
        return Seen((found is not None) is wanted, actual)

    return see

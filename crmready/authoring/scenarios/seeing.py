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
    covers: tuple[Covered, ...] = ()


Find: TypeAlias = Callable[[Outcome], tuple[Fraction | None, str | None]]
See: TypeAlias = Callable[[Outcome], Seen]


def verdict(wanted: str) -> See:
    """The verdict."""

    def see(outcome: Outcome) -> Seen:
        actual = outcome.scorecard.verdict
        return Seen(actual == wanted, actual, reasons.of_verdict(outcome), (("verdict", actual, ""),))

    return see


def number(wanted: Expected, find: Find) -> See:
    """Any number, within its tolerance."""

    def see(outcome: Outcome) -> Seen:
        actual, because = find(outcome)
        return Seen(wanted.met_by(actual), said(actual), because)

    return see


def gate(name: str, wanted: str) -> See:
    """A gate's state."""

    def see(outcome: Outcome) -> Seen:
        gate = outcome.gate(name)
        actual = gate.state.value
        return Seen(actual == wanted, actual, reasons.of_gate(outcome, gate), (("gate", name, actual),))

    return see


def rating(name: str, wanted: str) -> See:
    """A dimension's rating; without a half, either half is right."""

    def see(outcome: Outcome) -> Seen:
        rating = outcome.dimension(name).rating
        actual = NONE if rating is None else f"{rating.rating}{rating.half.value}"
        met = wanted in {actual, rating.rating if rating else NONE}
        covers = () if rating is None else (("rating", rating.rating, rating.half.value),)
        return Seen(met, actual, reasons.of_dimension(outcome, name), covers)

    return see


def score(name: str) -> Find:
    """A dimension's score in per cent."""

    def find(outcome: Outcome) -> tuple[Fraction | None, str | None]:
        score = outcome.dimension(name).score
        return None if score is None else score * 100, reasons.of_dimension(outcome, name)

    return find


def question(name: str) -> Find:
    """A question's score."""
    return lambda outcome: (outcome.scorecard.questions[name].score, reasons.of_question(outcome, name))


def index(outcome: Outcome) -> tuple[Fraction | None, str | None]:
    """The index in per cent."""
    return outcome.index, reasons.of_index(outcome)


def headline(outcome: Outcome) -> tuple[Fraction | None, str | None]:
    """How far belief is ahead of practice, -100 to 100."""
    return outcome.open.beliefs.headline, reasons.of_headline(outcome)


def first(wanted: str) -> See:
    """The question whose action stands first in the plan."""

    def see(outcome: Outcome) -> Seen:
        actual = next((action.question for action in outcome.open.plan), NONE)
        return Seen(actual == wanted, actual, reasons.of_plan(outcome))

    return see


def window(window: int, wanted: tuple[str, ...]) -> See:
    """The questions whose actions stand in one window."""

    def see(outcome: Outcome) -> Seen:
        actual = outcome.planned(window)
        return Seen(actual == wanted, ", ".join(actual) or NONE, reasons.of_plan(outcome))

    return see


def phrase(language: str, phrase: str, *, wanted: bool) -> See:
    """Whether a phrase stands somewhere in the result's texts."""

    def see(outcome: Outcome) -> Seen:
        found = next((text for text in outcome.texts(language) if phrase in text), None)
        actual = "nothing with it" if found is None else f"“{found}”"
        return Seen((found is not None) is wanted, actual)

    return see

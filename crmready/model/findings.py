"""What the engine finds beside the scores: belief and practice, role gaps, agreement, signals, gaps and the plan.

A *step* is one option of the scale. None of these changes a score, a gate or the verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Stance(StrEnum):
    """Whether belief runs ahead of, behind, or level with what is practised."""

    AHEAD = "ahead"
    BEHIND = "behind"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Pair:
    """An estimate beside the practice it estimates, both in steps; `gap` = (belief − practice) ÷ steps."""

    estimate: str
    question: str
    source: str
    steps: int
    belief: Fraction | None
    practice: Fraction | None
    gap: Fraction | None
    stance: Stance | None
    believers: Mapping[str, int]
    sources: tuple[str, ...]


class Quadrant(StrEnum):
    """Expectation of technology against groundwork."""

    GROUNDED = "grounded"
    AHEAD = "ahead"
    AWARE = "aware"
    UNDERESTIMATING = "underestimating"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Reliance:
    """An expectation (0…1) beside the groundwork (0…1) it leans on; `reliance` = a(1 − e)."""

    expectation: str
    question: str
    expected: Fraction | None
    groundwork: Fraction | None
    reliance: Fraction | None
    quadrant: Quadrant | None
    believers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RoleGap:
    """Two roles' pictures of a mirrored question: last role minus first, in steps, and Cliff's delta."""

    question: str
    first: str
    last: str
    difference: Fraction
    delta: Fraction
    delta_span: tuple[float, float] | None
    different_pictures: bool
    opposed: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far one role agrees on one question. None where there are too few answers for the figure."""

    question: str
    role: str
    answers: int
    mean: Fraction | None
    average_deviation: Fraction | None
    consensus: float | None
    interval: tuple[float, float] | None
    distribution: tuple[int, ...]
    dont_know_share: Fraction | None


class SignalKind(StrEnum):
    """Answer-quality signals; they are shown and never change a score."""

    STRAIGHT_LINING = "straight-lining"
    OPPOSED_MIRROR = "opposed-mirror"
    CLAIMED_WITHOUT_EVIDENCE = "claimed-without-evidence"


@dataclass(frozen=True, slots=True)
class Signal:
    """One answer-quality signal: which question or role, and how many respondents or answers."""

    kind: SignalKind
    role: str
    question: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A question below its target or behind a gate that is not passed; `order` is its place, best first."""

    question: str
    dimension: str
    gates: tuple[str, ...]
    gap: Fraction | None
    importance: Fraction
    chain: int


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One action in one 30-day window, who owns it, and which question says what proves it done."""

    question: str
    within: int
    window: int
    owner: str


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Belief and practice: pairs, their headline (−100…100), and reliance on technology (0…100)."""

    pairs: tuple[Pair, ...]
    headline: Fraction | None
    ahead: bool
    reliances: tuple[Reliance, ...]
    reliance: Fraction | None

"""Everything the engine computes, exact and unsuppressed; `engine.publication` decides what may be printed.

Shapes: a *score* is in option-score units; a *normalised* value lies in 0…1; a *step* is one option of the scale.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whoever only needs states and scores does without the rest
    from crmready.model.findings import Agreement, Beliefs, Gap, PlannedAction, RoleGap, Signal


@dataclass(frozen=True, slots=True)
class Span:
    """A closed range of exact numbers, such as an interval of ignorance."""

    low: Fraction
    high: Fraction


class State(StrEnum):
    """What a gate is; `UNKNOWN` is not a pass."""

    PASS = "pass"  # noqa: S105 (a state of a gate, not a password)
    CLAIMED = "claimed"
    FAIL = "fail"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Whether a dimension has a score."""

    SCORED = "scored"
    INSUFFICIENT = "insufficient"
    NOT_APPLICABLE = "not-applicable"


class Half(StrEnum):
    """Which half of a rating's band, where the band is split."""

    LOWER = "-"
    UPPER = "+"
    WHOLE = ""


@dataclass(frozen=True, slots=True)
class RatingGiven:
    """A band and, where it is split, the half."""

    rating: str
    half: Half


@dataclass(frozen=True, slots=True)
class Vote:
    """One respondent's answer to a scored question: as given, and as counted after the evidence cap."""

    respondent: str
    given: Fraction
    counted: Fraction
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleScore:
    """One role's part in a question. `blank` counts open slots, one for an addressed role that has nobody."""

    role: str
    votes: tuple[Vote, ...]
    dont_know: int
    blank: int
    not_applicable: int
    registered: int
    mean: Fraction | None
    given_mean: Fraction | None

    @property
    def missing(self) -> int:
        """Slots without an answer."""
        return self.dont_know + self.blank

    @property
    def slots(self) -> int:
        """Answers that there are or should be."""
        return len(self.votes) + self.missing


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """A question's score over its roles; `normalised` and `span` lie in 0…1."""

    question: str
    dimension: str
    weight: Fraction
    low: Fraction
    high: Fraction
    roles: tuple[RoleScore, ...]
    applicable: bool
    score: Fraction | None
    span: Span | None

    @property
    def normalised(self) -> Fraction | None:
        """The score as a share of its scale."""
        return None if self.score is None else (self.score - self.low) / (self.high - self.low)

    def role(self, role: str) -> RoleScore:
        """This role's part; KeyError when the question is not addressed to it."""
        for part in self.roles:
            if part.role == role:
                return part
        raise KeyError(role)


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """A dimension's weighted mean of normalised scores, in 0…1, with its coverage and interval of ignorance."""

    dimension: str
    weight: Fraction
    essential: bool
    status: Status
    coverage: Fraction | None
    score: Fraction | None
    span: Span | None
    rating: RatingGiven | None
    lower_rating: RatingGiven | None
    target: Fraction

    @property
    def gap(self) -> Fraction | None:
        """How far below its target, in 0…1; negative above it."""
        return None if self.score is None else self.target - self.score


@dataclass(frozen=True, slots=True)
class Index:
    """The weighted mean over dimensions and, beside it, the least and the geometric mean (an imbalance check)."""

    score: Fraction | None
    span: Span | None
    least: Fraction | None
    geometric: Fraction | None


@dataclass(frozen=True, slots=True)
class Limiting:
    """The answer that holds a gate back: the role, its mean as used, and the highest option fully reached."""

    role: str
    score: Fraction | None
    reached: Fraction | None
    answers: int
    missing: int


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate's state, its score with missing slots at worst and best, and what limits it."""

    gate: str
    state: State
    hard: bool
    question: str | None
    at_least: Fraction
    score: Fraction | None
    span: Span | None
    shown: bool
    records_complete: int | None
    records_needed: int | None
    fragile: bool
    limiting: Limiting | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The whole result for one questionnaire and one assessment."""

    questions: Mapping[str, QuestionScore]
    dimensions: tuple[DimensionScore, ...]
    index: Index
    gates: tuple[GateResult, ...]
    verdict: str
    beliefs: "Beliefs"
    role_gaps: "tuple[RoleGap, ...]"
    agreements: "tuple[Agreement, ...]"
    signals: "tuple[Signal, ...]"
    gaps: "tuple[Gap, ...]"
    plan: "tuple[PlannedAction, ...]"
    joint: Mapping[str, int] = field(default_factory=dict)
    """Roles that answered together, with how many people did."""

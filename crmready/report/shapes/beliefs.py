"""The shapes of beliefs, different pictures and signals: they change no score, gate or verdict."""

from dataclasses import dataclass
from typing import Literal

from crmready.report.shapes.numbers import Anchor, Number, Range


@dataclass(frozen=True, slots=True)
class PairView:
    """What leaders believe beside what those who live it answer, on the same options."""

    estimate: str
    """Id of the leaders' question."""
    estimate_ask: str
    """What the leaders were asked."""
    question: str
    """Id of the question they estimated."""
    ask: str
    """That question as the source role was asked it."""
    believers: str
    """Who estimated, in words."""
    source_name: str
    """Whose answers it is compared with, in the plural."""
    anchors: tuple[Anchor, ...]
    """The options on the scale, lowest first."""
    belief: Number
    """Mean estimate, in steps."""
    belief_position: float | None
    """Where it stands on the scale."""
    practice: Number
    """Mean of the counted answers, in steps."""
    practice_position: float | None
    """Where it stands on the scale."""
    gap: Number
    """Belief minus practice, in steps, with its sign."""
    stance: Literal["ahead", "behind", "level"] | None
    """Whether belief is at least one step ahead, at least one behind, or neither; null when hidden or not known."""
    stance_name: str
    """The same in words, or why there is none."""
    hidden: bool
    """True when the pair is hidden."""
    hidden_reason: str | None
    """Why, kindly."""


@dataclass(frozen=True, slots=True)
class RelianceView:
    """What is expected of technology beside the groundwork that it leans on, both in per cent."""

    expectation: str
    """Id of the expectation."""
    expectation_ask: str
    """What was asked."""
    question: str
    """Id of the question that shows the groundwork."""
    ask: str
    """Its wording."""
    expected: Number
    """How much is expected of technology, 0…100."""
    expected_position: float | None
    """The same as a share, for the two-by-two."""
    groundwork: Number
    """How much of the groundwork is there, 0…100."""
    groundwork_position: float | None
    """The same as a share, for the two-by-two."""
    quadrant: Literal["grounded", "ahead", "aware", "underestimating", "mixed"] | None
    """Its field of the two-by-two; null when hidden or not known."""
    quadrant_name: str
    """The same in words, or why there is none."""
    hidden: bool
    """True when groundwork and reliance are hidden."""
    hidden_reason: str | None
    """Why, kindly."""


@dataclass(frozen=True, slots=True)
class BeliefsView:
    """Belief and evidence. None of this enters a score, a gate or the verdict."""

    pairs: tuple[PairView, ...]
    """Every pair, in the questionnaire's order."""
    headline: Number
    """Signed mean over the pairs, −100…100."""
    ahead: bool | None
    """Whether the report says "belief ahead of evidence"; null without a headline."""
    sentence: str
    """The headline in a sentence, or why there is none."""
    reliances: tuple[RelianceView, ...]
    """Every expectation, in the questionnaire's order."""
    reliance: Number
    """How much is expected of technology where the groundwork is missing, 0…100."""
    reliance_sentence: str
    """The same in a sentence, or why there is none."""


@dataclass(frozen=True, slots=True)
class RoleGapView:
    """Two roles' pictures of the same thing, on the same options."""

    question: str
    """The question's id."""
    ask: str
    """Its wording for the first role."""
    anchors: tuple[Anchor, ...]
    """The options on the scale, lowest first."""
    first: str
    """The first role's id."""
    first_name: str
    """Its name in the plural."""
    first_mean: Number
    """Its mean."""
    first_position: float | None
    """Where that stands on the scale."""
    last: str
    """The last role's id."""
    last_name: str
    """Its name in the plural."""
    last_mean: Number
    """Its mean."""
    last_position: float | None
    """Where that stands on the scale."""
    difference: Number
    """Last minus first, in steps, with its sign."""
    delta: Number | None
    """Cliff's delta, −1…1; null where it may not be printed."""
    delta_interval: Range | None
    """Its 95 % interval, where there is one."""
    different: bool | None
    """Whether the report says "different pictures"; null when hidden."""
    sentence: str
    """The finding in words."""
    hidden: bool
    """True when the two pictures are hidden."""
    hidden_reason: str | None
    """Why, kindly."""


@dataclass(frozen=True, slots=True)
class DontKnowView:
    """A question that some of a role cannot answer."""

    question: str
    """The question's id."""
    ask: str
    """Its wording for this role."""
    role: str
    """The role's id."""
    role_name: str
    """The role's name in the plural."""
    share: Number
    """Don't know ÷ (answers + don't know), in per cent."""
    sentence: str
    """The same in words: "3 of 8 sellers do not know"."""


@dataclass(frozen=True, slots=True)
class SignalView:
    """A sign that answers should be talked through; it changes no score."""

    kind: Literal["straight-lining", "opposed-mirror", "claimed-without-evidence"]
    """What kind of sign."""
    role: str
    """The role's id."""
    question: str | None
    """The question's id, where it is about one."""
    count: int | None
    """How many, where that may be printed."""
    sentence: str
    """The same in words."""

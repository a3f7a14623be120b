"""The shapes of gates in a report."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from crmready.report.shapes.numbers import Number, Range

GateStateName: TypeAlias = Literal["pass", "claimed", "fail", "unknown"]
SeverityName: TypeAlias = Literal["hard", "warning"]


@dataclass(frozen=True, slots=True)
class RecordCount:
    """How many complete records a gate found, and how many it needs."""

    complete: int
    """Complete records."""
    needed: int
    """Complete records needed."""
    sentence: str
    """Both in words."""


@dataclass(frozen=True, slots=True)
class GateView:
    """One gate, with what holds it back."""

    id: str
    """The gate's id."""
    name: str
    """What it demands, in a few words."""
    why: str
    """Why it is a gate."""
    severity: SeverityName
    """A hard gate decides about "ready"; a warning gives reservations."""
    severity_name: str
    """The same in words."""
    state: GateStateName
    """What it is; "unknown" is not a pass. Never hidden."""
    state_name: str
    """The same in words."""
    symbol: Literal["✓", "!", "×", "?"]
    """The same as a mark that needs no colour."""
    sentence: str
    """The state in a sentence."""
    limiting: str | None
    """The answer that holds it back, in the words of the options; null on a pass or when hidden."""
    question: str | None
    """Id of the question it rests on."""
    ask: str | None
    """That question's wording."""
    minimum: Number | None
    """The lowest score that passes; null for a gate on records alone."""
    minimum_text: str | None
    """The words of the option at the minimum."""
    minimum_position: float | None
    """Where the minimum stands on the question's scale."""
    score: Number | None
    """The counted score; null for a gate on records alone."""
    position: float | None
    """Where the score stands on the question's scale."""
    interval: Range | None
    """The score with every missing answer at worst and at best."""
    shown: bool | None
    """Whether something that shows it is named; null when hidden."""
    evidence: tuple[str, ...]
    """What is named, from roles that are not anonymous."""
    to_show: str | None
    """What would show it."""
    records: RecordCount | None
    """Records found and needed, for a gate that counts them."""
    fragile: bool | None
    """Whether one answer could change the state; null when hidden."""
    fragile_sentence: str | None
    """The same as a warning, where it is true."""
    left_alone: str | None
    """What happens if nothing is done about it, in the questionnaire's words; null on a pass."""
    hidden: bool
    """True when the numbers, the limiting answer and the fragility are hidden."""
    hidden_reason: str | None
    """Why, kindly."""


@dataclass(frozen=True, slots=True)
class GateReference:
    """A gate by name and state."""

    id: str
    """The gate's id."""
    name: str
    """Its name."""
    state: GateStateName
    """Its state."""
    state_name: str
    """The same in words."""
    symbol: str
    """The same as a mark."""


@dataclass(frozen=True, slots=True)
class ToShow:
    """A gate that is claimed, and what would show it."""

    gate: str
    """The gate's id."""
    name: str
    """Its name."""
    question: str | None
    """Id of the question it rests on."""
    show: str
    """What to show."""

"""The shapes of gaps, the plan and records such as value goals."""

from dataclasses import dataclass

from crmready.report.shapes.gates import GateReference
from crmready.report.shapes.numbers import Number


@dataclass(frozen=True, slots=True)
class GapView:
    """One gap; gaps come in the order in which to close them."""

    rank: int
    """1 for the first to close."""
    question: str
    """The question's id."""
    number: str
    """The question's number in the report."""
    ask: str
    """Its wording."""
    dimension: str
    """The dimension's id."""
    dimension_name: str
    """Its name."""
    gates: tuple[GateReference, ...]
    """Gates that are not passed and rest on the question."""
    gap: Number
    """Target minus score on the question's scale, as printed."""
    chain: int
    """The longest chain of questions that wait for this one."""
    why: str
    """Why it stands where it stands, in a sentence."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action of the plan."""

    question: str
    """Id of the question it comes from."""
    ask: str
    """That question's wording."""
    dimension_name: str
    """Its dimension."""
    window: int
    """The window it stands in: ends on day 30, 60 or 90."""
    by: str
    """The same in words: "within 30 days"."""
    do: str
    """What to do."""
    owner: str
    """Id of the role that owns it."""
    owner_name: str
    """That role's name."""
    proof: str | None
    """What proves it done."""
    why: str
    """Why now, in a sentence."""


@dataclass(frozen=True, slots=True)
class PlanWindow:
    """Thirty days with at most three actions."""

    ends: int
    """The day it ends: 30, 60 or 90."""
    name: str
    """In words: "Days 1–30"."""
    actions: tuple[ActionView, ...]
    """What to do, in order."""
    sentence: str | None
    """What to print when nothing is planned."""


@dataclass(frozen=True, slots=True)
class RecordValue:
    """One field of a record."""

    field: str
    """The field's id."""
    label: str
    """Its label."""
    value: str | None
    """As it was written; null when blank."""
    text: str
    """As people read it; "–" when blank."""
    required: bool
    """Whether a complete record needs it."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of the chain from a goal to the working day; a hole where nothing is written."""

    field: str
    """The field's id."""
    label: str
    """Its label."""
    text: str | None
    """What is written; null in a hole."""


@dataclass(frozen=True, slots=True)
class ChainView:
    """The chain of one record: how the goal is to be reached through what people do."""

    links: tuple[ChainLink, ...]
    """Every link, from the goal onwards."""
    holes: int
    """How many links are missing."""
    sentence: str
    """Whole, or where the holes are, in words."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record, such as a value goal."""

    id: str
    """The record's id."""
    number: int
    """1 for the first."""
    values: tuple[RecordValue, ...]
    """Every field in the questionnaire's order."""
    complete: bool
    """Whether every required field is filled."""
    missing: tuple[str, ...]
    """Labels of the required fields that are blank."""
    sentence: str
    """Complete, or what is missing, in words."""
    chain: ChainView | None
    """The chain from the goal to the working day; null where the questionnaire draws none."""


@dataclass(frozen=True, slots=True)
class RecordsView:
    """All records of one record question."""

    question: str
    """The question's id."""
    ask: str
    """Its wording."""
    records: tuple[RecordView, ...]
    """The records in the order they were made."""
    complete: int
    """How many are complete."""
    sentence: str
    """How many there are and how many are complete, in words."""

"""The shape of a requirement brief: what a company needs, drawn from its answers, and what it has yet to say."""

from dataclasses import dataclass
from typing import Final, Literal

from crmready.report.shapes.plan import RecordsView
from crmready.report.shapes.report import Day, Provenance

BRIEF_SCHEMA: Final = "crmready/brief/1"
"""Changes when a program that reads the JSON would have to change."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the answers say, in the words of the option that is reached."""

    question: str
    """The question's id."""
    ask: str
    """Its wording."""
    answer: str
    """The words that the answers reach."""
    in_place: bool
    """Whether the target is reached; if not, an open point stands beside it."""
    shown_by: tuple[str, ...]
    """What is named that shows it."""
    to_attach: str | None
    """What would show it, where nothing is named."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A question to the company. Nothing is made up in its place."""

    question: str | None
    """Id of the question it comes from; null for what no answer can tell."""
    ask: str
    """What has to be said."""
    because: str | None
    """Why it is open, for one that comes from a question."""
    do: str | None
    """What to do about it, where the questionnaire proposes something."""
    owner_name: str | None
    """The role that sees to it."""


@dataclass(frozen=True, slots=True)
class BriefPartView:
    """One part of the brief."""

    id: str
    """The part's id."""
    number: int
    """1 for the first."""
    title: str
    """Its heading."""
    about: str | None
    """What belongs in it."""
    statements: tuple[Statement, ...]
    """What the answers say."""
    records: tuple[RecordsView, ...]
    """Records that belong in it, such as value goals."""
    open_points: tuple[OpenPoint, ...]
    """What the company still has to say."""
    stands: int
    """How many statements and records there are to build on."""
    sentence: str
    """How much stands and how much is open, in words."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """One requirement brief in one language."""

    schema: Literal["crmready/brief/1"]
    """The version of this contract."""
    language: str
    """The brief's language."""
    organisation: str
    """Whose needs these are."""
    title: str
    """The questionnaire's title."""
    as_of: Day | None
    """The day of the last change to the answers."""
    provenance: Provenance
    """What it was made from."""
    verdict: str
    """The verdict's name."""
    sentence: str
    """How many parts there are and how many points are open, in words."""
    reservations: tuple[str, ...]
    """What does not stand on firm ground yet, a sentence each; empty when everything is met."""
    parts: tuple[BriefPartView, ...]
    """The parts, in the questionnaire's order."""
    limits: tuple[str, ...]
    """What the questionnaire cannot tell."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One absolute requirement that keeps a brief from being written."""

    gate: str
    """The gate's id."""
    sentence: str
    """What is missing."""
    do: str | None
    """The first thing to do about it, and who does it."""

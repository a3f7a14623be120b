"""The shape of a whole report: the only thing a template sees, and what `crmready score --json` prints.

Version 1 of the contract. docs/report-view.md describes it; docs/result.schema.json is generated from it. Every text is
ready to print in the report's language. The parts are in the `shapes/*` modules beside this one.
"""

from dataclasses import dataclass
from typing import Final, Literal

from crmready.report.shapes.beliefs import BeliefsView, DontKnowView, RoleGapView, SignalView
from crmready.report.shapes.findings import FindingsView
from crmready.report.shapes.gates import GateView, ToShow
from crmready.report.shapes.numbers import Band, Number, Range
from crmready.report.shapes.plan import ActionView, GapView, PlanWindow, RecordsView
from crmready.report.shapes.roles import RolePageView
from crmready.report.shapes.scores import AgreementView, DimensionView

SCHEMA: Final = "crmready/result/1"
"""Changes when a program that reads the JSON would have to change."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, for programs and for people."""

    iso: str
    """As 2026-11-23."""
    text: str
    """As 23 November 2026 or 23. november 2026."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the report was made from; the same input gives the same report."""

    questionnaire: str
    """The questionnaire's id."""
    title: str
    """Its title."""
    version: str
    """Its version."""
    digest: str
    """SHA-256 of the questionnaire."""
    licence: str | None
    """The licence of its text."""
    answers_digest: str
    """SHA-256 of the answers."""
    tool_version: str
    """The version of crmready."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that keeps the verdict where it is."""

    kind: Literal["gate", "dimension"]
    """What it is about."""
    id: str
    """Its id."""
    sentence: str
    """The reason."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The answer to "are we ready". Gates decide it, averages never do."""

    id: str
    """The verdict's id."""
    name: str
    """The verdict in a few words."""
    tone: Literal["stop", "caution", "go"]
    """How it sounds."""
    sentence: str
    """The verdict in a sentence."""
    next: str
    """What to do next."""
    reasons: tuple[Reason, ...]
    """What blocks a better verdict; empty when nothing does."""
    summary: str
    """How many gates are passed, in a sentence."""


@dataclass(frozen=True, slots=True)
class VerdictStep:
    """A verdict that the questionnaire can come to."""

    id: str
    """The verdict's id."""
    name: str
    """The verdict in a few words."""
    tone: Literal["stop", "caution", "go"]
    """How it sounds."""


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many of one role were asked and answered."""

    id: str
    """The role's id."""
    name: str
    """Its name in the singular."""
    plural: str
    """Its name in the plural."""
    anonymous: bool
    """Whether single answers of this role are never shown."""
    registered: int
    """How many are registered."""
    answered: int
    """How many have answered at least one question."""
    together: int | None
    """How many people gave one joint answer together; null where everybody answers alone."""
    sentence: str
    """The counts in words: "6 of 8 sellers have answered"."""
    how_to_ask: str | None
    """For a role that nobody has asked: how to, kindly."""
    command: str | None
    """The command that asks it."""


@dataclass(frozen=True, slots=True)
class RespondentsView:
    """Who was asked and who answered."""

    registered: int
    """How many are registered."""
    answered: int
    """How many have answered at least one question."""
    sentence: str
    """How many people that is, in words; everybody who answers together with others is counted."""
    roles: tuple[RoleCount, ...]
    """Every role, in the questionnaire's order."""
    not_asked: str | None
    """One sentence that names the roles nobody has asked; null when all were."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """The weighted mean over dimensions, in per cent; it decides nothing."""

    score: Number
    """The index."""
    interval: Range | None
    """With every missing answer at worst and at best."""
    least: Number
    """The weakest dimension's score."""
    geometric: Number
    """The geometric mean: far below the index when the dimensions are out of balance."""
    sentence: str
    """The index in a sentence, or why there is none."""
    hidden: bool
    """True when the numbers are hidden."""
    hidden_reason: str | None
    """Why, kindly."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report in one language."""

    schema: Literal["crmready/result/1"]
    """The version of this contract."""
    language: str
    """The report's language: "nb" or "en"."""
    organisation: str
    """Whom it is about."""
    title: str
    """The questionnaire's title."""
    purpose: str
    """What the questionnaire is for."""
    as_of: Day | None
    """The day of the last change to the answers."""
    provenance: Provenance
    """What it was made from."""
    nobody: str | None
    """"Nobody has answered yet" with what to do, when that is so; null otherwise."""
    verdict: VerdictView
    """The verdict."""
    verdicts: tuple[VerdictStep, ...]
    """Every verdict that the questionnaire can come to, worst first."""
    findings: FindingsView
    """What each part says, in a sentence: its title."""
    first_actions: tuple[ActionView, ...]
    """The first three actions of the plan."""
    respondents: RespondentsView
    """Everybody who was asked, role by role."""
    gates: tuple[GateView, ...]
    """Every gate, in the questionnaire's order."""
    bands: tuple[Band, ...]
    """The ratings of the scale, lowest first."""
    dimensions: tuple[DimensionView, ...]
    """Every dimension, in the questionnaire's order."""
    profile: tuple[str, ...]
    """Dimension ids for the profile chart: weakest first, then those without a printed score."""
    target_profile: str | None
    """Name of the target profile, where one was chosen."""
    index: IndexView
    """The index and its checks."""
    beliefs: BeliefsView
    """Belief and evidence, and reliance on technology."""
    role_gaps: tuple[RoleGapView, ...]
    """Mirrored questions: two roles' pictures."""
    agreements: tuple[AgreementView, ...]
    """Agreement per question and role, where it may be told."""
    dont_know: tuple[DontKnowView, ...]
    """What a role does not know, largest share first."""
    signals: tuple[SignalView, ...]
    """Signs that answers should be talked through."""
    gaps: tuple[GapView, ...]
    """The gaps, first to close first."""
    plan: tuple[PlanWindow, ...]
    """The 30, 60 and 90 days."""
    role_pages: tuple[RolePageView, ...]
    """A page for each role that was asked."""
    to_show: tuple[ToShow, ...]
    """Claimed gates and what would show them."""
    records: tuple[RecordsView, ...]
    """Records such as value goals."""
    method: tuple[str, ...]
    """How the numbers came about, a paragraph each."""
    limits: tuple[str, ...]
    """What the questionnaire cannot tell."""
    sources: tuple[str, ...]
    """What it builds on."""
    anonymity: str
    """What is hidden and why, a paragraph."""
    held_back: str | None
    """Later answers that are not shown yet, and when they will be; null when there are none."""

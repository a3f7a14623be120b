"""The parts of a report that others are read off: the titles, and the roles' own pages."""

from dataclasses import dataclass

from crmready.report.shapes.beliefs import BeliefsView, DontKnowView, RoleGapView
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.plan import ActionView, PlanWindow
from crmready.report.shapes.report import RespondentsView, VerdictView
from crmready.report.shapes.scores import AgreementView, DimensionView


@dataclass(frozen=True, slots=True)
class Parts:
    """As they are printed, after everything hidden is gone."""

    verdict: VerdictView
    respondents: RespondentsView
    gates: tuple[GateView, ...]
    dimensions: tuple[DimensionView, ...]
    beliefs: BeliefsView
    role_gaps: tuple[RoleGapView, ...]
    agreements: tuple[AgreementView, ...]
    dont_know: tuple[DontKnowView, ...]
    first_actions: tuple[ActionView, ...]
    plan: tuple[PlanWindow, ...]

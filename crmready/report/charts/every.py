"""All charts of a report, by the name under which its template finds them."""

from collections.abc import Mapping

from crmready.report.branding.palette import STANDARD, Colours
from crmready.report.charts.agreement import votes
from crmready.report.charts.chain import chain
from crmready.report.charts.gates import gate_ladder, gate_row, gate_strip
from crmready.report.charts.levels import interval_key, level_strip, role_key, target_key
from crmready.report.charts.pictures import dumbbell, slope, two_by_two
from crmready.report.charts.plan import timeline
from crmready.report.charts.profile import dimension_bar, profile
from crmready.report.charts.roles import role_strip
from crmready.report.charts.svg import inked
from crmready.report.shapes.report import ReportView


def charts_of(view: ReportView, words: Mapping[str, str], colours: Colours = STANDARD) -> dict[str, str]:
    """SVG by name, such as `profile` or `levels:stages-known`; a chart without anything to draw is left out.

    `words` are the labels that charts need beside the view's own texts.
    """
    dimensions = {dimension.id: dimension for dimension in view.dimensions}
    charts = {
        "ladder": gate_ladder(view.gates) if view.gates else None,
        "ladder-row": gate_row(view.gates) if view.gates else None,
        "profile": profile([dimensions[name] for name in view.profile], view.bands) if view.profile else None,
        "timeline": timeline(view.plan) if view.plan else None,
        "two-by-two": two_by_two(view.beliefs.reliances, words),
        "key:target": target_key(words["flag"]),
        "key:interval": interval_key(words["stroke"]),
        **_gate_strips(view, words["minimum"]),
        **{f"dimension:{each.id}": dimension_bar(each, view.bands) for each in view.dimensions},
        **_levels(view, words),
        **{f"pair:{pair.estimate}": dumbbell(pair) for pair in view.beliefs.pairs},
        **{f"role-gap:{gap.question}": slope(gap) for gap in view.role_gaps},
        **_votes(view),
        **_role_strips(view, words["difference"]),
        **_chains(view, words["hole"]),
    }
    chosen = colours.by_name()
    return {name: inked(svg, chosen) for name, svg in charts.items() if svg is not None}


def _gate_strips(view: ReportView, minimum: str) -> dict[str, str | None]:
    questions = {question.id: question for dimension in view.dimensions for question in dimension.questions}
    return {
        f"gate:{gate.id}": gate_strip(gate, questions[gate.question], minimum)
        for gate in view.gates
        if gate.question is not None and gate.question in questions
    }


def _votes(view: ReportView) -> dict[str, str | None]:
    anchors = {question.id: question.anchors for dimension in view.dimensions for question in dimension.questions}
    return {
        f"votes:{each.question}:{each.role}": votes(each, anchors.get(each.question, ())) for each in view.agreements
    }


def _role_strips(view: ReportView, difference: str) -> dict[str, str]:
    roles = [role.id for role in view.respondents.roles]
    return {
        f"role-page:{page.role}:{question.question}": role_strip(question, roles, difference)
        for page in view.role_pages
        for question in page.questions
    }


def _chains(view: ReportView, hole: str) -> dict[str, str]:
    return {
        f"chain:{record.id}": chain(record.chain, hole)
        for group in view.records
        for record in group.records
        if record.chain is not None
    }


def _levels(view: ReportView, words: Mapping[str, str]) -> dict[str, str]:
    """A strip for each scored question, and a key to the roles' marks for each dimension."""
    roles = [role.id for role in view.respondents.roles]
    strips = {
        f"levels:{question.id}": level_strip(question, roles)
        for dimension in view.dimensions
        for question in dimension.questions
        if question.scored
    }
    return strips | {f"role:{role.id}": role_key(place, words) for place, role in enumerate(view.respondents.roles)}

"""From a result to a report: everything a template or a program may see, in words of one language."""

from datetime import date

from crmready.engine.publication import publish, without_hidden
from crmready.engine.score import score
from crmready.i18n import day
from crmready.model.publication import Publication
from crmready.model.scorecard import Scorecard
from crmready.report.shapes.report import SCHEMA, Day, Provenance, ReportView
from crmready.report.view.beliefs import beliefs_view
from crmready.report.view.case import Case, Context, Subject
from crmready.report.view.dimensions import band_views, dimension_views, index_view, profile_order
from crmready.report.view.findings import findings_view
from crmready.report.view.gates import gate_views, to_show
from crmready.report.view.method import anonymity, held_back, method, target_profile
from crmready.report.view.parts import Parts
from crmready.report.view.people import nobody, respondents_view
from crmready.report.view.pictures import role_gap_views, signal_views
from crmready.report.view.plan import first_actions, gap_views, plan_windows
from crmready.report.view.records import records_views
from crmready.report.view.role_pages import role_page_views
from crmready.report.view.roles import agreement_views, dont_know_views
from crmready.report.view.verdict import verdict_steps, verdict_view
from crmready.report.view.words import Words

__all__ = ["Context", "Subject", "build_view", "view_of"]


def view_of(subject: Subject, context: Context) -> ReportView:
    """The whole result of an assessment that may be published, with everything hidden that must be."""
    scorecard = score(subject.questionnaire, subject.assessment)
    return build_view(subject, scorecard, publish(subject.questionnaire, scorecard, context.withheld), context)


def build_view(subject: Subject, result: Scorecard, publication: Publication, context: Context) -> ReportView:
    """One report. Nothing that `publication` hides is in it, in any form.

    `subject.questionnaire` must be resolved and in the report's language; `result` is its scorecard for the assessment.
    """
    open_result = without_hidden(subject.questionnaire, result, publication)
    case = Case(subject, open_result, publication, Words.of(context.language))
    questionnaire, assessment = subject.questionnaire, subject.assessment
    parts = _parts(case)
    return ReportView(
        schema=SCHEMA,
        language=case.words.language,
        organisation=assessment.organisation,
        title=questionnaire.title,
        purpose=questionnaire.purpose,
        as_of=_day(assessment.as_of, case.words.language),
        provenance=_provenance(case, context),
        nobody=nobody(case),
        verdict=parts.verdict,
        verdicts=verdict_steps(case),
        findings=findings_view(case.words, parts),
        first_actions=parts.first_actions,
        respondents=parts.respondents,
        gates=parts.gates,
        bands=band_views(case),
        dimensions=parts.dimensions,
        profile=profile_order(parts.dimensions),
        target_profile=target_profile(case),
        index=index_view(case),
        beliefs=parts.beliefs,
        role_gaps=parts.role_gaps,
        agreements=parts.agreements,
        dont_know=parts.dont_know,
        signals=signal_views(case),
        gaps=gap_views(case),
        plan=parts.plan,
        role_pages=role_page_views(case, parts),
        to_show=to_show(case),
        records=records_views(case),
        method=method(case),
        limits=questionnaire.limits,
        sources=questionnaire.sources,
        anonymity=anonymity(case),
        held_back=held_back(case, context.held_back),
    )


def _parts(case: Case) -> Parts:
    windows = plan_windows(case)
    return Parts(
        verdict=verdict_view(case),
        respondents=respondents_view(case),
        gates=gate_views(case),
        dimensions=dimension_views(case),
        beliefs=beliefs_view(case),
        role_gaps=role_gap_views(case),
        agreements=agreement_views(case),
        dont_know=dont_know_views(case),
        first_actions=first_actions(windows),
        plan=windows,
    )


def _day(when: date | None, language: str) -> Day | None:
    return None if when is None else Day(when.isoformat(), day(when, language))


def _provenance(case: Case, context: Context) -> Provenance:
    questionnaire = case.questionnaire
    return Provenance(
        questionnaire=questionnaire.id,
        title=questionnaire.title,
        version=questionnaire.version,
        digest=context.questionnaire_digest,
        licence=questionnaire.licence,
        answers_digest=context.answers_digest,
        tool_version=context.tool_version,
    )

"""What a template is looked through with in tests: every sample, made once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from crmready.problems import Problem
from crmready.report.branding.brand import NO_BRAND
from crmready.report.gap_report import gap_report
from crmready.report.template_check.checking import as_problem, question_of, sample_of
from crmready.report.template_check.child import Sample, findings
from crmready.report.template_check.samples import SampleReport, sample_reports
from crmready.report.template_files import TemplateFiles, laid_over
from crmready.resources import questionnaires_root, report_templates_root

STANDARD = report_templates_root() / "gap-report"


@cache
def every_report() -> tuple[SampleReport, ...]:
    return tuple(sample_reports(questionnaires_root()))


@cache
def every_sample() -> tuple[Sample, ...]:
    return tuple(_samples())


def _samples() -> Iterator[Sample]:
    for each in every_report():
        request = gap_report(each.view, report_templates_root(), each.length)
        yield sample_of(each, request)


def said_of(files: TemplateFiles, samples: tuple[Sample, ...] | None = None) -> list[Problem]:
    """Everything that is said of a template."""
    question = question_of(files, list(samples or every_sample()), NO_BRAND)
    return sorted(as_problem(each) for each in findings(question))


def said_of_folder(folder: Path, samples: tuple[Sample, ...] | None = None) -> list[Problem]:
    return said_of(laid_over(folder, STANDARD), samples)

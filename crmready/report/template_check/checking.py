"""A client's template with sample reports: everything that is wrong, at its file and line."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from crmready.confined import NoAnswerError, answer_of
from crmready.errors import EnvironmentUnusable, InputError
from crmready.problems import Location, Problem
from crmready.report.branding.brand import Brand
from crmready.report.gap_report import gap_report
from crmready.report.render import RenderRequest, write_pdf
from crmready.report.template_check.child import Question, Sample
from crmready.report.template_check.finding import Finding
from crmready.report.template_check.samples import SampleReport, sample_reports, small_report
from crmready.report.template_files import ENTRY, STANDARD, TemplateFiles, laid_over
from crmready.resources import questionnaires_root

_CHILD: Final = "crmready.report.template_check.child"
_SECONDS: Final = 120
_SIMPLER: Final = "Simplify it: a report may take a minute and a gigabyte."


def check_filling(folder: Path, templates: Path, brand: Brand) -> tuple[Problem, ...]:
    """What is wrong in a template when it is filled with every sample. `InputError` when it cannot be read at all."""
    reports = list(sample_reports(questionnaires_root()))
    requests = [gap_report(each.view, templates, each.length, brand) for each in reports]
    samples = [sample_of(each, request) for each, request in zip(reports, requests, strict=True)]
    files = laid_over(folder, requests[0].template)
    question = question_of(files, samples, brand)
    try:
        answer = answer_of(_CHILD, json.dumps(question).encode(), seconds=_SECONDS)
    except NoAnswerError:
        place = Location(files.shown[ENTRY], 1, 1)
        message = "Filling the template takes more time or memory than a report may, or never ends."
        return (Problem.of("P901", place, message, _SIMPLER),)
    return tuple(sorted(as_problem(Finding(*found)) for found in answer))


def check_setting(folder: Path, templates: Path, brand: Brand, progress: Callable[[str], None]) -> Problem | None:
    """What the layout engine says of the template with a small report. `EnvironmentUnusable` where it is missing."""
    request = replace(gap_report(small_report(questionnaires_root()), templates, brand=brand), own_template=folder)
    with TemporaryDirectory(prefix="crmready-") as place:
        try:
            write_pdf(request, Path(place) / "report.pdf", progress)
        except EnvironmentUnusable:
            raise
        except InputError as error:
            said = error.message.removeprefix("the report cannot be made: ")
            message = f"{said[:1].upper()}{said[1:].rstrip('.')}."
            return Problem.of("P901", Location(str(folder / ENTRY), 1, 1), message, error.hint)
    return None


def question_of(files: TemplateFiles, samples: list[Sample], brand: Brand) -> Question:
    """What the process that looks the template through is asked."""
    own = [name for name, shown in files.shown.items() if not shown.startswith(f"{STANDARD}/")]
    return {
        "texts": files.texts,
        "shown": files.shown,
        "own": own,
        "files": [*files.texts, *files.images, *brand.files()],
        "samples": samples,
    }


def sample_of(report: SampleReport, request: RenderRequest) -> Sample:
    """A sample as that process takes it."""
    return {
        "name": report.name,
        "context": dict(request.context),
        "charts": list(request.charts),
        "filled_only": report.alike,
    }


def as_problem(found: Finding) -> Problem:
    """A finding at its place."""
    return Problem.of(found.code, Location(found.file, found.line, 1), found.message, found.hint or None)

"""`crmready report` and `crmready demo`: the gap report as a PDF."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from crmready.cli.clock import fixed_moment
from crmready.cli.console import say
from crmready.cli.opening import opened
from crmready.cli.result import view_of
from crmready.errors import InputError, UsageError
from crmready.problems import excerpt
from crmready.report.gap_report import gap_report
from crmready.report.render import RenderRequest, write_pdf
from crmready.report.shapes.report import ReportView
from crmready.resources import questionnaires_root, report_templates_root

SAMPLE = "nordlys"


@dataclass(frozen=True, slots=True)
class Wish:
    """How the report is wanted."""

    output: Path | None = None
    language: str | None = None
    questionnaire: str | None = None
    force: bool = False


def _progress() -> Callable[[str], None]:
    """Progress on one line that is written over; silent when stderr is not a terminal."""
    if not sys.stderr.isatty():
        return lambda _: None

    def tell(step: str) -> None:
        sys.stderr.write(f"\r\x1b[2K{step} …")
        sys.stderr.flush()

    return tell


@contextmanager
def with_progress() -> Iterator[Callable[[str], None]]:
    """What `write_pdf` tells its progress to; the line is blank again at the end."""
    try:
        yield _progress()
    finally:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[2K")


def _write(view: ReportView, target: Path) -> None:
    put(gap_report(view, report_templates_root()), target)


def put(request: RenderRequest, target: Path) -> None:
    """Makes the PDF with its progress on the screen. `SOURCE_DATE_EPOCH` dates it where it is set."""
    with with_progress() as tell:
        write_pdf(replace(request, dated=fixed_moment() or request.dated), target, tell)


def report(path: Path, wish: Wish) -> None:
    """Writes the report beside the assessment, or where the wish says. An existing file needs `--force`."""
    target = wish.output or path.with_suffix(".pdf")
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError("The report would replace the answers themselves.", "Give it another name with -o.")
    if target.exists() and not wish.force:
        raise InputError(f"{excerpt(str(target))} is there already.", "Add --force to replace it, or -o another.pdf.")
    view = view_of(opened(path, wish.language, wish.questionnaire))
    _write(view, target)
    say(f"Wrote {target}: {view.verdict.name}.")
    if view.nobody:
        say(view.nobody)


def demo(language: str | None, output: Path | None) -> None:
    """Scores the sample company and writes its report; an earlier demo report is replaced."""
    from crmready.cli.scorecard_screen import show

    view = view_of(opened(questionnaires_root() / "samples" / f"{SAMPLE}.yaml", language))
    show(view)
    target = output or Path(f"{SAMPLE}-{view.language}.pdf")
    _write(view, target)
    say("", f"Wrote {target.resolve()}", "Next: crmready assess my-company.crmready")

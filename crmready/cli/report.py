"""`crmready report` and `crmready demo`: the gap report as a PDF, and in the other formats."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from crmready.cli import giving
from crmready.cli.branding import branded
from crmready.cli.clock import fixed_moment
from crmready.cli.console import say
from crmready.cli.opening import has_plain_answers, opened
from crmready.cli.result import view_of
from crmready.errors import UsageError
from crmready.report.branding.brand import NO_BRAND, Brand
from crmready.report.formats.names import FormatName
from crmready.report.formats.office import require_office
from crmready.report.formats.web import web_report
from crmready.report.gap_report import Length, gap_report
from crmready.report.render import RenderRequest, write_page, write_pdf
from crmready.report.replacing import put
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
    brand: Path | None = None
    template: Path | None = None
    """The client's own template, laid over the standard one."""
    formats: tuple[str, ...] = ()
    """Names of formats; without any, the output's own ending decides."""
    word_template: Path | None = None
    """The client's own Word file, for `docx`."""
    length: Length = "full"
    """How much of the PDF: two pages for a board, or everything."""


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


def _write(view: ReportView, target: Path, wish: Wish, brand: Brand) -> None:
    request = gap_report(view, report_templates_root(), wish.length, brand)
    set_pdf(replace(request, own_template=wish.template), target)


def set_pdf(request: RenderRequest, target: Path) -> None:
    """Makes the PDF with its progress on the screen. `SOURCE_DATE_EPOCH` dates it where it is set."""
    with with_progress() as tell:
        write_pdf(replace(request, dated=fixed_moment() or request.dated), target, tell)


def _write_as(view: ReportView, target: giving.Target, wish: Wish, brand: Brand) -> None:
    if target.format == "docx" and wish.word_template:
        require_office()
        from crmready.report.formats.word.template import write_in_template

        with with_progress() as tell:
            write_in_template(view, wish.word_template, target.path, tell)
    elif giving.is_made_here(target.format):
        put(giving.content_of(view, target.format, brand), target.path)
    elif target.format == "html":
        with with_progress() as tell:
            write_page(web_report(view, report_templates_root(), brand), target.path, tell)
    else:
        _write(view, target.path, wish, brand)


def _refuse_idle(wish: Wish, formats: set[FormatName]) -> None:
    """UsageError for an option that none of the wished formats would heed."""
    idle = (
        (wish.word_template, {"docx"}, "--word-template is for Word files.", "Add --format docx."),
        (wish.length == "summary", {"pdf"}, "--length summary is for PDFs.", "Add --format pdf."),
        (wish.template, {"pdf"}, "--template is for PDFs.", "Add --format pdf, or --word-template for a Word file."),
        (wish.brand, {"pdf", "html", "docx"}, "--brand is for PDFs, web pages and Word files.", "Add --format pdf."),
    )
    for given, heeding, message, hint in idle:
        if given and not formats & heeding:
            raise UsageError(message, hint)


def report(path: Path, wish: Wish) -> None:
    """Writes the report beside the assessment, or where the wish says. An existing file needs `--force`."""
    found = giving.targets(path, wish.output, wish.formats)
    _refuse_idle(wish, {target.format for target in found})
    has_plain_answers(path)  # whoever misspelt the answers must not be told about the report
    giving.refuse_taken(path, found, force=wish.force)
    brand = branded(wish.brand)
    view = view_of(opened(path, wish.language, wish.questionnaire))
    for target in found:
        _write_as(view, target, wish, brand)
        say(f"Wrote {target.path}: {view.verdict.name}.", giving.next_step(path, target))
    if view.nobody:
        say(view.nobody)


def demo(language: str | None, output: Path | None) -> None:
    """Scores the sample company and writes its report; an earlier demo report is replaced."""
    from crmready.cli.scorecard_screen import show

    view = view_of(opened(questionnaires_root() / "samples" / f"{SAMPLE}.yaml", language))
    show(view)
    target = output or Path(f"{SAMPLE}-{view.language}.pdf")
    _write(view, target, Wish(), NO_BRAND)
    say("", f"Wrote {target.resolve()}", "Next: crmready assess my-company.crmready")

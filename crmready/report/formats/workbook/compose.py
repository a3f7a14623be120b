"""The whole workbook."""

from collections.abc import Iterator

from crmready.report.formats.gap_document.compose import day_of
from crmready.report.formats.words import format_words
from crmready.report.formats.workbook import answers, overview, registers
from crmready.report.formats.workbook.sheets import Desk
from crmready.report.shapes.report import ReportView
from crmready.tables.writing import About, Layout, workbook_of


def workbook(view: ReportView) -> bytes:
    """The .xlsx file, the same for the same view."""
    words = format_words(view.language)
    about = About(f"{words['gap_report']}: {view.organisation}", view.title, day_of(view))
    return workbook_of(*_sheets(Desk(view, words)), about=about)


def _sheets(desk: Desk) -> Iterator[Layout]:
    """Those that the view has something for, in the order in which they are wanted."""
    view = desk.view
    yield overview.summary(desk)
    if view.gates:
        yield overview.requirements(desk)
    if view.gaps:
        yield registers.gap_register(desk)
    if view.plan:
        yield registers.plan(desk)
    yield overview.dimensions(desk)
    yield answers.questions(desk)
    yield answers.answers(desk)
    if view.beliefs.pairs:
        yield answers.beliefs(desk)
    if view.role_gaps:
        yield answers.pictures(desk)
    if any(group.records for group in view.records):
        yield registers.goals(desk)
    yield overview.people(desk)
    yield answers.method(desk)
    if view.gaps or view.plan:
        yield desk.lists()

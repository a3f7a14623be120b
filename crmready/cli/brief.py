"""`crmready brief`: the requirement brief of a company that no absolute requirement stops."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from crmready.cli import giving
from crmready.cli.branding import branded
from crmready.cli.console import give, say
from crmready.cli.opening import has_plain_answers, opened
from crmready.cli.report import set_pdf
from crmready.cli.result import view_of
from crmready.errors import InputError, UsageError
from crmready.problems import command, visible
from crmready.report.branding.brand import Brand
from crmready.report.formats.names import FormatName, format_named, format_of, refuse_other_ending
from crmready.report.formats.office import require_office
from crmready.report.replacing import put
from crmready.report.requirement_brief import requirement_brief
from crmready.report.shapes.brief import BriefView, Obstacle
from crmready.report.view.brief import brief_of, obstacles
from crmready.resources import report_templates_root

_FORMATS: Final = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Wish:
    """How the brief is wanted."""

    output: Path | None
    language: str | None
    questionnaire: str | None
    force: bool
    format: str | None = None
    brand: Path | None = None


def brief(path: Path, wish: Wish) -> None:
    """Writes the brief beside the assessment, or says what is missing and exits 1."""
    form = _format(wish)
    has_plain_answers(path)  # whoever misspelt the answers must not be told about the brief
    target = wish.output or path.with_name(f"{path.stem}-brief.{form}")
    giving.refuse_taken(path, (giving.Target(form, target),), force=wish.force)
    brand = branded(wish.brand)
    subject = opened(path, wish.language, wish.questionnaire)
    if not subject.questionnaire.brief:
        hint = "Its author adds one under `brief`; docs/questionnaire-format.md says how."
        raise InputError(f"The questionnaire {subject.questionnaire.id} has no requirement brief.", hint)
    view = view_of(subject)
    if missing := obstacles(view):
        _say_missing(missing)
        say("", f"Next: {command('report', path)}")
        raise typer.Exit(1)
    made = brief_of(view, subject.questionnaire)
    if form == "docx":
        _write_word(made, target, brand)
    else:
        set_pdf(requirement_brief(made, report_templates_root(), brand), target)
    say(f"Wrote {visible(str(target))}: {made.sentence}")


def _format(wish: Wish) -> FormatName:
    """The format that is meant; UsageError for one that a brief does not come in."""
    form = format_of(wish.output) if wish.format is None else format_named(wish.format)
    if form not in _FORMATS:
        raise UsageError(f"A brief does not come as {form}.", "Write --format pdf or --format docx.")
    refuse_other_ending(wish.output, form)
    return form


def _write_word(made: BriefView, target: Path, brand: Brand) -> None:
    require_office()
    from crmready.report.formats.brief_document import brief_document
    from crmready.report.formats.word.builder import word_of

    put(word_of(brief_document(made, brand)), target)


def _say_missing(missing: Sequence[Obstacle]) -> None:
    say("No brief yet: this has to be in place first.", "")
    for obstacle in missing:
        give([f"× {obstacle.sentence}", *([f"  {obstacle.do}"] if obstacle.do else [])])

"""The report in one format or several: which files are meant, and who writes each. All say the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crmready.errors import InputError, UsageError
from crmready.problems import command, excerpt
from crmready.report.branding.brand import NO_BRAND, Brand
from crmready.report.formats.names import FormatName, format_named, format_of, refuse_other_ending
from crmready.report.formats.office import require_office
from crmready.report.shapes.report import ReportView


@dataclass(frozen=True, slots=True)
class Target:
    """One file to write."""

    format: FormatName
    path: Path


def targets(assessment: Path, output: Path | None, wished: Sequence[str]) -> tuple[Target, ...]:
    """The files that are meant: beside the assessment, or named by `output`; each format once, in the wish's order.

    With several formats `output` gives the name, and each format its own ending. UsageError for an unknown format.
    """
    if output is not None:
        _spare_the_answers(assessment, output)  # before its ending is held against the formats' names
    if not wished:
        form = format_of(output)
        return (Target(form, output or assessment.with_suffix(f".{form}")),)
    formats = tuple(dict.fromkeys(format_named(word) for word in wished))
    if output is not None and len(formats) == 1:
        refuse_other_ending(output, formats[0])
        return (Target(formats[0], output),)
    return tuple(Target(form, (output or assessment).with_suffix(f".{form}")) for form in formats)


def refuse_taken(assessment: Path, found: Sequence[Target], *, force: bool) -> None:
    """Raise before anything is written: UsageError where the answers would be lost, InputError for a file there."""
    for target in found:
        _spare_the_answers(assessment, target.path)
    taken = [target for target in found if target.path.exists() and not force]
    if taken:
        another = f"another.{taken[0].format}"
        message = f"{excerpt(str(taken[0].path))} is there already."
        raise InputError(message, f"Add --force to replace it, or -o {another}.")


def _spare_the_answers(assessment: Path, path: Path) -> None:
    if path.exists() and assessment.exists() and path.samefile(assessment):
        raise UsageError("The report would replace the answers themselves.", "Give it another name with -o.")


def content_of(view: ReportView, form: FormatName, brand: Brand = NO_BRAND) -> bytes:
    """What stands in the file of a format that this process writes itself."""
    return _MADE[form](view, brand)


def is_made_here(form: FormatName) -> bool:
    """Whether `content_of` knows the format; a PDF and a web page are filled in a child process."""
    return form in _MADE


def next_step(assessment: Path, target: Target) -> str:
    """What to do with the file, in a line."""
    follow = command("report", assessment, "--format", "xlsx")
    return {
        "pdf": f"Next: {follow}: the gaps and the plan as a spreadsheet to work in.",
        "html": "Next: open it in a browser, or send it: it loads nothing from anywhere.",
        "xlsx": "Next: give each gap and each action an owner, a day and a status.",
        "docx": "Next: open it and update the contents (press F9 on them).",
        "pptx": "Next: read the notes below each slide before the workshop.",
        "json": "Next: docs/result.schema.json says what each field means.",
        "csv": "Next: open it in a spreadsheet; each row is one number or one text.",
        "md": "Next: paste it into your wiki.",
    }[target.format]


def _json(view: ReportView, _: Brand) -> bytes:
    from crmready.report.job import json_text
    from crmready.report.view.contract import as_json

    return json_text(as_json(view)).encode()


def _csv(view: ReportView, _: Brand) -> bytes:
    from crmready.report.formats.csv_text import csv_of

    return csv_of(view)


def _markdown(view: ReportView, _: Brand) -> bytes:
    from crmready.report.formats.gap_document.compose import document_of
    from crmready.report.formats.markdown import markdown_of

    return markdown_of(document_of(view)).encode()


def _workbook(view: ReportView, _: Brand) -> bytes:
    from crmready.report.formats.workbook.compose import workbook

    return workbook(view)


def _word(view: ReportView, brand: Brand) -> bytes:
    require_office()
    from crmready.report.formats.gap_document.compose import document_of
    from crmready.report.formats.word.builder import word_of

    return word_of(document_of(view, brand))


def _slides(view: ReportView, _: Brand) -> bytes:
    require_office()
    from crmready.report.formats.slides.compose import slides_of

    return slides_of(view)


_MADE: dict[FormatName, Callable[[ReportView, Brand], bytes]] = {
    "json": _json,
    "csv": _csv,
    "md": _markdown,
    "xlsx": _workbook,
    "docx": _word,
    "pptx": _slides,
}

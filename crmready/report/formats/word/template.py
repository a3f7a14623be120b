"""The report in a client's own Word file: read here, filled in a child process, because it may come from anybody."""

import base64
import io
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from crmready.errors import InputError
from crmready.problems import excerpt
from crmready.report.formats.gap_document.compose import document_of
from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.tagged import plain_document
from crmready.report.formats.words import format_words
from crmready.report.job import Job, Limits
from crmready.report.render import let_make
from crmready.report.shapes.report import ReportView

_LARGEST: Final = 10_000_000
_LARGEST_UNPACKED: Final = 100_000_000


def write_in_template(view: ReportView, template: Path, target: Path, progress: Callable[[str], None]) -> None:
    """Fill the Word file `template` with the report and write it to `target`, whole or not at all.

    Raises InputError for a template that cannot be read or filled.
    """
    content = _read(template)
    job: Job = {
        "output": "docx",
        "limits": asdict(Limits()),
        "context": {
            "view": _shown(asdict(view)),
            "labels": format_words(view.language),
            "document": plain_document(document_of(view)),
        },
        "charts": {},
        "texts": {},
        "shown": {},
        "images": {"template.docx": base64.b64encode(content).decode()},
        "embedded": None,
        "dated": None,
    }
    let_make(job, target, progress)


def _read(template: Path) -> bytes:
    name = excerpt(str(template))
    try:
        with template.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}).", "Check the name.") from None
    if len(content) > _LARGEST:
        raise InputError(f"{name}: larger than {_LARGEST // 1_000_000} MB.", "Take large pictures out of it.")
    if _unpacked(content, name) > _LARGEST_UNPACKED:
        message = f"{name}: unpacks to more than {_LARGEST_UNPACKED // 1_000_000} MB."
        raise InputError(message, "Check that it is the file you meant.")
    return content


def _unpacked(content: bytes, name: str) -> int:
    """How many bytes the archive says it has; no reader gives more than that."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        message = f"{name}: not a Word file of the kind .docx."
        raise InputError(message, "Save it as .docx in Word, and try again.") from None


def _shown(value: Any) -> Any:  # noqa: ANN401  # JSON values in, JSON values out
    """The same values with every text made fit for a Word file."""
    match value:
        case str():
            return shown(value)
        case dict():
            return {name: _shown(each) for name, each in value.items()}
        case list() | tuple():
            return [_shown(each) for each in value]
        case _:
            return value

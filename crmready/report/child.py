"""The process that makes one report: limits itself, fills the template, sets it, writes the PDF to standard output.

It runs apart so that a template that loops, swells or crashes takes nothing with it. Standard input is one `Job`;
standard error is one `Message` a line.
"""

import base64
import contextlib
import ctypes.util
import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from types import ModuleType
from typing import BinaryIO

from markupsafe import Markup

from crmready.report.archival import Archived
from crmready.report.html import fill
from crmready.report.job import EmbeddedFile, Job, Message

_CONTENT_TYPES = {
    ".css": "text/css",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
_LONGEST = 300


def main() -> None:
    """Do the job; exit 0 with the PDF written, or 1 after one line that says what is wrong."""
    job: Job = json.load(sys.stdin)
    _limit(job["limits"])
    with os.fdopen(os.dup(1), "wb") as output:
        os.dup2(2, 1)  # whatever a library prints must not end up in the PDF
        fault = _attempt(job, output)
    if fault is not None:
        _say(fault)
        sys.exit(1)


def _attempt(job: Job, output: BinaryIO) -> Message | None:
    """Make the report; the fault that prevented it, if one did."""
    try:
        pdf = _make(job)
    except BaseException as fault:  # noqa: BLE001 (a layout engine fed with strange input can raise anything)
        return _described(fault)
    try:
        output.write(pdf)
        output.flush()
    except OSError as fault:
        return {"fault": "output", "text": _one_line(fault.strerror or str(fault))}
    return None


def _described(fault: BaseException) -> Message:
    match fault:
        case _LibrariesMissingError():
            return {"fault": "libraries", "text": _one_line(str(fault))}
        case MemoryError():
            text = "it needs more memory than a report may use"
        case RecursionError():
            text = "its parts are nested too deeply"
        case _:
            text = str(fault) or type(fault).__name__
    return {"fault": "report", "text": _one_line(text)}


def _make(job: Job) -> bytes:
    match job["output"]:
        case "pdf":
            return _set(job, _weasyprint_door())
        case "html":
            return _filled(job).encode()
        case "docx":
            from crmready.report.formats.word.filling import filled_word  # noqa: PLC0415 (only where it is installed)

            return filled_word(base64.b64decode(job["images"]["template.docx"]), job["context"])


def _filled(job: Job) -> str:
    _say({"progress": "filling the template"})
    charts = {name: Markup(svg) for name, svg in job["charts"].items()}  # noqa: S704 (drawn by our own code)
    return fill(job["texts"], job["context"] | {"charts": charts}, job["shown"])


def _set(job: Job, pdf: ModuleType) -> bytes:
    html = _filled(job)
    bodies = {name: text.encode() for name, text in job["texts"].items()}
    bodies |= {name: base64.b64decode(image) for name, image in job["images"].items()}
    assets = {
        name: pdf.Asset(_CONTENT_TYPES[PurePosixPath(name).suffix], body)
        for name, body in bodies.items()
        if PurePosixPath(name).suffix in _CONTENT_TYPES
    }
    made: bytes = pdf.typeset(html, assets, _archived(job), lambda text: _say({"progress": text}))
    return made


def _archived(job: Job) -> Archived:
    dated, embedded = job["dated"], job["embedded"]
    return Archived(
        dated=None if dated is None else datetime.fromisoformat(dated),
        embedded=None if embedded is None else EmbeddedFile(**embedded),
    )


class _LibrariesMissingError(Exception):
    """WeasyPrint found no Pango on this machine."""


def _weasyprint_door() -> ModuleType:
    """Import WeasyPrint, first without its search for libraries, which starts gcc and ldconfig dozens of times."""
    with contextlib.suppress(OSError), _no_search_for_libraries():
        from crmready.report import pdf  # noqa: PLC0415 (the import needs its circumstances)

        return pdf
    try:
        from crmready.report import pdf  # noqa: PLC0415
    except OSError as fault:
        raise _LibrariesMissingError(str(fault)) from fault
    return pdf


@contextlib.contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """On Linux the libraries' usual names are enough; elsewhere the search is the only way."""
    find_library = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 (its signature)
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


def _limit(limits: dict[str, int]) -> None:
    """Bound memory, time and files of this process. Windows has no such limits; there only the clock outside counts."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (not on Windows)

    wanted = {
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_FSIZE: limits["file_size"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # a stricter limit stands already, or macOS refuses this kind
            resource.setrlimit(kind, (limit, limit))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _say(message: Message) -> None:
    print(json.dumps(message), file=sys.stderr, flush=True)  # noqa: T201 (the protocol)

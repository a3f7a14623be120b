"""Makes a report: hands view, charts and template to a child process and puts what comes back in place at once."""

import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from crmready.errors import CrmreadyError, EnvironmentUnusable, InputError
from crmready.report.job import MEBIBYTE, EmbeddedFile, Job, Limits, Message, Output
from crmready.report.pango import installation_hint
from crmready.report.replacing import replacing
from crmready.report.template_files import laid_over, read_template
from crmready.resources import fonts_root

# -I keeps environment variables and the current folder away from the child; the parent's own path is handed over
# as it is, so that the child runs the same code however crmready is installed.
_START = "import sys; sys.path[:] = sys.argv[1:]; from crmready.report.child import main; main()"
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
_SIMPLER = "If the template is your own, mend or simplify it; if it is the one that came along, please report this."


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """One report to make: plain values for the template, charts by name as SVG, and the template's folder.

    `embedded` travels inside the PDF. `dated`, with a time zone, is when the PDF says it was made; it says nothing
    without it, for the clock is never asked.
    """

    context: Mapping[str, object]
    charts: Mapping[str, str]
    template: Path
    limits: Limits = field(default_factory=Limits)
    assets: Mapping[str, bytes] = field(default_factory=dict)
    """Files of a brand by name: its style sheet, logo and fonts."""
    own_template: Path | None = None
    """A client's template that is laid over `template`."""
    embedded: EmbeddedFile | None = None
    dated: datetime | None = None


def write_pdf(request: RenderRequest, target: Path, progress: Callable[[str], None]) -> None:
    """Write the report to `target`, whole or not at all; `progress` hears where it stands ("page 3").

    A file that stands there stays as it is until the new one is complete and on the disk. Raises InputError for a
    fault in the template, a report beyond its limits or a place that cannot be written, EnvironmentUnusable where
    Pango is missing, UsageError when `target` cannot be a file.
    """
    let_make(_job(request, "pdf"), target, progress)


def write_page(request: RenderRequest, target: Path, progress: Callable[[str], None]) -> None:
    """Write the filled template itself to `target`, whole or not at all: for that no layout engine is needed.

    Raises the same as `write_pdf`, but for what is missing on the machine.
    """
    let_make(_job(request, "html"), target, progress)


def let_make(job: Job, target: Path, progress: Callable[[str], None]) -> None:
    """Have a child process with limits make what the job says, and put it in the place of `target` when it is whole."""
    with replacing(target) as output:
        _run(job, output, progress)


def _job(request: RenderRequest, output: Output) -> Job:
    own = request.own_template
    files = read_template(request.template) if own is None else laid_over(own, request.template)
    assets = {**files.images, **request.assets}
    return {
        "output": output,
        "limits": asdict(request.limits),
        "context": dict(request.context),
        "charts": dict(request.charts),
        "texts": files.texts,
        "shown": files.shown,
        "images": {name: base64.b64encode(content).decode() for name, content in assets.items()},
        "embedded": None if request.embedded is None else asdict(request.embedded),
        "dated": None if request.dated is None else request.dated.isoformat(),
    }


def _run(job: Job, output: IO[bytes], progress: Callable[[str], None]) -> None:
    """Let a child do the job with `output` as its standard output; returns when what it makes is complete."""
    limits = Limits(**job["limits"])
    with ExitStack() as ending:
        with _signals_wait():
            workplace = ending.enter_context(tempfile.TemporaryDirectory(prefix="crmready-"))
            child = ending.enter_context(
                subprocess.Popen(  # noqa: S603 (our own interpreter, our own code)
                    [sys.executable, "-I", "-c", _START, *filter(None, sys.path)],
                    stdin=subprocess.PIPE,
                    stdout=output,
                    stderr=subprocess.PIPE,
                    env=_environment(Path(workplace)),
                )
            )
            ending.callback(child.kill)
            clock = _Clock(child, limits.seconds)
            ending.callback(clock.cancel)
        fault = _converse(child, json.dumps(job).encode(), progress)
    if child.returncode != 0:
        raise _error(fault, limits, late=clock.rang)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Signals that end the command come after the block: a child is never left behind to write where nobody tidies.

    The child starts with them blocked, and is ended by us alone.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Clock(threading.Timer):
    """Ends the child when its time is up, and remembers having done so."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        super().__init__(seconds, self._ring)
        # A signal may end the command before anybody can cancel the clock; nobody then waits for it.
        self.daemon = True
        self.rang = False
        self._child = child
        self.start()

    def _ring(self) -> None:
        self.rang = True
        self._child.kill()


def _environment(workplace: Path) -> dict[str, str]:
    """The child's environment: its fonts are ours alone, and what it leaves behind goes with `workplace`."""
    configuration = workplace / "fonts.conf"
    fonts = _FONTS_CONF.format(fonts=escape(str(fonts_root())), cache=escape(str(workplace)))
    configuration.write_text(fonts, encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(configuration), "TMPDIR": str(workplace), "TEMP": str(workplace)}


def _converse(child: subprocess.Popen[bytes], job: bytes, progress: Callable[[str], None]) -> Message | None:
    """Give the child its job and hear it out; the fault it reports, if it does. Returns when it has ended."""
    if child.stdin is None or child.stderr is None:
        raise ValueError("the child must be started with pipes")
    with suppress(BrokenPipeError), child.stdin as jobs:
        jobs.write(job)
    fault: Message | None = None
    for line in child.stderr:
        message = _message(line)
        if "progress" in message:
            progress(message["progress"])
        elif "fault" in message:
            fault = message
    child.wait()
    return fault


def _message(line: bytes) -> Message:
    """One line of the child as a message; empty for what a library said there."""
    if not line.startswith(b'{"'):
        return {}
    try:
        message: Message = json.loads(line)
    except ValueError:
        return {}
    return message


def _error(fault: Message | None, limits: Limits, *, late: bool) -> CrmreadyError:
    if late:
        return InputError(f"the report was not done after {limits.seconds} seconds and was given up", hint=_SIMPLER)
    if fault is None:
        reason = f"beyond {limits.memory // MEBIBYTE} MiB of memory or {limits.cpu_seconds} seconds of computing"
        return InputError(f"making the report broke off, most likely {reason}", hint=_SIMPLER)
    if fault["fault"] == "libraries":
        return EnvironmentUnusable(f"the report needs Pango: {fault['text']}", hint=installation_hint())
    if fault["fault"] == "output":
        return InputError(f"the report could not be written: {fault['text']}", "Make room, or choose another place.")
    return InputError(f"the report cannot be made: {fault['text']}", hint=_SIMPLER)

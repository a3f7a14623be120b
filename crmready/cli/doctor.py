"""`crmready doctor`: is everything here that crmready needs, one line each, with the fix for this system."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

import typer

from crmready.cli.console import give, give_json
from crmready.errors import CrmreadyError
from crmready.loading.questionnaire import examine
from crmready.loading.shelf import bundled
from crmready.report.render import RenderRequest, write_pdf
from crmready.resources import fonts_root, questionnaires_root
from crmready.store.library import OLDEST, sqlite_version

OLDEST_PYTHON: Final = (3, 11)
NARROWEST: Final = 60
_TRIAL: Final = '<!DOCTYPE html><html lang="en"><title>Trial</title><h1>Trial</h1><p>æøå → ≥ ✓</p>'
_ENVIRONMENT: Final = 4


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: whether it is as it should be, what was found, and what to do if not."""

    name: str
    good: bool
    found: str
    fix: str | None = None
    needed: bool = True


def _python() -> Check:
    found = ".".join(str(part) for part in sys.version_info[:3])
    return Check("Python", sys.version_info[:2] >= OLDEST_PYTHON, found, "Install Python 3.11 or newer.")


def _sqlite() -> Check:
    found = ".".join(str(part) for part in sqlite_version())
    return Check("SQLite", sqlite_version() >= OLDEST, found, "Install a Python with SQLite 3.37 or newer.")


def _pdf() -> Check:
    """A real page through the same child process as a report: libraries, fonts and limits all at once."""
    with tempfile.TemporaryDirectory(prefix="crmready-doctor-") as folder:
        (Path(folder) / "report.html").write_text(_TRIAL, encoding="utf-8")
        target = Path(folder) / "trial.pdf"
        try:
            write_pdf(RenderRequest({}, {}, Path(folder)), target, lambda _: None)
        except CrmreadyError as error:
            return Check("PDF", good=False, found=error.message, fix=error.hint)
        size = target.stat().st_size
    return Check("PDF", good=size > 0, found=f"a page of {size:,} bytes, WeasyPrint {version('weasyprint')}")


def _fonts() -> Check:
    count = len([*fonts_root().glob("*.woff2"), *fonts_root().glob("*.ttf")])
    return Check("Fonts", count > 0, f"{count} in the package", "Install crmready again: its fonts are missing.")


def _questionnaires() -> Check:
    loaded = [(folder.name, examine(folder)[0]) for folder in bundled(questionnaires_root())]
    broken = [name for name, questionnaire in loaded if questionnaire is None]
    found = f"damaged: {', '.join(broken)}" if broken else ", ".join(name for name, _ in loaded) or "none"
    return Check("Questionnaires", bool(loaded) and not broken, found, "Install crmready again.")


def _folder() -> Check:
    here = Path.cwd()
    fix = "Change to a folder of your own, or name files with their whole path."
    return Check("This folder", os.access(here, os.W_OK), str(here), fix, needed=False)


def _terminal() -> Iterator[Check]:
    columns = shutil.get_terminal_size().columns
    interactive = sys.stdin.isatty() and sys.stderr.isatty()
    found = f"{columns} columns" if interactive else "not a terminal"
    fix = "Widen the window to 60 columns or more, or use `crmready assess --plain`."
    yield Check("Terminal", interactive and columns >= NARROWEST, found, fix, needed=False)
    encoding = (sys.stderr.encoding or "unknown").lower()
    yield Check("Letters", "utf" in encoding, encoding, "Use a UTF-8 locale, such as C.UTF-8.", needed=False)


def checks() -> Iterator[Check]:
    """Everything that is looked at, most important first."""
    yield _python()
    yield _sqlite()
    yield _pdf()
    yield _fonts()
    yield _questionnaires()
    yield _folder()
    yield from _terminal()


def doctor(*, as_json: bool) -> None:
    """Prints the checks; exit 4 when something is missing that is needed."""
    found = list(checks())
    if as_json:
        give_json({"schema": "crmready/doctor/1", "checks": [asdict(check) for check in found]})
    else:
        give(_line(check) for check in found)
    if any(check.needed and not check.good for check in found):
        raise typer.Exit(_ENVIRONMENT)


def _line(check: Check) -> str:
    mark = "ok " if check.good else "!! " if check.needed else "-- "
    fix = f"  Fix: {check.fix}" if check.fix and not check.good else ""
    return f"{mark} {check.name}: {check.found}{fix}"

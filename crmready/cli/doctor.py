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


def _network() -> Iterator[Check]:
    """Can phones reach this machine: which addresses it has, and what may keep them out."""
    from crmready.workshop.interfaces import interfaces_here, tunnels
    from crmready.workshop.remedies import Surroundings, firewall_steps
    from crmready.workshop.serving import USUAL_PORT, is_free

    found = interfaces_here()
    near = [entry for entry in found if entry.reachable]
    listed = ", ".join(f"{entry.name} {entry.address} ({entry.kind.name.lower()})" for entry in near) or "none"
    fix = "Connect to a network, or switch a hotspot on. Then: crmready collect --check"
    yield Check("Addresses for phones", bool(near), listed, fix, needed=False)
    address = near[0].address if near else "127.0.0.1"
    state = "free" if is_free(address, USUAL_PORT) else "taken"
    yield Check(f"Port {USUAL_PORT}", state == "free", state, "Another one is taken by itself.", needed=False)
    vpns = ", ".join(tunnels(found))
    fix = "Switch it off while phones answer, if none gets through."
    yield Check("VPN", not vpns, vpns or "none", fix, needed=False)
    around = Surroundings.now(found, USUAL_PORT)
    steps = firewall_steps(around, str)
    known = around.firewall or ("cannot be told" if steps else "none that is known")
    rule = f"If no phone gets through, once, in {steps[0].where}: {steps[0].command}" if steps else None
    yield Check("Firewall", not steps, known, rule, needed=False)


def checks() -> Iterator[Check]:
    """Everything that is looked at, most important first."""
    yield _python()
    yield _sqlite()
    yield _pdf()
    yield _fonts()
    yield _questionnaires()
    yield _folder()
    yield from _terminal()


def doctor(*, as_json: bool, network: bool = False) -> None:
    """Prints the checks; exit 4 when something is missing that is needed."""
    found = [*checks(), *(_network() if network else ())]
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

"""Each exit code, in a command that really ends with it."""

import os
import signal
import sys

import pytest

from tests.acceptance.commandline import NORDLYS, PULSE, CommandLine

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux finds libraries by LD_LIBRARY_PATH")


def _broken_pango(at: CommandLine) -> str:
    """A folder whose Pango is an empty file, to be found before the system's own."""
    folder = at.place / "libraries"
    folder.mkdir()
    for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0"):
        (folder / name).touch()
    return str(folder)


def _damaged_library(at: CommandLine, line: str) -> str:
    """A search path on which Babel, which every result needs, is one line that fails."""
    package = at.place / "damaged" / "babel"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(line, encoding="utf-8")
    return os.pathsep.join((str(package.parent), at.environment({})["PYTHONPATH"]))


def test_0_the_command_did_what_it_was_asked_to_do(crmready: CommandLine) -> None:
    assert crmready("questionnaire", "list").code == 0


def test_1_something_was_found(crmready: CommandLine) -> None:
    (crmready.folder / "answers.yaml").write_text("format: 1\nformat: 1\n", encoding="utf-8")
    ended = crmready("score", "answers.yaml")
    assert ended.code == 1
    assert ended.stdout == ""
    assert "answers.yaml:2:1: Y" in ended.stderr


def test_2_the_command_was_called_wrongly(crmready: CommandLine) -> None:
    ended = crmready("score", PULSE, "--exact")
    assert (ended.code, ended.stdout) == (2, "")
    assert "Add --json." in ended.stderr


def test_3_the_input_cannot_be_used(crmready: CommandLine) -> None:
    ended = crmready("score", "nordlys.yaml")
    assert (ended.code, ended.stdout) == (3, "")
    assert "There is no file nordlys.yaml." in ended.stderr


@LINUX
def test_4_the_machine_lacks_pango_and_says_how_to_get_it(crmready: CommandLine) -> None:
    broken = _broken_pango(crmready)
    ended = crmready("doctor", LD_LIBRARY_PATH=broken)
    assert ended.code == 4
    (line,) = (line for line in ended.stdout.splitlines() if "PDF" in line)
    assert line.startswith("!! ")
    assert "Fix: " in line
    assert "ok  Python" in ended.stdout


@LINUX
def test_4_a_report_that_cannot_be_made_leaves_the_old_one_as_it_was(crmready: CommandLine) -> None:
    old = crmready.folder / "report.pdf"
    old.write_bytes(b"the old report")
    ended = crmready("report", PULSE, "-o", "report.pdf", "--force", LD_LIBRARY_PATH=_broken_pango(crmready))
    assert ended.code == 4
    assert "Pango" in ended.stderr
    assert old.read_bytes() == b"the old report"
    assert crmready.names() == ["report.pdf"]


def test_4_a_python_library_is_missing(crmready: CommandLine) -> None:
    line = "raise ModuleNotFoundError(\"No module named 'babel'\", name='babel')"
    ended = crmready("score", PULSE, PYTHONPATH=_damaged_library(crmready, line))
    assert (ended.code, ended.stdout) == (4, "")
    assert "babel is missing" in ended.stderr
    assert "Install crmready again" in ended.stderr


def test_70_a_fault_of_the_program_is_shown_with_what_to_report(crmready: CommandLine) -> None:
    damaged = _damaged_library(crmready, 'raise ValueError("something nobody thought of")')
    ended = crmready("score", PULSE, PYTHONPATH=damaged)
    assert (ended.code, ended.stdout) == (70, "")
    assert ended.stderr.startswith("This is a fault in crmready, not in your files.")
    assert "ValueError: something nobody thought of" in ended.stderr


@POSIX
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["130", "143", "129"]
)
def test_a_command_that_is_interrupted_leaves_nothing_half_done(
    crmready: CommandLine, number: signal.Signals, code: int
) -> None:
    with crmready.until(".part", "report", NORDLYS, "-o", "report.pdf") as process:
        os.killpg(process.pid, number)  # as a terminal does: the whole group, and with it the process that renders
        stdout, stderr = process.communicate(timeout=20)
    assert (process.returncode, stdout) == (code, "")
    assert "Traceback" not in stderr
    assert crmready.names() == []
    assert [path for path in crmready.temporary.iterdir() if path.name.startswith("crmready-")] == []

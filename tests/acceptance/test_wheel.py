"""The built distributions: everything travels along, nothing else does, and it runs away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path, PurePosixPath
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT: Final = Path(__file__).parents[2]
CARRIED: Final = {
    "crmready": "crmready",
    "questionnaires": "crmready/_assets/questionnaires",
    "report_templates": "crmready/_assets/report_templates",
}


def _run(*command: str | Path, at: Path) -> str:
    """What the command wrote on stdout; its stderr is the message when it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline from the sdist, which was built from the checkout."""
    built = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", built, at=CHECKOUT)
    (wheel,) = built.glob("crmready-*.whl")
    return wheel


@pytest.fixture(scope="module")
def away(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new environment, `.venv`, that has the wheel but has never heard of the checkout."""
    folder = tmp_path_factory.mktemp("away")
    environment = folder / ".venv"
    venv.create(environment)
    _run(
        *(sys.executable, "-m", "pip", "--python", environment, "install", "--quiet"),
        *("--no-index", "--no-deps", "--disable-pip-version-check", wheel),
        at=folder,
    )
    # The libraries come from the environment of this test. A .pth file there, such as the one that makes the
    # checkout importable, is not followed from here.
    (site,) = environment.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


def _carried_files() -> Iterator[str]:
    for folder, place in CARRIED.items():
        for path in (CHECKOUT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{place}/{path.relative_to(CHECKOUT / folder).as_posix()}"


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_the_wheel_holds_every_file_of_the_three_folders_and_nothing_else(wheel: Path) -> None:
    expected = set(_carried_files())
    assert {
        "crmready/py.typed",
        "crmready/assets/fonts/Inter-Regular.ttf",
        "crmready/assets/fonts/OFL.txt",
        "crmready/_assets/questionnaires/LICENSE",
        "crmready/_assets/questionnaires/crm-readiness/questionnaire.yaml",
        "crmready/_assets/questionnaires/crm-readiness/translations/nb.yaml",
        "crmready/_assets/report_templates/gap-report/report.html",
    } <= expected
    assert any(name.startswith("crmready/i18n/locales/nb/") and name.endswith(".mo") for name in expected)

    assert _names(wheel) == expected


def test_no_hidden_or_left_over_file_travels_along(wheel: Path) -> None:
    names = [PurePosixPath(name) for name in _names(wheel)]
    assert len(names) > 100

    assert [name for name in names if any(part.startswith(".") for part in name.parts)] == []
    assert [
        name for name in names if name.suffix in {".pyc", ".orig", ".rej", ".bak", ".swp", ".pdf", ".crmready"}
    ] == []


def test_the_wheel_carries_each_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = [name.partition("/licenses/")[2] for name in archive.namelist() if "/licenses/" in name]

    assert sorted(licences) == ["LICENSE", "crmready/assets/fonts/OFL.txt", "questionnaires/LICENSE"]


def test_every_library_the_wheel_asks_for_is_locked_in_a_version_that_it_allows(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        headers = Parser().parsestr(archive.read(metadata).decode("utf-8"))
    wanted = [Requirement(line) for line in headers.get_all("Requires-Dist", [])]
    lines = (CHECKOUT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split(" ")[0].split("==") for line in lines if "==" in line]
    locked = {canonicalize_name(name): version for name, version in pins}
    assert len([one for one in wanted if one.marker is None]) == 16
    assert len(wanted) == 19

    assert [str(one) for one in wanted if locked[canonicalize_name(one.name)] not in one.specifier] == []


def test_the_installed_program_reads_its_own_copy_of_the_folders(away: Path) -> None:
    printed = _run(
        away / ".venv/bin/python",
        "-c",
        "from crmready.resources import fonts_root, questionnaires_root, report_templates_root\n"
        "for root in (fonts_root(), questionnaires_root(), report_templates_root()):\n"
        "    print(root.is_dir(), root)\n",
        at=away,
    )
    (site,) = (away / ".venv").resolve().glob("lib/python*/site-packages")

    assert printed.splitlines() == [
        f"True {site}/crmready/assets/fonts",
        f"True {site}/crmready/_assets/questionnaires",
        f"True {site}/crmready/_assets/report_templates",
    ]


def test_the_installed_program_makes_the_sample_report(away: Path) -> None:
    printed = _run(away / ".venv/bin/crmready", "demo", "--language", "nb", "--output", "sample.pdf", at=away)

    assert printed.startswith("Nordlys AS · Klar for CRM\n")
    assert (away / "sample.pdf").read_bytes()[:5] == b"%PDF-"


def test_the_installed_program_begins_a_questionnaire(away: Path) -> None:
    crmready = away / ".venv/bin/crmready"

    _run(
        crmready,
        "questionnaire",
        "new",
        "mine",
        "--template",
        "readiness",
        "--translation",
        "nb",
        "--no-input",
        at=away,
    )

    assert _run(crmready, "questionnaire", "check", "--strict", "mine", at=away) == ""
    assert (away / "mine" / "schema" / "questionnaire.schema.json").is_file()

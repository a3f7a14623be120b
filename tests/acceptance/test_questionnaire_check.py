"""`crmready questionnaire check` as an author and a build machine use it."""

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.acceptance.commandline import PATIENCE, ROOT, CommandLine

PULSE_FOLDER = ROOT / "questionnaires" / "coaching-pulse"
IGNORED = "  # crmready: ignore[Y105] kept for the test\n"


@pytest.fixture
def main(crmready: CommandLine) -> Path:
    """The main file of a copy of the pulse."""
    return Path(shutil.copytree(PULSE_FOLDER, crmready.folder / "mine")) / "questionnaire.yaml"


@pytest.fixture
def broken(main: Path) -> Path:
    """The same with an option set that does not exist."""
    replace(main, "option_set: how-often", "option_set: how-oftn")
    return main


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_problem_is_shown_in_its_line_with_a_caret_and_a_hint(crmready: CommandLine, broken: Path) -> None:
    ended = crmready("questionnaire", "check", "mine")
    number, line = next(
        (number, line)
        for number, line in enumerate(broken.read_text(encoding="utf-8").splitlines(), 1)
        if "how-oftn" in line
    )
    place, margin = line.index("how-oftn"), " " * len(str(number))
    assert ended.code == 1
    assert ended.stdout.splitlines()[:6] == [
        f"mine/questionnaire.yaml:{number}:{place + 1}: R301 There is no option set called how-oftn.",
        f"  {margin} |",
        f"  {number} | {line}",
        f"  {margin} | {' ' * place}{'^' * 8}",
        "  = hint: Did you mean how-often?",
        "",
    ]


def test_every_format_tells_of_the_same_problem(crmready: CommandLine, broken: Path) -> None:
    def said(*words: str) -> str:
        ended = crmready("questionnaire", "check", *words, "mine")
        assert ended.code == 1
        return ended.stdout

    file = broken.relative_to(crmready.folder).as_posix()
    (problem,) = json.loads(said("--format", "json"))["problems"]
    assert (problem["file"], problem["code"]) == (file, "R301")
    assert said("--json") == said("--format", "json")
    (command,) = said("--format", "github").splitlines()
    assert command.startswith(f"::error file={file},line={problem['line']},col={problem['column']},title=R301::")
    (run,) = json.loads(said("--format", "sarif"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["R301"]
    cases = {case.get("name"): len(case) for case in ET.fromstring(said("--format", "junit")).iter("testcase")}  # noqa: S314
    assert cases == {file: 1, "mine/translations/nb.yaml": 0}


def test_inside_github_its_format_is_chosen_and_the_summary_is_filled(crmready: CommandLine, broken: Path) -> None:
    del broken
    page = crmready.temporary / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)}
    assert crmready("questionnaire", "check", "mine", **github).stdout.startswith("::error file=mine/")
    summary = page.read_text(encoding="utf-8")
    assert summary.startswith("before\n### crmready questionnaire check\n")
    assert "| error | R301 | mine/questionnaire.yaml:" in summary
    assert "::error" not in crmready("questionnaire", "check", "--format", "text", "mine", **github).stdout
    assert "schema" in crmready("questionnaire", "check", "--json", "mine", **github).json


def test_a_summary_that_cannot_be_written_fails_no_check(crmready: CommandLine, main: Path) -> None:
    ended = crmready("questionnaire", "check", main, GITHUB_STEP_SUMMARY=str(crmready.folder / "no" / "where"))
    assert ended.code == 0
    assert "The summary could not be written" in ended.stderr


def test_warnings_fail_only_a_strict_check(crmready: CommandLine, main: Path) -> None:
    replace(main, "format: 1\n", f"format: 1{IGNORED}")
    ended = crmready("questionnaire", "check", "mine")
    assert ended.code == 0
    assert ": I903 " in ended.stdout
    assert "0 errors, 1 warning" in ended.stderr
    assert crmready("questionnaire", "check", "mine", "--strict").code == 1


def test_a_slip_is_mended_in_place(crmready: CommandLine, broken: Path) -> None:
    ended = crmready("questionnaire", "check", "--fix", "mine")
    assert (ended.code, ended.stdout) == (0, "")
    assert "R301 how-oftn → how-often" in ended.stderr
    assert broken.read_bytes() == (PULSE_FOLDER / "questionnaire.yaml").read_bytes()
    assert sorted(path.name for path in broken.parent.iterdir()) == sorted(p.name for p in PULSE_FOLDER.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(crmready: CommandLine, broken: Path) -> None:
    broken.parent.chmod(0o500)
    ended = crmready("questionnaire", "check", "--fix", "mine")
    broken.parent.chmod(0o700)
    assert ended.code == 3
    assert "could not be written" in ended.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "sarf"), "Did you mean sarif?"),
        (("--format", "yaml"), "There is: text, json, github, gitlab, sarif, junit."),
        (("--watch", "--json"), "--watch is for people"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused(
    crmready: CommandLine, main: Path, words: tuple[str, ...], said: str
) -> None:
    ended = crmready("questionnaire", "check", *words, main)
    assert (ended.code, ended.stdout) == (2, "")
    assert said in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a process group otherwise there")
def test_watching_checks_again_when_a_file_is_saved_and_ends_with_ctrl_c(crmready: CommandLine, main: Path) -> None:
    with crmready.started("questionnaire", "check", "--watch", "mine", PYTHONUNBUFFERED="1") as process:
        assert process.stderr is not None
        heard = [process.stderr.readline() for _ in range(3)]
        assert heard[0].startswith("1 checked, 0 errors")
        time.sleep(0.05)
        replace(main, "option_set: how-often", "option_set: how-oftn")
        heard = [process.stderr.readline() for _ in range(4)]
        assert heard[0].startswith("1 checked, 1 error")
        process.send_signal(signal.SIGINT)
        stdout, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "R301 There is no option set called how-oftn." in stdout


def test_a_quick_check_leaves_out_the_lints(crmready: CommandLine, main: Path) -> None:
    replace(main, "Less than half of the time", "Now and then")
    replace(main, "More than half of the time", "Most of the time")
    assert "W705" in crmready("questionnaire", "check", "mine").stdout
    quick = crmready("questionnaire", "check", "--quick", "mine")
    assert (quick.code, quick.stdout) == (0, "")


def test_checking_changes_nothing(crmready: CommandLine, broken: Path) -> None:
    before, stamp = crmready.files(), broken.stat().st_mtime_ns
    crmready("questionnaire", "check", "mine")
    assert (crmready.files(), broken.stat().st_mtime_ns) == (before, stamp)


def test_explain_tells_which_answers_give_each_verdict(crmready: CommandLine, main: Path) -> None:
    plain = crmready("questionnaire", "check", "mine")
    explained = crmready("questionnaire", "check", "--explain", "--strict", "mine")
    assert (plain.code, explained.code) == (0, 0)
    assert " E9" not in plain.stdout
    for verdict in ("slipping", "mixed", "taking-hold"):
        assert f" E901 {verdict} is given with: " in explained.stdout
    assert main.is_file()


def test_explain_and_quick_exclude_each_other(crmready: CommandLine, main: Path) -> None:
    ended = crmready("questionnaire", "check", "--explain", "--quick", str(main))
    assert (ended.code, ended.stdout) == (2, "")
    assert "Use one of the two." in ended.stderr


def test_a_part_of_a_questionnaire_is_told_where_the_whole_is(crmready: CommandLine, main: Path) -> None:
    part = main.parent / "translations"
    assert part.is_dir()
    ended = crmready.shell('cd mine/translations && "$@"', "questionnaire", "check", "nb.yaml")
    assert (ended.code, ended.stdout) == (3, "")
    assert ended.stderr == (
        "Error: nb.yaml is a part of a questionnaire, and cannot be judged without the rest.\n"
        "  Check the whole folder: crmready questionnaire check ..\n"
    )

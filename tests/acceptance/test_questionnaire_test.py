"""`crmready questionnaire test` and `crmready questionnaire coverage`."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import junitparser
import pytest

from tests.acceptance.commandline import ROOT, CommandLine

CRM = ROOT / "questionnaires" / "crm-readiness"
PULSE = ROOT / "questionnaires" / "coaching-pulse"
SMALL = ROOT / "tests" / "scenarios" / "small"
WRONG = """\
format: 1
respondents: {seller: 3, manager: 1}
scenarios:
  - {id: all-well, default: best, expect: {verdict: done}}
  - id: a-process-that-nobody-knows
    about: The manager has a document, and the sellers know no stage.
    answers: {stages: [1, 1, 0], described: 2}
    expect:
      gates: {known: pass}
"""
SAID = """\
small/scenarios/cases.yaml .F

=================================== FAILURES ===================================
_________________________ a-process-that-nobody-knows __________________________
The manager has a document, and the sellers know no stage.

small/scenarios/cases.yaml:9:15: gate known
  expected: pass
  actual:   fail
  because:  stages is 2/3 (0.6667), at least 1 is asked; held back by seller at 2/3 (0.6667) (3 answers), who reach \
“None of them”

"""


@pytest.fixture
def small(crmready: CommandLine) -> Path:
    """A questionnaire in the person's folder, without scenarios."""
    return Path(shutil.copytree(SMALL, crmready.folder / "small"))


@pytest.fixture
def wrong(small: Path) -> Path:
    """The same with one scenario that is met and one that is not."""
    (small / "scenarios").mkdir()
    (small / "scenarios" / "cases.yaml").write_text(WRONG, encoding="utf-8")
    return small


def test_the_questionnaires_that_come_along_do_what_their_scenarios_say(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "test", CRM, PULSE)
    assert (ended.code, ended.stdout.count("F")) == (0, 0)
    assert ended.stderr.endswith(" passed.\n")


def test_a_wrong_expectation_is_shown_beside_what_came_out(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "test", wrong.name)
    assert (ended.code, ended.stdout, ended.stderr) == (1, SAID, "1 failed, 1 passed.\n")


def test_only_scenarios_with_a_word_in_their_name_are_run(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "test", wrong.name, "-k", "well", "--verbose")
    assert (ended.code, ended.stdout) == (0, "small/scenarios/cases.yaml::all-well passed\n")
    ended = crmready("questionnaire", "test", wrong.name, "-k", "all-wel1")
    assert (ended.code, ended.stdout) == (3, "")
    assert "Did you mean all-well?" in ended.stderr


def test_a_junit_reader_finds_a_case_for_each_scenario(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "test", wrong.name, "--format", "junit")
    assert ended.code == 1
    (suite,) = ET.fromstring(ended.stdout)  # noqa: S314 (our own output)
    assert suite.attrib == {"name": "small/scenarios/cases.yaml", "tests": "2", "failures": "1"}
    assert [(case.get("name"), case.get("line"), len(case)) for case in suite] == [
        ("all-well", "4", 0),
        ("a-process-that-nobody-knows", "5", 1),
    ]
    assert suite[1][0].get("message") == "gate known: expected pass, was fail"


def test_a_program_reads_the_same_as_json(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "test", wrong.name, "--format", "json")
    assert (ended.code, ended.json["schema"]) == (1, "crmready/scenarios/1")
    fine, failed = ended.json["scenarios"]
    assert (fine["name"], fine["passed"], fine["expectations"], fine["failures"]) == ("all-well", True, 1, [])
    (failure,) = failed["failures"]
    assert failure.pop("because").startswith("stages is 2/3")
    assert failure == {
        "file": "small/scenarios/cases.yaml",
        "line": 9,
        "column": 15,
        "subject": "gate known",
        "expected": "pass",
        "actual": "fail",
    }


def test_a_questionnaire_without_scenarios_has_nothing_to_test(crmready: CommandLine, small: Path) -> None:
    for command in ("test", "coverage"):
        ended = crmready("questionnaire", command, small.name)
        assert (ended.code, ended.stdout) == (3, "")
        assert "small has no scenarios." in ended.stderr
        assert "small/scenarios/*.yaml" in ended.stderr


def test_a_format_that_does_not_exist_is_wrong_usage(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "test", wrong.name, "--format", "junti")
    assert (ended.code, ended.stdout) == (2, "")
    assert "Did you mean junit?" in ended.stderr


def test_a_faulty_scenario_is_reported_at_its_place(crmready: CommandLine, wrong: Path) -> None:
    file = wrong / "scenarios" / "cases.yaml"
    file.write_text(WRONG.replace("{known: pass}", "{knwon: pass}"), encoding="utf-8")
    ended = crmready("questionnaire", "test", wrong.name)
    assert ended.code == 1
    assert "small/scenarios/cases.yaml:9:15: C804 There is no gate knwon.\n  Did you mean known?\n" in (
        ended.stdout + ended.stderr
    )


def test_the_scenarios_of_the_crm_questionnaire_exercise_all_of_it(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "coverage", CRM, "--fail-under", "100", "--json")
    assert (ended.code, ended.json["schema"]) == (0, "crmready/coverage/1")
    (crm,) = ended.json["questionnaires"]
    assert (crm["id"], crm["failed"], crm["missing"]) == ("crm-readiness", 0, [])
    assert crm["total"]["per_cent"] == "100.0"


def test_the_scenarios_of_the_pulse_exercise_all_of_it(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "coverage", PULSE, "--fail-under", "100")
    assert (ended.code, ended.stderr) == (0, "")


def test_too_little_coverage_ends_with_1_and_names_what_is_missing(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "coverage", wrong.name, "--fail-under", "90.5")
    assert ended.code == 1
    lines = ended.stdout.splitlines()
    assert lines[0] == "small: 2 scenarios"
    assert "  gate states       0 of     3    0.0 %" in lines
    assert "small/questionnaire.yaml:32:5: gate known: fail" in lines
    total = lines[9].split()[-2]
    assert ended.stderr == (
        "small: 1 of 2 scenarios fail; what they expect in vain does not count.\n"
        f"small: {total} % is less than the 90.5 % asked for.\n"
    )


def test_a_scenario_that_fails_fails_the_coverage_as_well(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "coverage", wrong.name)
    assert (ended.code, ended.stdout.splitlines()[0]) == (1, "small: 2 scenarios")
    assert ended.stderr == "small: 1 of 2 scenarios fail; what they expect in vain does not count.\n"


def test_a_threshold_that_is_no_share_is_wrong_usage(crmready: CommandLine, wrong: Path) -> None:
    ended = crmready("questionnaire", "coverage", wrong.name, "--fail-under", "most")
    assert (ended.code, ended.stdout) == (2, "")
    assert "Write --fail-under 95." in ended.stderr


def test_problems_that_let_nothing_be_played_are_told_in_the_format_that_was_asked_for(
    crmready: CommandLine, wrong: Path
) -> None:
    (wrong / "scenarios" / "cases.yaml").write_text(WRONG.replace("known: pass", "knwon: pass"), encoding="utf-8")
    place = "small/scenarios/cases.yaml"

    def said(format_: str) -> str:
        ended = crmready("questionnaire", "test", "small", "--format", format_)
        assert ended.code == 1
        assert f"{place}:9:15: C804 " in ended.stderr
        return ended.stdout

    (command,) = said("github").splitlines()
    assert command.startswith(f"::error file={place},line=9,col=15,title=C804::")
    (suite,) = junitparser.JUnitXml.fromstring(said("junit").encode())
    assert [(case.name, case.is_failure) for case in suite] == [(place, True)]
    assert [problem["code"] for problem in json.loads(said("json"))["problems"]] == ["C804"]
    assert said("text") == ""

"""`crmready questionnaire mutate`."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.commandline import ROOT, CommandLine

PULSE = ROOT / "questionnaires" / "coaching-pulse"
SMALL = ROOT / "tests" / "scenarios" / "small"
FEW = """\
format: 1
respondents: {seller: 6, manager: 2}
scenarios:
  - {id: best, default: best, evidence: all, expect: {verdict: done}}
  - {id: worst, default: worst, expect: {verdict: stop}}
  - {id: on, default: 1, expect: {gates: {known: pass}}}
"""
SAID = """\
small: 3 mutants, 3 scenarios
  minimums          1 of     2   50.0 %
  severity          0 of     1    0.0 %
  total             1 of     3   33.3 %

Survived:
small/questionnaire.yaml:32:88: minimums: known: at_least 1 → 0.5
  No scenario has stages at 0.5 or more but under 1, and expects what known then is.
  This scenario would kill it:
    - id: known-minimums
      respondents: {seller: 6, manager: 6}
      default: best
      evidence: all
      answers: {stages: [1, 1, 1, 0, 0, 0]}
      expect: {gates: {known: fail}}

Survived, with a reason:
small/questionnaire.yaml:32:101: severity: known: severity hard → warning
  It is the only gate.
"""


@pytest.fixture
def small(crmready: CommandLine) -> Path:
    """A questionnaire in the person's folder with three scenarios and one reason."""
    folder = Path(shutil.copytree(SMALL, crmready.folder / "small"))
    file = folder / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "severity: hard}", "severity: hard}  # crmready: survives[severity] It is the only gate."
    )
    file.write_text(text, encoding="utf-8")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "cases.yaml").write_text(FEW, encoding="utf-8")
    return folder


def test_survivors_are_listed_with_the_scenario_that_would_kill_them(crmready: CommandLine, small: Path) -> None:
    ended = crmready("questionnaire", "mutate", small.name, "-k", "known")
    assert (ended.code, ended.stdout, ended.stderr) == (0, SAID, "")
    assert crmready("questionnaire", "mutate", small.name, "-k", "known").stdout == SAID


def test_the_proposed_scenario_kills_it(crmready: CommandLine, small: Path) -> None:
    proposed = SAID.partition("kill it:\n")[2].partition("\n\n")[0].replace("    ", "  ", 1)
    lines = "".join(f"{line[2:] if number else line}\n" for number, line in enumerate(proposed.splitlines()))
    file = small / "scenarios" / "cases.yaml"
    file.write_text(FEW + lines, encoding="utf-8")
    ended = crmready("questionnaire", "mutate", small.name, "-k", "known", "--strict", "--fail-under", "66.6")
    assert (ended.code, ended.stderr) == (0, "")
    assert "  minimums          2 of     2  100.0 %" in ended.stdout


def test_a_program_reads_the_same_as_json(crmready: CommandLine, small: Path) -> None:
    for wish in (("--json",), ("--format", "json")):
        ended = crmready("questionnaire", "mutate", small.name, "-k", "known", "--examples", "0", *wish)
        assert (ended.code, ended.json["schema"]) == (0, "crmready/mutation/1")
        (found,) = ended.json["questionnaires"]
        assert found["total"] == {"killed": 1, "mutants": 3, "per_cent": "33.3"}
        assert found["kinds"]["minimums"] == {"killed": 1, "mutants": 2, "per_cent": "50.0"}
        assert (found["id"], found["scenarios"], found["equivalent"], found["unneeded_reasons"]) == ("small", 3, 0, [])
        assert found["survivors"][0] == {
            "kind": "minimums",
            "id": "known",
            "change": "at_least 1 → 0.5",
            "file": "small/questionnaire.yaml",
            "line": 32,
            "column": 88,
            "missing": "No scenario has stages at 0.5 or more but under 1, and expects what known then is.",
            "example": None,
            "reason": None,
        }


def test_too_few_killed_ends_with_1(crmready: CommandLine, small: Path) -> None:
    ended = crmready("questionnaire", "mutate", small.name, "-k", "known", "--fail-under", "50")
    assert (ended.code, ended.stdout) == (1, SAID)
    assert ended.stderr == "small: 33.3 % is less than the 50 % asked for.\n"


def test_strictness_wants_a_reason_for_each_survivor_and_a_survivor_for_each_reason(
    crmready: CommandLine, small: Path
) -> None:
    ended = crmready("questionnaire", "mutate", small.name, "-k", "known", "--strict")
    assert (ended.code, ended.stderr) == (1, "small: survivors without a reason: 1, reasons without a survivor: 0.\n")
    file = small / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8").replace("survives[severity]", "survives[severity, minimums, roles]")
    file.write_text(text, encoding="utf-8")
    assert crmready("questionnaire", "mutate", small.name, "-k", "known", "--strict").code == 0
    ended = crmready("questionnaire", "mutate", small.name, "--strict", "--examples", "0")
    assert ended.code == 1
    assert ended.stderr.endswith(", reasons without a survivor: 1.\n")
    assert ended.stdout.endswith(
        "small/questionnaire.yaml:32:108: no roles mutant of line 32 survives. Remove the comment.\n"
    )


def test_check_reads_the_reasons_as_well(crmready: CommandLine, small: Path) -> None:
    assert crmready("questionnaire", "check", small.name, "--quick").code == 0
    file = small / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("survives[severity] It", "survives[severety] It"), encoding="utf-8")
    ended = crmready("questionnaire", "check", small.name, "--quick")
    assert ended.code == 1
    assert "I902" in ended.stdout
    assert "There is no kind of mutant severety." in ended.stdout
    assert "Did you mean severity?" in ended.stdout
    file.write_text(text.replace("] It is the only gate.", "]"), encoding="utf-8")
    ended = crmready("questionnaire", "check", small.name, "--quick")
    assert "There is no reason why severity should survive." in ended.stdout


def test_scenarios_that_fail_anyway_are_mended_first(crmready: CommandLine, small: Path) -> None:
    file = small / "scenarios" / "cases.yaml"
    file.write_text(FEW.replace("{known: pass}", "{known: fail}"), encoding="utf-8")
    ended = crmready("questionnaire", "mutate", small.name)
    assert (ended.code, ended.stdout) == (1, "")
    assert ended.stderr == (
        "small: 1 of 3 scenarios fail on the questionnaire as it is, such as on.\n"
        "  Mend them first: crmready questionnaire test small\n"
    )


def test_what_cannot_be_tried_is_said(crmready: CommandLine, small: Path) -> None:
    ended = crmready("questionnaire", "mutate", small.name, "-k", "knwon")
    assert (ended.code, ended.stdout) == (3, "")
    assert "No change has knwon in its kind, id or file." in ended.stderr
    for option, said in (("--format", "text"), ("--fail-under", "Write --fail-under 95.")):
        ended = crmready("questionnaire", "mutate", small.name, option, "tex")
        assert (ended.code, ended.stdout) == (2, "")
        assert said in ended.stderr
    (small / "scenarios" / "cases.yaml").unlink()
    ended = crmready("questionnaire", "mutate", small.name)
    assert (ended.code, ended.stdout) == (3, "")
    assert "small has no scenarios." in ended.stderr


def test_the_scenarios_of_the_pulse_kill_its_mutants_and_the_rest_has_its_reason(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "mutate", PULSE, "--strict", "--fail-under", "95")
    assert (ended.code, ended.stderr) == (0, "")

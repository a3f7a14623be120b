"""`crmready questionnaire …` and `crmready doctor`."""

import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.acceptance.commandline import ROOT, CommandLine

PULSE_FOLDER = ROOT / "questionnaires" / "coaching-pulse"


@pytest.fixture
def broken(crmready: CommandLine) -> Path:
    """The pulse with two mistakes: an option set that does not exist, and a gate on a question that does not."""
    folder = Path(shutil.copytree(PULSE_FOLDER, crmready.folder / "broken"))
    main = folder / "questionnaire.yaml"
    text = main.read_text(encoding="utf-8")
    text = text.replace("option_set: how-often", "option_set: how-oftn", 1)
    text = text.replace("    question: had-conversation\n    roles", "    question: had-conversatoin\n    roles", 1)
    main.write_text(text, encoding="utf-8")
    return folder


def test_every_problem_is_reported_at_once_with_its_place_and_a_hint(crmready: CommandLine, broken: Path) -> None:
    ended = crmready("questionnaire", "check", broken.name, PULSE_FOLDER)
    assert ended.code == 1
    lines = ended.stdout.splitlines()
    text = (broken / "questionnaire.yaml").read_text(encoding="utf-8").splitlines()
    for wrong, right in (("how-oftn", "how-often"), ("had-conversatoin", "had-conversation")):
        (line,) = (number for number, content in enumerate(text, 1) if wrong in content)
        column = text[line - 1].index(wrong) + 1
        (found,) = (
            at for at, said in enumerate(lines) if said.startswith(f"broken/questionnaire.yaml:{line}:{column}: ")
        )
        assert lines[found + 3][lines[found + 2].index(wrong) :] == "^" * len(wrong)
        assert lines[found + 4] == f"  = hint: Did you mean {right}?"
    assert ended.stderr == "2 checked, 2 errors.\n2 can be mended with --fix.\n"


def test_problems_as_json_carry_the_same_places(crmready: CommandLine, broken: Path) -> None:
    ended = crmready("questionnaire", "check", broken.name, "--json")
    assert (ended.code, ended.json["schema"]) == (1, "crmready/problems/1")
    problems = ended.json["problems"]
    assert {problem["file"] for problem in problems} == {"broken/questionnaire.yaml"}
    assert [problem["severity"] for problem in problems] == ["error", "error"]
    explained = crmready("questionnaire", "rule", problems[0]["code"].lower())
    assert explained.stdout.startswith(f"{problems[0]['code']}: ")


def test_the_questionnaires_that_come_along_have_no_problems(crmready: CommandLine) -> None:
    ended = crmready(
        "questionnaire", "check", *(ROOT / "questionnaires" / n for n in ("crm-readiness", "coaching-pulse"))
    )
    assert (ended.code, ended.stdout, ended.stderr) == (0, "", "2 checked, 0 errors.\n")


def test_a_questionnaire_that_is_not_there_is_said_to_be_missing(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "check", "nowhere")
    assert (ended.code, ended.stdout) == (3, "")
    assert "nowhere" in ended.stderr


def test_what_comes_along_is_listed(crmready: CommandLine) -> None:
    listed = crmready("questionnaire", "list", "--json").json
    assert listed["schema"] == "crmready/questionnaires/1"
    assert [(entry["id"], entry["languages"]) for entry in listed["questionnaires"]] == [
        ("coaching-pulse", ["en", "nb"]),
        ("crm-readiness", ["en", "nb"]),
    ]
    assert [line.split()[0] for line in crmready("questionnaire", "list").stdout.splitlines()] == [
        "coaching-pulse",
        "crm-readiness",
    ]


def test_a_questionnaire_is_shown_as_a_role_meets_it_in_its_language(crmready: CommandLine) -> None:
    leader = crmready("questionnaire", "show", "coaching-pulse", "--language", "nb", "--role", "team-leader")
    assert leader.code == 0
    assert "Hvor ofte tar du opp igjen det du og en medarbeider avtalte sist?" in leader.stdout
    assert "kommer lederen din" not in leader.stdout
    assert "had-conversation" not in leader.stdout
    shown = crmready("questionnaire", "show", "coaching-pulse", "-r", "team-leader", "--json").json
    assert shown["schema"] == "crmready/questionnaire/1"
    assert shown["questionnaire"]["id"] == "coaching-pulse"
    assert len(shown["asked"]) == 6
    assert [name for name in shown["asked"] if f"{name} (" not in leader.stdout] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "crm-redines"), 3, "Did you mean crm-readiness?"),
        (("show", "coaching-pulse", "-r", "team-leadr"), 2, "Did you mean team-leader?"),
        (("show", "coaching-pulse", "-l", "de"), 2, "There is: en, nb."),
        (("rule", "R9999"), 2, "There is no rule R9999."),
    ],
)
def test_a_wrong_name_is_answered_with_a_right_one(
    crmready: CommandLine, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = crmready("questionnaire", *words)
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr


def test_the_schema_is_a_json_schema(crmready: CommandLine) -> None:
    schema = crmready("questionnaire", "schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": 1, "id": "x", "nonsense": True}, schema)


def test_the_doctor_finds_everything_that_is_needed(crmready: CommandLine) -> None:
    ended = crmready("doctor", "--json")
    assert (ended.code, ended.stderr) == (0, "")
    assert ended.json["schema"] == "crmready/doctor/1"
    checks = {check["name"]: check for check in ended.json["checks"]}
    assert {"Python", "SQLite", "PDF", "Fonts", "Questionnaires"} == {
        n for n, check in checks.items() if check["needed"]
    }
    assert [name for name, check in checks.items() if check["needed"] and not check["good"]] == []
    assert checks["Questionnaires"]["found"] == "coaching-pulse, crm-readiness"
    assert checks["Terminal"]["good"] is False
    assert crmready.files() == set()

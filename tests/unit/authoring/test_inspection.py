"""Every kind of mistake through the door that authors use: what is refused, and what is well-formed but doubtful."""

from pathlib import Path

import pytest

from crmready.authoring.inspection import inspect
from crmready.loading.questionnaire import examine
from crmready.problems import RULES, Severity
from tests.examples import AGAINST, FOLDERS, inspected

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "questionnaires" / "invalid"
LINTED = [
    code
    for code, rule in RULES.items()
    if code[0] in "LWDIE" or (code[0] in "ST" and rule.severity is not Severity.ERROR)
]
WELL_FORMED = [folder for folder in FOLDERS if folder.name.partition("-")[0] in LINTED or folder.name.startswith("Y16")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_everything_is_said_at_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    said = "".join(f"{problem}\n" for problem in inspected(Path(), explain=folder.name.startswith("E")).problems)
    assert said == Path("expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", WELL_FORMED, ids=lambda folder: folder.name)
def test_what_lints_and_ignores_are_about_can_be_asked(folder: Path) -> None:
    loaded, problems = examine(folder)
    assert loaded is not None
    assert problems == ()
    assert f": {folder.name.partition('-')[0]} " in (folder / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", LINTED)
def test_every_rule_has_an_example(code: str) -> None:
    assert any(folder.name.startswith(f"{code}-") for folder in WELL_FORMED)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_place_lies_inside_its_file(folder: Path) -> None:
    inspection = inspected(folder)
    for problem in inspection.problems:
        place = problem.location
        if problem.code == "Y101":  # no lines can be told apart in it
            assert inspection.files[place.path] == ()
            continue
        line = inspection.files[place.path][place.line - 1]
        assert 1 <= place.column <= len(line) + 1


def test_the_rules_against_an_earlier_version_are_silent_without_one() -> None:
    with_one = [folder for folder in FOLDERS if (folder / AGAINST).is_dir()]
    assert {folder.name[0] for folder in with_one} == {"D"}
    for folder in with_one:
        assert [problem for problem in inspect(folder).problems if problem.code[0] in "DI"] == []


def test_the_lines_of_every_file_come_along() -> None:
    folder = ROOT / "questionnaires" / "crm-readiness"
    files = inspect(folder).files
    assert next(iter(files)) == str(folder / "questionnaire.yaml")
    written = {str(path) for path in folder.glob("dimensions/*.yaml")} | {str(folder / "translations" / "nb.yaml")}
    assert written <= files.keys()
    for path, lines in files.items():
        assert "\n".join(lines) == Path(path).read_text(encoding="utf-8")


def test_authors_may_check_more_than_one_file_can_ask(tmp_path: Path) -> None:
    options = "options: [None of them, Some of them, All of them]"
    questions = "".join(
        f"      - {{id: q-{number}, type: levels, roles: [seller], ask: Which do you use?, {options}}}\n"
        for number in range(2500)
    )
    head = (EXAMPLES / "I901-an-ignore-without-a-reason" / "questionnaire.yaml").read_text(encoding="utf-8")
    before, _, after = head.partition("    questions:\n")
    text = f"{before}    questions:\n{questions}verdicts:\n{after.partition('verdicts:')[2].lstrip()}"
    (tmp_path / "questionnaire.yaml").write_text(text.replace("  # crmready: ignore[Y105]", ""), encoding="utf-8")
    assert [problem.code for problem in examine(tmp_path)[1]] == ["Y151"]
    assert [problem for problem in inspect(tmp_path).problems if problem.code[0] in "YSRT"] == []

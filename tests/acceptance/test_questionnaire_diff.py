"""`crmready questionnaire diff` and `check --against` as an author and a build machine use them."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.commandline import ROOT, CommandLine

FOLDER = ROOT / "questionnaires" / "crm-readiness"
SALES, COACHING = "dimensions/sales-process.yaml", "dimensions/leadership-coaching.yaml"


@pytest.fixture
def mine(crmready: CommandLine) -> Path:
    """A copy of the bundled questionnaire, in the folder that the author is in."""
    return Path(shutil.copytree(FOLDER, crmready.folder / "mine"))


@pytest.fixture
def pulse_folders(crmready: CommandLine) -> tuple[Path, Path]:
    """Two copies of the shorter questionnaire: `old`, and `mine` to be edited."""
    folder = ROOT / "questionnaires" / "coaching-pulse"
    return Path(shutil.copytree(folder, crmready.folder / "old")), Path(
        shutil.copytree(folder, crmready.folder / "mine")
    )


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def remove_a_question(folder: Path) -> None:
    """Takes `one-change` out of the pulse, in both languages."""
    for name, lines in (("questionnaire.yaml", 5), ("translations/nb.yaml", 2)):
        written = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (start,) = (number for number, line in enumerate(written) if line.strip(" -:\n").endswith("one-change"))
        (folder / name).write_text("".join(written[:start] + written[start + lines :]), encoding="utf-8")


def starts_at(difference: dict[str, Any]) -> str:
    """What stands at the place of a difference to the end of its line."""
    path = Path(difference["file"])
    lines = path.read_text(encoding="utf-8").splitlines()
    return str(lines[difference["line"] - 1][difference["column"] - 1 :])


def git(folder: Path, *words: str) -> None:
    """Runs Git as an author without settings of their own."""
    identity = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


def edit_as_in_the_example(mine: Path) -> None:
    """The seven edits of docs/versions.md."""
    replace(mine / SALES, "weight: 20", "weight: 25")
    replace(mine / SALES, "your company's sales process can", "your company's agreed sales process can")
    replace(mine / COACHING, "last three months", "last 6 months")
    replace(mine / SALES, "      - They stay with the seller\n", "")
    replace(mine / "translations" / "nb.yaml", "      - Den blir hos selgeren\n", "")
    for file in (mine / SALES, mine / "translations" / "nb.yaml", mine / "questionnaire.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("opportunities-qualified", "opportunities-checked"), encoding="utf-8")
    main = (mine / "questionnaire.yaml").read_text(encoding="utf-8")
    head, gate, rest = main.partition("- id: process-defined")
    (mine / "questionnaire.yaml").write_text(
        head + gate + rest.replace("at_least: 2", "at_least: 3", 1), encoding="utf-8"
    )
    governance = mine / "dimensions" / "governance.yaml"
    start, first, second, *others = re.split(r"(?m)^(?=  - id: )", governance.read_text(encoding="utf-8"))
    governance.write_text("".join((start, second, first, *others)), encoding="utf-8")


def test_the_worked_example_of_the_documentation_is_what_the_command_says(crmready: CommandLine, mine: Path) -> None:
    edit_as_in_the_example(mine)
    shutil.copy(ROOT / "questionnaires" / "samples" / "nordlys.yaml", crmready.folder)
    page = (ROOT / "docs" / "versions.md").read_text(encoding="utf-8")
    command, _, rest = page.partition("```console\n$ crmready ")[2].partition("\n")
    ended = crmready(*command.split())
    assert ended.code == 1
    assert ended.stdout == rest.partition("```")[0]
    assert ended.stderr == ""


def test_json_has_everything_and_markdown_is_for_a_pull_request(crmready: CommandLine, mine: Path) -> None:
    edit_as_in_the_example(mine)
    told = crmready("questionnaire", "diff", "crm-readiness", "mine", "--format", "json")
    assert told.code == 1
    assert told.json["schema"] == "crmready/diff/1"
    assert told.json["effect"] == "breaking"
    assert told.json["counts"] == {"wording": 1, "comparable": 1, "score-affecting": 2, "breaking": 3}
    assert (told.json["version"]["least"], told.json["version"]["enough"]) == ("2.0.0", False)
    assert told.json["before"]["digest"] != told.json["after"]["digest"]
    page = crmready("questionnaire", "diff", "crm-readiness", "mine", "--format", "markdown").stdout.splitlines()
    assert page[:5] == [
        "### crm-readiness 1.0.0 → 1.0.0",
        "",
        "**Version should be at least 2.0.0, not 1.0.0: there are breaking changes.**",
        "",
        "3 breaking, 2 score-affecting, 1 comparable, 1 wording.",
    ]
    assert [line for line in page if line.startswith("####")] == [
        "#### Breaking", "#### Score-affecting", "#### Comparable",
    ]  # fmt: skip
    assert "<details><summary>1 wording</summary>" in page
    rows = [line for line in page if line.startswith("| ") and not line.startswith(("| ---", "| What"))]
    assert len(rows) == 7
    assert all(line.count(" | ") == 4 for line in rows)


def test_what_is_gone_stands_in_the_earlier_version_and_the_rest_in_the_later_one(
    crmready: CommandLine, pulse_folders: tuple[Path, Path]
) -> None:
    _, mine = pulse_folders
    remove_a_question(mine)
    replace(mine / "translations" / "nb.yaml", "title: Veiledningspuls", "title: Pulsen")
    found = crmready("questionnaire", "diff", "old", "mine", "--json").json["differences"]
    removed, reworded = found
    assert (removed["kind"], removed["subject"]) == ("removed", "question one-change")
    assert starts_at({**removed, "file": str(crmready.folder / removed["file"])}) == "id: one-change"
    assert removed["file"] == "old/questionnaire.yaml"
    assert (reworded["language"], reworded["file"]) == ("nb", "mine/translations/nb.yaml")
    assert starts_at({**reworded, "file": str(crmready.folder / reworded["file"])}) == "Pulsen"


def test_an_assessment_is_scored_by_both_versions_and_names_nobody(
    crmready: CommandLine, pulse: Path, pulse_folders: tuple[Path, Path]
) -> None:
    _, mine = pulse_folders
    replace(mine / "questionnaire.yaml", "scoring: count", "scoring: none")
    ended = crmready("questionnaire", "diff", pulse.name, "mine", "-a", pulse.name, "--json")
    (one,) = ended.json["differences"]
    assert (one["what"], one["before"], one["after"]) == ("scoring", "count", "none")
    (assessed,) = ended.json["assessments"]
    assert (assessed["assessment"], assessed["other_version"], assessed["lost"]) == (pulse.name, False, [])
    assert {shift["what"].split()[0] for shift in assessed["shifts"]} <= {"verdict", "gate", "rating", "index"}
    assert "Nordlys" not in ended.stdout


def test_a_revision_stands_for_the_folder_as_it_was(crmready: CommandLine, pulse_folders: tuple[Path, Path]) -> None:
    _, mine = pulse_folders
    git(crmready.folder, "init", "--quiet")
    git(crmready.folder, "add", ".")
    git(crmready.folder, "commit", "--quiet", "-m", "first")
    remove_a_question(mine)
    (gone,) = crmready("questionnaire", "diff", "git:HEAD", "mine", "--json").json["differences"]
    assert (gone["subject"], gone["file"]) == ("question one-change", "git:HEAD:mine/questionnaire.yaml")
    checked = crmready("questionnaire", "check", "mine", "--against", "git:HEAD", "--json")
    assert checked.code == 1
    codes = [problem["code"] for problem in checked.json["problems"] if problem["code"][0] == "D"]
    assert sorted(codes) == ["D903", "D905"]
    assert crmready.names() == [".git", "mine", "old"]
    assert list(crmready.temporary.iterdir()) == []


def test_an_author_vouches_for_a_text_in_both_commands(crmready: CommandLine, pulse_folders: tuple[Path, Path]) -> None:
    _, mine = pulse_folders
    replace(mine / "questionnaire.yaml", "version: 1.0.0", "version: 1.0.1")
    replace(
        mine / "questionnaire.yaml",
        "ask: Do you keep lists of your own beside the shared system?",
        "ask: Are there private notes?  # crmready: ignore[D902] the same in fewer words",
    )
    checked = crmready("questionnaire", "check", "mine", "--against", "old", "--json")
    assert [problem["code"] for problem in checked.json["problems"] if problem["code"][0] in "DI"] == []
    ended = crmready("questionnaire", "diff", "old", "mine")
    assert ended.code == 0
    assert "wording: ask (en)" in ended.stdout
    assert "The author vouches that it asks the same." in ended.stdout

"""`crmready export` and `crmready import`: the whole assessment as text and back."""

import json
from pathlib import Path

import pytest

from tests.acceptance.commandline import PULSE, CommandLine


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_an_export_of_an_import_of_an_export_is_the_export(crmready: CommandLine, nordlys: Path, form: str) -> None:
    said = crmready("export", nordlys.name, "-o", f"first.{form}")
    assert (said.code, said.stdout) == (0, "")
    assert "keep it as safe as the assessment itself" in said.stderr
    made = crmready("import", f"first.{form}", "again.crmready")
    assert (made.code, made.stdout) == (0, "")
    assert made.stderr == "Made again.crmready.\nNext: crmready status again.crmready\n"
    again = crmready("export", "again.crmready", "--format", form)
    assert again.stdout.encode() == (crmready.folder / f"first.{form}").read_bytes()
    results = [crmready("score", file, "--json").stdout for file in (nordlys.name, "again.crmready")]
    assert results[0] == results[1]


def test_exports_and_imported_files_are_for_their_owner_only(crmready: CommandLine, pulse: Path) -> None:
    assert crmready("export", pulse.name, "-o", "pulse.json").code == 0
    assert crmready("import", "pulse.json", "again.crmready").code == 0
    for name in ("pulse.json", "again.crmready"):
        assert (crmready.folder / name).stat().st_mode & 0o077 == 0, name


def test_an_export_on_stdout_carries_its_schema(crmready: CommandLine, pulse: Path) -> None:
    ended = crmready("export", pulse.name)
    assert (ended.code, ended.stderr) == (0, "")
    assert ended.json["schema"] == "crmready/assessment/1"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("pulse.crmready", "-o", "taken.json"), (3, "Add --force to replace it.")),
        (
            ("pulse.crmready", "-o", "pulse.crmready", "--format", "json", "--force"),
            (2, "replace the assessment itself"),
        ),
        (("pulse.crmready", "-o", "pulse.txt"), (2, "Write --format json or --format yaml.")),
        (("pulse.crmready", "-o", "no-such-folder/pulse.json"), (3, "No such file or directory")),
        (("pulse.crmready", "--format", "xml"), (2, "An export is JSON or YAML.")),
        (("taken.json",), (3, "this is not an assessment file")),
    ],
)
def test_an_export_that_cannot_be_written_harms_nothing(
    crmready: CommandLine, pulse: Path, words: tuple[str, ...], answer: tuple[int, str]
) -> None:
    taken = crmready.folder / "taken.json"
    taken.write_text("mine", encoding="utf-8")
    before = pulse.read_bytes()
    ended = crmready("export", *words)
    code, said = answer
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert taken.read_text(encoding="utf-8") == "mine"
    assert pulse.read_bytes() == before
    assert crmready.names() == ["pulse.crmready", "taken.json"]


@pytest.mark.parametrize(
    ("name", "text", "answer"),
    [
        ("cut.json", '{"schema": "crmready/assessment/1", "snap', (3, "is not JSON")),
        pytest.param("deep.json", "[" * 100_000, (3, "is not JSON"), id="deep"),
        ("other.json", '{"schema": "crmready/result/1"}', (3, "not an export of crmready")),
        ("newer.json", '{"schema": "crmready/assessment/2"}', (3, "install the newest")),
        ("empty.json", '{"schema": "crmready/assessment/1", "snapshot": {}, "history": []}', (3, "history")),
        (
            "wrong.yaml",
            "format: 1\nquestionnaire: crm-redines\norganisation: Acme\nlanguage: en\nrespondents: []\n",
            (3, "Did you mean crm-readiness?"),
        ),
        ("bad.yaml", "format: 1\nquestionnaire: coaching-pulse\nlanguage: xx\n", (1, "bad.yaml:")),
    ],
)
def test_what_cannot_be_imported_is_explained_and_makes_no_file(
    crmready: CommandLine, name: str, text: str, answer: tuple[int, str]
) -> None:
    (crmready.folder / name).write_text(text, encoding="utf-8")
    ended = crmready("import", name, "made.crmready")
    code, said = answer
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert crmready.names() == [name]


def test_an_import_never_replaces_a_file(crmready: CommandLine, pulse: Path) -> None:
    before = pulse.read_bytes()
    ended = crmready("import", PULSE, pulse.name)
    assert (ended.code, ended.stdout) == (3, "")
    assert pulse.read_bytes() == before
    already = crmready("import", pulse.name, "made.crmready")
    assert already.code == 3
    assert "is an assessment file already" in already.stderr
    assert crmready.names() == [pulse.name]


def test_an_edited_snapshot_is_not_the_questionnaire_that_was_answered(crmready: CommandLine, pulse: Path) -> None:
    document = crmready("export", pulse.name).json
    document["snapshot"]["questionnaire"]["title"] = "Another"
    (crmready.folder / "edited.json").write_text(json.dumps(document), encoding="utf-8")
    ended = crmready("import", "edited.json", "made.crmready")
    assert ended.code == 3
    assert "its digest differs" in ended.stderr

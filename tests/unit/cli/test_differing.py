"""How `questionnaire diff` ends, and the versions that it can be given."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import typer

from crmready.cli.differing import Wish, diff
from crmready.cli.editions import edition
from crmready.errors import CrmreadyError, InputError, ProblemsError, UsageError

ROOT = Path(__file__).parents[3]
INVALID = ROOT / "tests" / "questionnaires" / "invalid"
SMALL = INVALID / "D905-a-version-that-is-not-raised" / "against" / "questionnaire.yaml"
PLAIN = Wish("text", (), None, any_version=False)


def written(folder: Path, changes: Mapping[str, str]) -> Path:
    """The small questionnaire in a folder of its own, with some texts replaced."""
    text = SMALL.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    folder.mkdir()
    (folder / "questionnaire.yaml").write_text(text, encoding="utf-8")
    return folder


def code(old: Path, new: Path, wish: Wish = PLAIN) -> int:
    """The exit code of a comparison."""
    try:
        diff(str(old), str(new), wish)
    except typer.Exit as ended:
        return ended.exit_code
    except CrmreadyError as error:
        return error.exit_code
    return 0


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return written(tmp_path / "old", {})


def test_nothing_changed(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code(old, old) == 0
    assert (
        capsys.readouterr().out
        == "small 1.0.0 → 1.0.0: no changes\n\nVersion 1.0.0: nothing that has a meaning changed.\n"
    )


@pytest.mark.parametrize(
    ("version", "wish", "expected"),
    [
        ("1.0.0", PLAIN, 1),
        ("1.0.1", PLAIN, 1),
        ("1.1.0", PLAIN, 0),
        ("1.0.0", Wish("text", (), None, any_version=True), 0),
        ("1.1.0", Wish("text", (), "score-affecting", any_version=False), 1),
        ("1.1.0", Wish("text", (), "breaking", any_version=False), 0),
        ("1.0.0", Wish("text", (), "wording", any_version=True), 1),
        ("1.1.0", Wish("text", (), "terrible", any_version=False), 2),
        ("1.1.0", Wish("mardown", (), None, any_version=False), 2),
        ("1.1.0", Wish("text", (Path("nowhere.crmready"),), None, any_version=False), 3),
    ],
)
def test_the_version_decides_unless_it_is_left_out_or_a_class_is_named(
    old: Path, version: str, wish: Wish, expected: int
) -> None:
    new = written(old.parent / "new", {"at_least: 2": "at_least: 1", "version: 1.0.0": f"version: {version}"})
    assert code(old, new, wish) == expected


def test_nothing_in_a_text_is_markup(tmp_path: Path, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = written(tmp_path / "new", {"title: Small": "title: '<b>|`x`</b> @everybody [y](z) \"\\e[31m\"'"})
    assert code(old, new, Wish("markdown", (), None, any_version=True)) == 0
    (row,) = (line for line in capsys.readouterr().out.splitlines() if "title" in line)
    assert not set("<>`@[]*\x1b") & set(row)
    assert row.count("|") == 6


def test_an_id_that_is_nowhere_and_a_version_with_errors_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no questionnaire crm-readines") as absent:
        edition("crm-readines")
    assert absent.value.hint == "Did you mean crm-readiness?"
    broken = written(tmp_path / "broken", {"at_least: 2": "at_least: much"})
    with pytest.raises(ProblemsError, match="S208"):
        edition(str(broken))


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, old: Path) -> Path:
    """A repository whose first commit is empty and whose second has the questionnaire, with a link beside it."""
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "empty")
    (old / "translations").mkdir()
    (old / "translations" / "nb.yaml").symlink_to("/etc/hostname")
    (old / "notes.txt").write_text("not YAML", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "questionnaire")
    return old


def test_a_revision_is_read_without_links_and_without_a_trace(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    before = edition("git:HEAD", repository)
    assert before.loaded.languages == ("en",)
    assert str(before.place(("gates", "used"))) == "git:HEAD:old/questionnaire.yaml:42:5"
    assert list((tmp_path / "temporary").iterdir()) == []
    named_by_file = edition("git:HEAD", repository / "questionnaire.yaml")
    assert named_by_file.loaded == before.loaded


@pytest.mark.parametrize(
    ("revision", "error", "said"),
    [
        ("nowhere", UsageError, "There is no revision nowhere"),
        ("--help", UsageError, "names no revision"),
        ("", UsageError, "names no revision"),
        ("HEAD~1", InputError, "old/ had no YAML files at HEAD~1"),
    ],
)
def test_a_revision_that_cannot_be_read_is_said(
    repository: Path, revision: str, error: type[CrmreadyError], said: str
) -> None:
    with pytest.raises(error, match=said):
        edition(f"git:{revision}", repository)


def test_a_broken_revision_is_told_by_its_own_name(repository: Path) -> None:
    file = repository / "questionnaire.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("at_least: 2", "at_least: much"), encoding="utf-8")
    git(repository, "commit", "--quiet", "-a", "-m", "broken")
    with pytest.raises(ProblemsError) as broken:
        edition("git:HEAD", repository)
    assert str(broken.value.problems[0].location).startswith("git:HEAD:old/questionnaire.yaml:42:")


def test_without_a_repository_there_are_no_revisions(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(InputError, match="is in no Git repository"):
        edition("git:HEAD", old)

"""Which files a questionnaire may name, and what happens when they are not what they should be."""

import os
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.loading.folder import require_whole
from crmready.loading.questionnaire import examine

EXAMPLE = Path(__file__).parents[2] / "questionnaires" / "valid" / "smallest" / "questionnaire.yaml"
DIMENSION = "id: {0}\nname: Name\nweight: 0\nquestions: [{{id: {0}-note, type: text, roles: [a], ask: What?}}]\n"


def _folder(tmp_path: Path, *names: str) -> Path:
    """A questionnaire whose only dimensions are files of these names."""
    before, _, rest = EXAMPLE.read_text().partition("dimensions:\n")
    after = rest[rest.index("verdicts:") :]
    folder = tmp_path / "questionnaire"
    folder.mkdir()
    listed = "".join(f"  - {name}\n" for name in names)
    (folder / "questionnaire.yaml").write_text(f"{before}dimensions:\n{listed}{after}")
    return folder


def _said(folder: Path) -> list[str]:
    return [problem.message for problem in examine(folder)[1]]


def test_a_dimension_may_be_a_file_beside_the_main_one_or_below_it(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "one.yaml", "below/two.yaml")
    (folder / "below").mkdir()
    (folder / "one.yaml").write_text(DIMENSION.format("one"))
    (folder / "below" / "two.yaml").write_text(DIMENSION.format("two"))
    loaded, problems = examine(folder)
    assert problems == ()
    assert loaded is not None
    assert [dimension.id for dimension in loaded.source.dimensions] == ["one", "two"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "one.yaml")
    (tmp_path / "outside.yaml").write_text(DIMENSION.format("one"))
    (folder / "one.yaml").symlink_to(tmp_path / "outside.yaml")
    assert _said(folder) == ["one.yaml leads out of the questionnaire's folder."]


def test_a_link_inside_the_folder_is_a_file_like_any_other(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "one.yaml")
    (folder / "kept.yaml").write_text(DIMENSION.format("one"))
    (folder / "one.yaml").symlink_to(folder / "kept.yaml")
    assert _said(folder) == []


def test_a_link_back_to_itself_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "one.yaml")
    (folder / "one.yaml").symlink_to(folder / "one.yaml")
    assert _said(folder) == ["one.yaml is a link that leads nowhere."]


def test_a_name_that_no_disk_can_hold_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a" * 5000)
    assert _said(folder) == [f"{'a' * 59}… cannot be the name of a file."]


def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "one.yaml")
    os.mkfifo(folder / "one.yaml")
    assert _said(folder) == ["There is no file one.yaml in the questionnaire's folder."]


def test_a_file_without_a_dimension_in_it_is_told_in_that_file(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "one.yaml")
    (folder / "one.yaml").write_text("two.yaml\n")
    (problem,) = examine(folder)[1]
    assert problem.message == 'Expected a group of `key: value` lines, found the text "two.yaml".'
    assert (Path(problem.location.path).name, problem.location.line) == ("one.yaml", 1)


def test_a_questionnaire_may_be_one_file_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(EXAMPLE.read_text())
    loaded, problems = examine(tmp_path / "mine.yaml")
    assert problems == ()
    assert loaded is not None
    assert loaded.languages == ("nb",)


@pytest.mark.parametrize("name", ["nothing", "nothing.yaml"])
def test_what_is_not_there_cannot_be_examined(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        examine(tmp_path / name)


def test_a_folder_without_a_main_file_is_told_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file .*questionnaire\.yaml"):
        examine(tmp_path)


PARTS = (
    "dimensions",
    "dimensions/work.yaml",
    "translations",
    "translations/nb.yaml",
    "translations/nb.lock.yaml",
    "scenarios/all.yaml",
    "named.yaml",
    "apart/named.yaml",
)


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every kind of part, and a questionnaire that names two of its files outside `dimensions`."""
    monkeypatch.chdir(tmp_path)
    folder = Path("my questionnaire")
    for name in ("questionnaire.yaml", "other.yaml", "apart/other.yaml", *PARTS):
        if name.endswith(".yaml"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("dimensions: [named.yaml, ./apart/named.yaml]\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_questionnaire_is_recognised_by_where_it_stands(whole: Path, part: str) -> None:
    assert (whole / part).exists()
    with pytest.raises(InputError) as raised:
        require_whole(whole / part)
    assert (
        raised.value.message == f"{whole / part} is a part of a questionnaire, and cannot be judged without the rest."
    )
    assert raised.value.hint == "Check the whole folder: crmready questionnaire check 'my questionnaire'"


@pytest.mark.parametrize("other", [".", "questionnaire.yaml", "other.yaml", "apart", "apart/other.yaml", "gone.yaml"])
def test_what_stands_by_itself_is_no_part(whole: Path, other: str) -> None:
    require_whole(whole / other)


def test_a_questionnaire_in_a_folder_that_is_called_like_a_part_is_whole(whole: Path) -> None:
    (whole / "dimensions" / "questionnaire.yaml").write_text("id: a\n", encoding="utf-8")
    require_whole(whole / "dimensions")


def test_a_part_is_recognised_from_inside_its_folder(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(whole / "dimensions")
    for part in (".", "work.yaml"):
        with pytest.raises(InputError) as raised:
            require_whole(Path(part))
        assert raised.value.hint == "Check the whole folder: crmready questionnaire check .."

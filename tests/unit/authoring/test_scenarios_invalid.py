"""Every kind of mistake in a scenario file, each with everything that is said about it in a text file beside it."""

from pathlib import Path

import pytest

from crmready.authoring.scenarios.reading import read_scenarios
from crmready.loading.questionnaire import LoadedQuestionnaire, load
from crmready.problems import RULES

SCENARIOS = Path(__file__).parents[2] / "scenarios"
EXAMPLES = sorted((SCENARIOS / "invalid").glob("*.yaml"))
FAMILY = tuple(code for code in RULES if code.startswith("C"))


@pytest.fixture(scope="module")
def small() -> LoadedQuestionnaire:
    """One of everything that a scenario can speak about."""
    return load(SCENARIOS / "small")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_everything_that_is_wrong_is_said_at_its_place(
    path: Path, small: LoadedQuestionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    _, problems = read_scenarios([Path(path.name)], small)
    assert "".join(f"{problem}\n" for problem in problems) == path.with_suffix(".txt").read_text()


@pytest.mark.parametrize("code", FAMILY)
def test_every_rule_has_an_example(code: str) -> None:
    named = [path for path in EXAMPLES if path.stem.startswith(f"{code}-")]
    assert named
    assert all(f": {code} " in path.with_suffix(".txt").read_text() for path in named)


def test_a_name_is_used_once_over_all_files_of_a_questionnaire(small: LoadedQuestionnaire, tmp_path: Path) -> None:
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for file in files:
        file.write_text("format: 1\nscenarios: [{id: same, expect: {verdict: stop}}]\n")
    _, problems = read_scenarios(files, small)
    assert [(p.code, p.location.path, p.message) for p in problems] == [
        ("C801", str(files[1]), f"There is already a scenario same, at {files[0]}:2:18.")
    ]


def test_a_file_of_a_newer_format_is_not_guessed_at(small: LoadedQuestionnaire, tmp_path: Path) -> None:
    file = tmp_path / "newer.yaml"
    file.write_text("format: 2\nscenarios: soon\n")
    scenarios, problems = read_scenarios([file], small)
    assert (scenarios, [problem.code for problem in problems]) == ((), ["S212"])

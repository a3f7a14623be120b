"""Every kind of mistake in a template, with everything that is said about it."""

from pathlib import Path

import pytest

from tests.unit.report.template_check.samples_of import every_sample, said_of_folder

EXAMPLES = sorted((Path(__file__).parents[3] / "templates" / "invalid").iterdir())
SEVERAL = tuple(every_sample()[place] for place in (2, 3))
"""A small questionnaire, and nobody's answers."""


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10
    assert [each["name"] for each in SEVERAL] == ["a small questionnaire, nb", "nobody has answered, nb"]


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_everything_is_said_at_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    said = "".join(f"{problem}\n" for problem in said_of_folder(Path(folder.name), SEVERAL))
    assert said == (folder / "expected.txt").read_text(encoding="utf-8")

"""Every kind of mistake in an answers file, each with everything that is said about it in a text file beside it."""

from pathlib import Path

import pytest

from crmready.errors import ProblemsError
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.questionnaire import load
from crmready.model.questionnaire import Questionnaire
from crmready.problems import RULES

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "tests" / "answers" / "invalid").glob("*.yaml"))
FAMILY = tuple(code for code in RULES if code.startswith("A"))


@pytest.fixture(scope="module")
def questionnaires() -> dict[str, Questionnaire]:
    """By how a file names it; a file that names another one is held against the pulse."""
    pulse = load(ROOT / "questionnaires" / "coaching-pulse").source.resolved()
    small = load(ROOT / "tests" / "answers" / "small").source.resolved()
    return {"small": small, "coaching-pulse": pulse, "crm-readiness": pulse}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_everything_that_is_wrong_is_said_at_its_place(
    path: Path, questionnaires: dict[str, Questionnaire], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    with pytest.raises(ProblemsError) as refused:
        _read(Path(path.name), questionnaires)
    assert f"{refused.value}\n" == path.with_suffix(".txt").read_text()


def _read(path: Path, questionnaires: dict[str, Questionnaire]) -> None:
    document, file = read_header(path)
    assessment_from(document, file, questionnaires[file.questionnaire])


@pytest.mark.parametrize("code", FAMILY)
def test_every_rule_has_an_example(code: str) -> None:
    named = [path for path in EXAMPLES if path.stem.startswith(f"{code}-")]
    assert named
    assert all(f": {code} " in path.with_suffix(".txt").read_text() for path in named)

"""One mistake is told once: what only follows from it is not a problem that the author has."""

from pathlib import Path

import pytest

from crmready.loading.questionnaire import examine

EXAMPLE = Path(__file__).parents[2] / "questionnaires" / "valid" / "referring" / "questionnaire.yaml"


def _codes(tmp_path: Path, before: str, after: str) -> list[str]:
    text = EXAMPLE.read_text()
    assert before in text
    path = tmp_path / "questionnaire.yaml"
    path.write_text(text.replace(before, after))
    return [problem.code for problem in examine(path)[1]]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("roles:\n  - {id: seller,", "roles_:\n  - {id: seller,", "S202"),
        ("{id: seller, name: Seller, ", "{ID: seller, name: Seller, ", "S202"),
        ("{id: seller, name: Seller, ", "{id: Seller, name: Seller, ", "S205"),
        ("{id: low, name: Low, up_to: 50}", "{id: low, name: Low, up_to: half}", "S208"),
        ("{id: low, name: Low, up_to: 50}", "{name: Low, up_to: 50}", "S201"),
        ("    name: Work\n", "", "S201"),
        ("  - id: work\n    name: Work\n", "  - name: Work\n", "S201"),
        ("    questions:\n", "    question:\n", "S202"),
        ("dimensions:\n  - id", "dimensions:\n    id", "S203"),
        ("{id: stages, type: levels, ", "{id: stages, type: level, ", "S210"),
        ("{id: stages, type: levels, ", "{type: levels, ", "S201"),
        ("ask: Which stages do you know?", "ask: 5", "S203"),
        ("ask: Which stages do you know?", "aks: Which stages do you know?", "S202"),
        ("options: [None, Some, All]", "options: [None, Some, 5]", "S203"),
        ("options: [None, Some, All]", "option_set: some", "R301"),
        ("options: [None, Some, All]", "weight: 1", "R303"),
        ("options: [None, Some, All]", "options: [{text: None, score: 5}, Some, All]", "R305"),
        ("{id: known, name: Known, ", "{name: Known, ", "S201"),
        ("{id: done, name: Done, tone: go, ", "{id: done, name: Done, tone: gone, ", "S204"),
    ],
)
def test_one_mistake_is_one_problem(tmp_path: Path, before: str, after: str, code: str) -> None:
    assert _codes(tmp_path, before, after) == [code]


def test_two_mistakes_in_different_parts_are_both_told(tmp_path: Path) -> None:
    malformed, meaningless = "up_to: 50", "at_least: 1"
    text = EXAMPLE.read_text().replace(malformed, "up_to: half").replace(meaningless, "at_least: 9")
    (tmp_path / "questionnaire.yaml").write_text(text)
    assert [problem.code for problem in examine(tmp_path)[1]] == ["S208", "R309"]

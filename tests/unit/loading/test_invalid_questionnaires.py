"""Every kind of mistake in a questionnaire, each in a folder of its own with everything that is said about it."""

from pathlib import Path

import pytest

from crmready.loading.questionnaire import examine
from crmready.problems import RULES, Severity

EXAMPLES = Path(__file__).parents[2] / "questionnaires" / "invalid"
DOUBTFUL = {code for code, rule in RULES.items() if code[0] in "ST" and rule.severity is not Severity.ERROR}
FOLDERS = sorted(
    path.parent
    for path in EXAMPLES.glob("*/questionnaire.yaml")
    if path.parent.name[0] not in "LWCDIE"
    and not path.parent.name.startswith("Y16")
    and path.parent.name.partition("-")[0] not in DOUBTFUL
)
"""What is well-formed and still has faults is tried in tests/unit/authoring/test_inspection.py."""
FAMILIES = tuple(code for code in RULES if code[0] in "SRT" and code not in {"S299", *DOUBTFUL})
"""S299 is for what Pydantic may find one day; no file brings it about (see test_structure.py)."""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_everything_that_is_wrong_is_said_at_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    loaded, problems = examine(Path())
    assert loaded is None
    assert "".join(f"{problem}\n" for problem in problems) == Path("expected.txt").read_text()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_that_is_named_after_a_rule_breaks_it(folder: Path) -> None:
    code = folder.name.partition("-")[0]
    assert code not in RULES or f": {code} " in (folder / "expected.txt").read_text()


@pytest.mark.parametrize("code", FAMILIES)
def test_every_rule_has_an_example(code: str) -> None:
    assert any(folder.name.startswith(f"{code}-") for folder in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_message_speaks_the_language_of_the_program(folder: Path) -> None:
    said = (folder / "expected.txt").read_text()
    foreign = (
        "Input should",
        "Value error",
        "Tuple",
        "tuple",
        "str",
        "NoneType",
        "Decimal",
        "Fraction",
        "True",
        "False",
    )
    assert [word for word in foreign if f" {word} " in said.replace(".", " ").replace("\n", " ")] == []

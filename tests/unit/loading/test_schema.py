"""The JSON Schema says the same as the models, for editors that know no crmready."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crmready.loading.folder import assemble
from crmready.loading.located_yaml import STANDARD_LIMITS, read_yaml_file
from crmready.loading.schema import questionnaire_schema

ROOT = Path(__file__).parents[3]
QUESTIONNAIRES = [*ROOT.glob("questionnaires/*/questionnaire.yaml"), *ROOT.glob("tests/questionnaires/valid/*/*.yaml")]
SMALLEST = ROOT / "tests" / "questionnaires" / "valid" / "smallest" / "questionnaire.yaml"
INVALID = ROOT / "tests" / "questionnaires" / "invalid"
STRUCTURE = sorted(
    path for path in INVALID.glob("S2*/questionnaire.yaml") if path.parent.name[:4] not in {"S213", "S214"}
)
VALIDATOR = Draft202012Validator(questionnaire_schema())


def _plain(value: object) -> Any:  # noqa: ANN401  # any JSON
    """The value as JSON has it: a decimal number is a float there."""
    return json.loads(json.dumps(value, default=float))


def test_it_is_itself_a_valid_schema() -> None:
    Draft202012Validator.check_schema(questionnaire_schema())


@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=lambda path: path.parent.name)
def test_it_accepts_what_the_loader_accepts_as_it_is_written(path: Path) -> None:
    document, _ = read_yaml_file(path)
    assert document is not None
    assert [error.message for error in VALIDATOR.iter_errors(_plain(document.value))] == []


@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=lambda path: path.parent.name)
def test_it_accepts_dimensions_in_their_place(path: Path) -> None:
    assembled, _ = assemble(path, STANDARD_LIMITS)
    assert assembled is not None
    assert [error.message for error in VALIDATOR.iter_errors(_plain(assembled.value))] == []


@pytest.mark.parametrize("path", STRUCTURE, ids=lambda path: path.parent.name)
def test_it_refuses_what_the_loader_refuses_for_its_structure(path: Path) -> None:
    document, _ = read_yaml_file(path)
    assert document is not None
    assert not VALIDATOR.is_valid(_plain(document.value))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", 2),
        ("id", "Not an id"),
        ("title", ""),
        ("coverage", "two thirds"),
        ("roles", []),
        ("dimensions", ["work.txt"]),
        ("surprise", 1),
    ],
)
def test_one_wrong_field_is_enough(field: str, value: object) -> None:
    document, _ = read_yaml_file(SMALLEST)
    assert document is not None
    assert isinstance(document.value, dict)
    assert not VALIDATOR.is_valid(_plain({**document.value, field: value}))
    assert VALIDATOR.is_valid(_plain(document.value))


@pytest.mark.parametrize("number", [20, Decimal("0.2"), "2/3"])
def test_a_weight_may_be_written_in_three_ways(number: object) -> None:
    schema = questionnaire_schema()["$defs"]["Dimension"]["properties"]["weight"]
    assert Draft202012Validator(schema).is_valid(_plain(number))

"""The schemas, held against every file there is by the checker that other people use."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crmready.authoring.schemas.every import SCHEMAS, schema
from crmready.loading.located_yaml import read_yaml_file
from crmready.loading.questionnaire import load
from crmready.loading.translations import texts

ROOT = Path(__file__).parents[3]
VALID = {
    "questionnaire": ["questionnaires/*/questionnaire.yaml", "tests/questionnaires/valid/*/questionnaire.yaml"],
    "dimension": ["questionnaires/*/dimensions/*.yaml", "tests/questionnaires/valid/*/dimensions/*.yaml"],
    "translation": [
        "questionnaires/*/translations/[a-z][a-z].yaml",
        "tests/questionnaires/valid/*/translations/[a-z][a-z].yaml",
    ],
    "scenarios": ["questionnaires/*/scenarios/*.yaml"],
    "answers": ["questionnaires/samples/*.yaml"],
}
INVALID = ROOT / "tests" / "questionnaires" / "invalid"
CHECKER = (sys.executable, "-m", "check_jsonschema")


def checked(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CHECKER, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)


def files(name: str) -> list[Path]:
    return sorted(path for pattern in VALID[name] for path in ROOT.glob(pattern))


def test_the_checker_takes_every_schema_for_one() -> None:
    ended = checked("--check-metaschema", *(ROOT / "docs" / f"{name}.schema.json" for name in SCHEMAS))
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_checker_accepts_every_valid_file(name: str) -> None:
    assert len(files(name)) >= 2
    ended = checked("--schemafile", ROOT / "docs" / f"{name}.schema.json", *files(name))
    assert ended.returncode == 0, ended.stdout


def plain(path: Path) -> Any:  # noqa: ANN401  # any JSON
    document, _ = read_yaml_file(path)
    return None if document is None else json.loads(json.dumps(document.value, default=float))


def faulty() -> Iterator[tuple[str, Path]]:
    """Files whose only fault is one of structure that a schema can see, with what they are."""
    for path in sorted(INVALID.glob("S20[1-9]*/**/*.yaml")):
        kind = {"dimensions": "dimension", "translations": "translation", "scenarios": "scenarios"}
        yield kind.get(path.parent.name, "questionnaire"), path
    for path in sorted((ROOT / "tests" / "answers" / "invalid").glob("S20*.yaml")):
        yield "answers", path


def test_the_schemas_refuse_what_is_wrong_in_structure() -> None:
    refused = [path for name, path in faulty() if not Draft202012Validator(schema(name)).is_valid(plain(path))]
    let_through = {path.parent.name if path.name == "questionnaire.yaml" else path.stem for _, path in faulty()} - {
        path.parent.name if path.name == "questionnaire.yaml" else path.stem for path in refused
    }
    assert len(refused) >= 10
    # What an answer holds depends on the questionnaire, so a schema of answers can say nothing of it.
    assert let_through == {"S202-fields-of-an-answer", "S203-other-kinds-of-value-in-an-answer"}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("translation", {"format": 1, "language": "nb", "questions": {"a": {"aks": "Hva?"}}}),
        ("translation", {"format": 1, "language": "nb", "questions": {"a": {"options": {"Not an id": "Ja"}}}}),
        ("translation", {"format": 1, "language": "nb", "title": 5}),
        ("translation", {"format": 1, "title": "Uten språk"}),
        ("scenarios", {"format": 1, "scenarios": []}),
        ("scenarios", {"format": 1, "scenarios": [{"id": "a", "expect": {"gates": {"g": "maybe"}}}]}),
        ("dimension", {"id": "a", "name": "A", "questions": [{"id": "q", "type": "text", "roles": ["r"]}]}),
        ("dimension", {"id": "a", "name": "A", "questions": [
            {"id": "q", "type": "text", "roles": ["r"], "ask": {"Not An Id": "What?"}}]}),
    ],
)  # fmt: skip
def test_one_fault_is_enough(name: str, wrong: object) -> None:
    assert not Draft202012Validator(schema(name)).is_valid(wrong)


def nested(path: tuple[str | int, ...], text: str) -> object:
    """A translation of one text and nothing else."""
    value: object = text
    for part in reversed(path):
        value = [value] if isinstance(part, int) else {part: value}
    return value


def test_every_text_there_can_be_has_a_place_in_the_schema_of_translations() -> None:
    validator = Draft202012Validator(schema("translation"))
    every = load(ROOT / "tests" / "questionnaires" / "valid" / "every-feature").source
    paths = texts(every)
    assert len(paths) > 60
    for path, text in paths.items():
        value = nested(path, text)
        assert isinstance(value, dict)
        assert validator.is_valid({"format": 1, "language": "nb", **value}), path
        assert not validator.is_valid({"format": 1, "language": "nb", **value, "surprise": text})


def described(part: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    for name, shape in part.get("properties", {}).items():
        yield name, bool(shape.get("description"))
    for definition in part.get("$defs", {}).values():
        yield from described(definition)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_can_say_what_every_field_means(name: str) -> None:
    fields = list(described(schema(name)))
    assert len(fields) > 10
    assert [field for field, said in fields if not said] == []

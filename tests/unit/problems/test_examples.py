"""Every rule has an example of what breaks it, with everything that is said about it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crmready.loading.located_yaml import Limits, read_yaml
from crmready.problems import RULES

TESTS = Path(__file__).parents[2]
EXPECTED = (
    *TESTS.glob("questionnaires/invalid/*/expected.txt"),
    *TESTS.glob("answers/invalid/*.txt"),
    *TESTS.glob("scenarios/invalid/*.txt"),
    *TESTS.glob("brands/invalid/*/expected.txt"),
    *TESTS.glob("templates/invalid/*/expected.txt"),
)
WITHOUT = frozenset({"S299"})
"""For what Pydantic may find one day; no file brings it about (see tests/unit/loading/test_structure.py)."""
MADE = {
    "Y102": ("title: Small\n" * 9, Limits(file_bytes=100)),
    "Y105": ("- &a 1\n" * 9, Limits(problems=3)),
    "Y151": ("- 1\n" * 9, Limits(nodes=5)),
    "Y152": (f"title: {'long ' * 9}\n", Limits(text_characters=20)),
}
"""Limits; a file that goes beyond a real one is too large to be kept."""


def shown() -> Iterator[tuple[str, str]]:
    """The codes in expected outputs, each with the name of its example."""
    for path in EXPECTED:
        name = path.parent.name if path.name == "expected.txt" else path.stem
        for code in re.findall(r"^\S+:\d+:\d+: ([A-Z]\d{3}) ", path.read_text(encoding="utf-8"), re.MULTILINE):
            yield code, name


def test_every_rule_of_every_family_has_an_example_named_after_it() -> None:
    named = {code for code, name in shown() if name.startswith(f"{code}-")}
    assert {code[0] for code in named} == {code[0] for code in RULES}
    assert RULES.keys() - named == WITHOUT | MADE.keys()


@pytest.mark.parametrize("code", MADE)
def test_every_limit_has_an_example_that_is_made_here(code: str) -> None:
    text, limits = MADE[code]
    _, problems = read_yaml(text, "small.yaml", limits)
    assert code in {problem.code for problem in problems}

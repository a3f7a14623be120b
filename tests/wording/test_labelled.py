"""How often the wording rules are right, on questions that were labelled without sight of the rules."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from crmready.authoring.wording.rules import WORDING_RULES
from crmready.loading.located_yaml import read_yaml_file

ROOT = Path(__file__).parents[2]
FAULTS = {
    "W701": "double-barrelled",
    "W702": "leading",
    "W703": "negated",
    "W704": "absolute",
    "W705": "vague-frequency",
    "W706": "too-long",
    "W707": "unbalanced",
    "W708": "jargon",
    "W709": "vendor",
}
LANGUAGES = ("en", "nb")


@dataclass(frozen=True)
class Measured:
    """How many questions a rule found rightly, wrongly, and not."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> Fraction:
        return Fraction(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Fraction:
        return Fraction(self.right, self.right + self.missed)

    def row(self, code: str, language: str) -> str:
        precision, recall = (f"{float(share):.0%}".replace("%", " %") for share in (self.precision, self.recall))
        return f"| {code} | {language} | {self.right} | {self.wrong} | {self.missed} | {precision} | {recall} |"


@dataclass(frozen=True)
class Labelled:
    """A question with the faults that a person found in it."""

    ask: str
    options: tuple[str, ...]
    faults: frozenset[str]


KEPT = tuple(dict.fromkeys((rule.code, language) for rule in WORDING_RULES for language in rule.languages))


@cache
def labelled(language: str) -> tuple[Labelled, ...]:
    document, problems = read_yaml_file(Path(__file__).parent / "labelled" / f"{language}.yaml")
    assert document is not None
    assert problems == ()
    assert isinstance(document.value, dict)
    return tuple(
        Labelled(question["ask"], tuple(map(str, question["options"])), frozenset(question["faults"]))
        for question in document.value["questions"]
    )


def measure(code: str, language: str) -> Measured:
    judges = [rule.judge for rule in WORDING_RULES if rule.code == code and language in rule.languages]
    outcomes = [
        (any(judge(one.ask, one.options, language) for judge in judges), FAULTS[code] in one.faults)
        for one in labelled(language)
    ]
    return Measured(outcomes.count((True, True)), outcomes.count((True, False)), outcomes.count((False, True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_at_least_150_labelled_questions_of_every_kind(language: str) -> None:
    questions = labelled(language)
    assert len(questions) >= 150
    assert {fault for question in questions for fault in question.faults} == set(FAULTS.values())


@pytest.mark.parametrize(("code", "language"), KEPT)
def test_a_rule_is_right_more_often_than_not(code: str, language: str) -> None:
    measured = measure(code, language)
    print(measured.row(code, language))  # noqa: T201
    assert measured.precision > Fraction(1, 2)


def test_the_documentation_gives_the_measured_figures() -> None:
    written = re.findall(
        r"^\| W\d+ \| [a-z]{2} \|.*\|$", (ROOT / "docs" / "wording.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert written == [measure(code, language).row(code, language) for code, language in KEPT]

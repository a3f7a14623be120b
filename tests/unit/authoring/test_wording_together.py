"""Looking through many texts at once finds what looking at each would."""

import re
from pathlib import Path
from typing import Any

import pytest

from crmready.authoring.wording.rules import WORDING_RULES
from crmready.authoring.wording.together import Together
from crmready.authoring.wording.words import VOCABULARIES
from crmready.loading.located_yaml import read_yaml_file

LABELLED = Path(__file__).parents[2] / "wording" / "labelled"


def test_texts_are_found_by_what_they_hold_and_not_across_their_ends() -> None:
    together = Together(["A red", "", "Red apple", "green", "apple"])
    red = re.compile(r"red")
    assert list(together.holding(red, small=True)) == [0, 2]
    assert list(together.holding(red, small=False)) == [0]
    assert list(together.holding(re.compile(r"^red.apple$", re.MULTILINE), small=True)) == [2]
    assert list(together.holding(re.compile("red apple|green apple"), small=True)) == [2]
    assert list(Together([]).holding(red, small=True)) == []


@pytest.mark.parametrize("language", VOCABULARIES)
def test_no_text_at_fault_is_without_a_sign_of_its_fault(language: str) -> None:
    document, _ = read_yaml_file(LABELLED / f"{language}.yaml")
    assert document is not None
    content: Any = document.value
    wordings = [(str(one["ask"]), tuple(map(str, one["options"]))) for one in content["questions"]]
    words, faults = VOCABULARIES[language], 0
    for rule in WORDING_RULES:
        if not rule.signs or language not in rule.languages:
            continue
        looked_at = [ask if rule.about == "ask" else "\n".join(options) for ask, options in wordings]
        together = Together(looked_at)
        found = {
            place
            for sign in rule.signs
            for place in together.holding(getattr(words, sign), small=sign != "abbreviation")
        }
        at_fault = {place for place, one in enumerate(wordings) if rule.judge(*one, language)}
        assert at_fault <= found, rule.code
        assert len(found) < len(wordings)
        faults += len(at_fault)
    assert faults > 100

from pathlib import Path

import pytest

from crmready.problems import RULES
from tools.documents import documents, problems_page

GENERATED = dict(documents())


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_a_generated_document_is_what_the_code_says(path: Path) -> None:
    assert path.read_bytes() == GENERATED[path], "run `python -m tools.generate`"


def test_every_rule_is_explained_once() -> None:
    page = problems_page()
    assert [code for code in RULES if page.count(f"### {code} ") != 1] == []
    assert [code for code, rule in RULES.items() if rule.explanation not in page] == []

"""Mappings: saved, read again, and explained when they mean nothing."""

from pathlib import Path

import pytest

from crmready.errors import ProblemsError
from crmready.imports.mapping import ColumnMapping, Decision, read_mapping
from crmready.loading.write import as_yaml
from crmready.model.assessment import Answered, DontKnow
from tests.unit.imports.collected import pulse


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("format: 2\n", "S212"),
        ("columns: {Remarks: own-list}\n", "Did you mean own-lists?"),
        ("columns: {Remarks: own-lists:proof}\n", "There is: evidence, note."),
        ("role: chief\n", "A503"),
        ("roles: {Chief: team-leder}\n", "A503"),
        ("values: {follow-up: {Most times: 9}}\n", "A502"),
        ("values: {follows-up: {Most times: 1}}\n", "A501"),
        ("colums: {}\n", "Did you mean `columns`?"),
        ("levels_from: 2\n", "S2"),
    ],
)
def test_a_mapping_that_means_nothing_is_explained(tmp_path: Path, written: str, said: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ProblemsError) as refused:
        read_mapping(path, pulse().source.resolved())
    assert str(path) in str(refused.value)
    assert said in str(refused.value)


def test_what_was_decided_is_read_again_as_it_was(tmp_path: Path) -> None:
    decided = ColumnMapping(levels_from=1).with_decisions(
        [
            Decision("column", "Re: marks", "-"),
            Decision("column", "Yes", "follow-up"),
            Decision("role", "The chief", "team-leader"),
            Decision("value:follow-up", "3", 4),
            Decision("value:own-lists", "true", meaning=False),
        ]
    )
    path = tmp_path / "mapping.yaml"
    path.write_text(as_yaml(decided.document()), encoding="utf-8")
    again = read_mapping(path, pulse().source.resolved())
    assert again == decided
    questionnaire = pulse().source.resolved()
    assert again.answer(questionnaire, "follow-up", " 3 ") == Answered(4)
    assert again.answer(questionnaire, "own-lists", "TRUE") == Answered(value=False)
    assert again.column("re: marks") == "-"


def test_an_answer_can_be_decided_to_be_unknown_or_to_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text('values: {follow-up: {"?": dont-know, "x": "-"}}\n', encoding="utf-8")
    mapping, questionnaire = read_mapping(path, pulse().source.resolved()), pulse().source.resolved()
    assert mapping.answer(questionnaire, "follow-up", "?") == DontKnow()
    assert mapping.decides("follow-up", "x")
    assert mapping.answer(questionnaire, "follow-up", "x") is None

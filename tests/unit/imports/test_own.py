"""Our own formats as a source of respondents: an export, plain answers, a list."""

import json
from pathlib import Path

import pytest

from crmready.errors import InputError, ProblemsError
from crmready.imports.adding import Added, add
from crmready.imports.own import read_own
from crmready.model.assessment import Consensus
from crmready.resources import questionnaires_root
from crmready.store.document import export_document
from tests.unit.imports.collected import DAY, PEOPLE, handed_in, new_file, pulse, read, said

PULSE = pulse().source.resolved()
SAMPLE = questionnaires_root() / "samples" / "nordlys-pulse.yaml"


def test_an_export_of_one_assessment_is_added_to_another(tmp_path: Path) -> None:
    with new_file(tmp_path, "one.crmready") as one:
        add(one, read(handed_in("own.json", tmp_path)).filled, DAY)
        one.agree("follow-up", Consensus(2), DAY)
        exported = tmp_path / "export.json"
        exported.write_text(json.dumps(export_document(one)), encoding="utf-8")
    reading = read_own(exported, PULSE)
    assert said([(row.role, row.answers) for row in reading.filled]) == said(list(PEOPLE))
    assert reading.notices == ("Only respondents' answers are imported; left out: agreed answers.",)
    with new_file(tmp_path, "two.crmready") as two:
        assert add(two, reading.filled, DAY) == Added(len(PEOPLE), 0, 0)
        assert add(two, reading.filled, DAY) == Added(0, len(PEOPLE), 0)


def test_plain_answers_are_added_as_they_stand(tmp_path: Path) -> None:
    reading = read_own(SAMPLE, PULSE)
    assert len(reading.filled) > 5
    with new_file(tmp_path) as file:
        assert add(file, reading.filled, DAY) == Added(len(reading.filled), 0, 0)
        assert file.assessment().records == ()


@pytest.mark.parametrize(
    ("written", "error", "message"),
    [
        ({"answers": []}, InputError, "is not answers to a questionnaire"),
        ({"schema": "crmready/assessment/9"}, InputError, "This is not an exported assessment"),
        ([{"role": "chief", "answers": {}}], ProblemsError, "at respondents[0].role:1:1: A503"),
        ([{"role": "team-leader", "answers": {"own-lists": True}}], ProblemsError, "A504"),
        ({"questionnaire": "crm-readiness", "respondents": []}, ProblemsError, "A510"),
        ([{"rolle": "team-leader"}], ProblemsError, "S20"),
    ],
)
def test_what_is_no_set_of_answers_is_explained(
    tmp_path: Path, written: object, error: type[Exception], message: str
) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    with pytest.raises(error) as refused:
        read_own(path, PULSE)
    assert message in str(refused.value)


def test_an_export_with_another_questionnaire_is_not_mixed_in(tmp_path: Path) -> None:
    other = PULSE.changed(id="another")
    with new_file(tmp_path) as file:
        path = tmp_path / "export.json"
        path.write_text(json.dumps(export_document(file)), encoding="utf-8")
    with pytest.raises(InputError, match="is an assessment with coaching-pulse, this one is with another"):
        read_own(path, other)

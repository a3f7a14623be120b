"""Questionnaires written in a line or two, with their files, so that they can be mutated."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from crmready.authoring.mutation.generating import changes
from crmready.authoring.mutation.mutant import Mutant
from crmready.authoring.mutation.original import Original
from crmready.loading.checks.meaning import check_meaning
from crmready.loading.folder import Assembled
from crmready.loading.located_yaml import read_yaml
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.loading.source import ProblemLog
from crmready.loading.write import as_yaml
from crmready.model.questionnaire import Questionnaire
from tests.building import Raw

FILE: Final = "questionnaire.yaml"


def original(raw: Raw) -> Original:
    """The questionnaire as its author's file would say it."""
    value = json.loads(json.dumps(_without_nothing(raw), default=str))
    document, problems = read_yaml(as_yaml(value), FILE)
    assert document is not None
    assert problems == ()
    source, assembled = Questionnaire.model_validate(document.value), Assembled(document.value, document)
    log = ProblemLog(9)
    check_meaning(source, assembled, log)
    assert log.problems == []
    return Original(LoadedQuestionnaire(source, {}), assembled)


def _without_nothing(value: object) -> object:
    """Fields that `building` leaves at None are not written."""
    if isinstance(value, dict):
        return {key: _without_nothing(below) for key, below in value.items() if below is not None}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_without_nothing(below) for below in value]
    return str(value) if isinstance(value, Fraction) else value


def mutants(made: Original) -> list[Mutant]:
    """Every change that makes a mutant."""
    return [mutant for mutant in changes(made) if made.mutated(mutant) is not None]


def said(made: Original, kind: str) -> list[str]:
    """The mutants of one kind: what is changed, and how."""
    return [f"{mutant.name}: {mutant.change}" for mutant in mutants(made) if mutant.kind == kind]

"""No field of a questionnaire without a word on what its change means."""

from collections.abc import Iterator
from typing import get_args

import pytest

from crmready.authoring.differing.fields import AS_A_WHOLE, FIELDS, Elsewhere, Entries, Words
from crmready.loading.translations import texts
from crmready.model.questionnaire import Questionnaire
from crmready.model.values import FileModel, Translatable
from tests.unit.authoring.differing_sample import RICH


def models(model: type[FileModel], met: set[type[FileModel]]) -> set[type[FileModel]]:
    """Every model that a field of this one can hold, however deep."""
    if model not in met:
        met.add(model)
        for field in model.model_fields.values():
            for part in held(field.annotation):
                models(part, met)
    return met


def held(annotation: object) -> Iterator[type[FileModel]]:
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        yield annotation
    for part in get_args(annotation):
        yield from held(part)


REACHED = sorted(models(Questionnaire, set()), key=lambda model: model.__name__)


def test_the_walk_meets_every_kind_of_model() -> None:
    assert len(REACHED) > 25
    assert {"Questionnaire", "Band", "LevelsQuestion", "ResultNot", "Estimate"} <= {model.__name__ for model in REACHED}


@pytest.mark.parametrize("model", REACHED, ids=lambda model: model.__name__)
def test_every_field_of_every_model_says_what_its_change_means(model: type[FileModel]) -> None:
    if model in AS_A_WHOLE:
        assert model not in FIELDS
    else:
        assert set(FIELDS[model]) == set(model.model_fields)


def test_nothing_is_classified_that_is_in_no_questionnaire() -> None:
    assert {*FIELDS, *AS_A_WHOLE} == set(REACHED)


def is_text(annotation: object) -> bool:
    if any(isinstance(part, Translatable) for part in getattr(annotation, "__metadata__", ())):
        return True
    return any(is_text(part) for part in get_args(annotation))


@pytest.mark.parametrize("model", list(FIELDS), ids=lambda model: model.__name__)
def test_what_is_translated_is_compared_in_every_language_and_nothing_else_is(model: type[FileModel]) -> None:
    for name, field in model.model_fields.items():
        marked = any(isinstance(part, Translatable) for part in field.metadata) or is_text(field.annotation)
        assert isinstance(FIELDS[model][name], Words) == marked, name


def test_a_list_of_models_is_compared_entry_by_entry_or_as_a_whole() -> None:
    looked_at = 0
    for model in FIELDS:
        for name, field in model.model_fields.items():
            inside = set(held(field.annotation)) - AS_A_WHOLE
            if inside:
                looked_at += 1
                assert isinstance(FIELDS[model][name], Entries | Elsewhere), (model, name)
    assert looked_at > 10


def test_the_questionnaire_of_these_tests_has_every_model_and_text() -> None:
    def used(value: object) -> Iterator[type[FileModel]]:
        if isinstance(value, FileModel):
            yield type(value)
            for name in type(value).model_fields:
                yield from used(getattr(value, name))
        for part in value if isinstance(value, tuple) else ():
            yield from used(part)

    made = Questionnaire.model_validate(RICH)
    assert set(FIELDS) == set(used(made)) & set(FIELDS)
    assert len(texts(made)) > 60

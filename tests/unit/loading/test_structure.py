"""Pydantic's errors become problems of our own, whatever they are."""

from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import AfterValidator, Field
from pydantic_core import PydanticKnownError

from crmready.loading.known_fields import fields_at, meant_at
from crmready.loading.located_yaml import KeyPath
from crmready.loading.shape_faults import kind_of
from crmready.loading.structure import Places, document_path, structure_problems, validated
from crmready.model.questionnaire import Questionnaire
from crmready.model.values import FileModel
from crmready.problems import Location


def _refuse(value: str) -> str:
    raise PydanticKnownError("url_scheme", {"expected_schemes": value})


class Unforeseen(FileModel):
    link: Annotated[str, AfterValidator(_refuse)] = Field()


def _here(path: KeyPath) -> Location:
    return Location("a.yaml", len(path) + 1, 1)


def test_an_error_that_nobody_foresaw_is_told_at_its_place_without_the_librarys_words() -> None:
    value = {"link": "x"}
    _, errors = validated(Unforeseen, value)
    (problem,) = structure_problems(Unforeseen, value, errors, Places(_here, _here))
    assert str(problem) == 'a.yaml:2:1: S299 The text "x" does not fit here (url scheme).'


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "`true`"),
        (3, "the number 3"),
        (Decimal("1.50"), "the number 1.50"),
        ("Maybe", 'the text "Maybe"'),
        ([], "a list"),
        ({}, "a group of `key: value` lines"),
    ],
)
def test_a_value_is_named_in_words_for_people(value: object, words: str) -> None:
    assert kind_of(value) == words


@pytest.mark.parametrize(
    ("loc", "path"),
    [
        (("all", 0, "<question>", "question"), ("all", 0, "question")),
        (("all", 0, "<question>", "at_least"), ("all", 0)),
        (("all", 7), ("all",)),
        (("text", "<text>", "text"), ("text",)),
        ((), ()),
    ],
)
def test_a_place_is_walked_down_the_document(loc: tuple[str | int, ...], path: KeyPath) -> None:
    value = {"all": [{"question": "a"}], "text": "b"}
    assert document_path(value, loc) == path


def test_the_alternative_that_was_written_decides_which_fields_may_stand_there() -> None:
    question = ("dimensions", 0, "questions", 0)
    assert "max_length" in fields_at(Questionnaire, (*question, "<text>"))
    assert "max_length" not in fields_at(Questionnaire, (*question, "<levels>"))
    assert fields_at(Questionnaire, ("verdicts", 1, "when", "<not>", "not", "<gates>")) == {"gates", "state"}
    assert fields_at(Questionnaire, (*question, "<levels>", "ask")) == set()


@pytest.mark.parametrize(
    ("loc", "name", "meant"),
    [
        (("gates", 0), "at_lest", "at_least"),
        (("gates", 0), "severety", "severity"),
        (("roles", 0), "options", None),
        (("roles", 0), "at_lest", None),
        ((), "dimension", "dimensions"),
    ],
)
def test_only_fields_that_would_be_right_there_are_suggested(
    loc: tuple[str | int, ...], name: str, meant: str | None
) -> None:
    assert meant_at(Questionnaire, loc, name) == meant

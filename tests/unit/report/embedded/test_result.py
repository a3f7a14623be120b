"""JSON from a stranger becomes a result only when it is whole, and nothing that becomes one upsets the screen."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crmready.cli.scorecard_screen import show
from crmready.report.embedded.enclosing import result_file
from crmready.report.embedded.result import NoResultError, result_of
from tests.unit.report.view_sample import assessment, people, sellers, view, with_records

WHOLE = view(
    with_records(
        assessment(
            sellers("known", 1, 2, 2, 1, 3),
            people("manager", {"written": 3, "followed": 3, "known-estimate": 3}),
            people("executive", {"written": (3, "Book"), "known-estimate": 4, "system": 4, "described": 1}),
        ),
        {"goal": "Growth"},
    )
)
TEXT = result_file(WHOLE).text
NUMBER = '"hidden": false'
STRANGE: Final[tuple[Any, ...]] = (None, True, "", "nb", "x" * 3000, 0, -1, 10**30, 1e300, [], {}, [[[]]], {"value": 1})


def said_of(content: bytes | str) -> str:
    with pytest.raises(NoResultError) as caught:
        result_of(content.encode() if isinstance(content, str) else content)
    return str(caught.value)


def changed(**fields: Any) -> str:  # noqa: ANN401
    return json.dumps({**json.loads(TEXT), **fields})


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    """The way to every part of a JSON value."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from places(part, (*path, key))


PLACES = list(places(json.loads(TEXT)))


def test_what_was_put_in_comes_out() -> None:
    assert result_of(TEXT.encode()) == (TEXT, WHOLE)


def test_fields_that_a_later_version_added_are_left_alone() -> None:
    later = json.loads(TEXT)
    later["new"] = [1]
    later["verdict"]["new"] = {"a": None}
    later["dimensions"][0]["questions"][0]["new"] = "x"
    assert result_of(json.dumps(later).encode())[1] == WHOLE


def test_another_version_of_the_contract_is_named() -> None:
    said = said_of(changed(schema="crmready/result/2"))
    assert said == "the result in it is crmready/result/2, and this crmready reads crmready/result/1."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file in it is damaged: it is not JSON."),
        (b"\xff\xfe", "the file in it is damaged: it is not JSON."),
        ("[" * 100_000, "the file in it is damaged: it is not JSON."),
        (TEXT.replace(NUMBER, '"hidden": NaN', 1), "the file in it is damaged: it is not JSON."),
        ("1" * 10_000, "the file in it is damaged: it is not JSON."),
        ("[]", "the file in it is no result of crmready."),
        ('{"schema": 1}', "the file in it is no result of crmready."),
        ('{"schema": "crmready/exact/1"}', "the file in it is no result of crmready."),
        ('{"schema": "crmready/result/1"}', "the result in it is not complete: language: Field required."),
        (changed(language="xx/../y"), "the result in it is in a language this crmready does not speak: xx/../y."),
        (changed(verdicts=[]), "the result in it contradicts itself: its verdict is none of its verdicts."),
        (TEXT.replace("Acme", "Ac\u202eme", 1), "the result in it has characters that no report of crmready has."),
        (TEXT.replace("Acme", "Ac\x9bme", 1), "the result in it has characters that no report of crmready has."),
    ],
    ids=range(13),
)
def test_what_is_no_result_is_refused_in_a_sentence(content: bytes | str, said: str) -> None:
    assert said_of(content) == said


@pytest.mark.parametrize("number", ["1e999", "-1e999", '"1"', "true"])
def test_a_number_that_cannot_be_drawn_is_refused(number: str) -> None:
    assert '"value": 2.0' in TEXT
    assert said_of(TEXT.replace('"value": 2.0', f'"value": {number}', 1)).startswith("the result in it is not complete")


@given(some.sampled_from(PLACES), some.sampled_from(STRANGE))
def test_a_result_with_anything_changed_is_refused_or_can_be_shown(
    path: tuple[str | int, ...], strange: object
) -> None:
    plain = copy.deepcopy(json.loads(TEXT))
    inner = plain
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = strange
    with suppress(NoResultError):
        show(result_of(json.dumps(plain).encode())[1])

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.collect.reading import (
    RefusedError,
    day,
    field_text,
    field_value,
    number,
    plain,
    references,
    tidy,
    written,
)
from crmready.collect.words import Words
from crmready.model.questions import RecordField

ENGLISH, BOKMAL = Words.of("en"), Words.of("nb")
TARGET = RecordField(id="target", label="Target", type="number")
BY = RecordField(id="by", label="By", type="date")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40", 40),
        (" -3 ", -3),
        ("−3", -3),
        ("12,5", Decimal("12.5")),
        ("12.5", Decimal("12.5")),
        ("1 250 000", 1250000),
        ("1\u00a0250,25", Decimal("1250.25")),
        ("0,250", Decimal("0.250")),
        ("1234,567", Decimal("1234.567")),
    ],
)
def test_a_number_is_read_exactly_with_either_decimal_mark(text: str, value: int | Decimal) -> None:
    read = number(ENGLISH, text)
    assert (type(read), read) == (type(value), value)


@pytest.mark.parametrize(("words", "text"), [(ENGLISH, "1,250"), (BOKMAL, "1.250"), (ENGLISH, "12,500")])
def test_a_mark_that_may_stand_between_thousands_is_refused(words: Words, text: str) -> None:
    with pytest.raises(RefusedError, match=r"two ways|to måter"):
        number(words, text)


def test_the_mark_of_ones_own_language_is_never_taken_for_one_of_thousands() -> None:
    assert number(BOKMAL, "1,250") == Decimal("1.250")
    assert number(ENGLISH, "1.250") == Decimal("1.250")


@pytest.mark.parametrize("text", ["", "forty", "1e5", "1.250.000", "12,", "1 25", "٤٠", "9" * 19, "nan"])
def test_what_is_no_number_is_refused_with_an_example_in_the_language(text: str) -> None:
    with pytest.raises(RefusedError, match=r"^Skriv et tall, for eksempel 40 eller 2,5\.$"):
        number(BOKMAL, text)


@given(st.one_of(st.integers(-(10**18) + 1, 10**18 - 1), st.decimals(-(10**6), 10**6, places=2)))
def test_a_number_reads_back_as_it_was_written(value: int | Decimal) -> None:
    for words in (ENGLISH, BOKMAL):
        assert number(words, written(value, words.language)) == value
    assert Decimal(plain(value)) == value


def test_a_large_or_a_tiny_number_is_stored_digit_for_digit() -> None:
    assert plain(10**17 + 1) == "100000000000000001"
    assert plain(Decimal("0.0000001")) == "0.0000001"


@pytest.mark.parametrize("text", ["2026-11-03", "03.11.2026", "3.11.2026", " 2026-11-3 "])
def test_a_date_is_read_in_either_order(text: str) -> None:
    assert day(ENGLISH, text) == date(2026, 11, 3)


@pytest.mark.parametrize("text", ["", "31.02.2026", "3/11/2026", "3.11.26", "2026", "0000-01-01"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="Write the date as 2026-11-23"):
        day(ENGLISH, text)


def test_a_field_is_stored_the_same_way_in_every_language_and_shown_in_ones_own() -> None:
    assert field_value(BOKMAL, TARGET, "12,5") == field_value(ENGLISH, TARGET, "12.5") == "12.5"
    assert field_text(BOKMAL, TARGET, "12.5") == "12,5"
    assert field_value(BOKMAL, BY, "3.11.2026") == "2026-11-03"


def test_several_references_stand_between_semicolons_and_a_link_may_have_one_of_its_own() -> None:
    assert references("plan.pdf; https://example.com/a;b ;  ; 2026-03-01;") == (
        "plan.pdf",
        "https://example.com/a;b",
        "2026-03-01",
    )
    assert references("  ") == ()


def test_text_is_kept_on_one_line_without_what_cannot_be_seen() -> None:
    assert tidy("  Blåbær\n\tog\x1b[2J \u202esyltetøy\ud800 ") == "Blåbær og[2J syltetøy"

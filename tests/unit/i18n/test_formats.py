from datetime import date
from fractions import Fraction

import pytest

from crmready.i18n import bound, day, decimal, percent


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "62.5%"), ("nb", "62,5\u00a0%"), ("no", "62,5\u00a0%"), ("de", "62.5%")]
)
def test_a_share_is_printed_as_per_cent_the_way_the_language_writes_it(language: str, expected: str) -> None:
    assert percent(Fraction(5, 8), 1, language) == expected


@pytest.mark.parametrize(
    ("number", "digits", "expected"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-25, 2), 0, "-13"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(2675, 1000), 2, "2.68"),
        (Fraction(-1, 1000), 1, "0.0"),
        (Fraction(2, 3), 3, "0.667"),
        (Fraction(3), 2, "3.00"),
    ],
)
def test_a_half_is_rounded_away_from_zero_and_never_by_way_of_a_float(
    number: Fraction, digits: int, expected: str
) -> None:
    assert decimal(number, digits, "en") == expected


def test_a_number_just_below_a_half_is_not_rounded_up_however_close_it_is() -> None:
    assert decimal(Fraction(1, 2) - Fraction(1, 10**30), 0, "en") == "0"
    assert percent(Fraction(1495, 10000) - Fraction(1, 10**30), 1, "en") == "14.9%"


def test_thousands_and_decimals_carry_the_marks_of_the_language() -> None:
    assert decimal(Fraction(123456789, 100), 2, "en") == "1,234,567.89"
    assert decimal(Fraction(123456789, 100), 2, "nb") == "1\u00a0234\u00a0567,89"


@pytest.mark.parametrize(
    ("number", "expected"), [(Fraction(100), "100"), (Fraction(5, 2), "2,5"), (Fraction(1, 3), "0,33")]
)
def test_a_bound_has_only_the_decimals_it_needs(number: Fraction, expected: str) -> None:
    assert bound(number, "nb") == expected


@pytest.mark.parametrize(("language", "expected"), [("en", "3 November 2026"), ("nb", "3. november 2026")])
def test_a_day_is_written_out(language: str, expected: str) -> None:
    assert day(date(2026, 11, 3), language) == expected

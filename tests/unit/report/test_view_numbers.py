from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.engine.dimensions import rate
from crmready.report.shapes.numbers import Number
from crmready.report.view.dimensions import share_rounding
from crmready.report.view.numbers import Numbers, Rounding, half_away, rounded
from crmready.report.view.words import Words
from tests.unit.report.view_sample import QUESTIONNAIRE, assessment, case

ENGLISH, NORWEGIAN = Numbers(Words.of("en")), Numbers(Words.of("nb"))
TWO = Rounding(reaches=(Fraction(2),))
RATED = share_rounding(case(assessment()))


@pytest.mark.parametrize(
    ("exact", "digits", "expected"), [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("12.5", 0, "13"), ("2/3", 2, "0.67")]
)
def test_half_is_rounded_away_from_zero(exact: str, digits: int, expected: str) -> None:
    assert half_away(Fraction(exact), digits) == Fraction(expected)


def test_a_share_just_above_a_band_gets_a_digit_more_rather_than_the_band_below() -> None:
    number = NORWEGIAN.number(Fraction("50.04"), RATED)
    assert (number.value, number.text) == (50.04, "50,04\N{NO-BREAK SPACE}%")


def test_a_share_at_the_upper_end_of_a_band_prints_as_that_end() -> None:
    assert ENGLISH.number(Fraction("49.96"), RATED).text == "50.0%"


def test_nothing_but_everything_prints_as_a_hundred_per_cent() -> None:
    assert ENGLISH.number(Fraction("99.97"), RATED).text == "99.97%"
    assert ENGLISH.number(Fraction(100), RATED).text == "100.0%"


def test_a_mean_just_below_its_minimum_gets_a_digit_more() -> None:
    assert NORWEGIAN.number(Fraction("1.96"), TWO) == Number(1.96, "1,96")


def test_a_coarse_mean_just_below_its_minimum_is_said_in_words() -> None:
    assert NORWEGIAN.number(Fraction("1.96"), TWO.coarse()) == Number(1.9, "like under 2,0")
    assert ENGLISH.number(Fraction("1.96"), TWO.coarse()) == Number(1.9, "just under 2.0")


def test_a_whole_per_cent_just_above_a_band_is_said_in_words() -> None:
    whole = Rounding(0, 0, up_to=(Fraction(50),), per_cent=True)
    assert ENGLISH.number(Fraction("50.04"), whole) == Number(51.0, "just over 50%")


def test_a_number_in_the_middle_of_two_limits_is_printed_plainly() -> None:
    assert ENGLISH.number(Fraction("1.84"), TWO) == Number(1.8, "1.8")


def test_signed_numbers_carry_a_true_minus_and_a_plus() -> None:
    signed = Rounding(signed=True)
    texts = [ENGLISH.number(Fraction(number), signed).text for number in ("-1.25", "1.25", "0")]
    assert texts == ["\N{MINUS SIGN}1.3", "+1.3", "0.0"]


def test_no_number_and_a_hidden_number_are_different_things() -> None:
    assert ENGLISH.number(None, TWO) == Number(None, "–")
    assert NORWEGIAN.number(Fraction("1.5"), TWO, hidden=True) == Number(None, "skjult", hidden=True)


def test_a_gap_is_the_difference_of_the_two_printed_numbers() -> None:
    target, score = ENGLISH.limit(Fraction("2.4")), ENGLISH.number(Fraction("1.75"), TWO)
    assert (score.text, ENGLISH.difference(target, score)) == ("1.8", Number(0.6, "0.6"))


def test_a_difference_follows_the_printed_numbers_unless_they_tell_another_finding() -> None:
    step = Rounding(reaches=(Fraction(1),), signed=True)
    belief, practice = (ENGLISH.number(Fraction(number), Rounding()) for number in ("2.75", "1.25"))
    assert ENGLISH.apart(Fraction("1.5"), (belief, practice), step).text == "+1.5"
    belief, practice = (ENGLISH.number(Fraction(number), Rounding()) for number in ("3.5", "2.54"))
    assert ENGLISH.apart(Fraction("0.96"), (belief, practice), step).text == "+0.96"


def test_limits_of_the_questionnaire_keep_their_own_digits() -> None:
    assert [ENGLISH.limit(Fraction(number)).text for number in ("3", "2.4", "2.25")] == ["3", "2.4", "2.25"]
    assert NORWEGIAN.limit(Fraction("67.5"), per_cent=True).text == "67,5\N{NO-BREAK SPACE}%"


def test_a_range_without_width_is_one_number() -> None:
    narrow = ENGLISH.range((Fraction(2), Fraction(2)), Rounding())
    wide = NORWEGIAN.range((Fraction(1), Fraction("2.5")), Rounding())
    assert narrow is not None
    assert wide is not None
    assert (narrow.text, wide.text) == ("2.0", "1,0 til 2,5")


@given(st.fractions(0, 100))
def test_a_printed_share_always_has_the_rating_of_the_exact_one(exact: Fraction) -> None:
    value = rounded(exact, RATED).value
    assert rate(QUESTIONNAIRE.ratings, value / 100) == rate(QUESTIONNAIRE.ratings, exact / 100)


@given(st.fractions(0, 4), st.fractions(0, 4), st.integers(1, 3))
def test_a_printed_mean_is_always_on_its_side_of_the_minimum(exact: Fraction, minimum: Fraction, most: int) -> None:
    minimum = half_away(minimum, 1)
    value = rounded(exact, Rounding(1, most, reaches=(minimum,))).value
    assert (value >= minimum) == (exact >= minimum)
    assert abs(value - exact) <= Fraction(1, 10)

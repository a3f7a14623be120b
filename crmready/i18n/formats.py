"""Exact numbers and dates as a reader of each language writes them; rounded once, here, half away from zero.

No number passes through a float: 1/8 of a hundred with no decimals is 13, and −12.5 is −13, in every language.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal

from crmready.i18n.catalogues import negotiate

_LOCALES: Final = {"en": "en_GB", "nb": "nb_NO"}
_PERCENT: Final = {"en": "{}%", "nb": "{}\N{NO-BREAK SPACE}%"}
_MOST_DIGITS: Final = 6
_ENDLESS: Final = 2


def percent(share: Fraction, digits: int, language: str) -> str:
    """A share of one as per cent: 5/8 with one digit is "62.5%" in English and "62,5 %" (no-break space) in bokmål."""
    return _PERCENT[negotiate(language)].format(decimal(share * 100, digits, language))


@lru_cache(maxsize=4096)  # a report writes the same few numbers many times, and each takes a while
def decimal(number: Fraction, digits: int, language: str) -> str:
    """The number with exactly so many decimals (0 or more) and the language's own marks: "1,234.50", "1 234,50"."""
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return format_decimal(_rounded(number, digits), pattern, locale=_LOCALES[negotiate(language)])


def bound(number: Fraction, language: str) -> str:
    """A limit with as few decimals as say it exactly, "100" and "2.5"; 1/3 is "0.33"."""
    return decimal(number, digits_of(number), language)


def digits_of(number: Fraction) -> int:
    """The fewest decimals that say a number exactly; two where six are not enough, as for 1/3."""
    return next((n for n in range(_MOST_DIGITS + 1) if (number * 10**n).denominator == 1), _ENDLESS)


def day(when: date, language: str) -> str:
    """A date in words: "23 November 2026", "23. november 2026"."""
    return format_date(when, "long", locale=_LOCALES[negotiate(language)])


def _rounded(number: Fraction, digits: int) -> Decimal:
    scaled = abs(number) * 10**digits + Fraction(1, 2)
    whole = scaled.numerator // scaled.denominator
    return Decimal(f"{-whole if number < 0 else whole}E-{digits}")

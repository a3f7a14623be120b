"""The one place where a result is rounded: once, half away from zero, and never across a limit it is judged by.

50.04 % that is rated above the band that ends at 50 prints as 50.04 %, and a mean of 1.96 below a minimum of 2 as 1.96.
Where no further digit may be shown they are "just over 50 %" and "just under 2.0", with a value one step on the right
side.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from crmready.i18n import decimal, digits_of, percent
from crmready.report.shapes.numbers import Number, Range
from crmready.report.view.words import NOTHING, Words

MINUS = "\N{MINUS SIGN}"
MOST_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class Rounding:
    """How to print a kind of number. Limits are in its own unit (per cent for per cent)."""

    digits: int = 1
    most: int = MOST_DIGITS
    """Digits may be added up to this many to keep a number on its side of a limit."""
    reaches: tuple[Fraction, ...] = ()
    """Limits that count as reached when equalled: minimums, targets, options of a scale."""
    up_to: tuple[Fraction, ...] = ()
    """Limits that belong to what lies below them: the upper ends of rating bands."""
    per_cent: bool = False
    signed: bool = False

    def keeps_sides(self, exact: Fraction, printed: Fraction) -> bool:
        """Whether the printed number is judged like the exact one at every limit."""
        return all((exact >= limit) == (printed >= limit) for limit in self.reaches) and all(
            (exact <= limit) == (printed <= limit) for limit in self.up_to
        )

    def coarse(self) -> "Rounding":
        """The same without a further digit."""
        return replace(self, most=self.digits)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number after rounding; `nudged` is −1 for "just under `shown`", 1 for "just over", otherwise 0."""

    value: Fraction
    shown: Fraction
    digits: int
    nudged: int = 0


def half_away(exact: Fraction, digits: int) -> Fraction:
    """Rounded half away from zero."""
    scaled = abs(exact) * 10**digits + Fraction(1, 2)
    whole = Fraction(scaled.numerator // scaled.denominator, 10**digits)
    return -whole if exact < 0 else whole


def rounded(exact: Fraction, rounding: Rounding) -> Rounded:
    """The number with as few digits as keep it on its side of every limit."""
    for digits in range(rounding.digits, rounding.most + 1):
        value = half_away(exact, digits)
        if rounding.keeps_sides(exact, value):
            return Rounded(value, value, digits)
    shown = half_away(exact, rounding.most)
    side = -1 if exact < shown else 1
    return Rounded(shown + Fraction(side, 10**rounding.most), shown, rounding.most, side)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers and ranges in the report's language."""

    words: Words

    def number(self, exact: Fraction | None, rounding: Rounding, *, hidden: bool = False) -> Number:
        """A number, "–" for None, or the word for hidden: then its value appears nowhere."""
        if exact is None:
            return Number(None, NOTHING)
        if hidden:
            return self.hidden()
        result = rounded(exact, rounding)
        text = self._written(result.shown, result.digits, rounding)
        if result.nudged:
            text = self._beside(text, result.nudged)
        return Number(float(result.value), text)

    def hidden(self) -> Number:
        """What stands in the place of a number that may not be printed."""
        return Number(None, self.words.gettext("hidden"), hidden=True)

    def limit(self, exact: Fraction, *, per_cent: bool = False) -> Number:
        """A number of the questionnaire itself, such as a target: with all its digits, but 1/3 as 0.33."""
        digits = digits_of(exact)
        shown = half_away(exact, digits)
        return Number(float(shown), self._written(shown, digits, Rounding(per_cent=per_cent)))

    def difference(self, minuend: Number, subtrahend: Number, digits: int = 1) -> Number:
        """The difference of two printed numbers, so that the reader's own subtraction gives the same."""
        if minuend.hidden or subtrahend.hidden:
            return self.hidden()
        if minuend.value is None or subtrahend.value is None:
            return Number(None, NOTHING)
        exact = Fraction(str(minuend.value)) - Fraction(str(subtrahend.value))
        return Number(float(exact), self._written(exact, max(digits_of(exact), digits), Rounding()))

    def apart(self, exact: Fraction | None, ends: tuple[Number, Number], rounding: Rounding) -> Number:
        """A difference that is a finding: of the two printed numbers, unless that would tell another finding."""
        printed = self.difference(*ends)
        if exact is None or printed.hidden or printed.value is None:
            return printed
        shown = Fraction(str(printed.value))
        fits = rounding.keeps_sides(exact, shown) and abs(exact - shown) <= Fraction(1, 10)
        return self.number(shown if fits else exact, rounding)

    def range(
        self, ends: tuple[Fraction | float, Fraction | float] | None, rounding: Rounding, *, hidden: bool = False
    ) -> Range | None:
        """A range; None when there is none."""
        if ends is None:
            return None
        if hidden:
            nothing = self.hidden()
            return Range(nothing, nothing, nothing.text, hidden=True)
        low, high = (self.number(Fraction(end), rounding) for end in ends)
        both = low.text if low == high else self.words.gettext("{low} to {high}", low=low.text, high=high.text)
        return Range(low, high, both)

    def _written(self, value: Fraction, digits: int, rounding: Rounding) -> str:
        language = self.words.language
        sign = MINUS if value < 0 else "+" if rounding.signed and value > 0 else ""
        if rounding.per_cent:
            return sign + percent(abs(value) / 100, digits, language)
        return sign + decimal(abs(value), digits, language)

    def _beside(self, text: str, side: int) -> str:
        if side < 0:
            return self.words.gettext("just under {number}", number=text)
        return self.words.gettext("just over {number}", number=text)


def position(number: Number, low: Fraction, high: Fraction) -> float | None:
    """Where a printed number stands on its scale, 0…1; None where none is printed."""
    if number.value is None:
        return None
    return float(round((Fraction(str(number.value)) - low) / (high - low), 4))

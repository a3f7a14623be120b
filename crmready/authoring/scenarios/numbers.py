"""Numbers as a scenario expects them: exact, exact with a tolerance, or none at all."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from crmready.authoring.scenarios.shape import Number
from crmready.model.values import plain_number

_ONE: Final = r"-?\d{1,18}(?:\.\d{1,18}|/[1-9]\d{0,17})?"
_EXPECTED: Final = re.compile(rf"({_ONE})(?:\s*(?:±|\+-|\+/-)\s*({_ONE}))?")
_FEW_DECIMALS: Final = 4
NONE: Final = "none"
HOW: Final = "Write 61, 61 ± 0.5, 175/3 or none."


@dataclass(frozen=True, slots=True)
class Expected:
    """A number and how far from it is still right; `value` is None where no number is expected."""

    value: Fraction | None
    tolerance: Fraction = Fraction(0)

    def met_by(self, actual: Fraction | None) -> bool:
        """Whether a number is the expected one, or the absence of one is."""
        if self.value is None or actual is None:
            return self.value is actual
        return abs(actual - self.value) <= self.tolerance


def parsed(written: Number) -> Expected | None:
    """What the author wrote as a number; None when it is not one."""
    text = str(written).strip()
    if text == NONE:
        return Expected(None)
    found = _EXPECTED.fullmatch(text)
    return None if found is None else Expected(Fraction(found[1]), abs(Fraction(found[2] or 0)))


def said(number: Fraction | None) -> str:
    """A number for people: as it is where it is short, else as a fraction with a rounded decimal beside it."""
    if number is None:
        return NONE
    plain = plain_number(number)
    decimals = plain.partition(".")[2]
    if "/" not in plain and len(decimals) <= _FEW_DECIMALS:
        return plain
    return f"{number} ({float(number):.{_FEW_DECIMALS}f})"

"""The shapes of numbers in a report: rounded, localised, and hidden where they must be. See docs/report-view.md.

A *position* is a share of the scale, 0 left and 1 right; it is worked out from the printed number, so a drawing never
shows more than the number beside it.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Number:
    """A rounded number: for programs and for people. Print `text`; it is never empty ("–" when there is none)."""

    value: float | None
    """The rounded number; null when there is none or when it is hidden."""
    text: str
    """The same as people read it: "50,0 %", "1,2", "just under 2", "–", or the word for hidden."""
    hidden: bool = False
    """True when there is a number that may not be printed."""


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range of rounded numbers, such as an interval of ignorance."""

    low: Number
    """Its lower end."""
    high: Number
    """Its upper end."""
    text: str
    """Both ends as people read them: "34.4% to 71.9%"; one number when they are the same."""
    hidden: bool = False
    """True when there is a range that may not be printed; both ends are hidden then."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One option of a question as a mark on its scale, lowest score first."""

    score: Number
    """What the option is worth."""
    text: str
    """The option's words."""
    position: float
    """Where it stands on the scale, 0…1."""


@dataclass(frozen=True, slots=True)
class Band:
    """One rating's part of the per-cent scale, for legends and shading; closed on the right."""

    id: str
    """The rating's id."""
    name: str
    """Its name."""
    low: Number
    """Above this per cent (the first band: from and with)."""
    high: Number
    """Up to and with this per cent."""
    text: str
    """Both in words: "over 15 %, up to 50 %"."""


@dataclass(frozen=True, slots=True)
class RatingShown:
    """A dimension's rating."""

    id: str
    """The rating's id."""
    name: str
    """Its name: "Partly achieved"."""
    half: Literal["-", "+", ""]
    """Lower half, upper half, or a band that is not split."""
    text: str
    """Name and half in words: "Partly achieved, upper half"."""

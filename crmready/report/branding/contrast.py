"""Whether a text can be read on its background (WCAG 2), and the nearest colour with which it can.

Colours are `#RRGGBB`. "Nearest" is the smallest change of lightness in OKLCH, a space in which equal steps look equal:
hue stays, and so does as much of the chroma as a screen can show.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import atan2, cos, hypot, sin
from typing import Final, NamedTuple

READABLE: Final = 4.5
"""The least contrast of ordinary text with its background (WCAG 2, success criterion 1.4.3)."""
STEPS: Final = 1000
"""Steps of lightness between black and white."""
_HALVINGS: Final = 10
_JUST_SEEN: Final = 0.02
"""The least difference of two colours that people see (CSS Color 4)."""
_FULL: Final = 255

_Triple = tuple[float, float, float]


class OkLch(NamedTuple):
    """A colour by how it looks: lightness 0…1, chroma 0…0.4, hue in radians."""

    lightness: float
    chroma: float
    hue: float


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1…21, whichever is the text."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2: 0 for black, 1 for white."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_contrast(colour: str, backgrounds: Sequence[str]) -> float:
    """The contrast with the background on which the colour is worst to read."""
    return min(contrast(colour, background) for background in backgrounds)


def nearest_readable(colour: str, backgrounds: Sequence[str]) -> str | None:
    """The colour itself when it can be read on every background, else the nearest that can; None when none can."""
    if least_contrast(colour, backgrounds) >= READABLE:
        return colour
    return next((near for near in neighbours(colour) if least_contrast(near, backgrounds) >= READABLE), None)


def nearest_as_light(colour: str, lightness: float) -> str:
    """The colour itself when it is at least so light (0…1 in OKLCH), else the nearest that is."""
    if oklch(colour).lightness >= lightness:
        return colour
    return next(near for near in neighbours(colour) if oklch(near).lightness >= lightness)


def neighbours(colour: str) -> Iterator[str]:
    """The same hue darker and lighter, one step of lightness after the other, the nearest first, to black and white."""
    start = oklch(colour)
    for step, sign in product(range(1, STEPS + 1), (-1, 1)):
        lightness = start.lightness + sign * step / STEPS
        if -1 / STEPS < lightness < 1 + 1 / STEPS:
            yield hexadecimal(start._replace(lightness=min(max(lightness, 0.0), 1.0)))


def oklch(colour: str) -> OkLch:
    """A colour by lightness, chroma and hue."""
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return OkLch(lightness, hypot(a, b), atan2(b, a))


def hexadecimal(colour: OkLch) -> str:
    """The colour as `#RRGGBB`, with as much of its chroma as a screen can show at this lightness."""
    if not 0 < colour.lightness < 1:
        return "#FFFFFF" if colour.lightness >= 1 else "#000000"
    low, high = 0.0, colour.chroma
    shown = _nearest(colour)
    if _distance(colour, shown) > _JUST_SEEN:
        for _ in range(_HALVINGS):
            middle = colour._replace(chroma=(low + high) / 2)
            shown = _nearest(middle)
            low, high = (low, middle.chroma) if _distance(middle, shown) > _JUST_SEEN else (middle.chroma, high)
    return shown


def _nearest(colour: OkLch) -> str:
    """Each of red, green and blue as near as a screen comes to it."""
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * _FULL):02X}" for part in _rgb(colour))


def _distance(wanted: OkLch, shown: str) -> float:
    found = oklch(shown)
    turned = 2 * wanted.chroma * found.chroma * cos(wanted.hue - found.hue)
    chroma = max(wanted.chroma**2 + found.chroma**2 - turned, 0.0)
    return hypot(wanted.lightness - found.lightness, chroma**0.5)


def _rgb(colour: OkLch) -> _Triple:
    """Red, green and blue, 0…1 for what a screen can show."""
    a, b = colour.chroma * cos(colour.hue), colour.chroma * sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _companded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _companded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _companded(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _linear(colour: str) -> _Triple:
    red, green, blue = (int(colour[start : start + 2], 16) / _FULL for start in (1, 3, 5))
    return _expanded(red), _expanded(green), _expanded(blue)


def _expanded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 (the standard's)


def _companded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004 (the standard's)

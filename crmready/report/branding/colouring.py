"""A brand's colours: what is none, cannot be read or costs too much ink is refused with the nearest that will do."""

import re
from collections.abc import Callable
from typing import Final

from crmready.loading.located_yaml import KeyPath
from crmready.problems import excerpt
from crmready.report.branding.brand_file import ColoursEntry
from crmready.report.branding.contrast import READABLE, least_contrast, nearest_as_light, nearest_readable, oklch
from crmready.report.branding.palette import LIGHT, PAPER, STANDARD, TEXTS, Colours, tint_of

Add = Callable[[str, KeyPath, str, str], None]
"""Writes down a problem: its code, the place of the value, what is wrong and what to write instead."""

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_SHORT: Final = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def checked_colours(written: ColoursEntry, add: Add) -> Colours:
    """The colours of a brand; those that are refused stay the standard's, so that the rest can be judged with them."""
    given = written.model_dump(exclude_unset=True)
    colours = {name: value.upper() for name, value in given.items() if _is_colour(name, value, add)}
    tint = _tint(colours, add)
    chosen = {**STANDARD.by_name(), **colours, "tint": tint}
    for name in TEXTS:
        if name in colours or (name not in given and "tint" in colours):
            _check_readable(name, chosen[name], tint, add)
    return Colours(**chosen)


def _is_colour(name: str, value: str, add: Add) -> bool:
    if _COLOUR.fullmatch(value):
        return True
    add("B901", ("colours", name), f'"{excerpt(value)}" is not a colour.', _meant(value))
    return False


def _meant(value: str) -> str:
    short = _SHORT.fullmatch(value.strip())
    if short is None:
        return 'Write # and six hexadecimal digits: "#1F6B3B".'
    digits = short[1] if len(short[1]) == len("RRGGBB") else "".join(2 * digit for digit in short[1])
    return f'Write "#{digits.upper()}".'


def _tint(colours: dict[str, str], add: Add) -> str:
    if "tint" not in colours:
        return tint_of(colours["accent"]) if "accent" in colours else STANDARD.tint
    written = colours["tint"]
    light = nearest_as_light(written, LIGHT)
    if light != written:
        message = f"{written} is too dark to lie behind text ({oklch(written).lightness:.0%} of white's lightness)."
        add("B903", ("colours", "tint"), message, f'The nearest that is light enough: "{light}".')
    return light


def _check_readable(name: str, colour: str, tint: str, add: Add) -> None:
    backgrounds = (PAPER, tint)
    readable = nearest_readable(colour, backgrounds)
    if readable != colour:
        found = least_contrast(colour, backgrounds)
        # Rounded down: 4.5 is never printed of what is refused for not having it.
        message = f"Text in {colour} has a contrast of {int(found * 100) / 100:.2f} with what lies behind it"
        hint = f'The nearest colour that can be read: "{readable}".'
        add("B902", ("colours", name), f"{message}; it needs {READABLE}.", hint)

"""The style sheet that a brand lays over a template's own: its colours and its typeface, and nothing from its texts."""

from collections.abc import Iterator, Mapping
from typing import Final

from crmready.report.branding.palette import STANDARD, Colours

STYLESHEET: Final = "brand.css"
"""Its name, in the folder of the brand's files."""
_FAMILY: Final = "Brand"
_FORMATS: Final = {"ttf": "truetype", "otf": "opentype", "woff2": "woff2"}


def stylesheet(colours: Colours, fonts: Mapping[int, str]) -> str:
    """The style sheet of a brand, empty when it changes nothing; `fonts` are addresses by weight, told by their ending.

    Colours are checked hexadecimal numbers, and the family goes by a name of ours: no text of the brand's is in it.
    """
    return "".join(f"{line}\n" for line in (*_faces(fonts), *_root(colours, branded=bool(fonts))))


def _faces(fonts: Mapping[int, str]) -> Iterator[str]:
    for weight, address in fonts.items():
        source = f'url("{address}") format("{_FORMATS[address.rpartition(".")[2]]}")'
        yield f"@font-face {{ font-family: {_FAMILY}; font-weight: {weight}; src: {source}; }}"


def _root(colours: Colours, *, branded: bool) -> Iterator[str]:
    standard = STANDARD.by_name()
    told = [f"--{name}: {value};" for name, value in colours.by_name().items() if value != standard[name]]
    if colours.ink != STANDARD.ink:
        told.append(f"--soft: {colours.ink};")
    if branded:
        told.append(f"--face: {_FAMILY}, Inter;")
    if told:
        yield f":root {{ {' '.join(told)} }}"

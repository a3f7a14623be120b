"""Our look on the slides that python-pptx begins with: wide, in our colours, in a typeface that laptops have."""

import re
from typing import Final

from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.util import Emu, Pt

WIDE: Final = (Emu(12_192_000), Emu(6_858_000))
FONT: Final = "Calibri"
INK, ACCENT, MUTED = RGBColor(0x1B, 0x24, 0x30), RGBColor(0x12, 0x46, 0x6B), RGBColor(0x55, 0x60, 0x6C)
PAPER, TINT, RULE = RGBColor(0xFF, 0xFF, 0xFF), RGBColor(0xEE, 0xF2, 0xF5), RGBColor(0xC4, 0xCC, 0xD4)
GOOD, MIDDLE, LOW = RGBColor(0x2B, 0x7F, 0xB8), RGBColor(0xFD, 0xB8, 0x63), RGBColor(0x8C, 0x2D, 0x04)
_ACCENTS: Final = ("12466B", "FDB863", "2B7FB8", "8C2D04", "55606C", "C4CCD4")


def dress(presentation: Presentation) -> None:
    """Widen the slides with their layouts, and put our colours into the theme, so that new charts have them too."""
    stretch = WIDE[0] / presentation.slide_width if presentation.slide_width else 1
    presentation.slide_width, presentation.slide_height = WIDE
    master = presentation.slide_master
    for shapes in (master.shapes, *(layout.shapes for layout in presentation.slide_layouts)):
        for shape in shapes:
            shape.left, shape.width = Emu(int(shape.left * stretch)), Emu(int(shape.width * stretch))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    for number, colour in enumerate(_ACCENTS, 1):
        text = re.sub(rf"(<a:accent{number}>)<a:srgbClr val=\"\w+\"/>", rf'\1<a:srgbClr val="{colour}"/>', text)
    theme._blob = text.encode()  # noqa: SLF001  # python-pptx has no words for themes


def points(value: float) -> Emu:
    """A length in points."""
    return Pt(value)

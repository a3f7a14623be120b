"""The colours of a report that a brand may choose.

Those that speak of a state (met, claimed, not met) are not among them: they are told apart with every kind of colour
blindness and in grey print, which a brand's own would not be.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from crmready.report.branding.contrast import OkLch, hexadecimal, oklch

LIGHT: Final = 0.93
"""The least lightness (0…1 in OKLCH) of what lies behind text: paper stays paper, and a page costs little ink."""
_TINT: Final = 0.958
_TINT_CHROMA: Final = 0.012


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#RRGGBB`. Every text colour can be read on the paper and on the tint."""

    accent: str = "#12466B"
    """Headings, rules, numbers: what gives structure."""
    ink: str = "#1B2430"
    """Text."""
    muted: str = "#55606C"
    """Notes and heads of columns."""
    tint: str = "#EEF2F5"
    """What lies behind a verdict and a remark."""

    def by_name(self) -> Mapping[str, str]:
        """The colours by the names that style sheets and charts know them by."""
        return asdict(self)


STANDARD: Final = Colours()
PAPER: Final = "#FFFFFF"
TEXTS: Final = ("accent", "ink", "muted")
"""The colours that text is printed in."""


def tint_of(accent: str) -> str:
    """A tint for a brand that names none: a breath of its accent."""
    colour = oklch(accent)
    return hexadecimal(OkLch(_TINT, min(colour.chroma, _TINT_CHROMA), colour.hue))

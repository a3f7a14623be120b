"""QR codes: for a page as SVG, for a terminal as text."""

import io
from dataclasses import dataclass, field

import segno
from markupsafe import Markup
from segno.helpers import make_wifi_data


@dataclass(frozen=True, slots=True)
class Wifi:
    """A wireless network to join. The password is kept in memory alone; an empty one means an open network."""

    name: str
    password: str = field(default="", repr=False)

    @property
    def payload(self) -> str:
        """What a phone's camera understands."""
        return make_wifi_data(self.name, self.password or None, "WPA" if self.password else None)


def qr_code(text: str) -> Markup:
    """A QR code as an SVG element that takes the size of what it stands in."""
    return Markup(segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=2, svgclass="qr"))  # noqa: S704


def qr_text(text: str) -> str:
    """A QR code in half blocks, for a terminal with light letters on dark ground or the other way round."""
    lines = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out=lines, compact=True, border=2)
    return lines.getvalue()

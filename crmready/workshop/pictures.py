"""QR codes: for a page as SVG, for a terminal as text."""

import io

import segno
from markupsafe import Markup


def qr_code(text: str) -> Markup:
    """A QR code as an SVG element that takes the size of what it stands in."""
    return Markup(segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=2, svgclass="qr"))  # noqa: S704


def qr_text(text: str) -> str:
    """A QR code in half blocks, for a terminal with light letters on dark ground or the other way round."""
    lines = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out=lines, compact=True, border=2)
    return lines.getvalue()

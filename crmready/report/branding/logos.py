"""A brand's logo: PNG or SVG by its content, checked before anything else sees it."""

import io
from dataclasses import dataclass
from typing import Final, Literal

from crmready.report.branding.beside import Unreadable

MOST_BYTES: Final = 1_000_000
_MOST_DRAWING: Final = 300_000
_MOST_PIXELS: Final = 4000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = 24
_KINDS: Final = "Use PNG or SVG."


@dataclass(frozen=True, slots=True)
class CheckedLogo:
    """A logo that can be used; `left_out` names what a drawing lost."""

    kind: Literal["png", "svg"]
    content: bytes
    left_out: tuple[str, ...] = ()


def checked_logo(content: bytes) -> CheckedLogo:
    """The logo as it may be used. `Unreadable` when it is neither, damaged or made to harm."""
    if content.startswith(_PNG):
        _check_png(content)
        return CheckedLogo("png", content)
    if content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _drawing(content)
    raise Unreadable("It is neither a PNG picture nor an SVG drawing.", _KINDS)


def _drawing(content: bytes) -> CheckedLogo:
    from crmready.report.branding.drawings import redrawn  # noqa: PLC0415  # only for drawings

    if len(content) > _MOST_DRAWING:
        raise Unreadable(f"The drawing is larger than {_MOST_DRAWING // 1000} kB.", "Simplify it, or save it as PNG.")
    drawn = redrawn(content)
    return CheckedLogo("svg", drawn.svg, drawn.left_out)


def _check_png(content: bytes) -> None:
    from PIL import Image  # noqa: PLC0415  # takes its time, and few reports have a brand

    # Its own word for its size, before anything is unpacked.
    width, height = (int.from_bytes(content[start : start + 4]) for start in (16, 20))
    if len(content) < _HEADER or not 0 < width <= _MOST_PIXELS or not 0 < height <= _MOST_PIXELS:
        raise Unreadable(f"The picture is not 1 to {_MOST_PIXELS} pixels wide and high.", "Save a smaller one.")
    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Unreadable("The picture is damaged.", "Save it anew as PNG.") from None

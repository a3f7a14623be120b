"""The process that looks into fonts: JSON in, JSON out. The only module that knows fontTools."""

import base64
import io
import json
import sys
from typing import Final, TypedDict

from fontTools.ttLib import TTFont

from crmready.confined import limit_this_process

MEMORY: Final = 600_000_000
"""Bytes, all of the process together."""
CPU_SECONDS: Final = 20
_RESTRICTED: Final = 0x2
"""The bit of `fsType` that forbids embedding, and the bits beside which it does not count."""
_ALLOWED: Final = 0xC


class Seen(TypedDict):
    """What was found in a font."""

    lacks: str
    """Those of the wanted characters that it has no sign for."""
    variable: bool
    width: float
    """Of the sample's characters, on average, in parts of the type's size."""
    forbidden: bool
    """Whether it may not be embedded."""


def main() -> None:
    """Reads what is wanted on standard input and answers on standard output, one entry for each font."""
    limit_this_process(MEMORY, CPU_SECONDS)
    wanted = json.load(sys.stdin)
    answer = [_seen(base64.b64decode(font), wanted["characters"], wanted["sample"]) for font in wanted["fonts"]]
    sys.stdout.write(json.dumps(answer))


def _seen(content: bytes, characters: str, sample: str) -> Seen | None:
    """What is in one font; None when it cannot be read."""
    try:
        font = TTFont(io.BytesIO(content), lazy=True)
        known = font.getBestCmap() or {}
        rights = font["OS/2"].fsType
        shapes = font["glyf" if "glyf" in font else "CFF " if "CFF " in font else "CFF2"]
        widths = font["hmtx"].metrics
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # a library fed with strange input can raise anything
        return None
    if not shapes or not widths:
        return None
    wide = [widths[known[ord(each)]][0] for each in sample if known.get(ord(each)) in widths]
    return {
        "width": sum(wide) / len(wide) / font["head"].unitsPerEm if wide else 0,
        "lacks": "".join(character for character in characters if ord(character) not in known),
        "variable": "fvar" in font,
        "forbidden": bool(rights & _RESTRICTED) and not rights & _ALLOWED,
    }

import io
import struct
import zlib

import pytest
from PIL import Image

from crmready.report.branding.beside import Unreadable
from crmready.report.branding.logos import checked_logo


def png(width: int = 40, height: int = 20) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "#1F6B3B").save(target, "PNG")
    return target.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def claiming(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")


def test_a_picture_comes_through_as_it_is() -> None:
    logo = checked_logo(png())
    assert (logo.kind, logo.content) == ("png", png())


def test_a_drawing_is_written_anew() -> None:
    source = (
        b'\xef\xbb\xbf\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x"><path d="M0 0"/></svg>'
    )
    logo = checked_logo(source)
    assert logo.kind == "svg"
    assert b"onload" not in logo.content


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "neither"),
        (b"GIF89a", "neither"),
        (b"\xff\xd8\xff\xe0", "neither"),
        (b"%PDF-1.7", "neither"),
        (b"\x89PNG\r\n\x1a\n", "pixels"),
        (claiming(100_000, 100_000), "pixels"),
        (claiming(0, 10), "pixels"),
        (png()[:-20], "damaged"),
        (png()[:40] + b"\xff" * 30, "damaged"),
        (b"<svg" + b" " * 400_000, "larger than 300 kB"),
    ],
)
def test_what_is_no_logo_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        checked_logo(content)

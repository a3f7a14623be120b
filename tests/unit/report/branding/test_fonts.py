import struct
from pathlib import Path

import brotli
import pytest

from crmready.report.branding.beside import Unreadable
from crmready.report.branding.fonts import LETTERS, SIGNS, is_wide, kind_of_font, lacking, refuse_unusable, seen_in
from tests.unit.report.branding.made_fonts import ALL, font_file


@pytest.mark.parametrize(
    ("content", "kind"), [(font_file(), "ttf"), (font_file(flavour="woff2"), "woff2"), (b"OTTO\x00", "otf")]
)
def test_a_font_is_known_by_its_first_bytes(content: bytes, kind: str) -> None:
    assert kind_of_font(content) == kind


@pytest.mark.parametrize("content", [b"", b"ttcf\x00\x01", b"wOFF\x00", b"%!PS-AdobeFont", b"<html>", b"\x89PNG\r\n"])
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        kind_of_font(content)


def test_what_a_font_lacks_is_told_character_by_character() -> None:
    whole, packed, without = seen_in(
        [font_file(), font_file(flavour="woff2"), font_file(ALL.replace("å", "").replace("✓", "").replace("◆", ""))]
    )
    assert whole is not None
    assert packed is not None
    assert without is not None
    assert (whole["lacks"], packed["lacks"]) == ("", "")
    assert (lacking(without, LETTERS), lacking(without, SIGNS)) == ("å", "✓ ◆")
    refuse_unusable(whole)


def test_a_font_that_may_not_be_embedded_is_refused() -> None:
    seen = seen_in([font_file("abc", rights=rights) for rights in (0, 2, 4, 8, 6)])
    assert [font["forbidden"] for font in seen if font is not None] == [False, True, False, False, False]
    with pytest.raises(Unreadable, match="forbids"):
        refuse_unusable(seen[1])


def test_a_font_that_takes_more_room_than_pages_have_is_known() -> None:
    assert [is_wide(font) for font in seen_in([font_file(), wide_font_file()]) if font is not None] == [False, True]


def wide_font_file() -> bytes:
    return Path("tests/brands/invalid/B910-wide/regular.ttf").resolve().read_bytes()


def test_a_variable_font_is_refused_with_what_to_use_instead() -> None:
    with pytest.raises(Unreadable, match="variable") as refused:
        refuse_unusable({"lacks": "", "variable": True, "width": 0.5, "forbidden": False})
    assert "static" in refused.value.hint


def test_what_is_damaged_is_refused_and_harms_nobody() -> None:
    whole = font_file()
    damaged = [whole[:2000], b"\x00\x01\x00\x00" + b"\xff" * 4000, b"wOF2" + b"\x00" * 100, whole[:40] + b"\xff" * 3000]
    assert seen_in(damaged) == [None] * 4
    with pytest.raises(Unreadable, match="damaged"):
        refuse_unusable(None)


def test_a_font_that_unpacks_to_gigabytes_is_given_up() -> None:
    with pytest.raises(Unreadable, match="more memory or time"):
        seen_in([font_file("abc"), _woff_bomb()])


def _woff_bomb() -> bytes:
    """A WOFF2 of a few kilobytes with one table that unpacks to most of a gigabyte."""
    packing = brotli.Compressor(quality=1)
    zeros = bytes(10_000_000)
    packed = b"".join([*(packing.process(zeros) for _ in range(80)), packing.finish()])
    header = struct.pack(
        ">4s4sIHHIIHHIIIII", b"wOF2", b"\x00\x01\x00\x00", 0, 1, 0, 0, len(packed), 0, 0, 0, 0, 0, 0, 0
    )
    # Table 0 is `cmap`; its length of 800,000,000 in groups of seven bits.
    return header + b"\x00" + bytes([0x82, 0xFD, 0xBC, 0x90, 0x00]) + packed

"""Fonts made for tests, of the report's own."""

import io
from functools import cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from crmready.report.branding.fonts import LETTERS, SIGNS
from crmready.resources import fonts_root

ALL = LETTERS + SIGNS


def font_file(characters: str = ALL, *, flavour: str | None = None, rights: int = 0) -> bytes:
    """A font with these characters; `flavour` "woff2" packs it, `rights` is the maker's word on embedding."""
    font = TTFont(io.BytesIO(_subset(characters)))
    font["OS/2"].fsType = rights
    font.flavor = flavour
    return _written(font)


@cache
def _subset(characters: str) -> bytes:
    font = TTFont(fonts_root() / "Inter-Regular.ttf")
    options = Options()
    options.layout_features = []
    options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(text=characters + " ")
    subsetter.subset(font)
    return _written(font)


def _written(font: TTFont) -> bytes:
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()

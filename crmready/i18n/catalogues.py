"""gettext catalogues in three domains: what the interview, a workshop's pages, and the report say."""

import gettext
from functools import cache
from pathlib import Path
from typing import Final, Literal

Domain = Literal["interview", "report", "workshop"]

SUPPORTED: Final = ("en", "nb")
"""The languages the program itself speaks; the first is the source."""

LOCALES: Final = Path(__file__).resolve().parent / "locales"

_NORWEGIAN: Final = frozenset({"nb", "nn", "no"})


def negotiate(requested: str) -> str:
    """The supported language nearest to a language tag: `no`, `nn` and `nb-NO` speak `nb`, the unknown speak `en`."""
    primary = requested.strip().replace("_", "-").partition("-")[0].lower()
    return "nb" if primary in _NORWEGIAN else SUPPORTED[0]


@cache  # asked for with every page; `gettext` would look for the file each time
def translations(language: str, domain: Domain) -> gettext.NullTranslations:
    """The catalogue of one domain for a language tag; for English the messages speak for themselves.

    Raises FileNotFoundError when an installed catalogue is missing: the installation is damaged.
    """
    spoken = negotiate(language)
    if spoken == SUPPORTED[0]:
        return gettext.NullTranslations()
    return gettext.translation(domain, localedir=LOCALES, languages=[spoken])

"""A brand's fonts: told by their content, and looked into by a process of its own, since a font may be made to harm."""

import base64
import json
from collections.abc import Mapping
from typing import Final, Literal

from crmready.confined import NoAnswerError, answer_of
from crmready.problems import listed
from crmready.report.branding.beside import Unreadable
from crmready.report.branding.font_child import Seen

MOST_BYTES: Final = 3_000_000
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøåéóòôüäö0123456789.,:;!?-–()%&/+×·'’“”«»…"
"""What a report is written with."""
SIGNS: Final = "✓●■▲◆○−→≥≤"
"""What stands in charts and tables; where a font lacks one, the report's own has it."""
WIDEST: Final = 0.52
"""The average width of a text's characters that pages have room for, in parts of the type's size; ours has 0.50."""
_SAMPLE: Final = (
    "Bedriften er ikke klar til å velge CRM-system. Minst én ting som må være på plass først, mangler eller er ikke "
    "avklart. Write the purpose of data about sellers in five lines: what, why, who sees it, how long it is kept."
)
_STATIC: Final = "Use a TrueType, OpenType or WOFF2 file with one style."
_KINDS: Final[Mapping[bytes, Literal["ttf", "otf", "woff2"]]] = {
    b"\x00\x01\x00\x00": "ttf",
    b"true": "ttf",
    b"OTTO": "otf",
    b"wOF2": "woff2",
}


def kind_of_font(content: bytes) -> Literal["ttf", "otf", "woff2"]:
    """What kind of font file this is by its first bytes. `Unreadable` for anything else."""
    if content.startswith(b"ttcf"):
        raise Unreadable("It is a collection of fonts.", _STATIC)
    if content[:4] not in _KINDS:
        raise Unreadable("It is not a font, or not of a kind that is used.", _STATIC)
    return _KINDS[content[:4]]


def seen_in(contents: list[bytes]) -> list[Seen | None]:
    """What is in fonts, in their order; None where one is damaged. `Unreadable` when they take too much to look at."""
    question = {
        "characters": LETTERS + SIGNS,
        "sample": _SAMPLE.replace(" ", ""),
        "fonts": [base64.b64encode(content).decode() for content in contents],
    }
    try:
        seen: list[Seen | None] = answer_of("crmready.report.branding.font_child", json.dumps(question).encode())
    except NoAnswerError:
        raise Unreadable("The fonts take more memory or time to read than a font may.", _STATIC) from None
    return seen


def refuse_unusable(seen: Seen | None) -> None:
    """`Unreadable` for a font that is damaged, variable, or not to be put into documents."""
    if seen is None:
        raise Unreadable("The font is damaged.", _STATIC)
    if seen["variable"]:
        raise Unreadable("It is a variable font.", "Name the static files of the same family, one for each weight.")
    if seen["forbidden"]:
        raise Unreadable("Its maker forbids putting it into documents.", "Use one whose licence allows it.")


def is_wide(seen: Seen) -> bool:
    """Whether text set in the font takes more room than pages are made for."""
    return seen["width"] > WIDEST


def lacking(seen: Seen, of: str) -> str:
    """The characters of `of` that a font lacks, as a message lists them; empty when it lacks none."""
    missing = [character for character in of if character in seen["lacks"]]
    return listed(missing).replace(", ", " ")

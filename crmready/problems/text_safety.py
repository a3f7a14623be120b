"""Text from a file, a form or a person, made fit to be shown: nothing in it can move a cursor or hide a letter."""

import re
from typing import Final

EXCERPT_CHARACTERS: Final = 60

UNSAFE: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 control characters, without tab and line feed
    "\u061c\u200b\u200e\u200f"  # direction marks and zero-width space; the joiners stay: emoji and Persian need them
    "\u2028-\u202e\u2060-\u2064\u2066-\u206f"  # line separators, direction overrides, invisible operators
    "\ufeff\ufff9-\ufffb\ufffe\uffff"  # byte order mark, interlinear annotation, non-characters
    "\ud800-\udfff"  # halves of surrogate pairs: no text can be written with them
    "\U000e0000-\U000e007f"  # tag characters: a second, invisible alphabet
    "]"
)
"""The characters that no questionnaire, answer or message may contain."""


def visible(text: str) -> str:
    r"""The text on one line, with each unsafe character written as its escape (`\x1b`, `\u202e`)."""
    return UNSAFE.sub(_escape, text.replace("\n", "⏎").replace("\t", " "))


def excerpt(value: object) -> str:
    """A value as an error message may repeat it: one visible line of at most 60 characters."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case dict():
            return f"a group of {len(value)} keys"
        case list() | tuple():
            return f"a list of {len(value)}"
        case _:
            return _cut(visible(str(value)[: EXCERPT_CHARACTERS + 1]))


def _cut(text: str) -> str:
    return text if len(text) <= EXCERPT_CHARACTERS else text[: EXCERPT_CHARACTERS - 1] + "…"


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number <= 0xFF:  # noqa: PLR2004  # the last number that two hexadecimal digits can write
        return f"\\x{number:02x}"
    return f"\\u{number:04x}"

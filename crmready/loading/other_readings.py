"""What other programs make of a word without quotes that is a text to us: YAML 1.1, and the core schema of YAML 1.2.

We read only `true`, `false`, `null`, `~` and plain decimal numbers as something else than text
(`tree_builder.resolve`). YAML 1.1, which many tools still follow, also
takes `no` for false, `012` for ten and `12:30` for 750.
"""

import re
from typing import Final

_TRUE: Final = frozenset({"y", "yes", "on", "true"})
_FALSE: Final = frozenset({"n", "no", "off", "false"})
_NUMBER: Final = re.compile(
    r"[-+]?(?:0b[01_]+|0o[0-7]+|0x[0-9a-f_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:e[-+]?[0-9]+)?|\.inf)|\.nan",
    re.IGNORECASE,
)
_SEXAGESIMAL: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_OCTAL: Final = re.compile(r"[-+]?0[0-7_]+")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt \t].*")
_WORDS: Final = frozenset(
    form for word in (*_TRUE, *_FALSE, "null", "=") for form in (word, word.title(), word.upper())
)
_BEGINNINGS: Final = frozenset("-+.0123456789")
_LONGEST_NUMBER: Final = 40
"""More digits than anybody means; Python itself reckons with no more than a few thousand of them."""
_OLD: Final = "by programs that follow YAML 1.1"
_OTHER: Final = "by other programs"


def is_suspicious(plain: str) -> bool:
    """Whether it is worth asking how others read a word: a quick look that is taken at each word of a file."""
    return plain in _WORDS or plain[:1] in _BEGINNINGS


def read_elsewhere_as(plain: str) -> str | None:
    """How others read a word that we read as text, such as "as false by …"; None when they read a text as well."""
    small = plain.lower()
    if small in _TRUE | _FALSE:
        value = "true" if small in _TRUE else "false"
        return f"as {value} {_OTHER if small == value else _OLD}"
    if small == "null":
        return f"as nothing {_OTHER}"
    return f"as something else {_OLD}" if plain == "=" else _as_number(plain)


def _as_number(plain: str) -> str | None:
    if len(plain) > _LONGEST_NUMBER:
        return f"as something else {_OTHER}" if _NUMBER.fullmatch(plain) or _SEXAGESIMAL.fullmatch(plain) else None
    if _OCTAL.fullmatch(plain):
        return f"as the number {int(plain.replace('_', ''), 8)} {_OLD}"
    if _NUMBER.fullmatch(plain):
        return f"as a number {_OTHER}"
    if _SEXAGESIMAL.fullmatch(plain):
        return f"as the number {_sixties(plain)} {_OLD}"
    return f"as a date {_OLD}" if _DATE.fullmatch(plain) else None


def _sixties(plain: str) -> str:
    """`12:30` as YAML 1.1 reckons: in sixties, like minutes and seconds."""
    whole, dot, rest = plain.replace("_", "").partition(".")
    sign, total = ("-" if whole.startswith("-") else ""), 0
    for part in whole.lstrip("+-").split(":"):
        total = 60 * total + int(part)
    return f"{sign}{total}{dot}{rest}".rstrip(".")

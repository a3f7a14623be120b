"""What people type, read exactly: numbers with either decimal mark, dates in two ways, references, clean text.

What cannot be read raises `RefusedError`, whose message tells the respondent what to write instead.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from crmready.collect.words import Words
from crmready.model.questions import RecordField
from crmready.problems import UNSAFE

_NUMBER: Final = re.compile(r"(?P<sign>[-−]?)(?P<whole>[0-9]{1,18})(?:(?P<mark>[.,])(?P<part>[0-9]{1,18}))?")
_GROUPS: Final = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_DATE: Final = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})|(?P<D>[0-9]{1,2})\.(?P<M>[0-9]{1,2})\.(?P<Y>[0-9]{4})"
)
_GROUP_LENGTH: Final = 3
_DECIMAL_MARK: Final = {"en": ".", "nb": ","}


class RefusedError(ValueError):
    """A reply that cannot be taken as it is; the message is for the respondent."""


def tidy(text: str) -> str:
    """The text on one line, without surrounding space and without characters that cannot be seen."""
    return UNSAFE.sub("", " ".join(text.split())).strip()


def number(words: Words, text: str) -> int | Decimal:
    """A number as typed: `12,5`, `12.5`, `1 250 000`, `-3`. `1,250` in English may be 1250 and is refused."""
    match = _NUMBER.fullmatch(_GROUPS.sub("", text.strip()))
    if match is None:
        example = written(Decimal("2.5"), words.language)
        raise RefusedError(words.gettext("Write a number, such as 40 or {example}.").format(example=example))
    sign, whole, mark, part = ("-" if match["sign"] else "", match["whole"], match["mark"], match["part"])
    if part is None:
        return int(sign + whole)
    grouped = len(part) == _GROUP_LENGTH and len(whole) <= _GROUP_LENGTH and not whole.startswith("0")
    if grouped and mark != _DECIMAL_MARK[words.language]:
        raise RefusedError(
            words.gettext("This can be read in two ways. Write it without a mark between the thousands.")
        )
    return Decimal(f"{sign}{whole}.{part}")


def written(value: int | Decimal, language: str) -> str:
    """A number as its reader would type it; the inverse of `number`."""
    return plain(value).replace(".", _DECIMAL_MARK[language])


def plain(value: int | Decimal) -> str:
    """A number as it is stored in a record: digits and a point, never an exponent."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def day(words: Words, text: str) -> date:
    """A date as `2026-11-23` or `23.11.2026`."""
    match = _DATE.fullmatch(text.strip())
    parts = match and (match["y"] or match["Y"], match["m"] or match["M"], match["d"] or match["D"])
    try:
        return date(*map(int, parts or ()))
    except (TypeError, ValueError):
        raise RefusedError(words.gettext("Write the date as 2026-11-23 or 23.11.2026.")) from None


def field_value(words: Words, field: RecordField, text: str) -> str:
    """What is stored of a record's field: its text, a plain number, or a date as `2026-11-23`."""
    match field.type:
        case "text":
            return text
        case "number":
            return plain(number(words, text))
        case "date":
            return day(words, text).isoformat()


def field_text(words: Words, field: RecordField, value: str) -> str:
    """A stored field as its writer would type it."""
    return value.replace(".", _DECIMAL_MARK[words.language]) if field.type == "number" else value


def references(text: str) -> tuple[str, ...]:
    """Evidence references, one after each semicolon that a space follows; blank ones are none."""
    return tuple(part for part in (tidy(piece) for piece in re.split(r";\s+|;$", text)) if part)

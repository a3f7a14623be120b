"""The formats' names, and which one a file's name means."""

from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from crmready.errors import UsageError
from crmready.problems import excerpt, suggestion

FormatName: TypeAlias = Literal["pdf", "html", "xlsx", "docx", "pptx", "json", "csv", "md"]
FORMATS: Final[tuple[FormatName, ...]] = get_args(FormatName)
_ALSO: Final[dict[str, FormatName]] = {
    "htm": "html",
    "web": "html",
    "markdown": "md",
    "word": "docx",
    "doc": "docx",
    "excel": "xlsx",
    "xls": "xlsx",
    "powerpoint": "pptx",
    "ppt": "pptx",
    "slides": "pptx",
}
_BY_NAME: Final[dict[str, FormatName]] = {name: name for name in FORMATS} | _ALSO
_OLD_ENDINGS: Final = frozenset({"doc", "xls", "ppt"})
"""Endings of older formats: office programs warn of a file that bears one and is of today's."""


def format_named(word: str) -> FormatName:
    """The format of this name, in any case and with or without a point before it. UsageError for any other word."""
    wished = word.strip().lower().removeprefix(".")
    if wished not in _BY_NAME:
        raise UsageError(f"There is no format {excerpt(word)}.", suggestion(wished, FORMATS))
    return _BY_NAME[wished]


def format_of(output: Path | None) -> FormatName:
    """The format that a file's name means: by its ending, PDF without one. UsageError for an ending of none of them."""
    suffix = output.suffix if output else ""
    if suffix[1:].lower() in _OLD_ENDINGS:
        raise UsageError(f"There is no format {excerpt(suffix)}.", f"End the name in {suffix}x.")
    return format_named(suffix) if len(suffix) > 1 else "pdf"


def refuse_other_ending(output: Path | None, form: FormatName) -> None:
    """UsageError where a file of this format would bear the ending of another."""
    ending = output.suffix[1:].lower() if output else ""
    if output is not None and (ending in _OLD_ENDINGS or _BY_NAME.get(ending, form) != form):
        message = f"{excerpt(output.name)} is no name for {form}."
        raise UsageError(message, f"Write -o {excerpt(output.stem)}.{form}, or another --format.")

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


def format_named(word: str) -> FormatName:
    """The format of this name, in any case and with or without a point before it. UsageError for any other word."""
    wished = word.strip().lower().removeprefix(".")
    by_name: dict[str, FormatName] = {name: name for name in FORMATS} | _ALSO
    if wished not in by_name:
        raise UsageError(f"There is no format {excerpt(word)}.", suggestion(wished, FORMATS))
    return by_name[wished]


def format_of(output: Path | None) -> FormatName:
    """The format that a file's name means: by its ending, PDF without one. UsageError for an ending of none of them."""
    suffix = output.suffix if output else ""
    return format_named(suffix) if len(suffix) > 1 else "pdf"

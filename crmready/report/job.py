"""What the process that makes a report and the one that asked for it say to each other: JSON both ways."""

import json
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict

MEBIBYTE = 1024 * 1024

Output: TypeAlias = Literal["pdf", "html", "docx"]
"""What is to be made: a template that is filled and set, one that is filled, or a Word file that is filled."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost. Memory is address space in bytes; a full report needs about a third of it."""

    memory: int = 1024 * MEBIBYTE
    file_size: int = 50 * MEBIBYTE
    open_files: int = 64
    cpu_seconds: int = 120
    """A full report takes a tenth of it; with every text as long as the format allows, half."""
    seconds: int = 600
    """By the clock on the wall: a machine that is busy with other things takes its time over the processor's."""


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A text file inside the PDF. Its kind is known by the end of its name; `description` is for people."""

    name: str
    text: str
    description: str


def json_text(value: object) -> str:
    """JSON as it is printed, and as it is embedded."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


class Job(TypedDict):
    """The one message to the child, on its standard input."""

    output: Output
    limits: dict[str, int]
    context: dict[str, object]
    charts: dict[str, str]
    """SVG made by our own code: the only markup that reaches a template unescaped."""
    texts: dict[str, str]
    shown: dict[str, str]
    """What a page is called in a message, where that is not its name."""
    images: dict[str, str]
    """Pictures and a brand's files by name, in base64."""
    embedded: dict[str, str] | None
    """An `EmbeddedFile`."""
    dated: str | None
    """ISO 8601 with a time zone."""


class Message(TypedDict, total=False):
    """One line from the child, on its standard error: either progress or the fault that ended it."""

    progress: str
    fault: Literal["libraries", "output", "report"]
    text: str

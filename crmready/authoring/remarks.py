"""`# crmready: WORD[NAMES] reason`: what an author says beside a line to the tools that read it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crmready.loading.comments import Comment, comments
from crmready.problems import Location

_OURS: Final = re.compile(r"\s*crmready\s*:\s*(.*?)\s*")
_PARTS: Final = re.compile(r"(\w+)\s*\[([^\]]*)\]\s*(.*)")


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment that is meant for us. A comment of another form has no word."""

    text: str
    where: Location
    line: int
    """The line it speaks of: its own, or the next that says something when it stands alone."""
    word: str = ""
    names: tuple[str, ...] = ()
    reason: str = ""


def remarks(path: str, lines: Sequence[str]) -> Iterator[Remark]:
    """Every comment of a file that begins with our name, in reading order."""
    for comment in comments(lines, "crmready"):
        ours = _OURS.fullmatch(comment.text)
        if ours is None:
            continue
        where, line = Location(path, comment.line, comment.column), _line(comment, lines)
        parts = _PARTS.fullmatch(ours[1])
        if parts is None:
            yield Remark(ours[1], where, line)
        else:
            names = tuple(name.strip() for name in parts[2].split(","))
            yield Remark(ours[1], where, line, parts[1], names, parts[3])


def _line(comment: Comment, lines: Sequence[str]) -> int:
    line = comment.line
    if comment.alone:  # several comments may stand above one line
        line += 1
        while line <= len(lines) and lines[line - 1].lstrip().startswith("#"):
            line += 1
    return line


def lines_of(file: Path) -> tuple[str, ...]:
    """The lines of a file as an editor counts them; none when it has gone or is not UTF-8."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

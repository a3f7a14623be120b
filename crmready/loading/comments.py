"""The comments of a YAML file. A `#` inside quotes, a block of text or a word begins none."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from crmready.problems import UNSAFE

_SCANNER: Final = getattr(yaml, "CLoader", yaml.Loader)
_BEGINNING: Final = re.compile(r"(?:^|(?<=[ \t]))#")
_BLOCKS: Final = ("|", ">")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to the end of its line. Line and column count from 1; the column is that of the `#`."""

    line: int
    column: int
    text: str
    """What follows the `#`."""
    alone: bool
    """Whether nothing else stands on the line."""


def comments(lines: Sequence[str], about: str = "") -> tuple[Comment, ...]:
    """Every comment with the word `about`, in reading order; none when the file is not YAML."""
    candidates = {number: line for number, line in enumerate(lines) if "#" in line and about in line}
    if not candidates:
        return ()
    try:
        inside = _texts(lines, candidates)
    except (yaml.YAMLError, ValueError, OverflowError):
        return ()
    found = (_comment(number, line, inside[number]) for number, line in candidates.items())
    return tuple(comment for comment in found if comment is not None and about in comment.text)


def _texts(lines: Sequence[str], wanted: Collection[int]) -> Mapping[int, Sequence[tuple[int, int]]]:
    """From which column to which texts cover each of the wanted lines, all counted from 0."""
    covered: dict[int, list[tuple[int, int]]] = {line: [] for line in wanted}
    last = max(wanted)
    tokens: Iterator[Any] = yaml.scan(UNSAFE.sub("\ufffd", "\n".join(lines)), Loader=_SCANNER)
    for token in tokens:
        if not isinstance(token, yaml.ScalarToken):
            continue
        start, end = token.start_mark, token.end_mark
        if start.line > last:
            break
        # The line on which a block of text is announced (`text: |`) may end with a comment.
        first = start.line + 1 if token.style in _BLOCKS else start.line
        for line in range(first, min(end.line, last) + 1):
            if line in covered:
                left = start.column if line == start.line else 0
                covered[line].append((left, end.column if line == end.line else len(lines[line])))
    return covered


def _comment(number: int, line: str, texts: Sequence[tuple[int, int]]) -> Comment | None:
    """The comment on a line, if it has one outside its texts."""
    for match in _BEGINNING.finditer(line):
        at = match.start()
        if not any(left <= at < right for left, right in texts):
            return Comment(number + 1, at + 1, line[at + 1 :], alone=not line[:at].strip())
    return None

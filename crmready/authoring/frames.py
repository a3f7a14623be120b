"""Problems as people read them on a terminal: place, code, message, the line itself with a caret, and the hint."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from crmready.problems import Location, Problem, visible

_WORD: Final = re.compile(r"\"[^\"]*\"|'[^']*'|(?:[^\s,\[\]{}:#]|[:#](?=[^\s,\]}]))+")
"""What a caret underlines: a text in quotes, or a word as YAML ends it (`12:30` is one, `title:` is not)."""
_WIDEST: Final = 100
"""Characters of a line that are shown, and after which explanations are wrapped."""

Lines = Mapping[str, Sequence[str]]
"""The lines of each file by the path that problems name."""


def framed(problems: Iterable[Problem], lines: Lines) -> Iterator[str]:
    """Every problem as a block of lines, a blank line after each."""
    for problem in problems:
        place = problem.location
        yield from _headed(problem)
        yield from _frame(place, lines.get(place.path, ()))
        if problem.hint:
            yield f"  = hint: {visible(problem.hint)}"
        yield ""


def _headed(problem: Problem) -> list[str]:
    """Place, code and message; on one line that can be searched for, but for what is told on request, at length."""
    line = f"{problem.location}: {problem.code} {visible(problem.message)}"
    if problem.code[0] != "E":
        return [line]
    return textwrap.wrap(line, _WIDEST, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _frame(place: Location, lines: Sequence[str]) -> Iterator[str]:
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return
    line, at = lines[place.line - 1], place.column - 1
    # A very long line is cut to a window around the place, so that the caret stays in sight.
    start = max(at - _WIDEST // 2, 0) if len(line) > _WIDEST else 0
    end = start + _WIDEST
    word = _WORD.match(line, at)
    under = line[at : min(word.end(), end)] if word else line[at : at + 1]
    # Escapes and wide letters take more room than one column each, so both parts are measured as they are shown.
    before, caret = " " * _columns(line[start:at]), "^" * max(_columns(under), 1)
    margin = " " * len(str(place.line))
    yield f"  {margin} |"
    yield f"  {place.line} | {visible(line[start:end].rstrip())}"
    yield f"  {margin} | {before}{caret}"


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes when it is made visible."""
    return sum(_column(letter) for letter in visible(text))


def _column(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1

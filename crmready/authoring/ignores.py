"""`# crmready: ignore[CODE] reason`: what an author has looked at and wants to keep as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crmready.loading.comments import comments
from crmready.problems import RULES, Location, Problem, Severity, closest, excerpt

_OURS: Final = re.compile(r"\s*crmready\s*:\s*(.*?)\s*")
_IGNORE: Final = re.compile(r"ignore\s*\[([^\]]*)\]\s*(.*)")
_FORM: Final = "Write `# crmready: ignore[CODE] reason`."
_NEVER: Final = "YSRTA"
"""Families without which nothing can be asked or scored."""
_UNASKED: Final = "IE"
"""Families that are about ignoring itself, and that are told only on request."""
_LINTS: Final = "LW"
"""Families that are looked for only in what is well-formed."""


@dataclass(slots=True)
class _Ignore:
    """One code of one comment. `line` is the line it speaks of."""

    code: str
    line: int
    where: Location
    used: bool = False


def without_ignored(problems: Iterable[Problem], files: Mapping[str, Sequence[str]], *, linted: bool) -> list[Problem]:
    """The problems that remain, with those of the comments themselves (I9xx).

    `linted` says whether every rule was tried: what was not looked for cannot be said to be absent.
    """
    found: list[Problem] = []
    ignores: list[_Ignore] = []
    for path, lines in files.items():
        for entry in _read(path, lines):
            found.append(entry) if isinstance(entry, Problem) else ignores.append(entry)
    at = {(entry.where.path, entry.line, entry.code): entry for entry in ignores}
    for problem in problems:
        ignore = at.get((problem.location.path, problem.location.line, problem.code))
        if ignore is None or not _may_be_ignored(problem):
            found.append(problem)
        else:
            ignore.used = True
    unused = (entry for entry in ignores if not entry.used and (linted or entry.code[0] not in _LINTS))
    return found + [_unused(entry) for entry in unused]


def _may_be_ignored(problem: Problem) -> bool:
    return problem.severity is not Severity.ERROR or problem.code[0] not in _NEVER


def _unused(ignore: _Ignore) -> Problem:
    message = f"{ignore.code} is ignored here, but line {ignore.line} has no such problem."
    return Problem.of("I903", ignore.where, message, "Remove it from the comment.")


def _read(path: str, lines: Sequence[str]) -> Iterator[_Ignore | Problem]:
    """The ignores of one file, and what is wrong with those that ignore nothing."""
    for comment in comments(lines, "crmready"):
        ours = _OURS.fullmatch(comment.text)
        if ours is None:
            continue
        here = Location(path, comment.line, comment.column)
        parts = _IGNORE.fullmatch(ours[1])
        if parts is None:
            yield Problem.of("I902", here, f"`{excerpt(ours[1])}` is not understood here.", _FORM)
            continue
        line = comment.line
        if comment.alone:  # several comments may stand above one line
            line += 1
            while line <= len(lines) and lines[line - 1].lstrip().startswith("#"):
                line += 1
        yield from _codes(parts, line, here)


def _codes(parts: re.Match[str], line: int, here: Location) -> Iterator[_Ignore | Problem]:
    codes = [code.strip().upper() for code in parts[1].split(",")]
    if not parts[2]:
        yield Problem.of("I901", here, f"There is no reason to ignore {excerpt(', '.join(codes))}.", _FORM)
        return
    for code in codes:
        fault = _fault(code)
        yield Problem.of("I902", here, *fault) if fault else _Ignore(code, line, here)


def _fault(code: str) -> tuple[str, str] | None:
    if code not in RULES:
        near = closest(code, RULES)
        hint = f"Did you mean {near}?" if near else _FORM
        return f"There is no rule {excerpt(code)}." if code else "No rule is named.", hint
    if code[0] in _UNASKED or (code[0] in _NEVER and RULES[code].severity is Severity.ERROR):
        return f"{code} cannot be ignored.", "Mend what it reports, and remove this comment."
    return None

"""`# crmready: ignore[CODE] reason`: what an author has looked at and wants to keep as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crmready.authoring.mutation import explanations
from crmready.authoring.remarks import Remark, remarks
from crmready.problems import RULES, Location, Problem, Severity, closest, excerpt

_FORM: Final = "Write `# crmready: ignore[CODE] reason`."
_NEVER: Final = "YSRTA"
"""Families without which nothing can be asked or scored."""
_UNASKED: Final = "IE"
"""Families that are about ignoring itself, and that are told only on request."""
AGAINST: Final = ("D",)
"""The family that is looked for only against an earlier version."""
LINTS: Final = ("L", "W", "T405", "T406", "T407", *AGAINST)
"""Families and rules that are looked for only in what is well-formed."""


@dataclass(slots=True)
class _Ignore:
    """One code of one comment. `line` is the line it speaks of."""

    code: str
    line: int
    where: Location
    used: bool = False


def without_ignored(
    problems: Iterable[Problem], files: Mapping[str, Sequence[str]], *, untried: tuple[str, ...] = ()
) -> list[Problem]:
    """The problems that remain, with those of the comments themselves (I9xx).

    `untried` are the families and rules that were not looked for: nothing of them can be said to be absent.
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
    unused = (entry for entry in ignores if not entry.used and not entry.code.startswith(untried))
    return found + [_unused(entry) for entry in unused]


def ignored_lines(files: Mapping[str, Sequence[str]]) -> dict[str, frozenset[tuple[str, int]]]:
    """By code, the file and line of everything that an author keeps as it is, with a reason."""
    found: dict[str, set[tuple[str, int]]] = {}
    for path, lines in files.items():
        for entry in _read(path, lines):
            if isinstance(entry, _Ignore):
                found.setdefault(entry.code, set()).add((path, entry.line))
    return {code: frozenset(places) for code, places in found.items()}


def _may_be_ignored(problem: Problem) -> bool:
    return problem.severity is not Severity.ERROR or problem.code[0] not in _NEVER


def _unused(ignore: _Ignore) -> Problem:
    message = f"{ignore.code} is ignored here, but line {ignore.line} has no such problem."
    return Problem.of("I903", ignore.where, message, "Remove it from the comment.")


def _read(path: str, lines: Sequence[str]) -> Iterator[_Ignore | Problem]:
    """The ignores of one file, and what is wrong with comments that are meant for us and say nothing."""
    for remark in remarks(path, lines):
        if remark.word == explanations.WORD:
            yield from (entry for entry in explanations.of(remark) if isinstance(entry, Problem))
        elif remark.word == "ignore":
            yield from _codes(remark)
        else:
            yield Problem.of("I902", remark.where, f"`{excerpt(remark.text)}` is not understood here.", _FORM)


def _codes(remark: Remark) -> Iterator[_Ignore | Problem]:
    codes = [name.upper() for name in remark.names]
    if not remark.reason:
        message = f"There is no reason to ignore {excerpt(', '.join(codes))}."
        yield Problem.of("I901", remark.where, message, _FORM)
        return
    for code in codes:
        fault = _fault(code)
        yield Problem.of("I902", remark.where, *fault) if fault else _Ignore(code, remark.line, remark.where)


def _fault(code: str) -> tuple[str, str] | None:
    if code not in RULES:
        near = closest(code, RULES)
        hint = f"Did you mean {near}?" if near else _FORM
        return f"There is no rule {excerpt(code)}." if code else "No rule is named.", hint
    if code[0] in _UNASKED or (code[0] in _NEVER and RULES[code].severity is Severity.ERROR):
        return f"{code} cannot be ignored.", "Mend what it reports, and remove this comment."
    return None

"""A questionnaire examined for its author: also for what others misread (Y160, Y161), and files not named (S214)."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from crmready.loading.folder import MAIN, Assembled, unnamed
from crmready.loading.located_yaml import KeyPath, Limits, LocatedDocument
from crmready.loading.other_readings import read_elsewhere_as
from crmready.loading.questionnaire import Examination, examine_whole
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.problems import Location, Problem

_NORWEGIAN: Final = "no"
_LANGUAGE: Final[KeyPath] = ("language",)


def examined(path: Path, limits: Limits) -> Examination:
    """As `examine_whole`, with warnings about words that other programs read differently, and files not read at all."""
    examination = examine_whole(path, limits)
    if examination.assembled is None:
        return examination
    log = ProblemLog(limits.problems)
    with suppress(ReadingStopped):
        for problem in _remarks(examination, examination.assembled):
            log.report(problem)
    return replace(examination, problems=tuple(sorted((*examination.problems, *log.problems))))


def _remarks(examination: Examination, assembled: Assembled) -> Iterator[Problem]:
    taken = {problem.location for problem in examination.problems}
    # Where a name leads nowhere, one of the files that nobody names was meant: that is said already.
    if examination.main.name == MAIN and not any(problem.code == "S213" for problem in examination.problems):
        yield from unnamed(assembled.main)
    for document in (assembled.main, *assembled.mounted.values(), *examination.documents.values()):
        yield from _doubtful(document, taken)


def _doubtful(document: LocatedDocument, taken: set[Location]) -> Iterator[Problem]:
    """Nothing is said of a place that has a problem of its own: quotes would not mend it."""
    language = document.value.get("language") if isinstance(document.value, dict) else None
    there = document.locate(_LANGUAGE) if language == _NORWEGIAN else None
    if there is not None and there not in taken:
        message = "`no` is Norwegian without saying which, and false to programs that follow YAML 1.1."
        yield Problem.of("Y161", there, message, "Write nb for bokmål, or nn for nynorsk.")
    for where, text in document.suspicious:
        elsewhere = None if where == there or where in taken else read_elsewhere_as(text)
        if elsewhere is not None:
            message = f"`{text}` is read as a text here, and {elsewhere}."
            yield Problem.of("Y160", where, message, f'Write "{text}".').changing(text, f'"{text}"')

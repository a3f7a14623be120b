"""Everything that can be said about a questionnaire: what is wrong with it, then what every lint has to say."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crmready.authoring.examined import examined
from crmready.authoring.ignores import without_ignored
from crmready.authoring.inspected import Inspected, Lint
from crmready.loading.checks.findings import Findings
from crmready.loading.located_yaml import Limits, without_garbage_collection
from crmready.loading.questionnaire import Examination, LoadedQuestionnaire
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.problems import Problem

AUTHORING_LIMITS: Final = Limits(file_bytes=64_000_000, nodes=2_000_000, problems=1000)
"""Authors check files of several thousand questions that they generate, on their own machine."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a questionnaire is to be inspected."""

    against: LoadedQuestionnaire | None = None
    """An earlier version, for the rules that compare."""
    limits: Limits = AUTHORING_LIMITS
    lint: bool = True
    """False for what an editor asks for at every save: form, references and meaning, without the slower lints."""
    explain: bool = False
    """Whether to tell of what is right as well: answers that bring each thing about (E9xx)."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in one questionnaire, and the lines of each of its files by the path that problems name."""

    problems: tuple[Problem, ...]
    files: dict[str, tuple[str, ...]]


def inspect(path: Path, wish: Wish | None = None) -> Inspection:
    """Examines the questionnaire at a path, and lints it when it is well-formed. `InputError` when it is not there."""
    with without_garbage_collection():  # nothing of what is built goes before the end
        return _inspected(path, wish or Wish())


def _inspected(path: Path, wish: Wish) -> Inspection:
    examination = examined(path, wish.limits)
    files = {file: _lines(Path(file)) for file in examination.files}
    problems = [*examination.problems, *_linted(examination, wish)]
    linted = examination.loaded is not None and wish.lint
    return Inspection(tuple(sorted(without_ignored(problems, files, linted=linted))), files)


def _linted(examination: Examination, wish: Wish) -> Iterator[Problem]:
    if examination.loaded is None or examination.assembled is None or not wish.lint:
        return
    from crmready.authoring.lints import EXPLANATIONS, LINTS  # noqa: PLC0415  # a quick check does without them

    log = ProblemLog(wish.limits.problems)
    findings = Findings(examination.assembled, log)
    inspected = Inspected(examination.loaded, findings, examination.documents, wish.against)
    with suppress(ReadingStopped):
        for problem in _said((*LINTS, *EXPLANATIONS) if wish.explain else LINTS, inspected):
            log.report(problem)
    yield from log.problems


def _said(lints: Iterable[Lint], inspected: Inspected) -> Iterator[Problem]:
    for lint in lints:
        yield from lint(inspected)


def _lines(file: Path) -> tuple[str, ...]:
    """The lines of a file as an editor counts them; none when it has gone or is not UTF-8."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

"""Everything that can be said about a questionnaire: what is wrong with it, then what every lint has to say."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crmready.authoring.ignores import without_ignored
from crmready.authoring.inspected import Inspected, Lint
from crmready.authoring.limits import AUTHORING_LIMITS
from crmready.loading.checks.findings import Findings
from crmready.loading.located_yaml import Limits
from crmready.loading.questionnaire import Examination, LoadedQuestionnaire, examine_whole
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.problems import Problem

__all__ = ["AUTHORING_LIMITS", "Inspection", "Wish", "inspect"]


@dataclass(frozen=True, slots=True)
class Wish:
    """How a questionnaire is to be inspected."""

    against: LoadedQuestionnaire | None = None
    """An earlier version, for the rules that compare."""
    limits: Limits = AUTHORING_LIMITS
    lint: bool = True
    """False for what an editor asks for at every save: form, references and meaning, without the slower lints."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in one questionnaire, and the lines of each of its files by the path that problems name."""

    problems: tuple[Problem, ...]
    files: dict[str, tuple[str, ...]]


def inspect(path: Path, wish: Wish | None = None) -> Inspection:
    """Examines the questionnaire at a path, and lints it when it is well-formed. `InputError` when it is not there."""
    wish = wish or Wish()
    examination = examine_whole(path, wish.limits)
    files = {file: _lines(Path(file)) for file in examination.files}
    problems = [*examination.problems, *_linted(examination, wish)]
    files |= {path: _lines(Path(path)) for path in {problem.location.path for problem in problems} - files.keys()}
    linted = examination.loaded is not None and wish.lint
    return Inspection(tuple(sorted(without_ignored(problems, files, linted=linted))), files)


def _linted(examination: Examination, wish: Wish) -> Iterator[Problem]:
    if examination.loaded is None or examination.assembled is None or not wish.lint:
        return
    from crmready.authoring.lints import LINTS  # noqa: PLC0415  # a quick check does without them

    log = ProblemLog(wish.limits.problems)
    findings = Findings(examination.assembled, log)
    inspected = Inspected(examination.loaded, findings, examination.documents, wish.against)
    with suppress(ReadingStopped):
        for problem in _said(LINTS, inspected):
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

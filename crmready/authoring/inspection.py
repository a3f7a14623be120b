"""Everything that can be said about a questionnaire: what is wrong with it, then what every lint has to say."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crmready.authoring.examined import examined
from crmready.authoring.ignores import AGAINST, LINTS, without_ignored
from crmready.authoring.inspected import Inspected, Lint
from crmready.authoring.limits import AUTHORING_LIMITS
from crmready.authoring.remarks import lines_of
from crmready.loading.checks.findings import Findings
from crmready.loading.located_yaml import Limits, without_garbage_collection
from crmready.loading.questionnaire import Examination, LoadedQuestionnaire
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
    files = {file: lines_of(Path(file)) for file in examination.files}
    problems = [*examination.problems, *_linted(examination, wish, files)]
    files |= {path: lines_of(Path(path)) for path in {problem.location.path for problem in problems} - files.keys()}
    return Inspection(tuple(sorted(without_ignored(problems, files, untried=_untried(examination, wish)))), files)


def _untried(examination: Examination, wish: Wish) -> tuple[str, ...]:
    """The families of rules that were not looked for: nothing can be said to be absent of them."""
    if examination.loaded is None or not wish.lint:
        return LINTS
    return AGAINST if wish.against is None else ()


def _linted(examination: Examination, wish: Wish, files: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    if examination.loaded is None or examination.assembled is None or not wish.lint:
        return
    from crmready.authoring.lints import lints  # noqa: PLC0415  # a quick check does without them

    log = ProblemLog(wish.limits.problems)
    findings = Findings(examination.assembled, log)
    inspected = Inspected(examination.loaded, findings, examination.documents, wish.against, files)
    with suppress(ReadingStopped):
        for problem in _said(lints(against=wish.against is not None, explain=wish.explain), inspected):
            log.report(problem)
    yield from log.problems


def _said(lints: Iterable[Lint], inspected: Inspected) -> Iterator[Problem]:
    for lint in lints:
        yield from lint(inspected)

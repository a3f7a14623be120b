"""`crmready questionnaire check`: problems on a screen, or in the format that a CI system reads."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from crmready import __version__
from crmready.authoring import formats, inspection
from crmready.authoring.frames import framed
from crmready.authoring.github import as_commands, as_summary
from crmready.authoring.inspection import Inspection, inspect
from crmready.authoring.watching import changes
from crmready.cli import github
from crmready.cli.console import give, give_json, say
from crmready.errors import CrmreadyError, UsageError
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.problems import Problem, Severity, excerpt, suggestion


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command. `format` is None when none was named."""

    format: str | None = None
    against: str | None = None
    strict: bool = False
    fix: bool = False
    watch: bool = False
    quick: bool = False
    explain: bool = False


def check(paths: Sequence[Path], wish: Wish) -> None:
    """Prints every problem of every questionnaire; exit 1 when one is an error, or a warning when that is wished."""
    chosen = _format(wish)
    if not wish.watch:
        if _checked(paths, wish, chosen):
            raise typer.Exit(1)
        return
    for _ in changes(paths, time.sleep):
        try:
            _checked(paths, wish, chosen)
        except CrmreadyError as error:  # a file is away while an editor saves it, or is being written by hand
            say(f"Error: {error.message}")
        say("Waiting for a file to be saved; Ctrl-C ends.", "")


def _format(wish: Wish) -> str:
    """The format that was asked for; without a wish, that of the machine the command runs on."""
    chosen = wish.format or ("github" if github.runs_here() and not wish.watch else "text")
    if chosen not in formats.FORMATS:
        raise UsageError(f"There is no format {excerpt(chosen)}.", suggestion(chosen, formats.FORMATS))
    if wish.quick and wish.explain:
        raise UsageError("--quick leaves out what --explain tells.", "Use one of the two.")
    if wish.watch and chosen != "text":
        raise UsageError("--watch is for people and writes text.", "Leave out --format or --watch.")
    return chosen


def _checked(paths: Sequence[Path], wish: Wish, chosen: str) -> bool:
    """Checks once and prints what was found; says whether the command has failed."""
    if wish.fix:
        _mend(paths)
    found = [_inspected(path, wish) for path in paths]
    problems = [problem for one in found for problem in one.problems]
    _give(found, problems, chosen)
    sys.stdout.flush()  # where both streams go to one log, the counts stand after what they count
    github.add_to_summary(as_summary(problems))
    _say_counts(len(paths), problems)
    if not wish.fix:
        _say_mendable(paths, found)
    failing = {Severity.ERROR, Severity.WARNING} if wish.strict else {Severity.ERROR}
    return any(problem.severity in failing for problem in problems)


def _inspected(path: Path, wish: Wish) -> Inspection:
    against = None if wish.against is None else _edition(wish.against, path)
    return inspect(path, inspection.Wish(against, lint=not wish.quick, explain=wish.explain))


def _edition(name: str, path: Path) -> LoadedQuestionnaire:
    from crmready.cli.editions import edition  # with it comes all that reads assessments

    return edition(name, path).loaded


def _give(found: Sequence[Inspection], problems: Sequence[Problem], chosen: str) -> None:
    files = {path: lines for one in found for path, lines in one.files.items()}
    match chosen:
        case "json":
            give_json(formats.as_json(problems))
        case "github":
            give(as_commands(problems))
        case "gitlab":
            give_json(formats.as_gitlab(problems))
        case "sarif":
            give_json(formats.as_sarif(problems, __version__))
        case "junit":
            give(formats.as_junit(files, problems).splitlines())
        case _:
            give(framed(problems, files))


def _mend(paths: Sequence[Path]) -> None:
    from crmready.authoring.fixes import fix  # seldom asked for

    for problem in [problem for path in paths for problem in fix(path)]:
        say(_mended(problem))


def _mended(problem: Problem) -> str:
    change = problem.change
    return f"Mended: {problem.location}: {problem.code}" + (f" {change.old} → {change.new}" if change else "")


def _say_mendable(paths: Sequence[Path], found: Sequence[Inspection]) -> None:
    """What has a change is not always mended: two changes may be in each other's way."""
    changing = [
        path
        for path, one in zip(paths, found, strict=True)
        if any(problem.change is not None for problem in one.problems)
    ]
    if changing:
        from crmready.authoring.fixes import mendable  # seldom needed

        number = sum(mendable(path) for path in changing)
        if number:
            say(f"{number} can be mended with --fix.")


def _say_counts(checked: int, problems: Sequence[Problem]) -> None:
    errors, warnings, notes = (
        sum(problem.severity is severity for problem in problems)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFORMATION)
    )
    more = [_counted(number, word) for number, word in ((warnings, "warning"), (notes, "note")) if number]
    say(", ".join([f"{checked} checked", _counted(errors, "error"), *more]) + ".")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

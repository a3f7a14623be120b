"""Problems of a consultant's files on a screen, as JSON or as annotations of a pull request."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from crmready.cli import github
from crmready.cli.console import give, give_json, say
from crmready.errors import UsageError
from crmready.problems import Problem, Severity, excerpt, suggestion

FORMATS: Final = ("text", "json", "github")
_COUNTED: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def chosen_format(wished: str | None) -> str:
    """The format that was asked for, else that of the machine the command runs on. `UsageError` for another."""
    chosen = wished or ("github" if github.runs_here() else "text")
    if chosen not in FORMATS:
        raise UsageError(f"There is no format {excerpt(chosen)}.", suggestion(chosen, FORMATS))
    return chosen


def show(problems: Sequence[Problem], chosen: str) -> None:
    """Prints the problems in one of `FORMATS`, and how many there are as talk."""
    from crmready.authoring import formats
    from crmready.authoring.frames import framed
    from crmready.authoring.github import as_commands
    from crmready.authoring.remarks import lines_of

    if chosen == "json":
        give_json(formats.as_json(problems))
    elif chosen == "github":
        give(as_commands(problems))
    else:
        paths = {problem.location.path for problem in problems}
        give(framed(problems, {path: lines_of(Path(path)) for path in paths}))
    say(_counts(problems))


def _counts(problems: Sequence[Problem]) -> str:
    numbers = {word: sum(each.severity is severity for each in problems) for severity, word in _COUNTED.items()}
    told = [f"{number} {word}{'' if number == 1 else 's'}" for word, number in numbers.items() if number]
    return f"{', '.join(told) or 'No problems'}."

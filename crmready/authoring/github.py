"""What a running command can tell GitHub: annotations, as workflow commands, and lines for the summary page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from crmready.authoring.formats import worst_first
from crmready.problems import Location, Problem, Severity, visible

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}
_MARKUP: Final = frozenset("&<>|\\`*_[]~@#")
SUMMARY_ROWS: Final = 200
"""GitHub refuses a summary of more than 1 MiB."""


def as_commands(problems: Iterable[Problem]) -> Iterator[str]:
    """One workflow command a problem, worst first."""
    for problem in worst_first(problems):
        said = (problem.message, problem.hint) if problem.hint else (problem.message,)
        yield command(_LEVELS[problem.severity], problem.location, problem.code, said)


def command(level: str, place: Location, title: str, said: Iterable[str]) -> str:
    """A workflow command that annotates a place with a few lines of text."""
    where = f"file={_property(place.path)},line={place.line},col={place.column},title={_property(title)}"
    return f"::{level} {where}::{_escaped(chr(10).join(map(visible, said)))}"


def _escaped(text: str) -> str:
    """GitHub's own escapes for workflow commands."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(problems: Sequence[Problem]) -> Iterator[str]:
    """The lines of a Markdown table of problems, worst first."""
    yield from ("### crmready questionnaire check", "")
    if not problems:
        yield "No problems found."
        return
    yield from ("| | Code | Where | What |", "| --- | --- | --- | --- |")
    for problem in worst_first(problems)[:SUMMARY_ROWS]:
        said = f"{problem.message} {problem.hint}" if problem.hint else problem.message
        yield row(problem.severity.value, problem.code, str(problem.location), said)
    yield from left_out(len(problems))


def left_out(rows: int) -> Iterator[str]:
    """What follows a table that stopped after `SUMMARY_ROWS`."""
    if rows > SUMMARY_ROWS:
        yield from ("", f"And {rows - SUMMARY_ROWS} more.")


def row(*cells: str) -> str:
    """A row of a Markdown table in which every text is shown as it is."""
    return f"| {' | '.join(map(cell, cells))} |"


def cell(text: str) -> str:
    """Text that is shown as it is: what means something in HTML or Markdown becomes a character reference."""
    return "".join(f"&#{ord(letter)};" if letter in _MARKUP else letter for letter in visible(text))

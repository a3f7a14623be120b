"""`crmready questionnaire test` and `coverage`: an author's scenarios, played."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import typer

from crmready.authoring import formats
from crmready.authoring import github as annotations
from crmready.authoring.scenarios import coverage, printing
from crmready.authoring.scenarios.github import as_commands, as_summary, coverage_as_summary
from crmready.authoring.scenarios.reading import FOLDER, Suite, read_suite
from crmready.authoring.scenarios.running import Played, run
from crmready.cli import github
from crmready.cli.console import give, give_json, say
from crmready.cli.languages import say_left_out
from crmready.errors import InputError, ProblemsError, UsageError
from crmready.problems import closest, excerpt, listed, suggestion


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready questionnaire test`. `format` is None when none was named."""

    format: str | None
    word: str | None
    names: bool


def test(paths: Sequence[Path], wish: Wish) -> None:
    """Prints what came of every scenario; exit 1 when one of them fails."""
    chosen = wish.format or ("github" if github.runs_here() else "text")
    if chosen not in printing.FORMATS:
        raise UsageError(f"There is no format {excerpt(chosen)}.", suggestion(chosen, printing.FORMATS))
    suites = _suites(paths, chosen)
    results = [result for suite in suites for result in run(suite.chosen(wish.word), suite.loaded)]
    if not results:
        names = [scenario.name for suite in suites for scenario in suite.scenarios]
        near = closest(wish.word or "", names)
        hint = f"Did you mean {near}?" if near else f"There is: {listed(names)}."
        raise InputError(f"No scenario has {excerpt(wish.word or '')} in its name.", hint)
    _give(results, chosen, names=wish.names)
    sys.stdout.flush()  # where both streams go to one log, the counts stand after what they count
    github.add_to_summary(as_summary(results))
    say(f"{printing.summary(results)}.")
    if not all(result.passed for result in results):
        raise typer.Exit(1)


def _suites(paths: Sequence[Path], chosen: str) -> list[Suite]:
    """What is to be played. Problems that prevent it are told in the chosen format as well as by the error."""
    try:
        return [with_scenarios(path) for path in paths]
    except ProblemsError as error:
        match chosen:
            case "json":
                give_json(formats.as_json(error.problems))
            case "junit":
                sys.stdout.write(formats.as_junit((), error.problems))
            case "github":
                give(annotations.as_commands(error.problems))
            case _:
                pass  # the error tells people
        raise


def _give(results: Sequence[Played], chosen: str, *, names: bool) -> None:
    match chosen:
        case "json":
            give_json(printing.as_json(results))
        case "junit":
            sys.stdout.write(printing.as_junit(results))
        case "github":
            give(as_commands(results))
        case _:
            give(printing.as_text(results, names=names))


def with_scenarios(path: Path) -> Suite:
    """The questionnaire at a path with its scenarios. `InputError` when it has none."""
    suite = read_suite(path)
    say_left_out(suite.left_out)
    if not suite.scenarios:
        hint = f"Write some in {excerpt(str(suite.path.parent / FOLDER))}/*.yaml; see docs/scenarios.md."
        raise InputError(f"{suite.loaded.source.id} has no scenarios.", hint)
    return suite


def cover(paths: Sequence[Path], fail_under: str | None, *, as_json: bool) -> None:
    """Prints what the scenarios exercise; exit 1 when one fails, or a total lies under `--fail-under`."""
    least = share(fail_under)
    suites = [with_scenarios(path) for path in paths]
    covered = [coverage.coverage(suite, _played(suite)) for suite in suites]
    if as_json:
        give_json(coverage.as_json(covered))
    else:
        give(line for number, one in enumerate(covered) for line in (*([""] if number else []), *coverage.as_text(one)))
    sys.stdout.flush()
    github.add_to_summary(coverage_as_summary(covered))
    for one in covered:
        if one.failed:
            say(f"{one.name}: {one.failed} of {one.scenarios} scenarios fail; what they expect in vain does not count.")
    short = [one for one in covered if one.of().per_cent < least]
    for one in short:
        say(f"{one.name}: {one.of().printed} % is less than the {fail_under} % asked for.")
    if short or any(one.failed for one in covered):
        raise typer.Exit(1)


def _played(suite: Suite) -> list[Played]:
    return list(run(suite.scenarios, suite.loaded))


def share(written: str | None) -> Fraction:
    """What `--fail-under` asks for in per cent; nothing when it was not given."""
    try:
        least = Fraction(written or 0)
    except (ValueError, ZeroDivisionError):
        least = Fraction(-1)
    if not 0 <= least <= 100:  # noqa: PLR2004 (per cent)
        raise UsageError(f"{excerpt(written or '')} is not a share in per cent.", "Write --fail-under 95.")
    return least

"""`crmready questionnaire mutate`: small changes to a questionnaire, and which of them its scenarios miss."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from crmready.authoring.mutation import campaign, report
from crmready.authoring.mutation.campaign import Progress
from crmready.authoring.mutation.mutant import KINDS
from crmready.authoring.mutation.report import Mutation
from crmready.authoring.scenarios.reading import Suite
from crmready.authoring.scenarios.running import run
from crmready.cli.console import give, give_json, say
from crmready.cli.scenarios import share, with_scenarios
from crmready.errors import InputError, UsageError
from crmready.problems import command, excerpt, suggestion


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command."""

    format: str = "text"
    word: str | None = None
    fail_under: str | None = None
    strict: bool = False
    examples: int = 10


def mutate(paths: Sequence[Path], wish: Wish) -> None:
    """Prints what survives; exit 1 below `--fail-under`, and with `--strict` when a survivor is not explained."""
    least = share(wish.fail_under)
    if wish.format not in report.FORMATS:
        raise UsageError(f"There is no format {excerpt(wish.format)}.", suggestion(wish.format, report.FORMATS))
    suites = [with_scenarios(path) for path in paths]
    for path, suite in zip(paths, suites, strict=True):
        _refuse_failing(path, suite)
    found = [_mutated(suite, wish) for suite in suites]
    if wish.word is not None and not any(one.of().whole or one.equivalent for one in found):
        raise InputError(f"No change has {excerpt(wish.word)} in its kind, id or file.", f"Kinds: {', '.join(KINDS)}.")
    if wish.format == "json":
        give_json(report.as_json(found))
    else:
        give(line for number, one in enumerate(found) for line in (*([""] if number else []), *report.as_text(one)))
    short = [one for one in found if one.of().per_cent < least]
    for one in short:
        say(f"{one.name}: {one.of().printed} % is less than the {wish.fail_under} % asked for.")
    loose = [one for one in found if wish.strict and (one.unexplained or one.unneeded)]
    for one in loose:
        unexplained, unneeded = len(one.unexplained), len(one.unneeded)
        say(f"{one.name}: survivors without a reason: {unexplained}, reasons without a survivor: {unneeded}.")
    if short or loose:
        raise typer.Exit(1)


def _refuse_failing(path: Path, suite: Suite) -> None:
    """A scenario that fails anyway kills every mutant and says nothing."""
    failing = [result.scenario.name for result in run(suite.scenarios, suite.loaded) if not result.passed]
    if failing:
        say(
            f"{suite.loaded.source.id}: {len(failing)} of {len(suite.scenarios)} scenarios fail on the questionnaire "
            f"as it is, such as {failing[0]}.",
            f"  Mend them first: {command('questionnaire', 'test', path)}",
        )
        raise typer.Exit(1)


def _mutated(suite: Suite, wish: Wish) -> Mutation:
    watched = sys.stderr.isatty()
    found = campaign.mutate(suite, campaign.Wish(wish.word, wish.examples), _show if watched else _keep_quiet)
    if watched:
        _write("")
    return found


def _show(progress: Progress) -> None:
    """One line on a terminal, written over and over."""
    _write(f"{progress.done} of {progress.of} changes tried, {progress.survived} survive")


def _keep_quiet(progress: Progress) -> None:
    """Where nobody watches there is nobody to tell."""
    del progress


def _write(line: str) -> None:
    sys.stderr.write(f"\r\033[K{line}")
    sys.stderr.flush()

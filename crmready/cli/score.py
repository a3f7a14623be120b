"""`crmready score`: the result on the screen or as JSON."""

from dataclasses import dataclass
from pathlib import Path

import typer

from crmready.cli.console import give_json, say
from crmready.cli.opening import Opened, opened
from crmready.cli.result import view_of
from crmready.cli.scorecard_screen import show
from crmready.engine.score import score as scored
from crmready.errors import UsageError
from crmready.model.questionnaire import Questionnaire
from crmready.problems import command, excerpt, suggestion
from crmready.report.view.contract import as_json, exact_json


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready score`."""

    language: str | None
    questionnaire: str | None
    fail_on: str | None
    as_json: bool
    exact: bool


def _is_bad(verdict: str, fail_on: str, questionnaire: Questionnaire) -> bool:
    """Whether a verdict is the named one or a worse one: verdicts are listed worst first."""
    order = [rule.id for rule in questionnaire.verdicts]
    return order.index(verdict) <= order.index(fail_on)


def _check_verdict(fail_on: str | None, questionnaire: Questionnaire) -> None:
    order = [rule.id for rule in questionnaire.verdicts]
    if fail_on is not None and fail_on not in order:
        raise UsageError(f"There is no verdict {excerpt(fail_on)}.", suggestion(fail_on, order))


def _exact(subject: Opened) -> dict[str, object]:
    questionnaire = subject.questionnaire
    return exact_json(questionnaire, scored(questionnaire, subject.unpublished or subject.assessment))


def score(path: Path, wish: Wish) -> None:
    """Prints the result; exit 1 when the verdict is as bad as `--fail-on` says."""
    if wish.exact and not wish.as_json:
        raise UsageError("--exact is for programs and for checking the arithmetic.", "Add --json.")
    subject = opened(path, wish.language, wish.questionnaire)
    _check_verdict(wish.fail_on, subject.questionnaire)
    view = view_of(subject)
    if wish.exact:
        say("Exact and unsuppressed, for checking the arithmetic. Not for publication.")
        give_json(_exact(subject))
    elif wish.as_json:
        give_json(as_json(view))
    else:
        show(view)
        which = () if wish.questionnaire is None else ("-q", wish.questionnaire)
        say("", f"Next: {command('report', path, *which)}")
    if wish.fail_on is not None and _is_bad(view.verdict.id, wish.fail_on, subject.questionnaire):
        raise typer.Exit(1)

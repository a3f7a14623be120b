"""`crmready score`: the result on the screen or as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from crmready.cli.console import give_json, give_whole, say
from crmready.cli.opening import Opened, is_report, opened
from crmready.cli.result import view_of
from crmready.cli.scorecard_screen import show
from crmready.engine.score import score as scored
from crmready.errors import UsageError
from crmready.problems import command, excerpt, suggestion
from crmready.report.embedded.reading import enclosed_in
from crmready.report.shapes.report import ReportView
from crmready.report.view.contract import as_json, exact_json

_ASSESSMENT: Final = "Score the assessment file for that."


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready score`."""

    language: str | None
    questionnaire: str | None
    fail_on: str | None
    as_json: bool
    exact: bool


def _is_bad(verdict: str, fail_on: str, order: Sequence[str]) -> bool:
    """Whether a verdict is the named one or a worse one: verdicts are listed worst first."""
    return order.index(verdict) <= order.index(fail_on)


def _check_verdict(fail_on: str | None, order: Sequence[str]) -> None:
    if fail_on is not None and fail_on not in order:
        raise UsageError(f"There is no verdict {excerpt(fail_on)}.", suggestion(fail_on, order))


def _exact(subject: Opened) -> dict[str, object]:
    questionnaire = subject.questionnaire
    return exact_json(questionnaire, scored(questionnaire, subject.unpublished or subject.assessment))


def score(path: Path, wish: Wish) -> None:
    """Prints the result; exit 1 when the verdict is as bad as `--fail-on` says."""
    if wish.exact and not wish.as_json:
        raise UsageError("--exact is for programs and for checking the arithmetic.", "Add --json.")
    view = _from_report(path, wish) if is_report(path) else _from_assessment(path, wish)
    if wish.fail_on is not None and _is_bad(view.verdict.id, wish.fail_on, _order(view)):
        raise typer.Exit(1)


def _order(view: ReportView) -> list[str]:
    return [step.id for step in view.verdicts]


def _from_assessment(path: Path, wish: Wish) -> ReportView:
    """Scores an assessment and prints what is wished of it."""
    subject = opened(path, wish.language, wish.questionnaire)
    _check_verdict(wish.fail_on, [rule.id for rule in subject.questionnaire.verdicts])
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
    return view


def _from_report(path: Path, wish: Wish) -> ReportView:
    """Prints the result that travels inside a report; nothing is scored again."""
    if wish.exact:
        raise UsageError("A report holds what may be published, and no exact numbers.", _ASSESSMENT)
    if wish.questionnaire is not None:
        raise UsageError("A report already knows its questionnaire.", "Leave out --questionnaire.")
    found = enclosed_in(path)
    if wish.language not in {None, found.view.language}:
        said = f"This report is in {found.view.language}, and its words are not translated again."
        raise UsageError(said, f"Leave out --language. {_ASSESSMENT}")
    _check_verdict(wish.fail_on, _order(found.view))
    if wish.as_json:
        give_whole(found.text)
    else:
        show(found.view)
        say("", f"Next: {command('inspect', path)}")
    return found.view

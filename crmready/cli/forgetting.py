"""`crmready forget`: a respondent, or the whole assessment, deleted for good."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from crmready.cli.clock import today
from crmready.cli.console import prompt, say
from crmready.cli.opening import anonymous_roles, is_assessment_file, loaded_from
from crmready.errors import InputError, UsageError
from crmready.problems import command, excerpt
from crmready.store.events import AnswerEvent, Event, Joined, Released
from crmready.store.forgetting import Gone, beside, forget, forget_everything
from crmready.store.opening import open_file

_YES: Final = {"y", "yes", "j", "ja"}


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready forget`."""

    respondent: str | None
    everything: bool
    yes: bool


def run(file: Path, wish: Wish) -> None:
    """Says what goes, asks, and deletes it."""
    if (wish.respondent is None) is not wish.everything:
        raise UsageError("Forget whom?", "Add --respondent ID for one respondent, or --all for the whole assessment.")
    if not is_assessment_file(file):
        raise InputError(f"{excerpt(str(file))} is not an assessment file.", "Name one that `assess` made.")
    if wish.everything:
        _refuse_open_workshop(file)
    what = f"the whole assessment in {file}" if wish.respondent is None else _what(file, wish.respondent)
    older = beside(file)
    say(f"This deletes {what} for good. Nothing brings it back.")
    if older:
        say(f"These older copies beside it go too: {', '.join(path.name for path in older)}.")
    _confirm(wish)
    if wish.respondent is None:
        _tell(forget_everything(file), f"Deleted {file}.")
    else:
        gone = forget(file, wish.respondent, today())
        _tell(gone, f"Respondent {wish.respondent} is forgotten.")
        say(f"Who is left: {command('status', file)}")


def _refuse_open_workshop(file: Path) -> None:
    """`InputError` while phones may be answering into the file."""
    with open_file(file, writable=False) as stored:
        phase = stored.seats.setting("phase")
    if phase == "open":
        hint = f"Close it first: {command('collect', file, '--close')}"
        raise InputError("A workshop on this file is open, and phones may be answering into it.", hint)


def _what(file: Path, respondent: str) -> str:
    """Whom the id means, without any of their answers."""
    with open_file(file, writable=False) as stored:
        questionnaire = loaded_from(stored).source.resolved()
        history = stored.history()
        roles = [event.role for event in history if isinstance(event, Joined) and event.respondent == respondent]
        answers = [event for event in history if isinstance(event, AnswerEvent) and event.respondent == respondent]
        published = set(roles) & set(anonymous_roles(questionnaire)) & _published(history)
    if not roles:
        hint = f"`{command('status', file)}` lists the respondents."
        raise InputError(f"Nobody with the id {excerpt(respondent)} takes part.", hint)
    role = questionnaire.role[roles[0]]
    if published:
        say(
            f"A result with {role.plural} has been shown already. What it said of them cannot be shown again without "
            "telling on the one who goes: they may be hidden until enough others have joined or answered anew."
        )
    return f"respondent {respondent} ({role.name}) and {len(answers)} entries of what they answered"


def _published(history: Iterable[Event]) -> set[str]:
    return {role for event in history if isinstance(event, Released) for role in event.roles}


def _confirm(wish: Wish) -> None:
    if wish.yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("Nothing was deleted: nobody can be asked here.", "Add --yes if it is meant.")
    prompt("Delete it? Type yes:")
    if sys.stdin.readline().strip().casefold() not in _YES:
        say("Nothing was deleted.")
        raise typer.Exit(1)


def _tell(gone: Gone, what: str) -> None:
    say(what)
    for path in gone.files:
        say(f"Deleted {path.name}.")
    say("Reports, exports and copies made elsewhere still hold what they held.")

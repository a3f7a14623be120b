"""`crmready assess`: the interview, each answer in the file before the next question is asked."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from crmready.cli.clock import today
from crmready.cli.console import say
from crmready.cli.ending import tell_ending
from crmready.cli.founding import SUFFIX, Wish, new_file, role_meant
from crmready.cli.languages import spoken
from crmready.cli.notebook import StoredNotebook
from crmready.cli.opening import is_assessment_file, loaded_from, respondent_named
from crmready.cli.turns import Round, take_turns
from crmready.collect.interview import interview
from crmready.collect.newcomer import balanced_id
from crmready.collect.notebook import Invitation
from crmready.collect.talk import FrontEnd
from crmready.collect.terminal import Terminal, front_end
from crmready.errors import InputError, UsageError
from crmready.i18n import translations
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.assessment import Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.problems import command, excerpt
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file

__all__ = ["Wish", "assess"]


def assess(path: Path | None, wish: Wish, *, plain: bool) -> None:
    """Interviews one respondent into the file, which is made when it is not there."""
    terminal = Terminal(sys.stdin, sys.stderr, os.environ)
    file = path or _only_file_here()
    begun = file if file is not None and file.exists() else None
    if begun is not None:
        _check_file(begun, wish)
    front = front_end(terminal, plain=plain)
    if wish.respondents is not None and wish.respondent is not None:
        raise UsageError("Either one respondent goes on, or several take turns.", "Leave out --respondent.")
    with new_file(file, wish, terminal) if begun is None else open_file(begun) as stored:
        if wish.respondents is None:
            _interview(stored, wish, front)
        else:
            take_turns(Round(stored, loaded_from(stored), wish, terminal), front)


def founded(path: Path, wish: Wish) -> Callable[[], AssessmentFile]:
    """How to open the file for a workshop; it is made now when it is not there."""
    if path.exists():
        _check_file(path, wish)
    else:
        new_file(path, wish, Terminal(sys.stdin, sys.stderr, os.environ)).close()
        path = path if path.suffix else path.with_suffix(SUFFIX)
    return lambda: open_file(path)


def _check_file(file: Path, wish: Wish) -> None:
    if not is_assessment_file(file):
        hint = "Name one that `assess` made, or a new name."
        raise InputError(f"{excerpt(str(file))} is not an assessment file.", hint)
    for what, wished in (("questionnaire", wish.questionnaire), ("organisation", wish.organisation)):
        if wished is not None:
            raise UsageError(f"An assessment file already knows its {what}.", f"Leave out --{what}.")


def _only_file_here() -> Path | None:
    found = sorted(Path().glob(f"*{SUFFIX}"))
    if len(found) > 1:
        listed = ", ".join(str(file) for file in found)
        raise UsageError("Which assessment?", f"There is more than one here: {listed}. Name it.")
    return found[0] if found else None


def _tell_of_unfinished(stored: AssessmentFile, loaded: LoadedQuestionnaire, role: str | None) -> None:
    """Whoever comes back without their id is told how to go on; anonymous respondents are listed nowhere here."""
    questionnaire = spoken(loaded, None, stored.assessment().language)
    words = translations(questionnaire.language, "interview")
    for person in stored.assessment().respondents:
        if not person.finished and role in {None, person.role} and not questionnaire.role[person.role].anonymous:
            going_on = command("assess", stored.path, "--respondent", person.id)
            say(words.gettext("Begun and not finished ({role}). Go on with: {command}").format(
                role=questionnaire.role[person.role].name, command=going_on))  # fmt: skip


def _interview(stored: AssessmentFile, wish: Wish, front: FrontEnd) -> None:
    loaded = loaded_from(stored)
    role = role_meant(wish.role, loaded)
    known = respondent_named(stored, wish.respondent)
    if known is not None and role not in {None, known.role}:
        raise UsageError(f"{known.id} answers as {known.role}.", "Leave out --role.")
    if known is None:
        _tell_of_unfinished(stored, loaded, role)
    opened: list[StoredNotebook] = []
    spoke = [stored.assessment().language]

    def speaking(language: str) -> Questionnaire:
        spoke.append(language)
        return loaded.speaking(language)

    def begin(role: str) -> StoredNotebook:
        newcomer = Respondent(balanced_id(stored.assessment(), role), role)
        opened.append(StoredNotebook(stored, known or newcomer, today))
        return opened[-1]

    invitation = Invitation(
        questionnaire=speaking,
        languages=loaded.languages,
        open=begin,
        language=None if wish.language is None else spoken(loaded, wish.language, "en").language,
        role=known.role if known else role,
    )
    outcome = interview(invitation, front)
    # Whoever leaves when nothing is open any more, or whose input ends there, has answered all the same.
    finished = outcome.finished or not outcome.left_unanswered
    for notebook in opened:
        if finished:
            notebook.finish()
        tell_ending(stored, notebook.respondent, loaded.speaking(spoke[-1]), finished=finished)

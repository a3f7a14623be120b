"""`crmready enter`: forms that were answered on paper, keyed in by whoever runs the assessment."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from crmready.cli.clock import today
from crmready.cli.console import give, say
from crmready.cli.founding import role_meant
from crmready.cli.languages import spoken
from crmready.cli.notebook import StoredNotebook
from crmready.cli.opening import is_assessment_file, loaded_from, respondent_named
from crmready.collect.keyed_form import Outcome
from crmready.collect.keypad import Keypad
from crmready.collect.newcomer import id_on_paper
from crmready.collect.terminal import Terminal, key_in
from crmready.collect.words import Words
from crmready.errors import InputError, UsageError
from crmready.model.assessment import Respondent
from crmready.problems import command, excerpt
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready enter`."""

    role: str | None
    respondent: str | None
    language: str | None
    plain: bool


def enter(path: Path, wish: Wish) -> None:
    """Keys in one form after the other; every answer is in the file when its key has been pressed."""
    if not is_assessment_file(path):
        raise InputError(f"{excerpt(str(path))} is not an assessment file.", "Make one first, with `crmready assess`.")
    with open_file(path) as stored:
        _enter(stored, wish)


def _enter(stored: AssessmentFile, wish: Wish) -> None:
    loaded = loaded_from(stored)
    questionnaire = spoken(loaded, wish.language, stored.assessment().language)
    known = respondent_named(stored, wish.respondent)
    role = role_meant(wish.role, loaded)
    if known is not None and role is not None:
        raise UsageError(f"{known.id} answers as {known.role}.", "Leave out --role.")
    opened: list[StoredNotebook] = []

    def begin(role: str) -> StoredNotebook:
        newcomer = Respondent(id_on_paper(stored.assessment()), role)
        opened.append(StoredNotebook(stored, known if known is not None and not opened else newcomer, today))
        return opened[-1]

    keypad = Keypad(Words.of(questionnaire.language), questionnaire, begin, role)
    if known is None:
        keypad.next_form()
    else:
        keypad.go_on_with(known)
    key_in(Terminal(sys.stdin, sys.stderr, os.environ), keypad, plain=wish.plain)
    give([keypad.words.ngettext("{count} form keyed in.", "{count} forms keyed in.", keypad.keyed_in).format(
        count=keypad.keyed_in)])  # fmt: skip
    left = opened[-1].respondent if opened and keypad.ended in {Outcome.LEFT, None} else None
    if left is not None:
        say(keypad.words.gettext("Begun and not finished. Go on with: {command}").format(
            command=command("enter", stored.path, "--respondent", left.id)))  # fmt: skip
    say(keypad.words.gettext("The result: {command}").format(command=command("score", stored.path)))

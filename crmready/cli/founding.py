"""A new assessment file: whose it is, which questionnaire, what it is called."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crmready.cli.clock import today
from crmready.cli.console import say
from crmready.cli.languages import spoken
from crmready.collect.terminal import Terminal
from crmready.errors import InputError, UsageError
from crmready.i18n import negotiate, translations
from crmready.loading import shelf
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.problems import UNSAFE, excerpt, suggestion
from crmready.resources import questionnaires_root
from crmready.store.creation import Founding, create
from crmready.store.file import AssessmentFile
from crmready.store.place import mount_table, place_warning

SUFFIX: Final = ".crmready"


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready assess`."""

    role: str | None
    language: str | None
    respondent: str | None
    organisation: str | None
    questionnaire: str | None
    respondents: int | None = None
    """How many take turns at this keyboard."""


def _organisation(wish: Wish, file: Path | None, terminal: Terminal) -> str:
    name = wish.organisation
    if name is None and terminal.interactive:
        words = translations(wish.language or terminal.environment.get("LANG", "en"), "interview")
        say(words.gettext("Which organisation is this about?"))
        name = terminal.replies.readline()
    name = (name or (file.stem if file else "")).strip()
    if not name:
        raise UsageError("The organisation needs a name.", "Add --organisation NAME.")
    if UNSAFE.search(name):
        raise UsageError(
            f"The organisation's name holds a control character: {excerpt(name)}.", "Write it without, as it is read."
        )
    return name[:200]


def slug(name: str) -> str:
    """A file name for an organisation: letters and digits of any language, hyphens between, never a path."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.lower()).split()
    return "-".join(words)[:60].strip("-") or "assessment"


def new_file(file: Path | None, wish: Wish, terminal: Terminal) -> AssessmentFile:
    """Makes the assessment file, named after the organisation unless it is given a name."""
    if wish.respondent is not None:
        raise InputError("There is no assessment to go on with.", "Name its file, or leave out --respondent.")
    loaded = shelf.fetch(wish.questionnaire or shelf.DEFAULT, questionnaires_root())
    language = spoken(loaded, wish.language, negotiate(terminal.environment.get("LANG", "en"))).language
    role_meant(wish.role, loaded)
    organisation = _organisation(wish, file, terminal)
    target = file or Path(slug(organisation) + SUFFIX)
    if not target.suffix:
        target = target.with_suffix(SUFFIX)
    founding = Founding(
        organisation=organisation,
        language=language,
        questionnaire=loaded.source.id,
        version=loaded.source.version,
        snapshot=loaded.snapshot(),
    )
    stored = create(target, founding, today())
    words = translations(language, "interview")
    say(words.gettext("Made {file}. Only you can read it.").format(file=target))
    warning = place_warning(target.resolve(), mount_table())
    if warning:
        say(warning)
    return stored


def role_meant(role: str | None, loaded: LoadedQuestionnaire) -> str | None:
    """The id of the wished role, by its id or its name in any language; `UsageError` when there is none."""
    if role is None or role in loaded.source.role:
        return role
    for language in loaded.languages:
        for known in loaded.speaking(language).roles:
            if role.casefold() in {known.name.casefold(), known.plural.casefold()}:
                return known.id
    raise UsageError(f"There is no role {excerpt(role)}.", suggestion(role, loaded.source.role))

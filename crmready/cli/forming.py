"""`crmready form`: a questionnaire as a spreadsheet for a form tool, or as forms to print and fill in by hand."""

from dataclasses import dataclass
from pathlib import Path

from crmready.cli.console import say
from crmready.cli.founding import role_meant
from crmready.cli.languages import spoken
from crmready.cli.opening import is_assessment_file, loaded_from
from crmready.cli.previewing import write_forms
from crmready.cli.transfer import write_whole
from crmready.collect.paper import paper
from crmready.collect.words import Words
from crmready.errors import InputError, UsageError
from crmready.imports.form import form_sheets
from crmready.loading import shelf
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.problems import command, excerpt
from crmready.resources import questionnaires_root
from crmready.store.opening import open_file
from crmready.tables.writing import workbook_of


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready form`."""

    output: Path
    role: str | None
    language: str | None
    evidence: bool
    force: bool


def form(name: str | None, wish: Wish) -> None:
    """Writes the form of a questionnaire, or of the one that an assessment was begun with."""
    kind = wish.output.suffix.lower()
    if kind not in {".xlsx", ".pdf"}:
        raise UsageError("A form is an .xlsx or a .pdf file.", "Name it form.xlsx, or form.pdf for forms to print.")
    loaded, default = _asked(name)
    questionnaire = spoken(loaded, wish.language, default)
    role = role_meant(wish.role, loaded)
    roles = [role] if role else [known for known in questionnaire.role if any(questionnaire.asked_of(known))]
    if kind == ".pdf":
        write_forms([paper(questionnaire, known, loaded.digest()) for known in roles], wish.output, force=wish.force)
        say(f"Next: {command('enter', 'FILE.crmready')}")
        return
    sheets = form_sheets(questionnaire, roles, Words.of(questionnaire.language), evidence=wish.evidence)
    if wish.output.exists() and not wish.force:
        raise InputError(f"{excerpt(str(wish.output))} is there already.", "Add --force to replace it.")
    write_whole(wish.output, workbook_of(*sheets))
    say(f"Wrote {wish.output}: {len(sheets[0].rows)} questions.")
    say(f"Next: {command('import', 'FILE.crmready', 'RESPONSES', *(('--role', role) if role else ()))}")


def _asked(name: str | None) -> tuple[LoadedQuestionnaire, str]:
    """The questionnaire that is meant, and the language it is asked in unless another is wished."""
    path = Path(name or "")
    if name and path.is_file() and is_assessment_file(path):
        with open_file(path, writable=False) as stored:
            return loaded_from(stored), stored.assessment().language
    loaded = shelf.fetch(name or shelf.DEFAULT, questionnaires_root())
    return loaded, loaded.source.language

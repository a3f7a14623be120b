"""From what an author names to a version that can be compared: a folder, an id, an assessment, a Git revision."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from crmready.authoring.differing.edition import Edition, called
from crmready.authoring.inspection import AUTHORING_LIMITS
from crmready.authoring.remarks import lines_of
from crmready.cli.opening import is_assessment_file, loaded_from
from crmready.cli.revisions import unpacked
from crmready.errors import ProblemsError
from crmready.loading import shelf
from crmready.loading.questionnaire import examine_whole
from crmready.resources import questionnaires_root
from crmready.store.opening import open_file

GIT: Final = "git:"


def edition(name: str, beside: Path | None = None) -> Edition:
    """The version that a name means. `git:REV` is the folder `beside` as it was at a revision.

    `InputError` when there is none; `ProblemsError` with everything that is wrong with it.
    """
    if name.startswith(GIT):
        with unpacked(name.removeprefix(GIT), beside or Path()) as (folder, shown):
            return _at(folder, (str(folder), f"{name}:{shown}"))
    path = Path(name)
    if path.is_file() and is_assessment_file(path):
        with open_file(path, writable=False) as file:
            return Edition(loaded_from(file))
    return _at(shelf.find(name, questionnaires_root()))


def _at(path: Path, shown_as: tuple[str, str] = ("", "")) -> Edition:
    examination = examine_whole(path, AUTHORING_LIMITS)
    if examination.loaded is None:
        raise ProblemsError(replace(one, location=called(one.location, shown_as)) for one in examination.problems)
    lines = {file: lines_of(Path(file)) for file in examination.files}
    return Edition(examination.loaded, examination.assembled, examination.documents, lines, shown_as)

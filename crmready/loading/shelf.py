"""The questionnaires at hand: those that come with the tool, and any folder that is named."""

from collections.abc import Iterator
from pathlib import Path

from crmready.errors import InputError
from crmready.loading.folder import MAIN
from crmready.loading.questionnaire import LoadedQuestionnaire, load, load_draft
from crmready.problems import closest, excerpt

DEFAULT = "crm-readiness"


def bundled(root: Path) -> Iterator[Path]:
    """The folders of the questionnaires under a root, by name."""
    return (path.parent for path in sorted(root.glob(f"*/{MAIN}")))


def find(name: str, root: Path) -> Path:
    """The questionnaire a person means: a path when there is one, else the id of one that comes with the tool.

    `InputError` with the nearest id when it is neither.
    """
    path = Path(name)
    if (path / MAIN).is_file() or path.is_file():
        return path
    known = {folder.name: folder for folder in bundled(root)}
    if name in known:
        return known[name]
    near = closest(name, known)
    hint = f"Did you mean {near}?" if near else f"With the tool come: {', '.join(known)}; or name a folder."
    raise InputError(f"There is no questionnaire {excerpt(name)}.", hint)


def fetch(name: str, root: Path) -> LoadedQuestionnaire:
    """Finds and loads. `InputError` or `ProblemsError`."""
    return load(find(name, root))


def fetch_draft(name: str, root: Path) -> tuple[LoadedQuestionnaire, tuple[str, ...]]:
    """Finds and loads as `load_draft`."""
    return load_draft(find(name, root))

"""The invalid questionnaires under tests/questionnaires/invalid, inspected as their authors would."""

from pathlib import Path
from typing import Final

from crmready.authoring.inspection import Inspection, Wish, inspect
from crmready.loading.questionnaire import load

INVALID: Final = Path(__file__).parent / "questionnaires" / "invalid"
FOLDERS: Final = sorted(path.parent for path in INVALID.glob("*/questionnaire.yaml"))
AGAINST: Final = "against"
"""The folder inside an example that holds the earlier version it is to be held against."""


def inspected(folder: Path, *, explain: bool = True) -> Inspection:
    """Everything that is said about an example, also what is only told on request."""
    earlier = folder / AGAINST
    return inspect(folder, Wish(load(earlier) if earlier.is_dir() else None, explain=explain))

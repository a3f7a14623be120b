"""Where the files that travel with the program lie.

`questionnaires/` and `report_templates/` are top-level folders of the repository, because people read and
edit them; the wheel carries them inside the package. An editable installation sees only the repository.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_assets"


def questionnaires_root() -> Path:
    """The folder with one sub-folder for each questionnaire that comes along."""
    return _carried("questionnaires")


def report_templates_root() -> Path:
    """The folder with one sub-folder for each report template that comes along."""
    return _carried("report_templates")


def fonts_root() -> Path:
    """The folder with the font files that every report is set in."""
    return _PACKAGE / "assets" / "fonts"


def workshop_root() -> Path:
    """The folder with the pages, style sheets and scripts of a workshop."""
    return _PACKAGE / "assets" / "workshop"


def scaffolds_root() -> Path:
    """The folder with one sub-folder for each template of a new questionnaire."""
    return _PACKAGE / "assets" / "scaffolds"


def report_scaffold_root() -> Path:
    """The folder with the files of a new report template."""
    return _PACKAGE / "assets" / "report-template"


def _carried(folder: str) -> Path:
    base = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent
    return base / folder

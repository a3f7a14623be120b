"""The libraries behind Word files and slides: an extra that not everybody installs."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Final

from crmready.errors import EnvironmentUnusable

_NEEDED: Final = ("docx", "docxtpl", "pptx")


def require_office(needed: Sequence[str] = _NEEDED) -> None:
    """Raise EnvironmentUnusable, with what to type, where they are not installed."""
    if any(find_spec(name) is None for name in needed):
        message = "Word files and slides need libraries that are not installed here."
        raise EnvironmentUnusable(message, 'Type: pip install "crmready[office]"')

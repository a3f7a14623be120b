"""Command lines of ours as messages give them."""

import os
import shlex
from pathlib import Path


def command(*words: str | Path) -> str:
    """A command line of ours that can be pasted into a shell as it is, whatever a file is called."""
    return shlex.join(("crmready", *(word if isinstance(word, str) else _as_argument(word) for word in words)))


def _as_argument(path: Path) -> str:
    """A name that begins with a hyphen would be read as an option."""
    return f".{os.sep}{path}" if str(path).startswith("-") else str(path)

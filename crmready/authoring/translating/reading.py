"""The bytes of a translator's file, of bounded size."""

import stat
from pathlib import Path
from typing import Final

from crmready.errors import InputError
from crmready.problems import visible

_MOST_BYTES: Final = 10_000_000


def content_of(path: Path) -> bytes:
    """What is in a file. `InputError` when it is missing, no ordinary file, or larger than any translation."""
    name = visible(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(f"{name} is not an ordinary file.", "Name a .po or .xlsx file.")
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {name}.", "Check the name and the folder you are in.") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name} cannot be read.", "Check the name and your access to it.") from error
    if len(content) > _MOST_BYTES:
        raise InputError(f"{name} is larger than {_MOST_BYTES // 1_000_000} MB.", "Check that it is the right file.")
    return content

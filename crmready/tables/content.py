"""The bytes of a file that somebody else made, of bounded size."""

import stat
from pathlib import Path

from crmready.errors import InputError
from crmready.problems import visible


def content_of(path: Path, most: int) -> bytes:
    """What is in a file of at most so many bytes. `InputError` when it is missing, larger, or no ordinary file."""
    name = visible(str(path))
    try:
        # A pipe or a device could keep a reader waiting for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(f"{name} is not an ordinary file.", "Name a file, not a folder or a device.")
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {name}.", "Check the name and the folder you are in.") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name} cannot be read.", "Check the name and your access to it.") from error
    if len(content) > most:
        message = f"{visible(path.name)}: it is larger than {most // 1_000_000} MB."
        raise InputError(message, "Check that it is the file you meant.")
    return content

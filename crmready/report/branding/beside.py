"""Files that a brand names: only ordinary ones in its own folder, reached without a link, and not endless."""

import os
import stat
from pathlib import Path, PurePosixPath
from typing import Final

_INSIDE: Final = "Name a file in the brand file's own folder, such as logo.svg or fonts/Regular.ttf."


class Unreadable(Exception):  # noqa: N818  # it names a state of a file
    """A file that a brand names and that is not used: what is wrong with it, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_beside(folder: Path, name: str, most: int) -> bytes:
    """The content of a file of at most so many bytes in a folder or below it. `Unreadable` says why there is none."""
    parts = _parts(name)
    try:
        path = folder
        for part in parts:
            path /= part
            if path.is_symlink():
                raise Unreadable(f"{part} is a link.", "Put a copy of the file there.")
        content = _content(path, most)
    except FileNotFoundError:
        raise Unreadable(f"There is no file {name}.", "Check the name; capitals count.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no system takes this name"
        raise Unreadable(f"{name} cannot be read: {reason}.", _INSIDE) from None
    if len(content) > most:
        raise Unreadable(f"{name} is larger than {most // 1000} kB.", "Save a smaller one.")
    return content


def _parts(name: str) -> tuple[str, ...]:
    written = PurePosixPath(name)
    if written.is_absolute() or ".." in written.parts or "\\" in name or ":" in name or not written.parts:
        raise Unreadable(f"{name} leads out of the brand's folder.", _INSIDE)
    return written.parts


def _content(path: Path, most: int) -> bytes:
    # No link is followed that was put there since, and a pipe is not waited for.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Unreadable(f"{path.name} is not an ordinary file.", _INSIDE)
        return file.read(most + 1)

"""Files that are there whole or not at all, also after a power cut."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crmready.errors import InputError

_OWNER_ONLY = 0o600


@contextmanager
def draft_beside(path: Path) -> Iterator[Path]:
    """An empty file in the same folder that only its owner can read; gone when the block ends."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.draft")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_ONLY))
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def publish(draft: Path, path: Path) -> None:
    """Give a draft its name, without ever touching a file that has that name already."""
    sync(draft)
    try:
        os.link(draft, path)
    except FileExistsError:
        raise InputError(f"{path}: this file is already there", "Choose another name.") from None
    except OSError:  # a file system without links, such as a USB stick's
        if path.exists():
            raise InputError(f"{path}: this file is already there", "Choose another name.") from None
        draft.rename(path)
    sync(path.parent)


def replace(draft: Path, path: Path) -> None:
    """Give a draft its name in place of the file that has it."""
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have the disk keep a file's contents, or a folder's names, before anything else is said about them."""
    if sys.platform == "win32" and path.is_dir():
        return  # Windows opens no folders, and needs no telling
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
        _flush_drive(descriptor)
    finally:
        os.close(descriptor)


def _flush_drive(descriptor: int) -> None:
    """On macOS fsync leaves the data in the drive's own memory; F_FULLFSYNC does not."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415  # there is none on Windows

        with suppress(OSError):  # not every file system knows it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)

"""Puts a new file in the place of an old one: whole, at once and durably, or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from crmready.errors import InputError, UsageError


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """A file beside `target` that takes its place when the block ends well, and is gone when it does not.

    Raises InputError for a place that cannot be written, UsageError when `target` cannot be a file.
    """
    if target.exists() and not target.is_file():
        raise UsageError(f"{target}: not an ordinary file, so no report can be written there")
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with _gone_at_the_end(Path(name)) as part, os.fdopen(descriptor, "w+b") as output:
            yield output
            os.fsync(output.fileno())
            part.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror})", "Choose another place.") from None


def put(content: bytes, target: Path) -> None:
    """Write the content to `target` in the same way, with the same errors."""
    with replacing(target) as output:
        output.write(content)


@contextmanager
def _gone_at_the_end(part: Path) -> Iterator[Path]:
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Make the new name durable; Windows neither needs nor allows it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

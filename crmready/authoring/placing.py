"""Files that are written at once: whoever looks sees the old content or the new, never a part of it."""

import os
import secrets
from pathlib import Path

from crmready.errors import InputError
from crmready.problems import visible


def place(file: Path, content: bytes) -> None:
    """Puts content in a file's place in one step, with the rights of the old file; through a link, at its end.

    `InputError` when it cannot be written; the old file is then as it was.
    """
    target = file.resolve()
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            with part.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                part.chmod(target.stat().st_mode)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        message = f"{visible(str(file))} could not be written: {error.strerror}."
        raise InputError(message, "Check your access to it.") from error

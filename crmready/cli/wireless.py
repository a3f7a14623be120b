"""The wireless network that phones join first: its name from the command line, its password from nowhere near it."""

import getpass
import os
import sys
from pathlib import Path
from typing import Final

from crmready.errors import InputError, UsageError
from crmready.problems import UNSAFE, excerpt
from crmready.workshop.pictures import Wifi

VARIABLE: Final = "CRMREADY_WIFI_PASSWORD"
_LONGEST_NAME: Final = 32
"""Bytes, by the standard."""
_PASSWORD: Final = range(8, 64)


def wifi_named(name: str | None, password_file: Path | None) -> Wifi | None:
    """The network to join; None without a name. An empty password means an open network."""
    if name is None:
        if password_file is not None:
            raise UsageError("There is a password and no network.", "Add --wifi NAME.")
        return None
    if not name or len(name.encode()) > _LONGEST_NAME or UNSAFE.search(name):
        raise UsageError(f"{excerpt(name)} is no network's name.", "Write it as the laptop shows it.")
    password = _password(name, password_file)
    if password and (len(password) not in _PASSWORD or UNSAFE.search(password)):
        hint = "Write it as the network asks for it; an empty one means an open network."
        raise UsageError("A network's password has 8 to 63 characters.", hint)
    return Wifi(name, password)


def _password(name: str, password_file: Path | None) -> str:
    if password_file is not None:
        return _first_line(password_file)
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if not sys.stdin.isatty():
        hint = f"Add --wifi-password-file FILE, or set {VARIABLE}; leave it empty for an open network."
        raise UsageError("The network's password cannot be asked for here.", hint)
    return getpass.getpass(f"Password of {excerpt(name)} (nothing for an open network): ", sys.stderr)


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise InputError(f"{excerpt(str(path))} cannot be read: {reason}.", "Name a file with the password.") from error

"""From a path to an open assessment file, or to a clear word about why not. What is not ours is never touched."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from crmready.errors import InputError
from crmready.store.database import FAILURES, PATIENCE, Database, connect, damaged, explanation
from crmready.store.file import AssessmentFile
from crmready.store.migration import migrate
from crmready.store.schema import APPLICATION_ID, MIGRATIONS, Migration, version_of

_NOT_OURS: Final = "Give the path of a file that `crmready assess` made; it usually ends in .crmready."


def open_file(
    path: Path,
    *,
    writable: bool = True,
    patience: float = PATIENCE,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> AssessmentFile:
    """Open an assessment file, after checking all of it; an older one is brought to the newest version first.

    Raises InputError when there is none, when it is something else, newer, damaged, in use for longer than
    `patience` seconds, or not writable though it should be.
    """
    _check_place(path)
    _check_from_outside(path, len(migrations))
    if writable and not _can_be_written(path):
        hint = "Make the file and its folder writable, or work on a copy."
        raise InputError(f"{path}: this file, or its folder, cannot be written to.", hint)
    database = Database(path, writable=writable, patience=patience)
    try:
        with database.reading() as connection:
            version = _version(path, connection, len(migrations))
        if version < len(migrations):
            _check_upgrade(path, writable=writable)
            migrate(database, migrations)
        file = AssessmentFile(database, tuple(migrations))
        file.verify()
    except BaseException:
        database.close()
        raise
    return file


def _check_place(path: Path) -> None:
    if not path.exists():
        raise InputError(f"{path}: there is no such file", "Check the path, or begin with `crmready assess`.")
    if path.is_dir():
        raise InputError(f"{path}: this is a folder, not an assessment file", _NOT_OURS)
    if not os.access(path, os.R_OK):
        raise InputError(f"{path}: this file may not be read", "Ask its owner for the right to read it.")


def _check_from_outside(path: Path, newest: int) -> None:
    """Refuse what is not ours before SQLite could repair anything in it: without locks, journal or recovery.

    Not by `open`: closing a file drops every lock that this process has on it (POSIX), also SQLite's. What looks
    damaged from outside may only be in the middle of somebody's write; the next look, with a lock, will tell.
    """
    try:
        with closing(connect(path, "ro&immutable=1")) as connection:
            _version(path, connection, newest)
    except FAILURES as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code == sqlite3.SQLITE_NOTADB:
            raise InputError(f"{path}: this is not an assessment file", _NOT_OURS) from error
        if code != sqlite3.SQLITE_CORRUPT:
            raise explanation(path, error, saving=False) from error


def _version(path: Path, connection: sqlite3.Connection, newest: int) -> int:
    """The schema version; InputError when this is no assessment file of a version we know."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise InputError(f"{path}: this is a file of another program, not an assessment file", _NOT_OURS)
    version = version_of(connection)
    if version > newest:
        message = f"{path}: this file was made by a newer crmready (version {version} of the format, not {newest})"
        raise InputError(message, "Install the newest crmready.")
    if version < 1:
        raise damaged(path, "its version is wrong")
    return version


def _check_upgrade(path: Path, *, writable: bool) -> None:
    if not writable:
        hint = "Open it once where it can be written to, for example with `crmready assess`."
        raise InputError(f"{path}: this file was made by an older crmready and must be brought up to date first", hint)


def _can_be_written(path: Path) -> bool:
    """The folder counts as well: while something is written, a journal lies beside the file."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)

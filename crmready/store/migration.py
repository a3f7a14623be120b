"""Bringing an older file to the newest version, with a copy of the old one beside it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from crmready.errors import InputError
from crmready.store.check import DamageError, check_frame, sound_history
from crmready.store.database import Database, connect, connect_draft, damaged
from crmready.store.durable import draft_beside, replace
from crmready.store.schema import Migration, upgrade, version_of


def migrate(database: Database, migrations: Sequence[Migration]) -> None:
    """Back up to `NAME.vN.bak`, then change everything in one transaction: the file is old or new, never between.

    Raises InputError when the file is damaged, before or after; then it is as it was.
    """
    path = database.path
    with database.writing() as connection:
        version = version_of(connection)
        if version == len(migrations):
            return  # another program was faster
        try:
            check_frame(connection, migrations[:version])
            _back_up(path, path.with_name(f"{path.name}.v{version}.bak"))
            upgrade(connection, migrations)
            sound_history(connection, migrations)
        except DamageError as error:
            raise damaged(path, str(error)) from error


def _back_up(path: Path, target: Path) -> None:
    """Copy through a connection of its own: one that is about to write would wait for itself for ever."""
    try:
        with draft_beside(target) as draft:
            with closing(connect(path, "ro")) as source, closing(connect_draft(draft)) as copy:
                source.backup(copy)
            replace(draft, target)
    except (OSError, sqlite3.Error) as error:
        message = f"{target}: the copy that must be there before the file is changed cannot be written ({error})"
        raise InputError(message, "Make room, or make the folder writable, and try again.") from error

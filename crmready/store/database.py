"""One SQLite file: how it is opened, how a write becomes durable, and what is said when that fails."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from crmready.errors import InputError

PATIENCE: Final = 10.0
"""Seconds to wait for another program that is writing to the same file."""

_BETWEEN_TRIES = 0.003  # seconds; a write takes about one millisecond

FAILURES: Final = (sqlite3.Error, UnicodeDecodeError)
"""What `sqlite3` raises. In a damaged file even the words of its own message may be no text any more."""

_SETTINGS = (
    "journal_mode = TRUNCATE",  # survives power cuts; WAL would leave deleted opinions in a second file
    "synchronous = EXTRA",  # what is acknowledged is on the disk
    "fullfsync = 1",  # on macOS, in the drive and not in its cache
    "secure_delete = ON",  # what is erased is overwritten
    "foreign_keys = ON",
    "trusted_schema = OFF",  # a file from elsewhere runs nothing of its own
    "cell_size_check = ON",
    "mmap_size = 0",
)
_KEPT = "What was just entered is not saved; everything before it is."
_DAMAGE_HINT = "Take a copy from before it was damaged, or make a new file from an export (`crmready import`)."


def connect(path: Path, mode: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a file that exists. Transactions begin and end where this package says, and nowhere else."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=patience)


def connect_draft(path: Path) -> sqlite3.Connection:
    """A connection to a file that is thrown away when anything fails: it needs no journal to be rolled back from."""
    connection = connect(path, "rw")
    connection.execute("PRAGMA journal_mode = OFF")
    return connection


class Database:
    """A connection that opens when it is first needed, and is not trusted again after a failed write."""

    def __init__(self, path: Path, *, writable: bool = True, patience: float = PATIENCE) -> None:
        self.path = path
        self._mode = "rw" if writable else "ro"
        self._patience = patience
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        self.inside_write = False
        self.replacements = 0
        """How often another file has taken this one's place while it was open (`store.forgetting`)."""

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for reading one state of the file, whoever writes. SQLite's errors become an InputError."""
        with _explained(self.path, saving=False):
            if self.inside_write:
                yield self._open()
                return
            connection = self._open_current()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                with suppress(*FAILURES):
                    connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One write transaction, alone on the file. What the block wrote is durable when the block has ended.

        Blocks inside a block belong to it: all of it is kept or nothing. On any error nothing is, and the
        connection is closed: after a failed sync the pages in memory prove nothing about those on the disk.
        """
        if self.inside_write:
            yield self._open()
            return
        with _explained(self.path, saving=True):
            try:
                self.inside_write = True
                connection = self._open_current()
                self._begin_alone(connection)
                while self._is_replaced():  # while we waited for our turn
                    connection = self._open_current()
                    self._begin_alone(connection)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                self._abandon()
                raise
            finally:
                self.inside_write = False

    def close(self) -> None:
        """Let go of the file, and remove the empty journal beside it."""
        if self._connection is not None and self._is_replaced():
            self._abandon()  # the journal beside it belongs to the new file
        if self._connection is not None:
            with suppress(*FAILURES):  # another program is writing, and will remove it
                self._connection.execute("PRAGMA journal_mode = DELETE")
            self._connection.close()
            self._connection = None

    def _open_current(self) -> sqlite3.Connection:
        """The connection to the file that has the name now: a write to one that was replaced would be lost."""
        if self._is_replaced():
            self._abandon()
            self.replacements += 1
        return self._open()

    def _is_replaced(self) -> bool:
        return self._connection is not None and self._opened != _identity(self.path)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._opened = _identity(self.path)
            self._connection = connection = connect(self.path, self._mode, self._patience)
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
        return self._connection

    def _begin_alone(self, connection: sqlite3.Connection) -> None:
        """Wait for our turn. SQLite itself would sleep longer from try to try, and latecomers would overtake it."""
        give_up = time.monotonic() + self._patience
        connection.execute("PRAGMA busy_timeout = 0")
        while not _begun(connection, last_try=time.monotonic() > give_up):
            time.sleep(_BETWEEN_TRIES)
        connection.execute(f"PRAGMA busy_timeout = {self._patience * 1000:.0f}")

    def _abandon(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(*FAILURES):
                connection.rollback()
            connection.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that takes its name; None when there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116  # asked before every read and write: a third of the time of Path.stat
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _begun(connection: sqlite3.Connection, *, last_try: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last_try or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


@contextmanager
def _explained(path: Path, *, saving: bool) -> Iterator[None]:
    try:
        yield
    except FAILURES as error:
        raise explanation(path, error, saving=saving) from error


def explanation(path: Path, error: Exception, *, saving: bool) -> InputError:
    """What an error of SQLite means to the person whose file it is."""
    kept = f" {_KEPT}" if saving else ""
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF:  # the low byte is the kind
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return InputError(
                f"{path}: another program keeps writing to it.{kept}", "Close that program and try again."
            )
        case sqlite3.SQLITE_FULL:
            return InputError(f"{path}: the disk is full.{kept}", "Make room on the disk and try again.")
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOLFS:
            kept = kept.replace("is not saved", "may not be saved")  # it is when only the very last sync failed
            return InputError(f"{path}: the disk refuses to read or write.{kept}", "Check the disk and try again.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            if not path.exists():
                return gone(path, saving=saving)
            hint = "Make the file and its folder writable, or work on a copy."
            return InputError(f"{path}: this file, or its folder, cannot be written to.{kept}", hint)
        case _:
            return damaged(path, "a text in it is none" if isinstance(error, ValueError) else str(error))


def gone(path: Path, *, saving: bool) -> InputError:
    """The file was there when it was opened."""
    lost = " What was just entered is not saved." if saving else ""
    return InputError(
        f"{path}: this file is gone: somebody has deleted, moved or renamed it.{lost}",
        "Put it back in its place. What `crmready forget` deleted cannot be brought back.",
    )


def damaged(path: Path, finding: str) -> InputError:
    """The file is an assessment, but what stands in it cannot be trusted."""
    return InputError(f"{path}: this file is damaged ({finding})", _DAMAGE_HINT)

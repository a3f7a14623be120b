"""The SQLite library behind the assessment file."""

import sqlite3
from typing import Final

OLDEST: Final = (3, 37, 0)
"""The first version with STRICT tables."""


def sqlite_version() -> tuple[int, ...]:
    """The version of the library that Python is linked with."""
    return sqlite3.sqlite_version_info

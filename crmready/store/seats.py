"""A workshop while it goes on: its settings, and which phone answers for whom. None of it outlives the closing."""

from collections.abc import Mapping

from crmready.store.database import Database


class Seats:
    """The part of an assessment file that is no history: it is changed in place, never exported, and wiped at the end.

    A phone is known by the SHA-256 of the token in its cookie; the token itself is nowhere on the disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def settings(self) -> dict[str, str]:
        """Every setting of the workshop by name; empty when there never was one."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT name, value FROM workshop"))

    def setting(self, name: str) -> str:
        """One setting, or nothing where it never was set."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM workshop WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def set(self, settings: Mapping[str, str]) -> None:
        """Keeps these settings, over earlier ones of the same names."""
        with self._database.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO workshop (name, value) VALUES (?, ?)", settings.items())

    def taken(self) -> dict[str, str]:
        """Respondents by the SHA-256 of their phone's token."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT token, respondent FROM seat"))

    def holder(self, token: str) -> str | None:
        """The respondent of the phone with this SHA-256; None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT respondent FROM seat WHERE token = ?", (token,)).fetchone()
        return None if row is None else str(row[0])

    def take(self, token: str, respondent: str) -> None:
        """From now on the phone with this token answers for this respondent."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO seat (token, respondent) VALUES (?, ?)", (token, respondent))

    def clear(self) -> None:
        """Forgets which phone is whose: from then on nobody's answers can be told from a phone."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM seat")

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.model.assessment import Answered
from crmready.store import open_file
from crmready.store.schema import MIGRATIONS, Migration, tables_of, version_of
from tests.unit.store.sample import DAY, names_in, new_file


def with_a_table_of_comments(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE comment (seq INTEGER PRIMARY KEY, text TEXT NOT NULL)")


def with_an_index(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE INDEX comment_by_text ON comment (text)")


def that_fails_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (a)")
    connection.execute("CREATE TABLE event (a)")


def that_breaks_an_answer(connection: sqlite3.Connection) -> None:
    (definition,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_changed'").fetchone()
    connection.execute("DROP TRIGGER event_is_never_changed")
    connection.execute("UPDATE event SET body = replace(body, '3', '4')")
    connection.execute(definition)


NEWER: tuple[Migration, ...] = (*MIGRATIONS, with_a_table_of_comments, with_an_index)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_file(tmp_path) as file:
        file.add_respondent("seller", DAY, "s1")
        file.answer(("s1", "stages"), Answered(3), DAY)
    return tmp_path / "acme.crmready"


def test_an_older_file_is_brought_to_the_newest_version_with_all_its_answers(path: Path) -> None:
    before = path.read_bytes()
    with open_file(path, migrations=NEWER) as file:
        assert file.assessment().answers == {("s1", "stages"): Answered(3)}
        file.answer(("s1", "stages"), Answered(4), DAY)
    with closing(sqlite3.connect(path)) as outsider:
        assert version_of(outsider) == 4
        assert {"comment", "comment_by_text"} <= {name for name, _ in tables_of(outsider)}
    assert path.read_bytes() != before


def test_the_backup_is_a_whole_file_of_the_old_version_that_only_its_owner_can_read(path: Path) -> None:
    with open_file(path, migrations=NEWER) as file:
        file.answer(("s1", "stages"), Answered(4), DAY)
    backup = path.with_name("acme.crmready.v2.bak")
    assert names_in(path.parent) == ["acme.crmready", "acme.crmready.v2.bak"]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with open_file(backup, migrations=MIGRATIONS) as old:
        assert old.assessment().answers == {("s1", "stages"): Answered(3)}


def test_a_file_of_the_newest_version_is_not_migrated_again(path: Path) -> None:
    open_file(path, migrations=NEWER).close()
    backup = path.with_name("acme.crmready.v2.bak")
    backup.unlink()
    open_file(path, migrations=NEWER).close()
    assert not backup.exists()


@pytest.mark.parametrize("migration", [that_fails_half_way, that_breaks_an_answer])
def test_a_migration_that_fails_leaves_the_old_file_as_it_was(path: Path, migration: Migration) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError, match="damaged"):
        open_file(path, migrations=(*MIGRATIONS, migration))
    assert path.read_bytes() == before
    with open_file(path) as file:
        assert file.assessment().answers == {("s1", "stages"): Answered(3)}


def test_a_damaged_file_is_not_migrated(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096 * 2)
        stream.write(b"\x5a" * 4096)
    before = path.read_bytes()
    with pytest.raises(InputError, match="damaged"):
        open_file(path, migrations=NEWER)
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["acme.crmready"]


def test_a_backup_that_cannot_be_written_stops_the_migration(path: Path) -> None:
    path.with_name("acme.crmready.v2.bak").mkdir()
    before = path.read_bytes()
    with pytest.raises(InputError, match="cannot be written"):
        open_file(path, migrations=NEWER)
    assert path.read_bytes() == before


def test_an_older_file_is_not_migrated_when_it_may_only_be_read(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError, match="older crmready"):
        open_file(path, writable=False, migrations=NEWER)
    assert path.read_bytes() == before

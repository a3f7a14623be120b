import multiprocessing
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.model.assessment import Answered
from crmready.store import AssessmentFile, open_file
from tests.unit.store.sample import DAY, names_in, new_file

APPLICATION_ID = (68, b"CRMR")
VERSION = (60, b"\0\0\0\2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one answer, closed."""
    with new_file(tmp_path) as file:
        file.add_respondent("seller", DAY, "s1")
        file.answer(("s1", "stages"), Answered(1), DAY)
    return tmp_path / "acme.crmready"


def overwrite(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)


def tamper(path: Path, statement: str) -> None:
    """Change the file behind our back, as an editor for SQLite files could."""
    with closing(sqlite3.connect(path)) as outsider, outsider:
        outsider.execute("DROP TRIGGER event_is_never_changed")
        outsider.execute("DROP TRIGGER event_is_never_deleted")
        outsider.execute(statement)


def another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE bookmark (url TEXT)")


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "there is no such file"),
    "empty": (lambda path: path.write_bytes(b""), "a file of another program"),
    "text": (lambda path: path.write_text("respondents: []\n" * 20), "not an assessment file"),
    "cut to its first bytes": (lambda path: os.truncate(path, 60), "not an assessment file"),
    "of another program": (another_program, "a file of another program"),
    "newer": (lambda path: overwrite(path, VERSION[0], b"\0\0\0\x09"), "newer crmready .version 9 of the format"),
    "without a version": (lambda path: overwrite(path, VERSION[0], b"\0\0\0\0"), "damaged"),
    "cut in half": (lambda path: os.truncate(path, path.stat().st_size // 2), "damaged"),
    "with a page of noise": (lambda path: overwrite(path, 4096, b"\x5a" * 4096), "damaged"),
    "with another answer": (lambda path: tamper(path, "UPDATE event SET body = replace(body, '1', '4')"), "damaged"),
    "without an answer": (lambda path: tamper(path, "DELETE FROM event WHERE kind = 'answered'"), "damaged"),
    "with another table": (lambda path: tamper(path, "CREATE TABLE extra (a)"), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("state", REFUSED)
@pytest.mark.parametrize("writable", [True, False])
def test_what_cannot_be_used_is_refused_with_a_hint_and_left_untouched(
    path: Path, state: str, *, writable: bool
) -> None:
    spoil, message = REFUSED[state]
    spoil(path)
    before = {entry.name: entry.read_bytes() for entry in path.parent.iterdir()}
    with pytest.raises(InputError, match=message) as refusal:
        open_file(path, writable=writable)
    assert refusal.value.exit_code == 3
    assert str(path) in refusal.value.message
    assert refusal.value.hint
    assert "\n" not in refusal.value.message
    assert {entry.name: entry.read_bytes() for entry in path.parent.iterdir()} == before


def test_the_file_starts_with_our_application_id_and_version(path: Path) -> None:
    content = path.read_bytes()
    for offset, expected in (APPLICATION_ID, VERSION):
        assert content[offset : offset + 4] == expected


def test_a_folder_is_not_an_assessment_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        open_file(tmp_path)


def test_a_path_with_a_null_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        open_file(tmp_path / "a\0b")


def test_a_locked_file_is_waited_for_and_then_said_to_be_in_use(path: Path) -> None:
    with open_file(path, patience=0.1) as file, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError, match=r"another program keeps writing to it.*is not saved"):
            file.answer(("s1", "stages"), Answered(4), DAY)
        other.execute("ROLLBACK")
        file.answer(("s1", "stages"), Answered(2), DAY)
        assert file.assessment().answers == {("s1", "stages"): Answered(2)}


def test_a_file_opened_for_reading_only_reads_and_refuses_to_write(path: Path) -> None:
    before = path.read_bytes()
    with open_file(path, writable=False) as file:
        assert file.assessment().answers == {("s1", "stages"): Answered(1)}
        with pytest.raises(InputError, match="cannot be written to"):
            file.answer(("s1", "stages"), Answered(2), DAY)
        assert file.assessment().answers == {("s1", "stages"): Answered(1)}
    assert path.read_bytes() == before


def as_somebody_without_rights(work: Callable[[Path], str], path: Path) -> str:
    """What the work returns in a process to which permissions apply: they do not apply to root."""
    receiving, sending = multiprocessing.Pipe(duplex=False)

    def child() -> None:
        if os.getuid() == 0:
            os.setuid(65534)
        sending.send(work(path))

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    outcome = str(receiving.recv()) if receiving.poll(10) else "nothing"
    process.join()
    return outcome


def why_it_cannot_be_written(path: Path) -> str:
    with pytest.raises(InputError) as refusal:
        open_file(path)
    return refusal.value.message


def read_and_published(path: Path) -> str:
    with open_file(path, writable=False) as file:
        file.record_release(file.published_assessment(["seller"], 5), DAY)
        return str(dict(file.assessment().answers))


def why_it_cannot_be_read(path: Path) -> str:
    with pytest.raises(InputError) as refusal:
        open_file(path, writable=False)
    return refusal.value.message


def why_none_can_be_made(path: Path) -> str:
    with pytest.raises(InputError) as refusal:
        new_file(path.parent, "other.crmready")
    return refusal.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor these permissions")
def test_a_file_and_folder_without_write_permission_can_be_read_and_published(path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    for folder in path.parents[1:]:  # the way there is open to everybody
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    cannot = f"{path}: this file, or its folder, cannot be written to."
    assert as_somebody_without_rights(why_it_cannot_be_written, path) == cannot
    assert as_somebody_without_rights(read_and_published, path) == str({("s1", "stages"): Answered(1)})
    made = as_somebody_without_rights(why_none_can_be_made, path)
    assert made == f"{path.with_name('other.crmready')}: no file can be made here (Permission denied)"
    path.chmod(0o200)
    assert as_somebody_without_rights(why_it_cannot_be_read, path) == f"{path}: this file may not be read"
    path.chmod(0o600)
    path.parent.chmod(0o755)
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["acme.crmready"]


def test_damage_after_opening_is_found_by_verify(file: AssessmentFile) -> None:
    file.verify()
    file.add_respondent("seller", DAY, "s1")
    tamper(file.path, "UPDATE event SET day = '2026-11-24' WHERE seq = 2")
    with pytest.raises(InputError, match="its tables are not as they were made"):
        file.verify()

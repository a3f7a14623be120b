"""Every write that can fail, fails: what was acknowledged stays, and the file stays whole."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.model.assessment import Answered
from crmready.store import AssessmentFile, export_document, import_document, open_file
from crmready.store.schema import MIGRATIONS
from tests.unit.store.sample import DAY, names_in, new_file
from tests.unit.store.test_migration import NEWER

if sys.platform == "win32":
    pytest.skip("Windows cannot limit the size of files", allow_module_level=True)

import resource

LONG = "n" * 900
STEP = 512  # a sector; SQLite writes its journal in parts of this size


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let every write of this process beyond `size` bytes of a file fail, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def answer_until_refused(file: AssessmentFile) -> int:
    """How many answers were acknowledged before the first that was not."""
    acknowledged = 0
    with suppress(InputError):
        while True:
            file.answer(("s1", f"q-{acknowledged}"), Answered(acknowledged, note=LONG), DAY)
            acknowledged += 1
    return acknowledged


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with twenty answers in a folder of its own."""
    (tmp_path / "original").mkdir()
    with new_file(tmp_path / "original") as file, file.at_once():
        file.add_respondent("seller", DAY, "s1")
        for number in range(20):
            file.answer(("s1", f"old-{number}"), Answered(number, note=LONG), DAY)
    return file.path


def test_a_full_disk_costs_only_the_answer_that_is_refused_and_room_mends_it(path: Path) -> None:
    with open_file(path) as file:
        with no_file_beyond(path.stat().st_size + 40_000):
            acknowledged = answer_until_refused(file)
            with pytest.raises(InputError, match=r"What was just entered may not be saved; everything before it is\."):
                file.answer(("s1", "next"), Answered(1, note=LONG), DAY)
            assert len(file.assessment().answers) == 20 + acknowledged
        assert acknowledged > 10
        file.answer(("s1", "next"), Answered(1, note=LONG), DAY)
    with open_file(path) as again:
        assert len(again.assessment().answers) == 20 + acknowledged + 1


Writing = Callable[[Path], object]


def one_answer(path: Path) -> None:
    with open_file(path) as file:
        file.answer(("s1", "next"), Answered(1, note=LONG), DAY)


def many_answers_at_once(path: Path) -> None:
    with open_file(path) as file, file.at_once():
        for number in range(30):
            file.answer(("s1", f"next-{number}"), Answered(number, note=LONG), DAY)


def somebody_leaves(path: Path) -> None:
    with open_file(path) as file:
        file.leave("s1", DAY)


def migration(path: Path) -> None:
    open_file(path, migrations=NEWER).close()


@pytest.mark.parametrize("write", [one_answer, many_answers_at_once, somebody_leaves, migration])
def test_a_write_that_fails_anywhere_leaves_the_file_as_it_was_and_one_that_succeeds_is_whole(
    path: Path, tmp_path: Path, write: Writing
) -> None:
    with open_file(path) as file:
        old = export_document(file)
    done = tmp_path / "done"
    shutil.copytree(path.parent, done)
    write(done / path.name)
    with open_file(done / path.name, migrations=NEWER) as file:
        new = export_document(file)
    outcomes = []
    for size in range(0, (done / path.name).stat().st_size + 2 * STEP, STEP):
        folder = tmp_path / str(size)
        shutil.copytree(path.parent, folder)
        with no_file_beyond(size), suppress(InputError):
            write(folder / path.name)
            outcomes.append(size)
        assert not any("draft" in name for name in names_in(folder))
        newest = MIGRATIONS if write is not migration or size not in outcomes else NEWER
        with open_file(folder / path.name, migrations=newest) as file:
            assert export_document(file) == (new if size in outcomes else old)
        shutil.rmtree(folder)
    assert 0 < len(outcomes) < 20


def test_a_new_file_that_does_not_fit_is_not_made(path: Path, tmp_path: Path) -> None:
    with open_file(path) as file:
        document = export_document(file)
    made = []
    for size in range(0, path.stat().st_size + 8 * STEP, STEP):
        folder = tmp_path / str(size)
        folder.mkdir()
        with no_file_beyond(size), suppress(InputError):
            import_document(folder / "copy.crmready", document).close()
            made.append(size)
        assert names_in(folder) == (["copy.crmready"] if size in made else [])
    assert 0 < len(made) < 20
    with open_file(tmp_path / str(made[0]) / "copy.crmready") as copy:
        assert export_document(copy) == document


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 96 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a small disk; the limit on file sizes is tested everywhere")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_says_so_and_keeps_every_acknowledged_answer(tiny_disk: Path) -> None:
    with new_file(tiny_disk) as file:
        file.add_respondent("seller", DAY, "s1")
        acknowledged = answer_until_refused(file)
        with pytest.raises(InputError, match=r"the disk is full\. What was just entered is not saved"):
            file.answer(("s1", "next"), Answered(1, note=LONG), DAY)
    assert acknowledged > 5
    with open_file(tiny_disk / "acme.crmready") as again:
        assert len(again.assessment().answers) == acknowledged
    with pytest.raises(InputError, match=r"other\.crmready: no file can be made here"):
        new_file(tiny_disk, "other.crmready")
    assert names_in(tiny_disk) == ["acme.crmready"]

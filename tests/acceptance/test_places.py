"""Places that take nothing more: a read-only folder, a read-only disk, a full one. What was saved stays whole."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.commandline import PULSE, CommandLine
from tests.acceptance.terminal import pipe

ROOT_USER = sys.platform != "win32" and os.geteuid() == 0


def _run(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(crmready: CommandLine) -> Iterator[Path]:
    """A disk of its own, in the person's folder, with room for one assessment and little more."""
    if not ROOT_USER or shutil.which("mount") is None:
        pytest.skip("only root may mount a small disk")
    folder = crmready.folder / "disk"
    folder.mkdir()
    if not _run("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", folder):
        pytest.skip("nothing can be mounted here")
    yield folder
    assert _run("umount", folder)


@pytest.mark.skipif(ROOT_USER, reason="root may write into every folder; test_a_read_only_disk… stands in for it")
def test_a_read_only_folder_takes_no_answers_and_still_gives_the_result(crmready: CommandLine, pulse: Path) -> None:
    result = crmready("score", pulse.name, "--json").json
    crmready.folder.chmod(0o500)
    ended = crmready("assess", pulse.name, "--plain", "-l", "en", "-r", "team-member", replies="\n1\n")
    again = crmready("score", pulse.name, "--json")
    crmready.folder.chmod(0o700)
    assert (ended.code, ended.stdout) == (3, "")
    assert "cannot be written to" in ended.stderr
    assert again.json == result


def test_a_read_only_disk_takes_no_answers_and_still_gives_the_result(crmready: CommandLine, disk: Path) -> None:
    assert crmready("import", PULSE, disk / "pulse.crmready").code == 0
    file, result = disk / "pulse.crmready", crmready("score", disk / "pulse.crmready", "--json").json
    before = file.read_bytes()
    assert _run("mount", "-o", "remount,ro", disk)
    for words in (
        ("assess", file, "--plain", "-l", "en", "-r", "team-member"),
        ("goals", "add", file, "-s", "decision=x"),
        ("targets", file, "-s", "use=50"),
        ("import", PULSE, disk / "new.crmready"),
    ):
        refused = crmready(*words, replies="\n1\n")
        assert (refused.code, refused.stdout) == (3, ""), words
        assert refused.stderr.startswith("Error: ")
    assert crmready("score", file, "--json").json == result
    assert crmready("status", file).code == 0
    unwritten = crmready("report", file)
    assert (unwritten.code, unwritten.stdout) == (3, "")
    assert "Read-only file system" in unwritten.stderr
    assert file.read_bytes() == before


def test_a_full_disk_refuses_the_next_answer_and_keeps_the_earlier_ones(crmready: CommandLine, disk: Path) -> None:
    assert (
        crmready("assess", disk / "a.crmready", "--plain", "-l", "en", "-r", "seller", "-q", "coaching-pulse").code == 2
    )
    assert crmready("import", PULSE, disk / "a.crmready").code == 0
    person = pipe(crmready, "assess", disk / "a.crmready", "--plain", "-l", "en", "-r", "team-member")
    assert person.reply()  # the introduction
    assert person.reply()  # the first question
    person.process.expect_exact("question 2 of")
    with (disk / "filling").open("wb") as filling:
        filling.write(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize))
    while person.reply():
        pass
    assert person.ends() == 3
    assert "Traceback" not in person.said
    assert "disk" in person.said.rpartition("Error: ")[2]
    new = crmready("import", PULSE, disk / "b.crmready")
    assert (new.code, new.stdout) == (3, "")
    assert [path.name for path in disk.iterdir() if not path.name.startswith("a.crmready")] == ["filling"]

    (disk / "filling").unlink()
    people = crmready("status", disk / "a.crmready", "--json").json["respondents"]
    newest = [person for person in people if not person["finished"]]
    assert len(people) == 9
    assert [person["answered"] for person in newest] == [1]

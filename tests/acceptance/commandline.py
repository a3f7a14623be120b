"""The real command as a process of its own: what it was given, and everything that came of it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.acceptance import forked

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLES: Final = ROOT / "questionnaires" / "samples"
NORDLYS: Final = SAMPLES / "nordlys.yaml"
PULSE: Final = SAMPLES / "nordlys-pulse.yaml"
PATIENCE: Final = forked.PATIENCE
COMMAND: Final = (sys.executable, "-m", "crmready")


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:  # noqa: ANN401  # whatever the command says
        return json.loads(self.stdout)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A person's shell: a folder they are in, a home, and a place for temporary files, all of them empty at first."""

    place: Path

    def __post_init__(self) -> None:
        for folder in (self.folder, self.home, self.temporary):
            folder.mkdir(exist_ok=True)

    @property
    def folder(self) -> Path:
        return self.place / "folder"

    @property
    def home(self) -> Path:
        return self.place / "home"

    @property
    def temporary(self) -> Path:
        return self.place / "temporary"

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """An English machine of today; nothing of the developer's own gets in."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "LANG": "C.UTF-8",
            "SOURCE_DATE_EPOCH": "1796000000",  # 2026-11-30
            **more,
        }

    def __call__(self, *words: str | Path, replies: str = "", **environment: str) -> Ended:
        """Runs `crmready WORDS…` to its end; in an environment of its own as a process that loads everything itself."""
        if forked.POSSIBLE and not environment:
            told = forked.mother().run([*map(str, words)], self.folder, self.environment({}), replies.encode())
            ended = Ended(told[0], _text(told[1]), _text(told[2]))
            assert "Traceback" not in ended.stderr or ended.code == 70, ended.stderr
            return ended
        done = subprocess.run(
            [*COMMAND, *map(str, words)],
            cwd=self.folder,
            env=self.environment(environment),
            input=replies,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert "Traceback" not in done.stderr or done.returncode == 70, done.stderr
        return Ended(done.returncode, done.stdout, done.stderr)

    def shell(self, script: str, *words: str | Path, **environment: str) -> Ended:
        """Runs a shell script in which `"$@"` is `crmready WORDS…`."""
        done = subprocess.run(
            ["/bin/sh", "-c", script, "sh", *COMMAND, *map(str, words)],
            cwd=self.folder,
            env=self.environment(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ended(done.returncode, done.stdout, done.stderr)

    @contextmanager
    def started(self, *words: str | Path, **environment: str) -> "Iterator[subprocess.Popen[str]]":
        """`crmready WORDS…` in a process group of its own; killed at the end."""
        with subprocess.Popen(
            [*COMMAND, *map(str, words)],
            cwd=self.folder,
            env=self.environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    @contextmanager
    def until(self, ending: str, *words: str | Path) -> "Iterator[subprocess.Popen[str]]":
        """The same at the moment when the first file is there whose name ends so."""
        with self.started(*words) as process:
            while not any(name.endswith(ending) for name in self.names()):
                assert process.poll() is None, process.communicate()
                time.sleep(0.02)
            yield process

    def names(self) -> list[str]:
        """What lies in the person's folder."""
        return sorted(path.name for path in self.folder.iterdir())

    def files(self) -> set[str]:
        """Every file of the person's folder, home and temporary files."""
        return {path.relative_to(self.place).as_posix() for path in self.place.rglob("*") if path.is_file()}


def _text(said: bytes) -> str:
    """As `subprocess` reads it."""
    return said.decode().replace("\r\n", "\n").replace("\r", "\n")

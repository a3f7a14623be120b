"""Whether PDFs keep what PDF/A-3a and PDF/UA-1 promise, by the judgement of veraPDF's engine.

The engine and its profiles lie in a wheel for developers; a JRE and Debian's JAXB come from the system (`./dev`). Java
runs in a process of its own, which judges many files in one start.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.pdf.java import JAXB, engine_jar

PROFILES: Final = ("PDF/A-3a", "PDF/UA-1")
PATIENCE: Final = 900
"""Seconds for all the files of one start; a busy machine takes its time."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one profile says of one file. `checks` counts what was looked at; a fault is a clause and its sentence."""

    path: Path
    profile: str
    checks: int
    faults: tuple[str, ...]

    def __str__(self) -> str:
        said = "ok" if not self.faults else f"{len(self.faults)} faults: {'; '.join(self.faults)[:600]}"
        return f"{self.profile}: {self.checks:,} checks, {said}"


@cache
def missing() -> str | None:
    """What keeps the engine from running here, and what to do about it."""
    absent = [path.name for path in (engine_jar(), *JAXB) if not path.is_file()]
    absent += [] if shutil.which("java") else ["java"]
    return f"no {', '.join(absent)}: apt-get install default-jre-headless libjaxb-java" if absent else None


def judgements(paths: Sequence[Path]) -> dict[Path, tuple[Judgement, ...]]:
    """Every file by every profile, in one start of Java. Skips the test that asks where Java cannot run."""
    if absent := missing():
        pytest.skip(absent)
    command = [sys.executable, "-m", "tests.pdf.java", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"path"')]
    found = [Judgement(Path(each["path"]), each["profile"], each["checks"], tuple(each["faults"])) for each in said]
    assert len(found) == len(paths) * len(PROFILES), done.stdout
    return {path: tuple(each for each in found if each.path == path) for path in paths}


def require_sound(paths: Sequence[Path]) -> None:
    """Each of these files passes both profiles, and each profile has looked at something."""
    for path, found in judgements(paths).items():
        assert [each.profile for each in found] == list(PROFILES)
        assert [str(each) for each in found if each.faults] == [], path.name
        assert min(each.checks for each in found) > 500

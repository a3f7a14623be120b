"""Kill -9 a process that is writing answers, again and again: `python -m tests.crash.kill 10000` from the repository.

Every acknowledged answer must be there, and nothing that was not given; the next process goes on with the same file.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crmready.model.assessment import Answered
from crmready.store import open_file
from tests.crash.writer import DAY
from tests.unit.store.sample import new_file

ROOT = Path(__file__).parents[2]


def start_writer(path: Path, respondent: str, first: int, count: int) -> subprocess.Popen[bytes]:
    """A writer in a process of its own, with its acknowledgements on `stdout`."""
    command = [sys.executable, "-m", "tests.crash.writer", str(path), respondent, str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def acknowledged_before_kill(path: Path, first: int, pause: float) -> int:
    """The number after the last acknowledged answer of a writer that was killed `pause` seconds after its first."""
    with start_writer(path, "s1", first, 1_000_000) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline()]
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    return max(int(line) for line in lines if line.endswith(b"\n")) + 1


def survive(path: Path, kills: int, seed: int) -> tuple[int, int]:
    """Kill this many writers. How many answers were acknowledged, and how often a write was cut in the middle."""
    chance = random.Random(seed)  # noqa: S311  # repeatable pauses, no secret
    acknowledged = interrupted = 0
    for _ in range(kills):
        acknowledged = acknowledged_before_kill(path, acknowledged, chance.uniform(0, 0.02))
        journal = path.with_name(path.name + "-journal")
        interrupted += journal.exists() and journal.stat().st_size > 0
        with open_file(path) as file:
            answers = file.assessment().answers
        values = {q: answer.value for (_, q), answer in answers.items() if isinstance(answer, Answered)}
        # One answer may be durable whose acknowledgement did not get out any more.
        assert len(values) - acknowledged in {0, 1}, f"{acknowledged} acknowledged, {len(values)} there"
        assert values == {f"q-{number}": number for number in range(len(values))}
        acknowledged = len(values)
    return acknowledged, interrupted


def main(kills: int) -> None:
    """Kill and report."""
    with tempfile.TemporaryDirectory() as folder:
        with new_file(Path(folder)) as file:
            file.add_respondent("seller", DAY, "s1")
        answers, interrupted = survive(file.path, kills, seed=os.getpid())
    sys.stdout.write(f"{kills} kills, {interrupted} in the middle of a write, {answers} answers, 0 lost\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))

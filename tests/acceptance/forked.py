"""Commands as processes that need not load their libraries again: each is forked from one that has them.

Two thirds of what a short command costs is loading modules. One process for all tests of a worker loads those that most
commands need; for each command it forks, and what is forked takes its streams, folder and environment, loads the rest,
and ends as `python -m crmready` does.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

ROOT: Final = Path(__file__).resolve().parents[2]
LOADED: Final = (
    "typer._click.decorators", "crmready.cli.commands", "crmready.cli.checking", "crmready.cli.opening",
    "crmready.cli.result", "crmready.cli.scenarios", "crmready.store.file",
)  # fmt: skip
"""What most commands load, with all that it loads. None of it looks at its surroundings when it is loaded."""
POSSIBLE: Final = sys.platform == "linux"
"""Elsewhere forking is not safe, or messages have no limits."""
LONGEST: Final = 100_000
PATIENCE: Final = 120
"""Seconds that a command may take."""

Told: TypeAlias = tuple[int, bytes, bytes]
"""An exit code, and what was written on stdout and stderr."""


@dataclass(frozen=True, slots=True)
class Mother:
    """The process that everything is forked from, and the connection to it."""

    process: subprocess.Popen[bytes]
    wire: socket.socket

    @classmethod
    def begun(cls) -> "Mother":
        """Starts it. It ends when we do."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.acceptance.forked", str(theirs.fileno())],
                cwd=ROOT,
                env=environment,
                pass_fds=[theirs.fileno()],
            )
        return cls(process, ours)

    def run(self, words: Sequence[str], folder: Path, environment: Mapping[str, str], replies: bytes) -> Told:
        """`crmready WORDS…` to its end."""
        asked = json.dumps({"words": words, "folder": str(folder), "environment": dict(environment)}).encode()
        assert len(asked) < LONGEST
        pipes = [os.pipe() for _ in range(3)]
        (read_in, write_in), (read_out, write_out), (read_err, write_err) = pipes
        socket.send_fds(self.wire, [asked], [read_in, write_out, write_err])
        for end in (read_in, write_out, write_err):
            os.close(end)
        with ThreadPoolExecutor(3) as threads:
            threads.submit(_write, write_in, replies)
            out, err = threads.submit(_read, read_out), threads.submit(_read, read_err)
            said = self.wire.recv(LONGEST)
            return json.loads(said), out.result(), err.result()

    def end(self) -> None:
        """Closes the connection, upon which it ends."""
        self.wire.close()
        self.process.wait(10)


@cache
def mother() -> Mother:
    """The one of this process."""
    found = Mother.begun()
    atexit.register(found.end)
    return found


def _write(end: int, replies: bytes) -> None:
    with open(end, "wb") as pipe:
        pipe.write(replies)


def _read(end: int) -> bytes:
    with open(end, "rb") as pipe:
        return pipe.read()


def main(wire: socket.socket) -> None:
    """Loads what may be loaded, and forks for each message until the wire is closed."""
    for name in LOADED:
        __import__(name)
    while True:
        asked, ends, _, _ = socket.recv_fds(wire, LONGEST, 3)
        if not asked:
            return
        child = os.fork()
        if child == 0:
            wire.close()
            _become(json.loads(asked), ends)
        for end in ends:
            os.close(end)
        wire.send(json.dumps(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _become(asked: dict[str, Any], ends: Sequence[int]) -> None:
    """Ends as the interpreter would: what is left in the streams is written, and 120 is the code if it cannot be."""
    for number, end in enumerate(ends):
        os.dup2(end, number)
        os.close(end)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # open to the end
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = [str(ROOT / "crmready" / "__main__.py"), *asked["words"]]
    sys.path[:1] = [asked["folder"], str(ROOT)]
    signal.alarm(PATIENCE)
    from crmready.__main__ import main as begin  # noqa: PLC0415  # as late as the interpreter itself imports it

    begin()
    sys.exit(0)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))

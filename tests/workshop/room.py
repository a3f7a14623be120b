"""A room of its own: an assessment file, and the real `crmready collect` over it, which can be killed and started."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psutil

from crmready.loading.questionnaire import load
from crmready.model.questionnaire import Questionnaire
from crmready.store import open_file
from crmready.store.file import AssessmentFile

ROOT: Final = Path(__file__).resolve().parents[2]
WHOLE: Final = ROOT / "questionnaires" / "crm-readiness" / "questionnaire.yaml"
HERE: Final = "127.0.0.1"
PATIENCE: Final = 60.0


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as one:
        one.bind((HERE, 0))
        return int(one.getsockname()[1])


@dataclass(slots=True)
class Room:
    """A workshop that runs in a process of its own on this machine alone."""

    folder: Path
    questionnaire: Path = WHOLE
    port: int = field(default_factory=free_port)
    code: str = ""
    desk: str = ""
    """The facilitator's address, with its secret."""
    process: "subprocess.Popen[str] | None" = None
    starts: int = 0
    worked: float = 0.0
    """Seconds of processor time of the processes that have ended."""

    @property
    def path(self) -> Path:
        return self.folder / "workshop.crmready"

    @property
    def stderr(self) -> Path:
        return self.folder / "stderr.txt"

    @property
    def host(self) -> str:
        return f"{HERE}:{self.port}"

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def command(self) -> list[str]:
        founding = ["-o", "Nordlys AS", "-l", "nb", "--questionnaire", str(self.questionnaire)]
        place = ["--no-browser", "--address", HERE, "--port", str(self.port)]
        return [sys.executable, "-m", "crmready", "collect", str(self.path), *place, *([] if self.starts else founding)]

    def start(self) -> None:
        """Runs the command until it has said where phones and facilitator find it."""
        with self.stderr.open("a") as errors:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
            )
        self.starts += 1
        assert self.process.stdout is not None
        join, desk = self.process.stdout.readline().strip(), self.process.stdout.readline().strip()
        assert desk, self.stderr.read_text()
        self.code, self.desk = urlsplit(join).path.rpartition("/")[2], desk

    def kill(self) -> None:
        """As if the battery had been pulled out of the program alone."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """As Ctrl-C ends it."""
        self._end(signal.SIGINT)

    def _end(self, with_signal: signal.Signals) -> None:
        process, self.process = self.process, None
        if process is not None:
            self.worked += sum(psutil.Process(process.pid).cpu_times()[:2])
            process.send_signal(with_signal)
            process.communicate(timeout=PATIENCE)

    def opened(self) -> AssessmentFile:
        """The file, once nobody else has it."""
        return open_file(self.path)

    def memory(self) -> int:
        """Resident bytes of the process."""
        return int(psutil.Process(self.pid).memory_info().rss)


@contextmanager
def room(questionnaire: Path = WHOLE) -> Iterator[Room]:
    """An open room in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="crmready-room-") as folder:
        found = Room(Path(folder), questionnaire)
        found.start()
        try:
            yield found
        finally:
            found.stop()


def loaded(questionnaire: Path = WHOLE) -> Questionnaire:
    """A questionnaire in its own language, as phones may be asked it."""
    return load(questionnaire).source

"""A process that works on what strangers made: it limits itself, and is asked by a parent that waits only so long."""

import contextlib
import subprocess
import sys
from typing import Final

from crmready.report.job import Limits

# -I keeps environment variables and the current folder away from the child; the parent's own path is handed over.
_START: Final = "import sys; *sys.path[:], name = sys.argv[1:]; __import__(name, fromlist=['main']).main()"


def confine(limits: Limits) -> None:
    """Bound memory, time and files of this process. Windows has no such limits; there only the clock outside counts."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (not on Windows)

    wanted = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: limits.file_size,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # a stricter limit stands already, or macOS refuses this kind
            resource.setrlimit(kind, (limit, limit))


def asked(module: str, question: bytes, limits: Limits) -> bytes | None:
    """What the `main` of a module answers in a process of its own; None when it fails, or takes too long."""
    command = [sys.executable, "-I", "-c", _START, *filter(None, sys.path), module]
    try:
        done = subprocess.run(command, input=question, capture_output=True, timeout=limits.seconds, check=False)  # noqa: S603 (our own interpreter, our own code)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None

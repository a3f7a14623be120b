"""A process apart in which our own code reads what a stranger made: limited in memory and time, and alone if it falls.

The child is given the content on standard input and writes its answer to standard output, as JSON.
"""

import json
import subprocess
import sys
from typing import Any, Final

# -I keeps environment variables and the current folder away from the child; the parent's own path is handed over.
_START: Final = (
    "import sys; *sys.path[:], module, argument = sys.argv[1:]; sys.argv[1:] = [argument];"
    " from importlib import import_module; import_module(module).main()"
)


class NoAnswerError(Exception):
    """The child fell, or ran into one of its limits; `late` when it was the clock's."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("late" if late else "fallen")
        self.late = late


def answer_of(module: str, content: bytes, argument: str = "", seconds: float = 60) -> Any:  # noqa: ANN401 (each child's own)
    """What the `main` of one of our modules says of a content in a process of its own. Raises NoAnswerError."""
    command = [sys.executable, "-I", "-c", _START, *filter(None, sys.path), module, argument]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)  # noqa: S603 (our own interpreter, our own code)
    except subprocess.TimeoutExpired as error:
        raise NoAnswerError(late=True) from error
    if done.returncode != 0:
        raise NoAnswerError(late=False)
    return json.loads(done.stdout)


def limit_this_process(memory: int, cpu_seconds: int) -> None:
    """For the child, before it reads: where the system can, so many bytes in all and so much computing, and no core."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu_seconds), (resource.RLIMIT_CORE, 0)):
        _, hardest = resource.getrlimit(limit)
        wished = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(limit, (wished, hardest))

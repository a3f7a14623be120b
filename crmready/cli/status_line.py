"""Counts that change in place above a prompt, while somebody may be typing; nothing of it where nobody looks."""

import os
import sys
import threading
from asyncio import AbstractEventLoop, Queue
from typing import Final, TextIO

from crmready.cli.console import say
from crmready.problems import visible

_SAVE, _RESTORE, _UP, _ERASE = "\x1b7", "\x1b8", "\x1b[1A", "\r\x1b[2K"
_PROMPT: Final = "> "
_LONGEST_LINE: Final = 4096


def can_steer() -> bool:
    """Whether somebody sits at this terminal and types to us, rather than to a shell that we run behind."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        return False
    return not hasattr(os, "tcgetpgrp") or os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()


class StatusLine:
    """One line that is written over, and under it the line that is typed. `stream` is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown: str | None = None

    def show(self, text: str) -> None:
        """Changes the line; what is being typed stays where it is."""
        line = self._cut(text)
        if line == self._shown:
            return
        if self._shown is None:
            self._write(f"{line}\n{_PROMPT}")
        else:
            self._write(f"{_SAVE}{_UP}{_ERASE}{line}{_RESTORE}")
        self._shown = line

    def typed(self) -> None:
        """Somebody pressed Enter: both lines have moved up and stay there."""
        self._shown = None

    def talk(self, *lines: str) -> None:
        """Says something above the line."""
        self.away()
        say(*lines)

    def away(self) -> None:
        """Takes both lines off the screen."""
        if self._shown is not None:
            self._write(f"{_ERASE}{_UP}{_ERASE}")
            self._shown = None

    def _cut(self, text: str) -> str:
        columns = os.get_terminal_size(self._stream.fileno()).columns
        return visible(text)[: max(columns - 1, 1)]

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def typed_lines(loop: AbstractEventLoop) -> Queue[str | None]:
    """The lines typed from now on; None at their end. A thread waits for them and dies with the program.

    It reads the descriptor itself: a thread inside Python's own buffer would keep the program from ending.
    """
    lines: Queue[str | None] = Queue()

    def read() -> None:
        while True:
            try:
                chunk = os.read(sys.stdin.fileno(), _LONGEST_LINE)
            except OSError:
                chunk = b""
            for line in chunk.decode(errors="replace").splitlines():
                loop.call_soon_threadsafe(lines.put_nowait, line)
            if not chunk:
                loop.call_soon_threadsafe(lines.put_nowait, None)
                return

    threading.Thread(target=read, name="terminal", daemon=True).start()
    return lines

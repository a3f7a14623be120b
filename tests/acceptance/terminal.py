"""Somebody who answers: at a terminal of so many lines and columns, or through pipes."""

import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pexpect
from pexpect.popen_spawn import PopenSpawn

from tests.acceptance.commandline import COMMAND, CommandLine

ESC, LEFT, DOWN, ENTER, CTRL_C = "\x1b", "\x1b[D", "\x1b[B", "\r", "\x03"
COLOUR: Final = re.compile(r"\x1b\[[0-9;]*\b(3|4|9)[0-7]\b[0-9;]*m")
_CONTROL: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_NUMBER: Final = re.compile(r"(?:Answer 1 to|Svar 1 til) (\d+)[^\n]*: \r?\n?")
_TEXT: Final = re.compile(r"(?:Write, or|Skriv, eller)[^\n]*: \r?\n?")
_PAGE: Final = re.compile(r"Enter = (?:go on|gå videre)[^\n]*: \r?\n?")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a terminal, and everything that the terminal was sent."""

    process: "pexpect.spawn[str]"
    log: io.StringIO

    @property
    def said(self) -> str:
        """Everything so far, without what moves the cursor or colours it."""
        return _CONTROL.sub("", self.log.getvalue())

    @property
    def raw(self) -> str:
        return self.log.getvalue()

    def says(self, *exchange: tuple[str, str]) -> None:
        """Types each second text once the first has been shown."""
        for awaited, typed in exchange:
            self.sees(awaited)
            self.process.send(typed)

    def sees(self, awaited: str) -> None:
        self.process.expect_exact(awaited)

    def ends(self) -> int | None:
        """The exit status, once the process has ended by itself."""
        self.process.expect(pexpect.EOF)
        self.process.close()
        return self.process.exitstatus


def sit_down(
    at: CommandLine, *words: str | Path, lines: int = 40, columns: int = 80, environment: dict[str, str] | None = None
) -> Person:
    """Runs `crmready WORDS…` at a terminal of its own."""
    process = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *map(str, words)],
        cwd=str(at.folder),
        dimensions=(lines, columns),
        encoding="utf-8",
        env=at.environment({"TERM": "xterm-256color", **(environment or {})}),
        timeout=30,
    )
    person = Person(process, io.StringIO())
    process.logfile_read = person.log
    process.delaybeforesend = None
    return person


@dataclass(frozen=True, slots=True)
class Piped:
    """A program that answers through pipes: always the last option, and the same text and number everywhere."""

    process: "PopenSpawn[str]"
    log: io.StringIO

    def reply(self) -> bool:
        """Answers whatever is asked next; False once the command has ended."""
        asked = self.process.expect([_NUMBER, _TEXT, _PAGE, pexpect.EOF])
        if isinstance(self.process.match, re.Match):
            last_option = self.process.match[1] if asked == 0 else ""
            self.process.sendline((last_option, "3", "")[asked])
            return True
        return False

    def answers_everything(self) -> int:
        """Answers to the end; the exit status."""
        while self.reply():
            pass
        return self.ends()

    def ends_its_input(self) -> int:
        """Says nothing more; the exit status."""
        self.process.sendeof()
        return self.ends()

    def ends(self) -> int:
        self.process.expect(pexpect.EOF)
        with self.process.proc as ended:
            return ended.wait()

    @property
    def said(self) -> str:
        return self.log.getvalue()


def pipe(at: CommandLine, *words: str | Path) -> Piped:
    """Runs `crmready WORDS…` between pipes; stdout goes to a file of the temporary folder, so that it can be seen."""
    command = [os.fspath(word) for word in (*COMMAND, *words)]
    script = ["/bin/sh", "-c", f'exec "$@" 2>&1 >"{at.temporary}/stdout"', "sh", *command]
    process = PopenSpawn(script, timeout=30, cwd=str(at.folder), env=at.environment({}), encoding="utf-8")
    piped = Piped(process, io.StringIO())
    process.logfile_read = piped.log
    return piped

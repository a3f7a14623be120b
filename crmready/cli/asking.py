"""Questions to the person at the keyboard, a line for each reply, as often as it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO, TypeVar

from crmready.cli.console import prompt, say, tell
from crmready.errors import UsageError

Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks on stderr and reads from `replies`; where nobody is to be asked, what is usual is taken."""

    replies: TextIO
    wanted: bool

    def introduce(self, *lines: str) -> None:
        """Says something before a question, if there is going to be one."""
        if self.wanted:
            tell(*lines)

    def one(self, ask: str, usual: str, parse: Callable[[str], Parsed]) -> Parsed:
        """The parsed reply; Enter takes the usual one, and a reply that `parse` refuses is asked for again."""
        while self.wanted:
            prompt(f"{ask} [{usual}]:")
            line = self.replies.readline()
            if not line:
                raise UsageError("The replies ended too early; nothing was written.", "Give the rest as options.")
            try:
                return parse(line.strip() or usual)
            except UsageError as error:
                say(*(f"  {part}" for part in (error.message, error.hint) if part))
        return parse(usual)

"""Which front end a terminal gets: the keyboard one, or numbered lines."""

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from crmready.collect.front import Front
from crmready.collect.keypad import Keypad, key_in_lines
from crmready.collect.plain import Plain
from crmready.collect.talk import FrontEnd
from crmready.collect.words import Words
from crmready.errors import UsageError


@dataclass(frozen=True, slots=True)
class Terminal:
    """The process's streams and environment. Everything is said on `talk` (stderr): stdout is for results."""

    replies: TextIO
    talk: TextIO
    environment: Mapping[str, str]

    @property
    def interactive(self) -> bool:
        """Whether a person sits at both ends."""
        return self.replies.isatty() and self.talk.isatty()

    @property
    def colour(self) -> bool:
        """Whether colour is welcome."""
        return not self.environment.get("NO_COLOR")


def front_end(terminal: Terminal, *, plain: bool) -> FrontEnd:
    """What makes the front end, once the language is known.

    Raises UsageError when there is no terminal to draw on and numbered lines were not asked for.
    """
    if not plain and not terminal.interactive:
        raise UsageError(
            "The interview needs a terminal for its questions and replies.",
            "Add --plain to read the replies as lines, from a pipe or a file.",
        )
    if plain or terminal.environment.get("TERM") == "dumb":
        return lambda words: _plain(terminal, words)
    return lambda words: _keyboard(terminal, words)


def key_in(terminal: Terminal, keypad: Keypad, *, plain: bool) -> None:
    """Keys in paper forms: with single keys on a terminal, in lines elsewhere. Raises UsageError as `front_end`."""
    front = front_end(terminal, plain=plain)(keypad.words)
    if isinstance(front, Plain):
        key_in_lines(keypad, terminal.replies, terminal.talk, front.width)
        return
    from crmready.collect.prompt import Keyboard  # noqa: PLC0415  # as below

    if isinstance(front, Keyboard):
        front.hand_over(keypad.lines, keypad.press)


def _plain(terminal: Terminal, words: Words) -> Front:
    if isinstance(terminal.replies, io.TextIOWrapper):
        # One wrongly encoded letter in a pipe is no reason to end the interview.
        terminal.replies.reconfigure(errors="replace")
    width = os.get_terminal_size(terminal.talk.fileno()).columns if terminal.talk.isatty() else None
    return Plain(words, terminal.replies, terminal.talk, width)


def _keyboard(terminal: Terminal, words: Words) -> Front:
    # Imported here: numbered lines, and every other command, do without the prompt library.
    from crmready.collect.prompt import Keyboard, Screen  # noqa: PLC0415

    return Keyboard(words, Screen.of(terminal.replies, terminal.talk, colour=terminal.colour))

"""Which keys make which move, and what they are called on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from crmready.collect.front import Move


@dataclass(frozen=True, slots=True)
class Key:
    """What the screen calls a move's key, and every key that makes it, in the prompt library's names."""

    shown: str
    pressed: tuple[str, ...]


_LEAVING: Final = ("c-s", "c-c", "c-d", "<sigint>")

ON_MENU: Final[Mapping[Move, Key]] = {
    Move.BACK: Key("b", ("b", "B", "left", "escape")),
    Move.SKIP: Key("s", ("s", "S", "tab")),
    Move.DONT_KNOW: Key("d", ("d", "D")),
    Move.NOT_RELEVANT: Key("n", ("n", "N")),
    Move.NOTE: Key("o", ("o", "O")),
    Move.EVIDENCE: Key("e", ("e", "E")),
    Move.CLEAR: Key("x", ("x", "X")),
    Move.LEAVE: Key("q", ("q", "Q", *_LEAVING)),
}
"""The shown ones are also the letters of the numbered lines."""

IN_TEXT: Final[Mapping[Move, Key]] = {
    Move.BACK: Key("Esc", ("escape",)),
    Move.SKIP: Key("Tab", ("tab",)),
    Move.DONT_KNOW: Key("^K", ("c-k",)),
    Move.NOT_RELEVANT: Key("^N", ("c-n",)),
    Move.NOTE: Key("^O", ("c-o",)),
    Move.EVIDENCE: Key("^E", ("c-e",)),
    Move.CLEAR: Key("^X", ("c-x",)),
    Move.LEAVE: Key("^S", _LEAVING),
}
"""In a text field letters are text, so the moves lie on keys that write nothing."""

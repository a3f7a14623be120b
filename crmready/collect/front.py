"""What a front end is given to show, and what it may come back with."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol


class Move(Enum):
    """What a respondent can do instead of answering."""

    BACK = "back"
    SKIP = "skip"
    DONT_KNOW = "dont-know"
    NOT_RELEVANT = "not-relevant"
    NOTE = "note"
    EVIDENCE = "evidence"
    CLEAR = "clear"
    LEAVE = "leave"


ALWAYS: Final = (Move.BACK, Move.LEAVE)
"""The moves of a card that is no question of the questionnaire."""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on the screen: where one is, what is asked, what is said beside it, and the moves it allows.

    What is written on a card that is not `free_text` can never be a letter alone, such as a number.
    """

    place: str
    ask: str
    aside: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ALWAYS
    problem: str | None = None
    free_text: bool = True


@dataclass(frozen=True, slots=True)
class Menu:
    """Options in order. `marked` were chosen earlier; an `exclusive` one goes with no other."""

    options: tuple[str, ...]
    marked: frozenset[int] = frozenset()
    exclusive: frozenset[int] = frozenset()

    def toggled(self, ticked: frozenset[int], index: int) -> frozenset[int]:
        """The ticks after this option was ticked or unticked; what excludes each other gives way to the newer."""
        if index in ticked:
            return ticked - {index}
        return frozenset({index}) if index in self.exclusive else (ticked - self.exclusive) | {index}

    def clashes(self, ticked: frozenset[int]) -> bool:
        """Whether an exclusive option is ticked together with another."""
        return len(ticked) > 1 and not ticked.isdisjoint(self.exclusive)


class Front(Protocol):
    """A way to show cards and take replies. It shows foreign text only after `visible()`."""

    def guide(self) -> str:
        """How to reply here, for the first page."""

    def read(self, card: Card) -> Move | None:
        """Shows a page; None when the reader goes on."""

    def choose(self, card: Card, menu: Menu) -> int | Move:
        """One option by its index; never one that the respondent did not pick themselves."""

    def tick(self, card: Card, menu: Menu) -> frozenset[int] | Move:
        """Any number of options by their indices, without a clash."""

    def write(self, card: Card, text: str) -> str | Move:
        """A line of text, possibly blank; `text` is what was written earlier."""

"""A front end together with its words; from here on, leaving is one exception and no reply."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from crmready.collect.front import Card, Front, Menu, Move
from crmready.collect.words import Words

Reply = TypeVar("Reply", int, frozenset[int], str, None)

FrontEnd = Callable[[Words], Front]
"""Makes a front end that speaks one language; see `crmready.collect.terminal`."""


class Left(Exception):  # noqa: N818  # leaving is no error: everything answered is kept
    """The respondent leaves; whoever began the sitting catches it."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Shows cards in one language. Every method raises `Left` when the respondent leaves."""

    front: Front
    words: Words
    order: str = ""
    """The respondent's id, by which options that alternate are put in order."""

    def read(self, card: Card) -> Move | None:
        """A page; None when the reader goes on."""
        return _here(self.front.read(card))

    def choose(self, card: Card, menu: Menu) -> int | Move:
        """One option by its index."""
        return _here(self.front.choose(card, menu))

    def tick(self, card: Card, menu: Menu) -> frozenset[int] | Move:
        """Any number of options by their indices."""
        return _here(self.front.tick(card, menu))

    def write(self, card: Card, text: str) -> str | Move:
        """A line of text, possibly blank."""
        return _here(self.front.write(card, text))


def _here(reply: Reply | Move) -> Reply | Move:
    if reply is Move.LEAVE:
        raise Left
    return reply

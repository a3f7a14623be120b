"""The interview in numbered lines, for screen readers and pipes: nothing is redrawn, no cursor moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TextIO

from crmready.collect.drawing import wrapped
from crmready.collect.front import Card, Menu, Move
from crmready.collect.keys import ON_MENU
from crmready.collect.reading import tidy
from crmready.collect.words import Words, move_help, move_name
from crmready.problems import visible

_END_OF_INPUT: Final = "/q"
_UNWRAPPED: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Plain:
    """Reads a line for each reply; the end of the input means leaving. `width` is None where nothing is to be wrapped.

    A command is a word or its letter. In free text, where a letter may be an answer, it needs a slash before it.
    """

    words: Words
    replies: TextIO
    talk: TextIO
    width: int | None = None

    def guide(self) -> str:
        """How to reply in lines."""
        return self.words.gettext(
            "Reply with a number or a text, and press Enter. ? lists the other words you can use, such as back, "
            "skip and leave."
        )

    def read(self, card: Card) -> Move | None:
        """A page; Enter goes on."""
        self._show(card)
        while True:
            line = self._line(self.words.gettext("Enter = go on, ? = help:"))
            if not line:
                return None
            move = self._move(card, line)
            if move is not None:
                return move

    def choose(self, card: Card, menu: Menu) -> int | Move:
        """One option by its number; Enter keeps the earlier one."""
        self._show(card)
        self._list(menu)
        while True:
            line = self._line(self._prompt(menu))
            if not line and menu.marked:
                return min(menu.marked)
            index = _index(line, menu)
            if index is not None:
                return index
            move = self._move(card, line)
            if move is not None:
                return move

    def tick(self, card: Card, menu: Menu) -> frozenset[int] | Move:
        """Any number of options by their numbers; Enter keeps the earlier ones."""
        self._show(card)
        self._list(menu)
        self._say(self.words.gettext("Several may be chosen, as in 1, 3."))
        while True:
            line = self._line(self._prompt(menu))
            if not line and menu.marked:
                return menu.marked
            ticked = _indices(line, menu)
            if menu.clashes(ticked):
                self._say(self.words.gettext("One of these can only be chosen alone."))
            elif ticked:
                return ticked
            else:
                move = self._move(card, line)
                if move is not None:
                    return move

    def write(self, card: Card, text: str) -> str | Move:
        """A line of text; Enter keeps what was written earlier, or leaves it blank."""
        self._show(card)
        if text and not card.problem:
            kept = self.words.gettext("So far: {text}. Enter keeps it, /x takes it away.")
            self._say(kept.format(text=text.removesuffix(".")))
        slash = "/" if card.free_text else ""
        while True:
            line = self._line(self.words.gettext("Write, or {help} for help:").format(help=f"{slash}?"))
            command = "" if slash and len(line) == 1 and line != "?" else line.removeprefix("/")
            if not self._is_help(command):
                break
            self._help(card, slash)
        move = self._meaning((*card.moves, Move.CLEAR), command)
        if move is Move.CLEAR and move not in card.moves:
            return ""
        return move or line or text

    def _show(self, card: Card) -> None:
        self._say("")
        for text in (card.place, card.ask, *card.aside, card.problem or ""):
            if text:
                self._say(text)

    def _list(self, menu: Menu) -> None:
        for index, option in enumerate(menu.options):
            number = f"{index + 1}. "
            self._say(option, number)
        if menu.marked:
            chosen = ", ".join(str(index + 1) for index in sorted(menu.marked))
            self._say(self.words.gettext("Your answer so far: {chosen}. Enter keeps it.").format(chosen=chosen))

    def _prompt(self, menu: Menu) -> str:
        return self.words.gettext("Answer 1 to {most}, or ? for help:").format(most=len(menu.options))

    def _move(self, card: Card, line: str) -> Move | None:
        """The move a line stands for; what the words are, or that it was not understood, is said at once."""
        move = self._meaning(card.moves, line.removeprefix("/"))
        if move is None and self._is_help(line.removeprefix("/")):
            self._help(card, slash="")
        elif move is None:
            self._say(self.words.gettext("That is not one of the choices here."))
        return move

    def _meaning(self, moves: Iterable[Move], word: str) -> Move | None:
        spoken = tidy(word).casefold()
        return next((move for move in moves if spoken in self._names(move)), None)

    def _names(self, move: Move) -> tuple[str, ...]:
        return (ON_MENU[move].shown, move.value, move_name(self.words, move).casefold())

    def _is_help(self, word: str) -> bool:
        return word.casefold() in ("?", "help", self.words.gettext("help"))

    def _help(self, card: Card, slash: str) -> None:
        for move in card.moves:
            name = move_name(self.words, move)
            self._say(f"{slash}{ON_MENU[move].shown}, {slash}{name}: {move_help(self.words, move)}")

    def _say(self, text: str, first: str = "") -> None:
        width = self.width or _UNWRAPPED
        for line in wrapped(text, width, first, " " * len(first)):
            self.talk.write(f"{line}\n")

    def _line(self, prompt: str) -> str:
        self.talk.write(f"{visible(prompt)} ")
        self.talk.flush()
        line = self.replies.readline()
        if not self.replies.isatty() or not line:
            self.talk.write("\n")
        return line.strip() if line else _END_OF_INPUT


def _index(text: str, menu: Menu) -> int | None:
    """The option that a number stands for, if there is one."""
    found = (
        text.isascii() and text.isdigit() and len(text) < len(str(_UNWRAPPED)) and 1 <= int(text) <= len(menu.options)
    )
    return int(text) - 1 if found else None


def _indices(line: str, menu: Menu) -> frozenset[int]:
    """The options that the numbers of a line stand for; none when one of them is no option's."""
    found = [_index(part, menu) for part in line.replace(",", " ").split()]
    return frozenset() if None in found else frozenset(index for index in found if index is not None)

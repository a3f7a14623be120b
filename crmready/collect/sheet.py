"""Everything that stands on the screen for one card under the keys. Knows the keys' names, not the terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from crmready.collect.drawing import Line, fitted, head, option_blocks, wrapped
from crmready.collect.front import Card, Move
from crmready.collect.keys import IN_TEXT, ON_MENU, Key
from crmready.collect.picking import Picker
from crmready.collect.words import Words, move_help, move_name

_LEAST_HEIGHT: Final = 3
_UNBROKEN: Final = "\N{NO-BREAK SPACE}"
_BETWEEN: Final = f"{_UNBROKEN}· "


@dataclass(slots=True)
class Sheet:
    """A card as it stands on the screen. Without a `picker` it has a text field, of `field_height` lines.

    `end` is how far a page without options can be scrolled; it is known once the page has been drawn.
    """

    words: Words
    card: Card
    picker: Picker | None = None
    problem: str | None = None
    helping: bool = False
    field_height: int = 0
    end: int = 0

    @classmethod
    def of(cls, words: Words, card: Card, picker: Picker | None = None, field_height: int = 0) -> "Sheet":
        """The card as it is shown first, with what was wrong with the reply before it."""
        return cls(words, card, picker, card.problem, helping=False, field_height=field_height)

    @property
    def keys(self) -> Mapping[Move, Key]:
        """The key of each move that the card allows."""
        keys = ON_MENU if self.picker else IN_TEXT
        return {move: keys[move] for move in self.card.moves}

    def above(self, width: int, height: int) -> tuple[Line, ...]:
        """The question and its options, scrolled to what is in focus, in what the foot leaves of the height."""
        room = max(_LEAST_HEIGHT, height - len(self.foot(width)) - self.field_height)
        more = self.words.gettext("more")
        if self.helping:
            return fitted(self._help(width), range(0), room, more)
        lines = [*head(self.card, width)]
        if self.picker is None:
            return (*fitted(lines, range(0), room - 1, more), Line())
        if not self._answerable:
            # The last screenful is as far as a page scrolls, however long Down was held.
            self.end = max(0, len(lines) - room)
            self.picker.scroll = min(self.picker.scroll, self.end)
            return fitted(lines, range(self.picker.scroll + 1, self.picker.scroll + room - 1), room, more)
        wanted = range(0)
        lines.append(Line())
        for index, block in enumerate(option_blocks(self.picker.menu, self.picker.picks, width)):
            if index == self.picker.focus:
                wanted = range(len(lines), len(lines) + len(block))
            lines += block
        return fitted(lines, wanted, room, more)

    def turned(self) -> bool:
        """Scrolls a page whose end is not in view yet, so that nobody goes on past what they have not seen."""
        unseen = self.picker is not None and self.picker.scroll < self.end
        if unseen and self.picker is not None:
            self.picker.page(1)
        return unseen

    def foot(self, width: int) -> tuple[Line, ...]:
        """What is wrong with the last reply, and what the keys do."""
        problem = [Line(text, "problem") for text in wrapped(self.problem, width, "! ", "  ")] if self.problem else []
        told = [Line(), *problem] if problem else []
        keys = _BETWEEN.join(hint.replace(" ", _UNBROKEN) for hint in self._hints())
        return (*told, Line(), *(Line(text, "keys") for text in wrapped(keys, width)))

    def _hints(self) -> Iterator[str]:
        gettext, help_name = self.words.gettext, self.words.gettext("help")
        if self.picker and self.picker.menu.options:
            yield gettext("arrows or number: choose")
        if self.picker and self.picker.many:
            yield gettext("Space: tick")
        yield gettext("Enter: accept") if self._answerable else gettext("Enter: go on")
        for move, key in self.keys.items():
            yield f"{key.shown}: {move_name(self.words, move)}"
        yield f"{'?' if self.picker else 'F1'}: {help_name}"

    @property
    def _answerable(self) -> bool:
        return self.picker is None or bool(self.picker.menu.options)

    def _help(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for move, key in self.keys.items():
            first = f"{key.shown:<4}"
            lines += [Line(text) for text in wrapped(move_help(self.words, move), width, first, " " * len(first))]
        return lines

"""What the keys do to a menu: which option is in focus, which are ticked, how far a page is scrolled. Pure."""

from dataclasses import dataclass
from typing import Final

from crmready.collect.drawing import Picks
from crmready.collect.front import Menu

_PAGE: Final = 10


@dataclass(slots=True)
class Picker:
    """A menu under the keys. Nothing is in focus until the respondent moves there, so Enter never answers by itself.

    `many` lets several be ticked. `typed` is the number typed so far, since an option's number may have two digits.
    """

    menu: Menu
    many: bool = False
    focus: int | None = None
    ticked: frozenset[int] = frozenset()
    typed: int = 0
    scroll: int = 0

    @classmethod
    def on(cls, menu: Menu, *, many: bool = False) -> "Picker":
        """The menu as it is shown first: the earlier answer in focus, the earlier ticks set."""
        return cls(menu, many, min(menu.marked, default=None), menu.marked if many else frozenset())

    @property
    def picks(self) -> Picks:
        """What there is to draw."""
        return Picks(self.focus, self.ticked if self.many else None)

    def step(self, by: int) -> None:
        """Down or up by one, past the ends to the other end; scrolls a page that has no options."""
        self.typed = 0
        self.scroll = max(0, self.scroll + by)
        count = len(self.menu.options)
        if count:
            start = (-1 if by > 0 else count) if self.focus is None else self.focus
            self.focus = (start + by) % count

    def page(self, by: int) -> None:
        """Down or up by a screenful."""
        self.typed = 0
        self.scroll = max(0, self.scroll + by * _PAGE)
        if self.menu.options:
            self.focus = min(max(0, (self.focus or 0) + by * _PAGE), len(self.menu.options) - 1)

    def digit(self, digit: int) -> None:
        """To the option of this number; a second digit makes a number of two where there are so many options."""
        for number in (self.typed * 10 + digit, digit):
            if 1 <= number <= len(self.menu.options):
                self.focus, self.typed = number - 1, number
                return

    def toggle(self) -> None:
        """Ticks the option in focus, or takes its tick away."""
        if self.focus is not None and self.many:
            self.ticked = self.menu.toggled(self.ticked, self.focus)

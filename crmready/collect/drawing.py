"""A card as lines that fit a screen: wrapped, made visible, and scrolled to what is in focus. Pure."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crmready.collect.front import Card, Menu
from crmready.problems import visible

Style = Literal["place", "ask", "aside", "option", "focus", "problem", "keys"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen; `style` is what it is, not how it looks."""

    text: str = ""
    style: Style = "option"


@dataclass(frozen=True, slots=True)
class Picks:
    """What is picked on a menu now: the option in focus and, where several may be, those that are ticked."""

    focus: int | None = None
    ticked: frozenset[int] | None = None


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """The text in lines of at most `width` characters, a paragraph for each line feed, nothing hidden in it."""
    for number, paragraph in enumerate(text.strip().split("\n")):
        yield from textwrap.wrap(
            visible(paragraph),
            width,
            initial_indent=first if number == 0 else rest or "",
            subsequent_indent=rest or "",
        ) or [""]


def head(card: Card, width: int) -> tuple[Line, ...]:
    """Where one is, what is asked, and what is said beside it."""
    lines = [Line(text, "place") for text in wrapped(card.place, width)]
    lines += [Line(), *(Line(text, "ask") for text in wrapped(card.ask, width))]
    for part in card.aside:
        lines += [Line(), *(Line(text, "aside") for text in wrapped(part, width))]
    return tuple(lines)


def option_blocks(menu: Menu, picks: Picks, width: int) -> tuple[tuple[Line, ...], ...]:
    """The lines of each option: its number, its tick where several may be ticked, and a mark at the one in focus."""
    digits = len(str(len(menu.options)))
    return tuple(
        tuple(
            Line(text, "focus" if index == picks.focus else "option")
            for text in wrapped(option, width, *_indents(index, picks, digits))
        )
        for index, option in enumerate(menu.options)
    )


def fitted(lines: Sequence[Line], wanted: range, height: int, more: str) -> tuple[Line, ...]:
    """As many lines as there is height for, `wanted` among them; a line of `more` stands for what is cut off."""
    if len(lines) <= height:
        return tuple(lines)
    top = min(max(0, wanted.stop + 1 - height), max(0, wanted.start - 1), len(lines) - height)
    seen = list(lines[top : top + height])
    if top > 0:
        seen[0] = Line(f"↑ {more}", "keys")
    if top + height < len(lines):
        seen[-1] = Line(f"↓ {more}", "keys")
    return tuple(seen)


def _indents(index: int, picks: Picks, digits: int) -> tuple[str, str]:
    mark = ">" if index == picks.focus else " "
    tick = "" if picks.ticked is None else "[x] " if index in picks.ticked else "[ ] "
    first = f"{mark} {index + 1:>{digits}}. {tick}"
    return first, " " * len(first)

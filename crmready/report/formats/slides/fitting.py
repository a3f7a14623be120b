"""Whether texts fit on a slide: how many lines they take, how small they must be, and where the next slide begins."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_EM: Final = 0.5
"""The width of a character, measured in the size of its type; on the wide side for Calibri, Carlito and Arial."""
_LEADING: Final = 1.22
_MARGIN: Final = 8.0
"""Points above and below the text of a cell, together."""
SIZES: Final = (18, 16, 14, 12, 11)
"""Points; nothing smaller is read from the back of a room."""
_FLOWING: Final = 12
"""The size of what takes several slides anyhow."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What a table or list may take on a slide, in points; a table without widths has one column."""

    widths: tuple[float, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one slide: rows in a size."""

    rows: tuple[Row, ...]
    size: int


def sheets(rows: Sequence[Row], room: Room, head: Row = ()) -> list[Sheet]:
    """The rows on as few slides as it takes, all in the largest size that fits them on one, else in a readable one.

    A row that is higher than a slide goes on on the next one. `head` stands on each.
    """
    for size in SIZES:
        pages = [*_pages(rows, room, head, size)]
        if len(pages) <= 1:
            return [Sheet(page, size) for page in pages]
    return [Sheet(page, _FLOWING) for page in _pages(rows, room, head, _FLOWING)]


def height_of(row: Row, widths: Sequence[float], size: float) -> float:
    """About how high a row will be, in points."""
    return (
        max((len(_lines(text, width, size)) for text, width in zip(row, widths, strict=True)), default=1)
        * (size * _LEADING)
        + _MARGIN
    )


def _pages(rows: Sequence[Row], room: Room, head: Row, size: int) -> Iterator[tuple[Row, ...]]:
    free = room.height - (height_of(head, room.widths, size) if head else 0)
    page: list[Row] = []
    used = 0.0
    for row in rows:
        for piece in _pieces(row, room, free, size):
            height = height_of(piece, room.widths, size)
            if page and used + height > free:
                yield tuple(page)
                page, used = [], 0.0
            page.append(piece)
            used += height
    if page:
        yield tuple(page)


def _pieces(row: Row, room: Room, free: float, size: int) -> Iterator[Row]:
    """The row, in as many pieces as it takes for each to fit on a slide."""
    if height_of(row, room.widths, size) <= free:
        yield row
        return
    most = max(int((free - _MARGIN) / (size * _LEADING)), 1)
    lines = [_lines(text, width, size) for text, width in zip(row, room.widths, strict=True)]
    for start in range(0, max(map(len, lines)), most):
        yield tuple("\n".join(cell[start : start + most]) for cell in lines)


def _lines(text: str, width: float, size: float) -> list[str]:
    """The text as it will break; a word that is too long breaks within."""
    characters = max(int((width - _MARGIN * 2) / (size * _EM)), 4)
    return [line for part in text.split("\n") for line in textwrap.wrap(part, characters) or [""]]

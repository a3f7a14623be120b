"""Several ticked options in one cell: `A;B;` as one form tool writes them, `A, B` as another."""

from collections.abc import Sequence
from typing import Final

from crmready.imports.lookup import strict

_BETWEEN: Final = ";, "
_MOST_STEPS: Final = 5_000


def ticked(text: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...] | None:
    """The ids of the options that make up the whole text, none twice; None when something else is in it.

    `options` are strictly written texts and ids, the longest first: of two readings the one with the longest option
    at its first place is taken, so `X, Y` is the option of that name where there is one.
    """
    plain = strict(text).strip(_BETWEEN)
    steps = 0
    paths: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while paths and steps < _MOST_STEPS:
        at, found = paths.pop()
        if at >= len(plain):
            return found
        following: list[tuple[int, tuple[str, ...]]] = []
        for written, option in options:
            steps += 1
            end = _end(plain, at, written)
            if end is not None and option not in found:
                following.append((end, (*found, option)))
        paths += reversed(following)
    return None


def _end(plain: str, at: int, written: str) -> int | None:
    """Where the next option begins, if this one stands here whole."""
    if not plain.startswith(written, at):
        return None
    end = at + len(written)
    after = end
    while after < len(plain) and plain[after] == " ":
        after += 1
    if after == len(plain):
        return after
    if plain[after] not in ";,":
        return None
    while after < len(plain) and plain[after] in _BETWEEN:
        after += 1
    return after

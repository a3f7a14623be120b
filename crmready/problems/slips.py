"""Slips of a finger: which name was surely meant, as opposed to which one is merely nearest."""

from collections.abc import Iterable
from typing import Final

_LONG: Final = 8
"""Characters from which a word with two slips is surely meant; with fewer, `goals` would be taken for `deals`."""
_ONE_SLIP: Final = 3
_TWO_SLIPS: Final = 6
"""Characters of the longer word from which slips are near. Of one or two letters, every other word would be."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that the writer of `word` most likely meant, for "did you mean"; None when none, or several, are.

    Near is a slip, or two where one of the words has six letters or more; case does not matter, nor `_` for `-`.
    """
    plain = _plain(word)
    near: dict[int, list[str]] = {}
    for name in dict.fromkeys(candidates):
        found = _distance(plain, _plain(name))
        if found is not None:
            near.setdefault(found, []).append(name)
    nearest = near[min(near)] if near else []
    return nearest[0] if len(nearest) == 1 else None


def _distance(written: str, meant: str) -> int | None:
    """The slips between two words; None when they are too many to be near."""
    longest = max(len(written), len(meant))
    most = (longest >= _ONE_SLIP) + (longest >= _TWO_SLIPS)
    # What differs in more letters than slips could change need not be measured.
    if abs(len(written) - len(meant)) > most or len(set(written) ^ set(meant)) > 2 * most:
        return None
    found = slips(written, meant)
    return found if found <= most else None


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")


def surely_meant(word: str, candidates: Iterable[str]) -> str | None:
    """The only candidate within one slip of the word (two in a long word); None when there are none or several.

    Another digit is no slip: `question-1` was not meant as `question-2`.
    """
    most = 2 if len(word) >= _LONG else 1
    near = [name for name in set(candidates) if abs(len(name) - len(word)) <= most and slips(word, name) <= most]
    return near[0] if len(near) == 1 and _digits(near[0]) == _digits(word) else None


def _digits(word: str) -> list[str]:
    return [letter for letter in word if letter.isdigit()]


def slips(written: str, meant: str) -> int:
    """Letters left out, added, mistaken or swapped with their neighbour (optimal string alignment distance)."""
    older: list[int] = []
    previous = list(range(len(meant) + 1))
    for row, letter in enumerate(written, 1):
        current = [row]
        for column, wanted in enumerate(meant, 1):
            cost = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == meant[column - 2] and written[row - 2] == wanted:
                cost = min(cost, older[column - 2] + 1)
            current.append(cost)
        older, previous = previous, current
    return previous[-1]

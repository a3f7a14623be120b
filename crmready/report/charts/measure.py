"""How wide words will be in Inter, and words broken into lines of a width; nothing is laid out to find out."""

from typing import Final

_EM: Final = {
    "Iijl’": 0.27,
    " !',.:;`·|\N{NO-BREAK SPACE}": 0.31,
    "()/[\\]ftr1": 0.39,
    '"-^_{}“”': 0.48,
    "*?–": 0.53,
    "7JLacksvxyzåä": 0.58,
    "235689EFbdeghnopquøéöüÉ0«»": 0.64,
    "#$&+4<=>BKPRSTZ~×−": 0.67,
    "ADVXYÅÄ": 0.73,
    "CGHNOQUØÖÜw": 0.79,
    "Mmæ✓@→…": 0.93,
}
_EM_OF: Final = {character: em for characters, em in _EM.items() for character in characters}
_WIDEST: Final = 1.03
"""Of a character that is not above: W, %, and whatever no Latin alphabet has."""
_BOLDER: Final = 1.045
"""A safe allowance for the semi-bold and bold cuts."""
_MORE: Final = "…"


def width_of(words: str, size: float) -> float:
    """How wide a line of text will be at most, in any of the weights."""
    return sum(_EM_OF.get(character, _WIDEST) for character in words) * size * _BOLDER


def lines_of(words: str, size: float, width: float, most: int) -> list[str]:
    """The words broken into at most `most` lines no wider than `width`; the last ends in … when there is more."""
    lines = _broken(words, size, width)
    if len(lines) <= most:
        return lines or [""]
    return [*lines[: most - 1], _shortened(lines[most - 1], size, width)]


def _broken(words: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines += _pieces(word, size, width)
    return lines


def _pieces(word: str, size: float, width: float) -> list[str]:
    """A word that is wider than a line, cut where the lines end; any other as it is."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _shortened(line: str, size: float, width: float) -> str:
    """The line with as many of its words as leave room for the mark that there is more."""
    while " " in line and width_of(f"{line} {_MORE}", size) > width:
        line = line.rsplit(" ", 1)[0]
    while len(line) > 1 and width_of(f"{line} {_MORE}", size) > width:
        line = line[:-1]
    return f"{line} {_MORE}"

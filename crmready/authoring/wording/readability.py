"""LIX, the Scandinavian measure of how hard a text is to read (C. H. Björnsson, Läsbarhet, 1968)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")
_LONG: Final = 6
"""Letters; a word with more is long."""
_NAMES: Final = ((30, "very easy"), (40, "easy"), (50, "medium"), (60, "difficult"))
_SENTENCE_END: Final = re.compile(r"[.!?:]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Readability:
    """How long the words and sentences of a text are."""

    words: int
    long_words: int
    sentences: int

    @property
    def lix(self) -> Fraction:
        """Words a sentence, plus long words in a hundred."""
        return Fraction(self.words, self.sentences) + Fraction(100 * self.long_words, self.words)

    @property
    def name(self) -> str:
        """What Björnsson calls a text with this LIX."""
        return next((name for below, name in _NAMES if self.lix < below), "very difficult")


def readability(texts: Iterable[str]) -> Readability | None:
    """The measure of several texts together; each ends a sentence, with or without a full stop. None without words."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            if found := _WORD.findall(sentence):
                words += found
                sentences += 1
    return Readability(len(words), sum(len(word) > _LONG for word in words), sentences) if words else None

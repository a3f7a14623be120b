"""How alike two texts are, and why answers to them may mean different things.

Likeness is the share of words that two texts have in common, in order (2 × common ÷ all). Measured on the two
questionnaires that come with crmready: the 14 pairs of wordings of one question for two roles lie between 0.61 and
0.85; of 2,888 pairs of different questions, 17 lie above one half. Tests hold this.
"""

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Final

ALIKE: Final = 0.5
"""Below this, a text under an old id may well ask something else."""
SAME: Final = 0.75
"""From this on, a text under a new id is taken for the old one renamed."""
_WORD: Final = re.compile(r"\w+(?:[.,]\d+)*")
_CONTRACTED: Final = re.compile(r"\b(\w+)n['’]t\b")  # people write both apostrophes
_NEGATIONS: Final = {
    "en": frozenset(["no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"]),
    "nb": frozenset(["ikke", "aldri", "ingen", "ingenting", "intet", "verken", "heller", "uten", "nei"]),
}
_COUNTED: Final = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "nb": "to tre fire fem seks sju åtte ni ti elleve tolv",
}
_NUMBERS: Final = {
    language: {word: str(number) for number, word in enumerate(named.split(), 2)}
    for language, named in _COUNTED.items()
}
"""Number words as digits. One is left out: it is a pronoun in both languages."""


def words(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return _WORD.findall(_CONTRACTED.sub(r"\1 not", text).casefold())


def likeness(before: str, after: str) -> float:
    """From 0, no word in common, to 1, the same words in the same order."""
    old, new = words(before), words(after)
    if old == new:
        return 1.0
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def doubt(before: str, after: str, language: str) -> str | None:
    """Why answers to the two texts may mean different things; None when nothing speaks for it.

    Number words and negations are known in English and bokmål; in other languages only digits and the words at large.
    """
    old, new = words(before), words(after)
    numbers = [sorted(_numbers(side, language)) for side in (old, new)]
    if numbers[0] != numbers[1]:
        return f"its numbers changed, {_listed(numbers[0])} → {_listed(numbers[1])}"
    was, now = (_negated(side, language) for side in (old, new))
    if was != now:
        return "a negation came in" if now > was else "a negation went out"
    alike = likeness(before, after)
    if alike >= ALIKE:
        return None
    return f"only {alike * 100:.0f} % of the words are the same" if alike else "no word is the same"


def _numbers(text: list[str], language: str) -> list[str]:
    named = _NUMBERS.get(language, {})
    return [number for word in text if (number := named.get(word, word))[0].isdigit()]


def _negated(text: list[str], language: str) -> int:
    counted = Counter(text)
    return sum(counted[word] for word in _NEGATIONS.get(language, frozenset()))


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers) or "none"

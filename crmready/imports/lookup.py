"""Finding a text again that has been through a form tool and a spreadsheet."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Final, Generic, TypeVar

from crmready.problems import UNSAFE

Meaning = TypeVar("Meaning", bound=Hashable)

_QUOTES: Final = str.maketrans(dict.fromkeys("\u2018\u2019\u201a", "'") | dict.fromkeys("\u201c\u201d\u201e«»", '"'))
_NO_WORD: Final = re.compile(r"[\W_]+")
_NUMBERING: Final = re.compile(r"(?:q|spm|spørsmål|question)?\.?\s*\d{1,3}\s*[.):]\s+")
_NEAR: Final = 0.75
_CLEARLY: Final = 0.04
"""By so much another meaning must be farther away, or nothing is proposed."""
_LONGEST: Final = 400
"""Longer texts are not compared letter by letter."""


def strict(text: str) -> str:
    """The text without differences in space, case, quotation marks and invisible characters."""
    return " ".join(UNSAFE.sub("", unicodedata.normalize("NFKC", text).translate(_QUOTES)).casefold().split())


def loose(text: str) -> str:
    """Its words alone: punctuation and a number in front are gone as well."""
    plain = strict(text)
    return _NO_WORD.sub(" ", _NUMBERING.sub("", plain, count=1) if _NUMBERING.match(plain) else plain).strip()


class Lookup(Generic[Meaning]):
    """Meanings by their texts. A text that could have two meanings has none."""

    def __init__(self, pairs: Iterable[tuple[str, Meaning]]) -> None:
        self._strict: defaultdict[str, set[Meaning]] = defaultdict(set)
        self._loose: defaultdict[str, set[Meaning]] = defaultdict(set)
        for text, meaning in pairs:
            self._strict[strict(text)].add(meaning)
            self._loose[loose(text)].add(meaning)
        self._loose.pop("", None)

    def find(self, text: str) -> Meaning | None:
        """The one meaning of this text, letter by letter or at least word by word."""
        for found in (self._strict.get(strict(text)), self._loose.get(loose(text))):
            if found is not None:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def candidates(self, text: str) -> frozenset[Meaning]:
        """Every meaning that this text has."""
        return frozenset(self._strict.get(strict(text)) or self._loose.get(loose(text)) or ())

    def nearest(self, text: str) -> Meaning | None:
        """The meaning of a text that is much like this one, when no other meaning is nearly as near."""
        wanted = loose(text)
        if not wanted or len(wanted) > _LONGEST:
            return None
        near = get_close_matches(wanted, self._loose, n=4, cutoff=_NEAR)
        scored = [(SequenceMatcher(None, known, wanted).ratio(), known) for known in near]
        if not scored:
            return None
        best, known = max(scored)
        meanings = self._loose[known]
        rivals = (ratio for ratio, other in scored if self._loose[other] != meanings)
        return next(iter(meanings)) if len(meanings) == 1 and max(rivals, default=0.0) < best - _CLEARLY else None

    def spelt(self) -> Sequence[tuple[str, Meaning]]:
        """Every unambiguous text, strictly written, the longest first."""
        known = [(text, next(iter(found))) for text, found in self._strict.items() if len(found) == 1 and text]
        return sorted(known, key=lambda pair: (-len(pair[0]), pair[0]))

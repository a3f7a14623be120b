"""Many texts looked through at once: one search in all of them is several times quicker than one in each."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from crmready.authoring.wording.vocabulary import Pattern


class Together:
    """Texts in their order; a line feed keeps apart what stands in two of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def holding(self, pattern: Pattern, *, small: bool) -> Iterator[int]:
        """Which texts hold a match of the pattern, in small letters or as they are written."""
        text, ends = self._small if small else self._written
        return (bisect_right(ends, match.start()) for match in pattern.finditer(text))

    @cached_property
    def _written(self) -> tuple[str, list[int]]:
        return _joined(self._texts)

    @cached_property
    def _small(self) -> tuple[str, list[int]]:
        return _joined([text.lower() for text in self._texts])


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts one after the other, and where each of them ends."""
    return "\n".join(texts), list(accumulate(len(text) + 1 for text in texts))

"""Pages in which every tag says where it is written, so that what is wrong in a filled page leads back to a line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PLACE: Final = "data-place"
"""The attribute with the number of the page and the line."""
_TAG: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|(<[A-Za-z][\w-]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MarkedPages:
    """The texts of a template with marks in them. Lines stay where they were."""

    texts: Mapping[str, str]
    names: tuple[str, ...]
    """What pages are called, by the number that stands in their marks."""

    def place(self, mark: str) -> tuple[str, int]:
        """The page and line of a mark."""
        number, _, line = mark.partition(":")
        return self.names[int(number)], int(line)


def marked(texts: Mapping[str, str], shown: Mapping[str, str]) -> MarkedPages:
    """The pages (not the style sheets) with a mark in every tag that is written in them."""
    pages = [name for name in texts if name.endswith(".html")]
    marks = {name: _marked(texts[name], number) for number, name in enumerate(pages)}
    return MarkedPages({**texts, **marks}, tuple(shown.get(name, name) for name in pages))


def _marked(text: str, number: int) -> str:
    def mark(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        return f'{found[1]} {PLACE}="{number}:{text.count(chr(10), 0, found.start()) + 1}"'

    return _TAG.sub(mark, text)

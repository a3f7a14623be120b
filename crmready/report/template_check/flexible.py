"""Which elements of a page are flexible boxes or grids, as its style sheets have it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

_KINDS: Final = frozenset({"flex", "inline-flex", "grid", "inline-grid"})


@dataclass(frozen=True, slots=True)
class Flexible:
    """The flexible elements of one page."""

    elements: frozenset[int]
    """By identity: the same text may stand in many elements."""

    @classmethod
    def of(cls, root: Element, texts: Mapping[str, str]) -> "Flexible":
        """Those that a rule of a style sheet in `texts` or of the page itself makes flexible; none that is undone."""
        matcher = cssselect2.Matcher()
        for css in _style_sheets(root, texts):
            for selector in _flexible_selectors(css):
                matcher.add_selector(selector, None)
        wrapped = cssselect2.ElementWrapper.from_html_root(root)
        found = (each for each in wrapped.iter_subtree() if matcher.match(each) or _says_so(each.etree_element))
        return cls(frozenset(id(each.etree_element) for each in found))

    def is_flexible(self, element: Element) -> bool:
        """Whether an element is a flexible box or a grid."""
        return id(element) in self.elements

    def depth(self, elements: Sequence[Element]) -> int:
        """How many of these are flexible."""
        return sum(id(element) in self.elements for element in elements)


def _style_sheets(root: Element, texts: Mapping[str, str]) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "link":
            yield texts.get(element.get("href", ""), "")
        elif element.tag == "style":
            yield element.text or ""


def _flexible_selectors(css: str) -> Iterator[cssselect2.compiler.CompiledSelector]:
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule" or not _is_flexible(rule.content):
            continue
        try:
            yield from cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue  # the layout engine passes over it as well


def _says_so(element: Element) -> bool:
    return _is_flexible(element.get("style", ""))


def _is_flexible(declarations: object) -> bool:
    parsed = tinycss2.parse_blocks_contents(declarations, skip_comments=True, skip_whitespace=True)
    return any(
        each.type == "declaration"
        and each.lower_name == "display"
        and any(token.type == "ident" and token.lower_value in _KINDS for token in each.value)
        for each in parsed
    )

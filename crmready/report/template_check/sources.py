"""What can be told from a template's own files as they are written, without a report in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

from crmready.problems import closest, excerpt
from crmready.report.template_check.finding import Finding
from crmready.report.template_files import ENTRY, STANDARD

_UNSAFE: Final = re.compile(r"\|\s*safe\b|\{%-?\s*autoescape\b|<script\b", re.IGNORECASE)
_OUTSIDE: Final = re.compile(
    r"""\b(?:src|data)\s*=\s*["'](?P<source>(?:[a-z][a-z0-9+.-]*:|//)[^"']*)"""
    r"""|<link\b[^>]*\bhref\s*=\s*["'](?P<link>(?:[a-z][a-z0-9+.-]*:|//)[^"']*)"""
    r"""|\burl\(\s*["']?(?P<url>(?:[a-z][a-z0-9+.-]*:|//)[^"')]*)"""
    r"""|@import\s+["'](?P<import>(?:[a-z][a-z0-9+.-]*:|//)[^"']*)""",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/", re.DOTALL)
_ESCAPED: Final = "Text is always escaped, so that no answer can become markup; write the markup in the page."
_COPY: Final = "Put a copy of the file into the template's folder and name that."


@dataclass(frozen=True, slots=True)
class Sources:
    """A template's texts by name, which of them are the client's own, and what pages are called in messages."""

    texts: Mapping[str, str]
    own: tuple[str, ...]
    shown: Mapping[str, str]

    def called(self, name: str) -> str:
        """What a message calls a file."""
        return self.shown.get(name, name)


def source_findings(sources: Sources) -> Iterator[Finding]:
    """What is wrong in the client's own files as they stand."""
    for name in sources.own:
        text = _COMMENT.sub(_blank, sources.texts[name])
        for found in _UNSAFE.finditer(text):
            yield _at(sources, name, found.start(), "P902", f"`{excerpt(found[0])}` is not for reports.", _ESCAPED)
        for found in _OUTSIDE.finditer(text):
            address = next(part for part in found.groups() if part)
            message = f"{excerpt(address)} is outside the template's folder; nothing is fetched for a report."
            yield _at(sources, name, found.start(), "P903", message, _COPY)
    yield from _unused(sources)
    for name in sources.own:
        yield from _lost_blocks(sources, name)


def _blank(comment: re.Match[str]) -> str:
    """A comment says nothing, but its lines count."""
    return "\n" * comment[0].count("\n")


def _at(sources: Sources, name: str, start: int, *said: str) -> Finding:
    code, message, hint = said
    text = _COMMENT.sub(_blank, sources.texts[name])
    return Finding(code, sources.called(name), text.count("\n", 0, start) + 1, message, hint)


def _unused(sources: Sources) -> Iterator[Finding]:
    """Files that replace nothing and that nothing names: a slip in a file's name is silent otherwise."""
    standard = {name.removeprefix(f"{STANDARD}/") for name in sources.texts if name.startswith(f"{STANDARD}/")}
    everything = "".join(sources.texts[name] for name in sources.own)
    for name in sources.own:
        named = re.search(rf"""["'(]{re.escape(name)}""", everything)
        if standard and name not in {*standard, ENTRY} and not named:
            near = closest(name, standard)
            hint = f"Did you mean {near}?" if near else "Include or link it from a page, or take it away."
            yield Finding("P910", sources.called(name), 1, "Nothing in the template uses this file.", hint)


def _lost_blocks(sources: Sources, name: str) -> Iterator[Finding]:
    """Blocks of a page that the page it extends does not have: what is in them is printed nowhere."""
    tree = _parsed(sources.texts[name]) if name.endswith(".html") else None
    above = _extended(tree) if tree else None
    if tree is None or above not in sources.texts:
        return
    known = set(_blocks(sources, above))
    inner = {inside.name for block in tree.find_all(nodes.Block) for inside in block.find_all(nodes.Block)}
    for block in tree.find_all(nodes.Block):
        if block.name not in known | inner:
            message = f"There is no block {excerpt(block.name)} in {above}; what is in it is printed nowhere."
            near = closest(block.name, known)
            hint = f"Did you mean {near}?" if near else f"There is: {', '.join(sorted(known))}."
            yield Finding("P911", sources.called(name), block.lineno, message, hint)


def _blocks(sources: Sources, name: str | None) -> Iterator[str]:
    seen: set[str] = set()
    while name is not None and name in sources.texts and name not in seen:
        seen.add(name)
        tree = _parsed(sources.texts[name])
        if tree is None:
            return
        yield from (block.name for block in tree.find_all(nodes.Block))
        name = _extended(tree)


def _parsed(text: str) -> nodes.Template | None:
    """The page as Jinja reads it; None when it cannot, which filling it will tell."""
    try:
        return Environment(autoescape=True).parse(text)
    except TemplateSyntaxError:
        return None


def _extended(tree: nodes.Template) -> str | None:
    above = next((node.template for node in tree.find_all(nodes.Extends)), None)
    return str(above.value) if isinstance(above, nodes.Const) else None

"""The little of CSS that drawing programs write into an SVG: simple rules and `style`, turned into attributes."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

_RULE: Final = re.compile(r"([^{}]{1,400})\{([^{}]*)\}")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE: Final = re.compile(r"[.#]?[A-Za-z_][\w-]*", re.ASCII)

Declarations = Mapping[str, str]
Rules = tuple[tuple[str, Declarations], ...]
"""Selectors (`.class`, `#id` or the name of an element) with what they declare, in the order written."""


def rules_of(css: str) -> Rules:
    """The rules with simple selectors; others are passed over, as is what begins with @."""
    return tuple(_rules(_COMMENT.sub("", css)))


def _rules(css: str) -> Iterator[tuple[str, Declarations]]:
    for selectors, body in _RULE.findall(css):
        for selector in selectors.split(","):
            if _SIMPLE.fullmatch(selector.strip()):
                yield selector.strip(), declarations_of(body)


def declarations_of(body: str) -> dict[str, str]:
    """Properties with their values, of a rule or of a `style`."""
    pairs = (part.partition(":") for part in _COMMENT.sub("", body).split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def styled(tag: str, attributes: Mapping[str, str], rules: Rules) -> dict[str, str]:
    """The attributes together with what rules and `style` say, the more particular one last; without the CSS."""
    names = {tag: 0, f"#{attributes.get('id', '')}": 2}
    names |= {f".{name}": 1 for name in attributes.get("class", "").split()}
    meant = sorted((rule for rule in rules if rule[0] in names), key=lambda rule: names[rule[0]])
    told = {name: value for name, value in attributes.items() if name not in {"style", "class"}}
    for _, declared in meant:
        told |= declared
    return told | declarations_of(attributes.get("style", ""))

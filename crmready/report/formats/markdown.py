"""A document as Markdown for a wiki: GitHub's dialect, in which no text of a stranger becomes markup.

Nothing links, loads or is HTML: every sign that could begin something is escaped, and addresses are cut in two.
"""

import re
from collections.abc import Iterator
from typing import Final, assert_never

from crmready.report.formats.document import Block, Document, Heading, Paragraph, Picture, Points, Table
from crmready.report.formats.gap_document.texts import shown

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>|~^$&])")
"""What means something within a line, in any of the dialects that wikis have."""
_OPENING: Final = re.compile(r"^(#|[-+=]|\d+[.)](?=\s|$))")
"""What means something at the beginning of a line: headings, lists, rules."""
_ADDRESS: Final = re.compile(r"(?i)@|\b(?:https?|ftp|www|mailto|xmpp)(?=[:.])")
_NO_JOINT: Final = "&#8203;"
"""Parts an address, so that no wiki makes a link of it."""


def markdown_of(document: Document) -> str:
    """The whole document, parts apart by blank lines, ending in a line break."""
    blocks = ["# " + inline(document.title), *(inline(line) for line in document.subtitle)]
    blocks += [written for block in document.blocks for written in _block(block)]
    return "\n\n".join(blocks) + "\n"


def inline(text: str) -> str:
    """A text on one line that stands for itself; line breaks become spaces."""
    escaped = _SIGNS.sub(r"\\\1", shown(" ".join(text.split())))
    opened = _OPENING.sub(_as_text, escaped)
    return _ADDRESS.sub(lambda found: found[0] + _NO_JOINT, opened)


def _as_text(opening: "re.Match[str]") -> str:
    """An opening sign that opens nothing: of a number it is the point that is escaped."""
    return f"{opening[0][:-1]}\\{opening[0][-1]}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {inline(text)}"
        case Paragraph(text, kind):
            lines = [inline(line) for line in text.split("\n") if line.strip()] or [""]
            yield "  \n".join(f"**{line}**" if kind == "strong" and line else line for line in lines)
        case Points(texts, numbered):
            yield "\n".join(f"{f'{place}.' if numbered else '-'} {inline(text)}" for place, text in enumerate(texts, 1))
        case Table():
            yield _table(block)
        case Picture():
            return
        case _ as never:
            assert_never(never)


def _table(table: Table) -> str:
    head = _row(tuple(column.heading for column in table.columns))
    marks = "| " + " | ".join("---:" if column.figures else "---" for column in table.columns) + " |"
    return "\n".join([head, marks, *(_row(row) for row in table.rows)])


def _row(texts: tuple[str, ...]) -> str:
    """One line; a line break within a cell is a semicolon, since HTML's is not used."""
    cells = ("; ".join(inline(line) for line in text.split("\n") if line.strip()) for text in texts)
    return "| " + " | ".join(cells) + " |"

"""A document before it has a format: headings, paragraphs, lists and tables of plain text.

Word, Markdown and the web page are written from it. Whoever composes one says what a thing is, never how it looks.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from crmready.report.branding.palette import STANDARD, Colours


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a part."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A `lead` opens a part, `strong` is what must not be missed, a `note` is small print."""

    text: str
    kind: Literal["text", "lead", "strong", "note"] = "text"


@dataclass(frozen=True, slots=True)
class Points:
    """A list, with numbers where the order matters."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: `share` is its width relative to the others', `figures` are set flush right."""

    heading: str
    share: int = 2
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is its head; every row has as many texts as there are columns.

    `name` says what it shows to those who cannot see it.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart by its name, where a format has pictures; all that it shows stands in words or a table beside it."""

    chart: str


Block: TypeAlias = Heading | Paragraph | Points | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is to be written, and what a file says about itself."""

    language: str
    """ "nb" or "en"."""
    title: str
    organisation: str
    subtitle: tuple[str, ...]
    """Lines below the title, such as the day."""
    day: date | None
    """Stands as the day it was made, so that the same content is the same bytes."""
    blocks: tuple[Block, ...]
    contents: str
    """The heading of the table of contents."""
    page: str
    """The word before a page's number."""
    footer: str
    colours: Colours = STANDARD
    credits: tuple[str, ...] = ()
    """Who made it and who may read it, below the subtitle."""
    listed: Literal[1, 2] = 1
    """Down to which level the contents list the headings."""


def figures(heading: str, share: int = 1) -> Column:
    """A column of figures."""
    return Column(heading, share, figures=True)

"""A PDF's tag tree, read as assistive technology reads it: element by element, in the order in which it speaks them."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_BLOCKS: Final = frozenset({"h1", "h2", "h3", "h4", "p", "li", "td", "th", "dt", "dd", "figcaption", "div", "section"})
_SILENT: Final = frozenset({"head", "svg", "style"})
_VOID: Final = frozenset({"meta", "link", "br", "col", "img", "hr", "wbr"})


def squeezed(text: str) -> str:
    """Without what a line's end or a style may change: spaces, hyphens and capitals."""
    return re.sub(r"[\s\x02\xad\u200b-]", "", text).casefold()


@dataclass(frozen=True, slots=True)
class Tagged:
    """An open PDF. `texts` is what stands under each marked content, by page and number."""

    pdf: pikepdf.Pdf
    texts: dict[tuple[int, int], str]
    numbers: dict[tuple[int, int], int]
    """Each page's number, from 0, by its object's."""

    def elements(self, kind: str | None = None) -> list[pikepdf.Object]:
        """Every structure element, or those of a kind (`/TH`), in reading order."""
        found = _below(self.pdf.Root.StructTreeRoot.K)
        return [element for element in found if kind is None or kind == element.S]

    def spoken(self, element: pikepdf.Object | None = None) -> str:
        """What is said of an element and all in it, or of the whole document; a figure is its text alternative."""
        return "".join(self._said(self.pdf.Root.StructTreeRoot if element is None else element, 0))

    def _said(self, node: pikepdf.Object, page: int) -> Iterator[str]:
        if "/Alt" in node:
            yield str(node.Alt)
            return
        page = self.numbers[node.Pg.objgen] if "/Pg" in node else page
        kids: Any = node.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield self.texts.get((page, kid), "")
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self._said(kid, page)


def _below(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _below(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _below(node.K)


@contextmanager
def tagged(written: bytes) -> Iterator[Tagged]:
    """The tag tree of a PDF."""
    with pikepdf.open(io.BytesIO(written)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        yield Tagged(pdf, dict(_marked(written)), numbers)


def _marked(written: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Page, number and text of each marked content; what a page draws under one number is one text."""
    for number, page in enumerate(pypdfium2.PdfDocument(written)):
        texts: dict[int, str] = {}
        lines = page.get_textpage()
        for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn.raw)
            texts[mark] = texts.get(mark, "") + _text(drawn, lines)
        yield from (((number, mark), text) for mark, text in texts.items())


def _text(drawn: pypdfium2.PdfObject, lines: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(drawn.raw, lines.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * size)()
    pdfium.FPDFTextObj_GetText(drawn.raw, lines.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


class _Blocks(HTMLParser):
    """The texts of a page's blocks as they follow each other in its HTML, and the titles of its drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.titles: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in _VOID:
            self._open.append(tag)
        if tag in _BLOCKS or tag == "br":  # a style may put a page's number before a break
            self.blocks.append("")
        if tag == "title" and "svg" in self._open:
            self.titles.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["title"] and "svg" in self._open:
            self.titles[-1] += data
            self.blocks[-1] += data
        elif not _SILENT & set(self._open):
            self.blocks[-1] += data


def written_order(html: str) -> tuple[list[str], list[str]]:
    """The texts of the blocks of a page, and the titles of its drawings, each in the order of the HTML."""
    parser = _Blocks()
    parser.feed(html)
    return [block for block in parser.blocks if squeezed(block)], parser.titles


def out_of_order(html: str, document: Tagged) -> list[str]:
    """The blocks of the HTML that are not spoken after the one before them."""
    spoken, place, missed = squeezed(document.spoken()), 0, []
    for block in written_order(html)[0]:
        found = spoken.find(squeezed(block), place)
        if found < 0:
            missed.append(block)
        else:
            place = found + len(squeezed(block))
    return missed

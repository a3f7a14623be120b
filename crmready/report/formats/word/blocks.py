"""The blocks of a document as elements of a Word file, in the styles that the file has."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final, assert_never

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from crmready.report.formats.document import Block, Column, Heading, Paragraph, Picture, Points, Table
from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.word.elements import Element, borders, element, run

LEAD: Final = "crmready Lead"
NOTE: Final = "crmready Note"
CELL: Final = "crmready Table"
_OWN_STYLES: Final = {LEAD: 12.0, NOTE: 9.0, CELL: 9.0}
_FIGURES, _CHARACTER = 420, 106
"""What a column of figures is wide without its head, and for each character of it, in twentieths of a point."""
_MOST: Final = 0.6
"""The most of a table's width that is for figures, where there are words as well."""
_TWIPS: Final = 635
"""English metric units in a twentieth of a point, in which Word counts widths."""


class BlockWriter:
    """Makes elements for one Word file. Styles that it lacks are added, plain, as the built-in ones of that name."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._ids: dict[str, str] = {}
        self._bookmarks = count(1)
        for name, size in _OWN_STYLES.items():
            self._own_style(name, size)
        section = word.sections[-1]
        page, left, right = section.page_width or 0, section.left_margin or 0, section.right_margin or 0
        self._width = (page - left - right) // _TWIPS

    def elements(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """Every block's elements in order."""
        for block in blocks:
            match block:
                case Heading(text, level):
                    yield self.heading(text, level)
                case Paragraph(text, kind):
                    bold = (element("w:b"),) if kind == "strong" else ()
                    style = {"lead": LEAD, "note": NOTE}.get(kind, "Normal")
                    yield self.paragraph(style, run(shown(text), *bold))
                case Points(texts, numbered):
                    yield from self._list(texts, numbered=numbered)
                case Table():
                    yield self._table(block)
                    yield self.paragraph(CELL)  # keeps two tables apart
                case Picture():
                    continue
                case _ as never:
                    assert_never(never)

    def heading(self, text: str, level: int) -> Element:
        """A heading in the file's own style, with a bookmark that the contents point at."""
        number = next(self._bookmarks)
        start = element("w:bookmarkStart", id=number, name=bookmark(number))
        return self.paragraph(f"Heading {level}", start, run(shown(text)), element("w:bookmarkEnd", id=number))

    def paragraph(self, style: str, *content: Element) -> Element:
        """A paragraph in a style of this name."""
        properties = element("w:pPr", element("w:pStyle", val=self._style_id(style)))
        return element("w:p", properties, *content)

    def _style_id(self, name: str) -> str:
        """Looked up once: a report has thousands of paragraphs in a handful of styles."""
        if name not in self._ids:
            self._ids[name] = self._style(name).style_id
        return self._ids[name]

    def _style(self, name: str) -> ParagraphStyle:
        styles = self._word.styles
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not name.startswith("crmready"))
        style = styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(f"the Word file's style {name} is not for paragraphs")
        return style

    def _own_style(self, name: str, size: float) -> None:
        if name in self._word.styles:
            return
        style = self._style(name)
        style.base_style = self._style("Normal")
        style.font.size = Pt(size)
        if name == CELL:
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)

    def _list(self, texts: tuple[str, ...], *, numbered: bool) -> Iterator[Element]:
        """Bullets by style. Numbers are written out: a style's own would go on counting from the list before."""
        for place, text in enumerate(texts, 1):
            if numbered:
                made = self.paragraph("Normal", run(f"{place}.\t{shown(text)}"))
                made.pPr.append(element("w:tabs", element("w:tab", val="left", pos=360)))
                made.pPr.append(element("w:ind", left=360, hanging=360))
                yield made
            else:
                yield self.paragraph("List Bullet", run(shown(text)))

    def _table(self, table: Table) -> Element:
        widths = _widths(table.columns, self._width)
        properties = element(
            "w:tblPr",
            element("w:tblW", w=sum(widths), type="dxa"),
            borders("w:tblBorders", "top", "bottom", "insideH"),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", *(element(f"w:{side}", w=90, type="dxa") for side in ("left", "right"))),
            element("w:tblLook", val="0020", firstRow=1),
            element("w:tblCaption", val=shown(table.name)),
        )
        grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
        head = self._row(table.columns, tuple(column.heading for column in table.columns), widths, head=True)
        rows = (self._row(table.columns, texts, widths) for texts in table.rows)
        return element("w:tbl", properties, grid, head, *rows)

    def _row(
        self, columns: tuple[Column, ...], texts: tuple[str, ...], widths: list[int], *, head: bool = False
    ) -> Element:
        properties = element("w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if head else []))
        cells = (
            self._cell(text, width, head=head, right=column.figures)
            for column, text, width in zip(columns, texts, widths, strict=True)
        )
        return element("w:tr", properties, *cells)

    def _cell(self, text: str, width: int, *, head: bool, right: bool) -> Element:
        paragraph = self.paragraph(CELL, run(shown(text), *([element("w:b")] if head else [])))
        if right:
            paragraph.pPr.append(element("w:jc", val="right"))
        shade = [element("w:shd", val="clear", color="auto", fill="EEF2F5")] if head else []
        return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa"), *shade), paragraph)


def bookmark(number: int) -> str:
    """The bookmark of the heading of that number, from 1."""
    return f"_Tocready{number}"


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """What each column gets of the width: figures what they and their head need, the others a share of the rest."""
    needed = [_FIGURES + _CHARACTER * len(column.heading) if column.figures else 0 for column in columns]
    shares = sum(column.share for column in columns if not column.figures)
    if not shares or sum(needed) > width * _MOST:
        needed, shares = [0] * len(columns), sum(column.share for column in columns)
    rest = width - sum(needed)
    widths = [need or rest * column.share // shares for column, need in zip(columns, needed, strict=True)]
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths


def last_element(word: WordDocument) -> Element:
    """The body's own section properties: what is written stands before them."""
    return word.element.body.find(qn("w:sectPr"))

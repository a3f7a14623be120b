"""A document as a Word file of our own look: real headings, a table of contents, tables with heads that repeat."""

import io
from datetime import datetime, time
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from crmready.report.branding.palette import Colours
from crmready.report.formats.document import Document, Heading
from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.packages import steady
from crmready.report.formats.word.blocks import NOTE, BlockWriter, bookmark, last_element
from crmready.report.formats.word.elements import Element, element, field, field_end, run

_LOCALES: Final = {"nb": "nb-NO", "en": "en-GB"}
_FONT: Final = "Calibri"
_LONGEST_PROPERTY: Final = 255
_FOOTER_STOPS: Final = (4680, 9360)
"""Where the footer of python-docx has its tabs, in twentieths of a point."""
_RIGHT_EDGE: Final = 9411


def word_of(document: Document) -> bytes:
    """The .docx file, the same for the same document."""
    word = docx.Document()
    _lay_out(word)
    _style(word, document.colours)
    writer = BlockWriter(word)
    body = [*_opening(document, writer), *writer.elements(document.blocks)]
    place = last_element(word)
    for made in body:
        place.addprevious(made)
    _foot(word, document)
    describe(word, document)
    return saved(word, document)


def describe(word: WordDocument, document: Document) -> None:
    """What the file says about itself: title, language and day; never who sat at the machine."""
    speaks(word, _LOCALES.get(document.language, document.language))
    properties = word.core_properties
    properties.title = shown(document.title)[:_LONGEST_PROPERTY]
    properties.subject = shown(document.footer)[:_LONGEST_PROPERTY]
    properties.language = _LOCALES.get(document.language, document.language)
    properties.author, properties.last_modified_by, properties.comments = "crmready", "crmready", ""
    properties.revision = 1
    made = datetime.combine(document.day, time()) if document.day else datetime(1980, 1, 1)  # noqa: DTZ001  # as UTC
    properties.created = properties.modified = made


def saved(word: WordDocument, document: Document) -> bytes:
    """The file's bytes, with no trace of when they were written."""
    content = io.BytesIO()
    word.save(content)
    return steady(content.getvalue(), document.day)


def speaks(word: WordDocument, locale: str) -> None:
    """Set the language that the words are checked and read aloud in."""
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _lay_out(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)


def _style(word: WordDocument, colours: Colours) -> None:
    ink, accent = _rgb(colours.ink), _rgb(colours.accent)
    sizes = {"Normal": 10.5, "Title": 30.0, "Subtitle": 12.0, "Heading 1": 20.0, "Heading 2": 13.5, "Heading 3": 11.0}
    for name, size in sizes.items():
        style: Any = word.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = ink if name in {"Normal", "Title", "Heading 3"} else accent
        style.font.italic = False
        fonts = style.element.rPr.rFonts
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), _FONT)
    for border in word.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    first: Any = word.styles["Heading 1"]
    first.paragraph_format.page_break_before = True
    first.paragraph_format.space_after = Pt(8)
    normal: Any = word.styles["Normal"]
    normal.paragraph_format.space_after = Pt(5)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


def _opening(document: Document, writer: BlockWriter) -> list[Element]:
    lines = [writer.paragraph("Subtitle", run(shown(line))) for line in document.subtitle]
    title = writer.paragraph("Title", run(shown(document.title)))
    contents = writer.paragraph("Normal", run(document.contents, element("w:b")))
    credit = [writer.paragraph(NOTE, run(shown(line))) for line in document.credits]
    return [title, *lines, *credit, contents, *_contents(document, writer)]


def _contents(document: Document, writer: BlockWriter) -> list[Element]:
    """The field of the contents with the parts in it already, for those who never update it."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    parts = [(place, heading.text) for place, heading in enumerate(headings, 1) if heading.level <= document.listed]
    links = [element("w:hyperlink", run(shown(text)), anchor=bookmark(place)) for place, text in parts]
    lines = [writer.paragraph("Normal", link) for link in links]
    if lines:
        begin = field('TOC \\o "1-2" \\h \\z \\u', "", dirty=True)[:3]
        for place, made in enumerate(begin, 1):
            lines[0].insert(place, made)
        lines[-1].append(field_end())
    return lines


def _foot(word: WordDocument, document: Document) -> None:
    foot = word.sections[0].footer.paragraphs[0]
    stops = [element("w:tab", val="clear", pos=stop) for stop in _FOOTER_STOPS]
    line = foot._p  # noqa: SLF001  # python-docx has no words for fields
    line.get_or_add_pPr().append(element("w:tabs", *stops, element("w:tab", val="right", pos=_RIGHT_EDGE)))
    head = run(f"{shown(document.organisation)} · {shown(document.footer)}\t{document.page} ")
    for made in (head, *field("PAGE", "1"), run(" / "), *field("NUMPAGES", "1")):
        line.append(made)
    for piece in foot.runs:
        piece.font.size, piece.font.color.rgb = Pt(8), _rgb(document.colours.muted)

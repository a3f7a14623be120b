"""Text on slides: its size and colour, the language it is read aloud in, and what python-pptx has no words for."""

from dataclasses import dataclass
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.slides.theme import INK, PAPER, RULE, TINT

_HAIRLINE: Final = 6350
_CELL_SIDE, _CELL_TOP = Pt(5), Pt(3)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text looks; `locale` says how it is spoken and spelled."""

    size: int
    locale: str
    bold: bool = False
    colour: RGBColor = INK


def write(paragraph: Any, text: str, ink: Ink) -> None:  # noqa: ANN401  # python-pptx types no paragraphs
    """Add the text to a paragraph."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.color.rgb = Pt(ink.size), ink.bold, ink.colour
    speak(paragraph, ink.locale)


def speak(paragraph: Any, locale: str) -> None:  # noqa: ANN401  # as above
    """Say in which language a paragraph is."""
    for run in paragraph.runs:
        run._r.get_or_add_rPr().set("lang", locale)  # noqa: SLF001  # python-pptx has no words for it


def fill_cell(cell: Any, text: str, ink: Ink, *, right: bool) -> None:  # noqa: ANN401  # a table's cell
    """A table's cell with a hairline below; a bold one is of the head."""
    cell.margin_left = cell.margin_right = _CELL_SIDE
    cell.margin_top = cell.margin_bottom = _CELL_TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = TINT if ink.bold else PAPER
    _rule_below(cell)
    for place, line in enumerate(text.split("\n")):
        paragraph = cell.text_frame.paragraphs[0] if place == 0 else cell.text_frame.add_paragraph()
        write(paragraph, line, ink)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT


def describe(frame: Any, finding: str) -> None:  # noqa: ANN401  # a graphic frame
    """What a table or chart shows, for those who cannot see it."""
    properties = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001  # python-pptx has no words for it
    properties.set("descr", shown(finding))


def _rule_below(cell: Any) -> None:  # noqa: ANN401  # a table's cell
    """A hairline below the cell; it must stand before what fills it."""
    line = OxmlElement("a:lnB")
    line.set("w", str(_HAIRLINE))
    fill, colour = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    colour.set("val", str(RULE))
    fill.append(colour)
    line.append(fill)
    cell._tc.get_or_add_tcPr().insert(0, line)  # noqa: SLF001  # as above


def plain_style(frame: Any) -> None:  # noqa: ANN401  # a graphic frame
    """Hairlines only: the table style with no fill that every PowerPoint has."""
    style = frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId"))  # noqa: SLF001  # as above
    if style is not None:
        style.text = "{9D7B030F-B1BA-407E-8BDA-A3A6B4A8C6F6}"
    frame.table.horz_banding = False


def clear_margins(frame: Any) -> None:  # noqa: ANN401  # a text frame
    """Text begins where its box does."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def shortened(text: str, most: int) -> str:
    """The beginning of a text that is too long for its place; the whole of it stands in the report."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"

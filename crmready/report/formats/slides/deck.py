"""Slides with a title, a lead, tables, lists, charts and notes, each of which says in words what it shows."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

import pptx
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from crmready.report.formats.document import Table
from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.packages import steady
from crmready.report.formats.slides.fitting import Room, Sheet, height_of, sheets
from crmready.report.formats.slides.text import (
    Ink,
    clear_margins,
    describe,
    fill_cell,
    plain_style,
    shortened,
    speak,
    write,
)
from crmready.report.formats.slides.theme import ACCENT, MUTED, dress, points

LEFT, TOP, WIDTH, HEIGHT = 44.0, 108.0, 872.0, 392.0
"""The space for content, in points; a slide is 960 by 540."""
_TITLE_ONLY: Final = 5
_TITLE_SIZES: Final = ((45, 30), (80, 24), (140, 18))
_LONGEST_TITLE: Final = 140
_LONGEST_LEAD: Final = 400
_MOST: Final = 0.6
"""The most of a table's width that is for figures, where there are words as well."""
_FIGURES, _CHARACTER = 16.0, 8.6
"""What a column of figures is wide without its head, and for each character of it."""
_LOCALES: Final = {"nb": "nb-NO", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Notes:
    """What whoever leads the workshop has before them: what to ask, and what to keep in mind."""

    asks: Sequence[str]
    keep: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points."""

    left: float = LEFT
    top: float = TOP
    width: float = WIDTH
    height: float = HEIGHT


class Deck:
    """Collects slides, and becomes a file."""

    def __init__(self, language: str, foot: str, words: Mapping[str, str]) -> None:
        self._presentation = pptx.Presentation()
        dress(self._presentation)
        self._locale = _LOCALES.get(language, language)
        self._foot, self._words = foot, words

    def slide(self, title: str, notes: Notes) -> Slide:
        """A new slide with a title, its number, and notes."""
        made = self._presentation.slides.add_slide(self._presentation.slide_layouts[_TITLE_ONLY])
        heading: Any = made.shapes.title
        heading.left, heading.top = points(LEFT), points(28)
        heading.width, heading.height = points(WIDTH), points(48)
        text = shortened(shown(title).replace("\n", " ").removesuffix("."), _LONGEST_TITLE)
        size = next(points_ for longest, points_ in _TITLE_SIZES if len(text) <= longest)
        frame = heading.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
        clear_margins(frame)
        write(frame.paragraphs[0], text, Ink(size, self._locale, bold=True, colour=ACCENT))
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        self._foot_of(made)
        self._note(made, notes)
        return made

    def lead(self, slide: Slide, text: str, box: Box | None = None) -> None:
        """A sentence or two below the title, in a size in which they fit."""
        place = box or Box(top=78, height=28)
        frame = slide.shapes.add_textbox(*_emu(place)).text_frame
        frame.word_wrap = True
        clear_margins(frame)
        found = sheets([(text,)], Room((place.width + 16,), place.height))
        size = min(found[0].size, 18) if len(found) == 1 else 11
        write(frame.paragraphs[0], shortened(shown(text), _LONGEST_LEAD), Ink(size, self._locale))

    def paragraphs(self, title: str, texts: Sequence[str], notes: Notes, *, bullets: bool = True) -> None:
        """As many slides as a list of texts takes."""
        mark = "•\u2002" if bullets else ""
        pages = sheets([(f"{mark}{shown(text)}",) for text in texts], Room((WIDTH,), HEIGHT))
        for number, page in enumerate(pages):
            slide = self.slide(self._name(title, number), notes)
            frame = slide.shapes.add_textbox(*_emu(Box())).text_frame
            frame.word_wrap = True
            for place, (text,) in enumerate(page.rows):
                paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
                paragraph.space_after = Pt(7)
                write(paragraph, text, Ink(page.size, self._locale))

    def tables(self, title: str, table: Table, notes: Notes, *, lead: str = "") -> None:
        """As many slides as a table takes, its head on each."""
        for number, page in enumerate(self.fitting(table, Box())):
            slide = self.slide(self._name(title, number), notes)
            if lead and number == 0:
                self.lead(slide, lead)
            self.table(slide, Table(table.name, table.columns, page.rows), page.size, Box())

    def fitting(self, table: Table, box: Box) -> list[Sheet]:
        """The table's rows as they fit in the box, slide by slide."""
        head = tuple(column.heading for column in table.columns)
        return sheets([tuple(map(shown, row)) for row in table.rows], Room(_widths(table, box.width), box.height), head)

    def table(self, slide: Slide, table: Table, size: int, box: Box) -> None:
        """One table on a slide."""
        widths = _widths(table, box.width)
        rows = [tuple(column.heading for column in table.columns), *table.rows]
        frame = slide.shapes.add_table(len(rows), len(widths), *_emu(box))
        describe(frame, table.name)
        made: Any = frame.table
        plain_style(frame)
        for column, width in enumerate(widths):
            made.columns[column].width = points(width)
        for number, row in enumerate(rows):
            made.rows[number].height = points(height_of(row, widths, size))
            for column, text in enumerate(row):
                ink = Ink(size, self._locale, bold=number == 0)
                fill_cell(made.cell(number, column), text, ink, right=table.columns[column].figures)

    def saved(self, day: date | None, title: str) -> bytes:
        """The file's bytes, the same for the same slides."""
        properties = self._presentation.core_properties
        properties.title, properties.language = shown(title)[:255], self._locale
        properties.subject, properties.author, properties.last_modified_by = self._foot[:255], "crmready", "crmready"
        properties.revision = 1
        made = datetime.combine(day, time()) if day else datetime(1980, 1, 1)  # noqa: DTZ001  # as UTC
        properties.created = properties.modified = made
        content = io.BytesIO()
        self._presentation.save(content)
        return steady(content.getvalue(), day)

    def _name(self, title: str, number: int) -> str:
        return self._words["continued"].format(title=title.removesuffix(".")) if number else title

    def _foot_of(self, slide: Slide) -> None:
        frame = slide.shapes.add_textbox(*_emu(Box(top=506, height=20))).text_frame
        frame.word_wrap = True
        clear_margins(frame)
        foot = f"{len(self._presentation.slides)}   {shown(self._foot)}"
        write(frame.paragraphs[0], shortened(foot, _LONGEST_TITLE), Ink(10, self._locale, colour=MUTED))

    def _note(self, slide: Slide, notes: Notes) -> None:
        lines = [self._words["notes_ask"], *(f"– {shown(text)}" for text in notes.asks)]
        if notes.keep:
            lines += ["", self._words["notes_note"], *(f"– {shown(text)}" for text in notes.keep)]
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = "\n".join(lines)
            for paragraph in frame.paragraphs:
                speak(paragraph, self._locale)


def _widths(table: Table, width: float) -> tuple[float, ...]:
    """What each column gets of the width, in points: figures what they and their head need, the others a share."""
    needed = [_FIGURES + _CHARACTER * len(column.heading) if column.figures else 0 for column in table.columns]
    shares = sum(column.share for column in table.columns if not column.figures)
    if not shares or sum(needed) > width * _MOST:
        needed, shares = [0] * len(needed), sum(column.share for column in table.columns)
    rest = width - sum(needed)
    return tuple(need or rest * column.share / shares for column, need in zip(table.columns, needed, strict=True))


def _emu(box: Box) -> tuple[Any, Any, Any, Any]:
    return points(box.left), points(box.top), points(box.width), points(box.height)

"""Slides: a title and notes on each, charts that can be edited, everything described, nothing over the edge."""

import io
import zipfile

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.report.formats.slides.compose import slides_of
from crmready.report.formats.slides.deck import HEIGHT
from crmready.report.formats.slides.fitting import SIZES, Room, height_of, sheets
from tests.unit.report.formats import views

POINT = 12_700


def presentation(name: str) -> pptx.presentation.Presentation:
    return pptx.Presentation(io.BytesIO(slides_of(views.EVERY[name]())))


@pytest.mark.parametrize("name", views.EVERY)
def test_every_slide_has_a_title_notes_and_descriptions_and_stays_within_its_edges(name: str) -> None:
    shown = presentation(name)
    assert (shown.slide_width, shown.slide_height) == (12_192_000, 6_858_000)
    slides = [*shown.slides]
    assert 3 <= len(slides) <= (20 if name == "hostile" else 10)
    for slide in slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert len(slide.notes_slide.notes_text_frame.text.splitlines()) >= 2
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= shown.slide_width
            assert shape.top + shape.height <= shown.slide_height
            if shape.has_table:
                assert sum(row.height for row in shape.table.rows) <= (HEIGHT + 1) * POINT
            if shape.has_table or shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")  # noqa: SLF001


def test_the_sample_companys_slides_are_eight_or_nine_with_two_charts_of_its_numbers() -> None:
    slides = [*presentation("full").slides]
    assert 8 <= len(slides) <= 9
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 2
    scores, targets = charts[0].plots[0].series
    assert (scores.name, targets.name) == ("Poeng", "Mål")
    assert [*scores.values] == [each.score.value for each in views.full("nb").dimensions]
    assert [*targets.values] == [each.target.value for each in views.full("nb").dimensions]


def test_no_name_in_a_charts_own_spreadsheet_is_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(slides_of(views.hostile()))) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", ["full", "hostile"])
def test_the_same_view_is_the_same_file(name: str) -> None:
    assert slides_of(views.EVERY[name]()) == slides_of(views.EVERY[name]())


@given(st.lists(st.tuples(st.text(max_size=400), st.text(max_size=900)), min_size=1, max_size=12))
def test_texts_of_any_length_shrink_and_then_flow_and_none_is_lost(rows: list[tuple[str, str]]) -> None:
    room = Room((200.0, 400.0), 300.0)
    pages = sheets(rows, room)
    assert all(sum(height_of(row, room.widths, page.size) for row in page.rows) <= room.height for page in pages)
    assert {page.size for page in pages} <= set(SIZES)
    for column in (0, 1):
        kept = "".join("".join(row[column].split()) for page in pages for row in page.rows)
        assert kept == "".join("".join(row[column].split()) for row in rows)

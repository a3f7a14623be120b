"""Word files: real headings, heads that repeat, a language, and nothing that depends on the day it is written."""

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from crmready.report.branding.brand import Brand, ContactView
from crmready.report.branding.palette import Colours
from crmready.report.formats.document import Column, Document, Heading, Paragraph, Points, Table
from crmready.report.formats.gap_document.compose import document_of
from crmready.report.formats.word.builder import word_of
from tests.unit.report.formats import views

SMALL = Document(
    language="nb",
    title="Kravbeskrivelse: Acme",
    organisation="Acme",
    subtitle=("Utkast",),
    day=date(2026, 11, 23),
    blocks=(
        Heading("Del"),
        Paragraph("Viktig", "strong"),
        Points(("a", "b"), numbered=True),
        Points(("c",)),
        Table("Tall", (Column("Navn"), Column("Poeng", figures=True)), (("Én\nto", "1,5"),)),
        Heading("Inni", 2),
    ),
    contents="Innhold",
    page="Side",
    footer="Kravbeskrivelse",
)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_a_document_is_written_with_the_styles_that_word_navigates_by() -> None:
    word = docx.Document(io.BytesIO(word_of(SMALL)))
    styled = [(each.style.name, each.text) for each in word.paragraphs if each.style and each.text]
    assert styled == [
        ("Title", "Kravbeskrivelse: Acme"), ("Subtitle", "Utkast"), ("Normal", "Innhold"), ("Normal", "Del"),
        ("Heading 1", "Del"), ("Normal", "Viktig"), ("Normal", "1.\ta"), ("Normal", "2.\tb"), ("List Bullet", "c"),
        ("Heading 2", "Inni"),
    ]  # fmt: skip
    (table,) = word.tables
    assert [cell.text for row in table.rows for cell in row.cells] == ["Navn", "Poeng", "Én\nto", "1,5"]


def test_a_table_repeats_its_head_and_says_what_it_shows() -> None:
    (table,) = docx.Document(io.BytesIO(word_of(SMALL))).tables
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]  # noqa: SLF001
    assert heads == [True, False]
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))  # noqa: SLF001
    assert caption is not None
    assert caption.get(qn("w:val")) == "Tall"


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("en", "en-GB")])
def test_it_says_its_language_title_and_day_and_never_who_wrote_it(language: str, locale: str) -> None:
    content = word_of(document_of(views.little(language)))
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.language, properties.author, properties.comments) == (locale, "crmready", "")
    assert properties.created is not None
    assert properties.created.date() == date(2026, 11, 23)
    assert f'w:lang w:val="{locale}"' in part(content, "word/styles.xml")
    foot = part(content, "word/footer1.xml")
    assert " PAGE " in foot
    assert " NUMPAGES " in foot


def test_the_contents_are_a_field_whose_links_all_lead_somewhere() -> None:
    written = part(word_of(document_of(views.little())), "word/document.xml")
    assert "TOC \\o" in written
    assert written.count('w:fldCharType="begin"') == written.count('w:fldCharType="end"')
    body = docx.Document(io.BytesIO(word_of(document_of(views.little())))).element.body
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert len(links) > 5
    assert links <= marks


@pytest.mark.parametrize("name", ["hidden", "hostile"])
def test_the_same_view_is_the_same_file_with_one_date_in_it(name: str) -> None:
    first, again = (word_of(document_of(views.EVERY[name]())) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2026, 11, 23, 0, 0, 0)}


def test_nothing_of_a_hostile_report_hides_links_or_runs() -> None:
    content = word_of(document_of(views.hostile()))
    written = part(content, "word/document.xml")
    assert "&lt;script&gt;" in written
    assert "\\u202egnirts" in written
    assert "\u202e" not in written
    assert "w:fldSimple" not in written
    assert "evil.example" not in part(content, "word/_rels/document.xml.rels")


def test_a_brand_brings_its_colours_and_says_who_made_the_report() -> None:
    brand = Brand(Colours(accent="#5B2A86"), "Acme Group", ContactView("Firm", "Kari"), texts={"footer": {"": "Foot"}})
    content = word_of(document_of(views.little(), brand))
    word = docx.Document(io.BytesIO(content))
    assert str(word.styles["Heading 1"].font.color.rgb) == "5B2A86"
    assert "Prepared by Firm · Kari" in [paragraph.text for paragraph in word.paragraphs[:6]]
    assert "Acme Group · Foot" in part(content, "word/footer1.xml")

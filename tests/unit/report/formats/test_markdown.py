"""Markdown for a wiki: readable as it is, and nothing in it is markup but ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.report.formats.document import Column, Document, Heading, Paragraph, Points, Table
from crmready.report.formats.gap_document.compose import document_of
from crmready.report.formats.markdown import inline, markdown_of
from tests.unit.report.formats import views


def page(*blocks: Heading | Paragraph | Points | Table) -> str:
    made = Document("en", "Title", "Acme", ("Line",), None, blocks, "Contents", "Page", "Foot")
    return markdown_of(made)


def test_each_block_has_its_own_markup() -> None:
    table = Table("Numbers", (Column("Name"), Column("Score", figures=True)), (("One\nmore", "1.5"),))
    written = page(Heading("Part"), Heading("Inner", 2), Paragraph("Mind", "strong"), Points(("a", "b"), numbered=True),
                   Points(("c",)), table)  # fmt: skip
    assert written.split("\n\n") == [
        "# Title", "Line", "## Part", "### Inner", "**Mind**", "1. a\n2. b", "- c",
        "| Name | Score |\n| --- | ---: |\n| One; more | 1.5 |\n",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", r"a \| b"),
        ("[x](y) ![p](q)", r"\[x\](y) !\[p\](q)"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("12. a", r"12\. a"),
        ("40.7% of 12.5", "40.7% of 12.5"),
        ("http://a.b", "http&#8203;://a.b"),
        ("www.a.b a@b.c", "www&#8203;.a.b a@&#8203;b.c"),
        ("well-known (part)", "well-known (part)"),
        ("\u202ex", "\\\\u202ex"),
        ("a\nb", "a b"),
    ],
)
def test_what_would_be_markup_is_a_text(text: str, written: str) -> None:
    assert inline(text) == written


@given(st.text(max_size=60))
def test_no_text_holds_a_bare_sign_of_markup(text: str) -> None:
    assert re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|]", inline(text).replace("&#8203;", "")) is None


@pytest.mark.parametrize("name", views.EVERY)
def test_every_row_of_every_table_has_as_many_cells_as_its_head(name: str) -> None:
    written = markdown_of(document_of(views.EVERY[name]()))
    tables = [block.split("\n") for block in written.split("\n\n") if block.startswith("|")]
    assert len(tables) > 5
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table if row}) == 1, table[0]
        assert set(table[1]) <= set("| -:")

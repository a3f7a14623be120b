"""Tables as spreadsheets: a text stays the text it is."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.errors import InputError
from crmready.problems import UNSAFE
from crmready.tables.cells import Cell, column_letters, column_number, received, sent
from crmready.tables.reading import read_sheet
from crmready.tables.writing import Column, Layout, workbook_of

FORMULAS = (
    "=1+1",
    '=HYPERLINK("x")',
    "+47 22 00 00 00",
    "-3",
    "@SUM(A1)",
    "\tx",
    "\uff1d1+1",
    "{=1}",
    "https://x.y",
    "1",
)
TEXTS = st.text(min_size=1, max_size=40).filter(lambda text: not UNSAFE.search(text) and "\r" not in text)


def one_column(*cells: Cell, name: str = "Table") -> bytes:
    return workbook_of(Layout(name, (Column("Heading"),), [(cell,) for cell in cells]))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_texts_are_never_formulas_links_or_numbers(tmp_path: Path) -> None:
    content = one_column(*FORMULAS)
    (tmp_path / "a.xlsx").write_bytes(content)
    assert read_sheet(tmp_path / "a.xlsx").rows == (("Heading",), *((text,) for text in FORMULAS))
    written = part(content, "xl/worksheets/sheet1.xml")
    assert "<f>" not in written
    assert "hyperlink" not in written
    assert written.count('t="s"') == len(FORMULAS) + 1
    assert part(content, "xl/styles.xml").count('quotePrefix="1"') == 1


def test_every_kind_of_cell_comes_back(tmp_path: Path) -> None:
    cells: tuple[Cell, ...] = ("æ\nø", 7, -(10**15), Decimal("0.1"), True, date(2026, 11, 2), None, 2**60)
    cells += (datetime(2026, 11, 2, 12, 30),)  # noqa: DTZ001  # spreadsheets know no time zones
    (tmp_path / "a.xlsx").write_bytes(one_column(*cells))
    back = tuple(row[0] for row in read_sheet(tmp_path / "a.xlsx").rows[1:])
    assert back == (*cells[:7], str(2**60), cells[8])
    assert [type(cell) for cell in back[:6]] == [type(cell) for cell in cells[:6]]


def test_the_same_tables_are_the_same_bytes() -> None:
    assert one_column("a", 1) == one_column("a", 1)


def test_headings_stay_in_view_and_locked_columns_are_protected() -> None:
    columns = (Column("id", locked=True), Column("text", 50), Column("mark", hidden=True))
    content = workbook_of(Layout("Table", columns, [("a", "b", "c")], choices={1: ("yes", "no")}))
    written = part(content, "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in written
    assert '<sheetProtection sheet="1"' in written
    assert 'hidden="1"' in written
    assert '"yes,no"' in written
    assert "<sheetProtection" not in part(one_column("a"), "xl/worksheets/sheet1.xml")


def test_what_cannot_be_seen_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(one_column("a\x1b[31m\nb\u202ec"))
    assert read_sheet(tmp_path / "a.xlsx").rows[1] == ("a\\x1b[31m\nb\\u202ec",)


def test_a_text_that_would_be_cut_is_refused() -> None:
    assert one_column("x" * 32_767)
    message = r"^The text for cell A3 has 32,768 characters; a spreadsheet keeps 32,767\.$"
    with pytest.raises(InputError, match=message):
        one_column("a", "x" * 32_768)


@pytest.mark.parametrize("name", ["", "a/b: [c]?", "'quoted'", "x" * 40, "\x1b"])
def test_any_name_becomes_that_of_a_sheet(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(one_column("a", name=name))
    assert 0 < len(read_sheet(tmp_path / "a.xlsx").name) <= 31


def test_any_texts_come_back(tmp_path: Path) -> None:
    texts: list[str] = []

    @given(TEXTS)
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    assert len(texts) > 30
    (tmp_path / "a.xlsx").write_bytes(one_column(*texts))
    assert [row[0] for row in read_sheet(tmp_path / "a.xlsx").rows[1:]] == texts


@given(st.one_of(st.none(), st.booleans(), st.integers(), TEXTS, st.dates(), st.datetimes()))
def test_a_cell_that_is_sent_is_received(cell: Cell) -> None:
    assert received(sent(cell)) == cell


@given(st.integers(1, 16_384))
def test_columns_have_names(column: int) -> None:
    assert column_number(column_letters(column)) == column

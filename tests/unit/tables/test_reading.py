"""Spreadsheets from strangers: plain cells of the good ones, one clear line about the bad ones, and soon."""

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.tables.limits import SheetLimits
from crmready.tables.reading import read_sheet
from tests.unit.tables.workbooks import PARTS, SHARED, SHEET, packed, shared, sheet, written

PATIENCE = 3.0
"""Seconds for what takes a tenth of one on an idle machine."""
STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
    b'<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="21"/></cellXfs></styleSheet>'
)
STYLED = {
    "xl/styles.xml": STYLES,
    "xl/_rels/workbook.xml.rels": PARTS["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"'
        b' Target="styles.xml"/></Relationships>',
    ),
}


def test_cells_are_plain_values(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c><c r="C1"><v>1.5</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="F1" t="inlineStr"><is><t>inside</t></is></c></row>'
        '<row r="3"><c r="A3" s="1"><v>46328</v></c><c r="B3" s="2"><v>46328.5</v></c><c r="C3" s="3"><v>0.25</v></c>'
        '<c r="D3"><f>1+1</f><v>2</v></c><c r="E3"><f>HYPERLINK("x")</f></c><c r="F3" t="e"><v>#REF!</v></c></row>'
    )
    read = read_sheet(written(tmp_path / "a.xlsx", {**STYLED, SHEET: sheet(rows), SHARED: shared("=1+1")}))
    assert read.name == "Answers"
    assert read.rows == (
        ("=1+1", 12, Decimal("1.5"), True, None, "inside"),
        (None,) * 6,
        (date(2026, 11, 2), datetime(2026, 11, 2, 12), "06:00:00", 2, None, None),  # noqa: DTZ001
    )
    assert [number for number, _ in read.numbered()] == [1, 3]
    assert [number for number, _ in read.numbered(2)] == [3]
    assert read.place(3, 28) == "a.xlsx, cell AB3"


def test_cells_that_name_no_place_follow_each_other(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"
    assert read_sheet(written(tmp_path / "a.xlsx", {SHEET: sheet(rows)})).rows == ((1, 2), (None, 3))


def test_a_sheet_can_be_chosen_by_name(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", {})
    assert read_sheet(file, "Answers").rows == ((1,),)
    with pytest.raises(InputError, match=r"^a\.xlsx: it has no sheet Replies\.$") as refused:
        read_sheet(file, "Replies")
    assert refused.value.hint == "It has: Answers."


def test_a_hidden_sheet_is_not_taken_for_the_first(tmp_path: Path) -> None:
    hidden = PARTS["xl/workbook.xml"].replace(b'sheetId="1"', b'sheetId="1" state="hidden"')
    with pytest.raises(InputError, match=r"it has no sheet that can be seen\.$"):
        read_sheet(written(tmp_path / "a.xlsx", {"xl/workbook.xml": hidden}))


def test_empty_cells_far_away_are_no_matter(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read_sheet(written(tmp_path / "a.xlsx", {SHEET: sheet(rows)})).rows == ((1,),)


def test_a_false_size_is_not_believed(tmp_path: Path) -> None:
    lie = sheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<dimension ref="A1:XFD1048576"/>')
    assert read_sheet(written(tmp_path / "a.xlsx", {SHEET: lie})).rows == ((1,),)


def test_what_is_no_part_of_the_table_is_left_out(tmp_path: Path) -> None:
    inner = packed({})
    parts = {"xl/media/image1.png": b"\x89PNG" + b"\0" * 1000, "xl/vbaProject.bin": b"\xd0\xcf", "nested.xlsx": inner}
    assert read_sheet(written(tmp_path / "a.xlsx", parts)).rows == ((1,),)


def bomb() -> bytes:
    return packed({"xl/media/zeros.bin": b"\0" * 20_000_001})


def many_bombs() -> bytes:
    return packed({f"xl/media/{number}.bin": b"\0" * 9_000_000 for number in range(6)})


def nested() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("inner.xlsx", packed({}))
    return content.getvalue()


def entities() -> bytes:
    declared = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return packed({SHEET: sheet("").replace(b"<worksheet", declared + b"<worksheet")})


def entities_in_utf_16() -> bytes:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'
    return packed({SHEET: text.encode("utf-16")})


def million_rows() -> bytes:
    return packed({SHEET: sheet("<row/>" * 1_000_000 + "<row><c><v>1</v></c></row>")})


def many_rows() -> bytes:
    return packed({SHEET: sheet("<row><c><v>1</v></c></row>" * 400_000)})


def many_cells() -> bytes:
    return packed({SHEET: sheet("<row>" + "<c/>" * 3_100_000 + "</row>")})


def far_cell() -> bytes:
    return packed({SHEET: sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')})


def wide_cell() -> bytes:
    return packed({SHEET: sheet('<row r="1"><c r="KO1"><v>1</v></c></row>')})


def huge_text() -> bytes:
    return packed({SHARED: shared("x" * 15_000_000)})


def text_shown_often() -> bytes:
    rows = ('<row><c t="s"><v>0</v></c>' + '<c t="s"><v>0</v></c>' * 99 + "</row>") * 2_000
    return packed({SHEET: sheet(rows), SHARED: shared("x" * 30_000)})


def text_shown_often_by_a_number_that_is_none() -> bytes:
    rows = ('<row><c t="s"><v>-1</v></c>' + '<c t="s"><v>-1</v></c>' * 99 + "</row>") * 2_000
    return packed({SHEET: sheet(rows), SHARED: shared("x" * 30_000)})


def counts_that_end_the_reader() -> bytes:
    """The reader sets aside what is claimed here, and its process ends when there is not so much memory."""
    counts = ' count="4294967295" uniqueCount="4294967295"'
    return packed({SHEET: sheet('<row><c t="s"><v>0</v></c></row>'), SHARED: shared("x", counts=counts)})


def text_that_is_not_there() -> bytes:
    return packed({SHEET: sheet('<row><c t="s"><v>7</v></c></row>')})


def truncated() -> bytes:
    return packed({})[:-200]


def flipped() -> bytes:
    content = packed({}, zipfile.ZIP_STORED)
    return content.replace(b"<v>1</v>", b"<v>2</v>")


def locked() -> bytes:
    content = bytearray(packed({}))
    for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(sign)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(sign, at + 1)
    return bytes(content)


def bzipped() -> bytes:
    return packed({}, zipfile.ZIP_BZIP2)


def two_of_one_name() -> bytes:
    content = io.BytesIO(packed({}))
    with zipfile.ZipFile(content, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, b"<x/>")
    return content.getvalue()


def too_many_parts() -> bytes:
    return packed({f"xl/{number}.xml": b"<a/>" for number in range(200)})


def broken_xml() -> bytes:
    return packed({SHEET: sheet("<row>")})


def open_document() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", '<table-row number-rows-repeated="1000000000"/>')
    return content.getvalue()


def old_format() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


def plain_text() -> bytes:
    return b"name;answer\n"


def nothing() -> bytes:
    return b""


def large_file() -> bytes:
    return b"\0" * 5_000_001


REFUSED: dict[Callable[[], bytes], str] = {
    bomb: "it grows too large when it is unpacked.",
    many_bombs: "it grows too large when it is unpacked.",
    nested: "it is not an Excel file (.xlsx).",
    entities: "it declares a document type, which no spreadsheet needs.",
    entities_in_utf_16: "it declares a document type, which no spreadsheet needs.",
    million_rows: "it has more than 50,000 rows.",
    many_rows: "it has something in row 5,001; 5,000 rows are read.",
    many_cells: "it holds more cells than can be read.",
    far_cell: "it has something in row 1,048,576; 5,000 rows are read.",
    wide_cell: "it has something in column 301; 300 columns are read.",
    huge_text: "a cell has more than 32,767 characters.",
    text_shown_often: "its cells hold more than 20,000,000 characters together.",
    text_shown_often_by_a_number_that_is_none: "its cells hold more than 20,000,000 characters together.",
    counts_that_end_the_reader: "it is damaged, or not quite an Excel file.",
    text_that_is_not_there: "it is damaged, or not quite an Excel file.",
    truncated: "it is damaged.",
    flipped: "it is damaged.",
    locked: "it is protected by a password.",
    bzipped: "it is packed in a way that Excel files are not.",
    two_of_one_name: "two of its parts have the same name.",
    too_many_parts: "it has 205 parts; 200 are read.",
    broken_xml: "its part xl/worksheets/sheet1.xml is damaged.",
    open_document: "it is not an Excel file (.xlsx).",
    old_format: "it is protected by a password, or in the old .xls format.",
    plain_text: "it is not an Excel file (.xlsx).",
    nothing: "it is not an Excel file (.xlsx).",
    large_file: "it is larger than 5 MB.",
}


@pytest.mark.parametrize("made", REFUSED, ids=lambda made: made.__name__)
def test_a_hostile_file_is_refused_in_one_line(made: Callable[[], bytes], tmp_path: Path) -> None:
    file = tmp_path / "odd\x1b.xlsx"
    file.write_bytes(made())
    began = time.monotonic()
    with pytest.raises(InputError) as refused:
        read_sheet(file)
    assert time.monotonic() - began < PATIENCE
    assert refused.value.message == rf"odd\x1b.xlsx: {REFUSED[made]}"
    assert refused.value.hint is not None


def test_what_a_caller_allows_is_read(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", {SHEET: sheet("<row><c><v>1</v></c></row>" * 6000)})
    assert len(read_sheet(file, limits=SheetLimits(rows=6000)).rows) == 6000


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^There is no file .*none\.xlsx\.$"):
        read_sheet(tmp_path / "none.xlsx")
    with pytest.raises(InputError, match=r"is not an ordinary file\.$"):
        read_sheet(tmp_path)

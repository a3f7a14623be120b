"""Spreadsheet files made by hand, from their parts."""

import io
import zipfile
from pathlib import Path
from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET: Final = "xl/worksheets/sheet1.xml"
SHARED: Final = "xl/sharedStrings.xml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet(rows: str, before: str = "") -> bytes:
    """A worksheet with these rows."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'.encode()


def shared(*texts: str, counts: str = "") -> bytes:
    """The texts that cells may share."""
    inside = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'<sst xmlns="{MAIN}"{counts}>{inside}</sst>'.encode()


PARTS: Final = {
    "[Content_Types].xml": b"<Types/>",
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>'
    ).encode(),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Answers" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>"
    ).encode(),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/worksheet"'
        ' Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="'
        f'{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    ).encode(),
    SHEET: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
}


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The ordinary parts of a workbook with some of them replaced, as a zip file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, part in {**PARTS, **parts}.items():
            archive.writestr(name, part)
    return content.getvalue()


def written(path: Path, parts: dict[str, bytes]) -> Path:
    """The same as a file."""
    path.write_bytes(packed(parts))
    return path

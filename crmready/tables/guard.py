"""A spreadsheet file from a stranger, unpacked with every byte counted, and packed again without what nobody looked at.

What comes out holds only parts that were read to their end as XML and found to be of bearable size, each under one
name. So nothing that a reader of spreadsheets may make of the rest (macros, pictures, files in files, two parts of one
name, sizes that are not true) can matter.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from crmready.problems import visible
from crmready.tables.content import content_of
from crmready.tables.limits import SheetLimits
from crmready.tables.scanning import NotXml, Scan, refused

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_CHUNK: Final = 65_536
_WORKBOOK: Final = "xl/workbook.xml"
_PLACES: Final = ("xl/", "_rels/")
"""Where the parts lie that make up a workbook; the rest is about it."""
_SAVE_AGAIN: Final = "Open it in a spreadsheet program and save it again as .xlsx."


def guarded(path: Path, limits: SheetLimits) -> bytes:
    """The file's content, made safe to parse. `Refused` says in one line why it is not."""
    content = content_of(path, limits.file_bytes)
    if content.startswith(_OLE):
        raise refused(path, "it is protected by a password, or in the old .xls format.", _SAVE_AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _packed_again(archive, path, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        said = "it is damaged." if content.startswith(b"PK") else "it is not an Excel file (.xlsx)."
        raise refused(path, said, _SAVE_AGAIN) from error


def _packed_again(archive: zipfile.ZipFile, path: Path, limits: SheetLimits) -> bytes:
    parts = archive.infolist()
    _require_ordinary(parts, path, limits)
    scan, total, kept = Scan(path, limits), 0, io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as clean:
        # Shared texts first: then cells that show a long one too often are noticed while they are counted.
        for part in sorted(parts, key=lambda part: "sharedstrings" not in part.filename.lower()):
            content = bytearray()
            for chunk in _chunks(archive, part):
                content += chunk
                total += len(chunk)
                if len(content) > limits.member_bytes or total > limits.total_bytes:
                    raise scan.too_large("it grows too large when it is unpacked.")
            if _belongs(part) and _is_xml(part, bytes(content), scan):
                clean.writestr(zipfile.ZipInfo(part.filename), bytes(content))
        scan.require_bearable()
        if _WORKBOOK not in clean.namelist():
            raise refused(path, "it is not an Excel file (.xlsx).", _SAVE_AGAIN)
    return kept.getvalue()


def _require_ordinary(parts: list[zipfile.ZipInfo], path: Path, limits: SheetLimits) -> None:
    if len(parts) > limits.members:
        raise refused(path, f"it has {len(parts):,} parts; {limits.members} are read.", _SAVE_AGAIN)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise refused(path, "it is protected by a password.", "Save it again without one.")
    if any(part.compress_type not in _METHODS for part in parts):
        raise refused(path, "it is packed in a way that Excel files are not.", _SAVE_AGAIN)
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise refused(path, "two of its parts have the same name.", _SAVE_AGAIN)


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _belongs(part: zipfile.ZipInfo) -> bool:
    return not part.is_dir() and (part.filename == "[Content_Types].xml" or part.filename.startswith(_PLACES))


def _is_xml(part: zipfile.ZipInfo, content: bytes, scan: Scan) -> bool:
    """Whether a part is XML. One whose name says so has to be."""
    try:
        scan.part(content)
    except NotXml as error:
        if part.filename.endswith((".xml", ".rels")):
            raise refused(scan.path, f"its part {visible(part.filename)[:60]} is damaged.", _SAVE_AGAIN) from error
        return False
    return True

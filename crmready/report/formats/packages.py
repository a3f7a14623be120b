"""Office files are archives that remember when they were packed: here packed again, the same for the same content."""

import io
import re
import zipfile
from datetime import date
from typing import Final

_FIRST_DAY: Final = date(1980, 1, 1)
"""The earliest that an archive can name."""
_STAMPS: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def steady(content: bytes, day: date | None) -> bytes:
    """The same archive with one date in it; so are the spreadsheets inside it that native charts keep their data in."""
    made = day or _FIRST_DAY
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, (max(made.year, _FIRST_DAY.year), made.month, made.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, _steady_part(member.filename, old.read(member), made))
    return packed.getvalue()


def _steady_part(name: str, part: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return steady(part, day)
    if name == "docProps/core.xml":
        return _STAMPS.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>", part)
    return part

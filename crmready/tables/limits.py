"""How much a spreadsheet may hold: generous for what people fill in, small for a machine."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """What `read_sheet` takes. Whatever the file claims, bytes are counted as they come out of it."""

    file_bytes: int = 5_000_000
    member_bytes: int = 20_000_000
    """Of one part of the file, unpacked."""
    total_bytes: int = 50_000_000
    """Of all its parts together, unpacked."""
    members: int = 200
    tags: int = 3_000_000
    """XML tags in all parts together; a cell has four."""
    rows: int = 5_000
    columns: int = 300
    characters: int = 20_000_000
    """Of all cells together, a text that several cells share counted once for each."""


STANDARD_SHEET: Final = SheetLimits()

"""One part of a spreadsheet file, looked at before anything else may read it.

A spreadsheet's reader makes a full grid out of the farthest cell and a copy of a shared text for every cell that
shows it. So a few bytes can ask for any amount of memory; here that is counted first.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from crmready.errors import InputError
from crmready.problems import visible
from crmready.tables.cells import LONGEST_CELL, column_number
from crmready.tables.limits import SheetLimits

_TEXT_OF_A_CELL: Final = {"si", "is"}
_EMPTY_ROWS: Final = 10
"""So many times as many rows as may hold something may be there with nothing in them."""
_OFTEN: Final = 20_000
_TOO_LARGE: Final = "Delete what does not belong to the table, or copy the table alone into a new file."


class Refused(InputError):  # noqa: N818  # it names what was done with the file
    """The file is not read: it is damaged, foreign or too large. The message is one line and names the file."""


class NotXml(Exception):  # noqa: N818  # it says what a part of a file is
    """This part of the file is no XML."""


def refused(path: Path, said: str, hint: str) -> Refused:
    """The error for a file: its name, what is wrong with it, and what to do."""
    return Refused(f"{visible(path.name)}: {said}", hint)


@dataclass
class Scan:
    """What the parts of one file amount to. `part` looks at one of them; the last word has `require_bearable`."""

    path: Path
    limits: SheetLimits
    tags: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    """How many cells show each shared text, by its number as it is written."""
    texts: list[int] = field(default_factory=list)
    """The length of each shared text."""
    _noted: int = 0

    def part(self, content: bytes) -> None:
        """Raises `Refused` for what is forbidden or too much, `NotXml` for what is not XML."""
        # Counted first, because walking through the tags is what takes time.
        self.tags += content.count(b"<")
        if self.tags > self.limits.tags:
            raise self.too_large("it holds more cells than can be read.")
        parser = expat.ParserCreate("utf-8")  # whatever it declares: Excel's files are UTF-8
        parser.buffer_text = True
        walk = _Walk(self)
        parser.StartElementHandler = walk.start
        parser.EndElementHandler = walk.end
        parser.CharacterDataHandler = walk.text
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(content, True)  # noqa: FBT003  # expat takes no names
        except expat.ExpatError as error:
            raise NotXml from error

    def show(self, number: str) -> None:
        """Note a cell that shows the shared text of this number."""
        self.cells[number] += 1
        self._noted += 1
        if self._noted % _OFTEN == 0:
            self.require_bearable()

    def require_bearable(self) -> None:
        """Raises `Refused` when the cells so far would hold too much text together."""
        longest = max(self.texts, default=0)
        shown = 0
        for number, count in self.cells.items():
            is_known = _is_position(number) and int(number) < len(self.texts)
            # Of a number that is none, nobody knows which text a reader makes.
            shown += count * (self.texts[int(number)] if is_known else longest)
            if shown > self.limits.characters:
                raise self.too_large(f"its cells hold more than {self.limits.characters:,} characters together.")

    def _doctype(self, *_declaration: object) -> None:
        raise refused(self.path, "it declares a document type, which no spreadsheet needs.", "Do not use this file.")

    def too_large(self, said: str) -> Refused:
        """The error for too much of something."""
        return refused(self.path, said, _TOO_LARGE)


@dataclass(slots=True)
class _Walk:
    """The walk through one part: which cell it is in, and how long the text is that it is in."""

    scan: Scan
    rows: int = 0
    """How many there are, also empty ones."""
    row: int = 0
    column: int = 0
    in_cell: bool = False
    holds_shared: bool = False
    number: list[str] | None = None
    """The parts of a shared text's number, while one is being read."""
    characters: int | None = None
    """The length of a cell's or a shared text so far, while one is being read."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self.in_cell:
            self._require_inside()
        if local == "c":
            self._start_cell(attributes)
        elif local == "row":
            written = attributes.get("r", "")
            self.row = int(written) if _is_position(written) else self.row + 1
            self.column = 0
            self.rows += 1
            if self.rows > self.scan.limits.rows * _EMPTY_ROWS:
                raise self.scan.too_large(f"it has more than {self.rows - 1:,} rows.")
        elif local == "v":
            self.number = [] if self.holds_shared else None
            self.characters = 0
        elif local in _TEXT_OF_A_CELL:
            self.characters = 0

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        digits = attributes.get("r", "")[len(letters) :]
        self.column = column_number(letters) or self.column + 1
        self.row = int(digits) if _is_position(digits) else self.row
        self.in_cell = True
        self.holds_shared = attributes.get("t") == "s"

    def _require_inside(self) -> None:
        """Only cells with something in them make a sheet larger."""
        limits = self.scan.limits
        if self.row > limits.rows:
            raise self.scan.too_large(f"it has something in row {self.row:,}; {limits.rows:,} rows are read.")
        if self.column > limits.columns:
            raise self.scan.too_large(f"it has something in column {self.column:,}; {limits.columns} columns are read.")

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self.in_cell = self.holds_shared = False
        elif local == "v" and self.number is not None:
            self.scan.show("".join(self.number).strip())
        elif local == "si":
            self.scan.texts.append(self.characters or 0)
        if local == "v" or local in _TEXT_OF_A_CELL:
            self.number = self.characters = None

    def text(self, text: str) -> None:
        if self.number is not None:
            self.number.append(text)
        if self.characters is not None:
            self.characters += len(text)
            if self.characters > LONGEST_CELL:
                raise self.scan.too_large(f"a cell has more than {LONGEST_CELL:,} characters.")


def _is_position(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) < len("10000000000")

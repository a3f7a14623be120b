"""A sheet of an .xlsx file from a stranger as plain rows of plain cells."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crmready.problems import excerpt, listed
from crmready.tables.cells import Cell, column_letters, received
from crmready.tables.guard import guarded
from crmready.tables.limits import STANDARD_SHEET, SheetLimits
from crmready.tables.scanning import refused

if TYPE_CHECKING:
    from crmready.tables.child import Answer

# -I keeps environment variables and the current folder away from the child; the parent's own path is handed over.
_START: Final = (
    "import sys; *sys.path[:], name = sys.argv[1:]; sys.argv[1:] = [name];"
    " from crmready.tables.child import main; main()"
)
_SECONDS: Final = 60
_SAVE_AGAIN: Final = "Open it in a spreadsheet program and save it again as .xlsx."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, from its cell A1 on. All rows have the same number of cells; where nothing stands there is None."""

    path: Path
    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def numbered(self, first: int = 1) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows that hold something, each with its number as the spreadsheet shows it, from row `first` on."""
        for number, row in enumerate(self.rows[first - 1 :], first):
            if any(cell is not None for cell in row):
                yield number, row

    def place(self, row: int, column: int) -> str:
        """A cell as a person finds it (`answers.xlsx, cell B12`); both numbers count from 1."""
        return f"{excerpt(self.path.name)}, cell {column_letters(column)}{row}"


def read_sheet(path: Path, name: str | None = None, limits: SheetLimits = STANDARD_SHEET) -> Sheet:
    """The sheet of this name; without one, the first that can be seen.

    Nothing in the file is executed, fetched or trusted. `InputError` says in one line why a file cannot be used.
    """
    answer = _answer(path, guarded(path, limits), name or "")
    rows, names = answer["rows"], answer["names"]
    if rows is None:
        said = f"it has no sheet {excerpt(name)}." if name else "it has no sheet that can be seen."
        raise refused(path, said, f"It has: {listed(names)}." if names else "Check that it is the file you meant.")
    return Sheet(path, names[0], tuple(tuple(received(cell) for cell in row) for row in rows))


def _answer(path: Path, content: bytes, name: str) -> "Answer":
    """What the child says of the workbook. `Refused` when it says nothing, or too late."""
    command = [sys.executable, "-I", "-c", _START, *filter(None, sys.path), name]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 (our own interpreter, our own code)
    except subprocess.TimeoutExpired as error:
        raise refused(path, "it takes too long to read.", _SAVE_AGAIN) from error
    if done.returncode != 0:
        raise refused(path, "it is damaged, or not quite an Excel file.", _SAVE_AGAIN)
    answer: Answer = json.loads(done.stdout)
    return answer

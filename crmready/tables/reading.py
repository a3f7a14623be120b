"""A sheet of an .xlsx file from a stranger as plain rows of plain cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crmready.confined import NoAnswerError, answer_of
from crmready.problems import excerpt, listed
from crmready.tables.cells import Cell, column_letters, received
from crmready.tables.guard import guarded
from crmready.tables.limits import STANDARD_SHEET, SheetLimits
from crmready.tables.scanning import refused

if TYPE_CHECKING:
    from crmready.tables.child import Answer

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
    try:
        answer: Answer = answer_of("crmready.tables.child", content, name)
    except NoAnswerError as error:
        said = "it takes too long to read." if error.late else "it is damaged, or not quite an Excel file."
        raise refused(path, said, _SAVE_AGAIN) from error
    return answer

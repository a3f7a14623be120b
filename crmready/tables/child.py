"""The process that reads one sheet: a JSON answer on standard output. The only module that knows calamine.

It runs apart because calamine believes some of the counts that a file claims, and a request for too much memory ends
the whole process there: no exception can be caught.
"""

import io
import json
import sys
from typing import Final, TypedDict

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from crmready.confined import limit_this_process
from crmready.tables.cells import Sent, sent

MEMORY: Final = 1_000_000_000
"""Bytes, all of the process together."""
CPU_SECONDS: Final = 30


class Answer(TypedDict):
    """The sheet that was read; without `rows` there is none, and `names` are the sheets that can be seen."""

    names: list[str]
    rows: list[list[Sent]] | None


def main() -> None:
    """Reads the workbook on standard input; the wanted sheet's name is the only argument, empty for the first."""
    limit_this_process(MEMORY, CPU_SECONDS)
    answer = _read(sys.stdin.buffer.read(), next(iter(sys.argv[-1:]), ""))
    sys.stdout.write(json.dumps(answer))


def _read(content: bytes, name: str) -> Answer:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        seen = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
        ]
        wanted = name or next(iter(seen), "")
        if wanted not in workbook.sheet_names:
            return {"names": seen, "rows": None}
        rows = workbook.get_sheet_by_name(wanted).to_python(skip_empty_area=False)
    return {"names": [wanted], "rows": [[sent(cell) for cell in row] for row in rows]}

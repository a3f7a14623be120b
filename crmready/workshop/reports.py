"""The gap report, made while the room is there: beside the assessment file, and never over an earlier one."""

import asyncio
from pathlib import Path

from crmready.report.gap_report import gap_report
from crmready.report.render import write_pdf
from crmready.resources import report_templates_root
from crmready.workshop.results import Board
from crmready.workshop.workshop import Workshop


class Reports:
    """Makes reports of what may be shown. `made` lists them in the order in which they were made."""

    def __init__(self, workshop: Workshop, board: Board) -> None:
        self._workshop, self._board = workshop, board
        self.made: list[Path] = []

    async def make(self) -> Path:
        """A new PDF. Raises a `CrmreadyError` when it cannot be written; only for a closed round."""
        view = (await self._board.now()).view
        path = await self._workshop.desk.read(lambda file: file.path)
        target = _free_name(path, view.language)
        await asyncio.to_thread(write_pdf, gap_report(view, report_templates_root()), target, lambda _: None)
        self.made.append(target)
        return target


def _free_name(path: Path, language: str) -> Path:
    """The report's name beside the assessment, with a number when it is taken."""
    names = (path.with_name(f"{path.stem}-{language}{f'-{n}' if n > 1 else ''}.pdf") for n in range(1, 10_000))
    return next(name for name in names if not name.exists())

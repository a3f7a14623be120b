"""How every sheet of the workbook is made: named heads, rows, rules and print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from crmready.report.formats.gap_document.texts import shown
from crmready.report.shapes.report import ReportView
from crmready.tables.cells import LONGEST_CELL, Cell
from crmready.tables.rules import Beginning, Choice, DayFrom, Overdue, Printing, Rule, Tone
from crmready.tables.writing import Column, Figure, Layout, sheet_name

_STATES: Final[tuple[tuple[str, Tone], ...]] = (("✓", "good"), ("!", "middle"), ("×", "low"), ("?", "open"))
_CUT: Final = " …"
_WIDE: Final = 220
"""Characters beside each other that are too small to read on A4."""
_STATUSES: Final = ("open", "begun", "done", "stopped")
_TONES: Final[Mapping[str, Tone]] = {"open": "open", "begun": "middle", "done": "good", "stopped": "low"}

Row = tuple[Cell | Figure, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What all sheets of one workbook need."""

    view: ReportView
    words: Mapping[str, str]

    def sheet(self, name: str, columns: Iterable[tuple[str, int]], rows: Iterable[Row], *rules: Rule) -> Layout:
        """A sheet of these columns (heading and width in characters); `name` is one of the words."""
        words, widths = self.words, [*columns]
        wide = sum(width for _, width in widths) > _WIDE
        return Layout(
            name=words[name],
            columns=tuple(Column(words.get(heading, heading), width) for heading, width in widths),
            rows=[tuple(_fitting(cell) for cell in row) for row in rows],
            rules=rules,
            printing=Printing(f"{self.view.organisation} · {words[name]}", wide=wide),
        )

    def states(self, column: int) -> tuple[Rule, ...]:
        """Tones for a column in which requirements' marks stand."""
        return tuple(Beginning(column, sign, tone) for sign, tone in _STATES)

    def lists(self) -> Layout:
        """The sheet that owners and statuses are chosen from."""
        owners, statuses = self._owners(), self._statuses()
        longest = max(len(owners), len(statuses))
        rows = [
            (*(texts[place] if place < len(texts) else None for texts in (owners, statuses)),)
            for place in range(longest)
        ]
        columns = (Column(self.words["owner"], 24), Column(self.words["status"], 24))
        return Layout(self.words["lists"], columns, rows, hidden=True)

    def work(self, owner: int, due: int, status: int) -> tuple[Rule, ...]:
        """The rules of the columns in which people say who, by when and how far."""
        words, day = self.words, self._earliest()
        lists = sheet_name(words["lists"])
        hint, wrong = (words[name].format(day=day.isoformat()) for name in ("due_hint", "due_wrong"))
        tones = zip(_STATUSES, self._statuses(), strict=True)
        return (
            Choice(owner, lists, "A", len(self._owners()), words["owner_hint"], free=True),
            DayFrom(due, day, hint, wrong),
            Choice(status, lists, "B", len(_STATUSES), words["status_hint"], words["status_wrong"]),
            Overdue(due, status, words["status_done"], words["overdue"]),
            *(Beginning(status, text, _TONES[name]) for name, text in tones),
        )

    def _owners(self) -> tuple[str, ...]:
        return tuple(role.name for role in self.view.respondents.roles)

    def _statuses(self) -> tuple[str, ...]:
        return tuple(self.words[f"status_{name}"] for name in _STATUSES)

    def _earliest(self) -> date:
        """Nothing can be due before the answers were given; a report without a day takes any."""
        return date.fromisoformat(self.view.as_of.iso) if self.view.as_of else date(2000, 1, 1)


def _fitting(cell: Cell | Figure) -> Cell | Figure:
    """A text that is longer than a cell can hold loses its end, and shows that it does."""
    if not isinstance(cell, str) or len(shown(cell)) <= LONGEST_CELL:
        return cell
    return shown(cell)[: LONGEST_CELL - len(_CUT)] + _CUT

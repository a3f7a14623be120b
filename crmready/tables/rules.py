"""What a sheet asks of those who work in it, what it points out, and how it is printed. Columns count from 0."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, TypeAlias

Tone: TypeAlias = Literal["good", "middle", "low", "open"]

_TONES: Final[dict[Tone, dict[str, object]]] = {
    "good": {"bg_color": "#CFE2EF", "font_color": "#12466B"},
    "middle": {"bg_color": "#FDE3C0", "font_color": "#1B2430"},
    "low": {"bg_color": "#F0D5C8", "font_color": "#6E2303", "bold": True},
    "open": {"bg_color": "#EEF2F5", "font_color": "#1B2430", "italic": True},
}
_TALLEST: Final = 1_000
"""Rows below the last that the rules hold for as well: people add their own."""
_LONGEST_MESSAGE: Final = 255
_A4: Final = 9
_A3: Final = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A column to choose in: one of `count` texts that stand in a column of another sheet, from its second row on.

    With `free` other texts are taken as well.
    """

    column: int
    sheet: str
    letter: str
    count: int
    hint: str
    wrong: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True)
class DayFrom:
    """A column of days, none of them earlier than one."""

    column: int
    earliest: date
    hint: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """Cells of a column that begin with a text get a tone: the words are there anyhow, colour only repeats them."""

    column: int
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Overdue:
    """Days gone by, in rows whose other column does not say `done`, get a tone and the word for it."""

    column: int
    status: int
    done: str
    word: str


Rule: TypeAlias = Choice | DayFrom | Beginning | Overdue


@dataclass(frozen=True, slots=True)
class Printing:
    """A landscape page as wide as the sheet, with the heads on every page, and these words at its foot.

    It is A4, or A3 for a wide sheet.
    """

    foot: str
    wide: bool = False


def dress(sheet: Any, rules: tuple[Rule, ...], rows: int, look: Any) -> None:  # noqa: ANN401  # XlsxWriter's own
    """Put the rules on a sheet with so many rows below its head; `look` makes a format of properties."""
    for rule in rules:
        span = (1, rule.column, rows + _TALLEST, rule.column)
        match rule:
            case Choice():
                sheet.data_validation(*span, _choice(rule))
            case DayFrom():
                sheet.data_validation(*span, _day(rule))
            case Beginning():
                kind = {"type": "text", "criteria": "begins with", "value": rule.text}
                sheet.conditional_format(*span, {**kind, "format": look(_TONES[rule.tone])})
            case Overdue():
                sheet.conditional_format(*span, _overdue(rule, look))


def _choice(rule: Choice) -> dict[str, object]:
    """Excel and its like take a list of any length and with commas only from cells."""
    sheet = rule.sheet.replace("'", "''")
    return {
        "validate": "list",
        "source": f"='{sheet}'!${rule.letter}$2:${rule.letter}${rule.count + 1}",
        "input_message": rule.hint[:_LONGEST_MESSAGE],
        "error_message": rule.wrong[:_LONGEST_MESSAGE],
        "show_error": not rule.free,
    }


def _day(rule: DayFrom) -> dict[str, object]:
    return {
        "validate": "date",
        "criteria": ">=",
        "value": rule.earliest,
        "input_message": rule.hint[:_LONGEST_MESSAGE],
        "error_message": rule.wrong[:_LONGEST_MESSAGE],
    }


def _overdue(rule: Overdue, look: Any) -> dict[str, object]:  # noqa: ANN401  # XlsxWriter's own type
    day, status = (f"${chr(ord('A') + column)}2" for column in (rule.column, rule.status))
    done = rule.done.replace('"', '""')
    word = rule.word.replace('"', "")
    return {
        "type": "formula",
        "criteria": f'=AND({day}<>"",{day}<TODAY(),{status}<>"{done}")',
        "format": look({**_TONES["low"], "num_format": f'yyyy-mm-dd" ({word})"'}),
    }


def prepare_print(sheet: Any, printing: Printing) -> None:  # noqa: ANN401  # XlsxWriter's own type
    """Set up the page."""
    sheet.set_landscape()
    sheet.set_paper(_A3 if printing.wide else _A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    foot = printing.foot.replace("&", "&&")[:200]
    sheet.set_footer(f"&L&8{foot}&R&8&P / &N")

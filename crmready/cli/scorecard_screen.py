"""The result on a terminal of 80 columns. Words and marks carry the meaning; colour only repeats it."""

import sys
from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crmready.cli.people_screen import people_sections
from crmready.problems import visible
from crmready.report.labels import labels
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import DimensionView

_TONES: Final = {"stop": "bold red", "caution": "bold yellow", "go": "bold green"}
_STATES: Final = {"pass": "green", "claimed": "yellow", "fail": "red", "unknown": "magenta"}
_WIDTH: Final = 80
_BAR: Final = 20


def _text(words: str, style: str = "") -> Text:
    """The only way a foreign text gets onto this screen: made visible, and never read as markup."""
    return Text(visible(words), style=style)


def show(view: ReportView) -> None:
    """Prints the view on stdout."""
    console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False, soft_wrap=False)
    if not console.is_terminal or console.width > _WIDTH:
        console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False, width=_WIDTH)
    console.print(Group(*_parts(view)))


def _parts(view: ReportView) -> Iterator[RenderableType]:
    words = labels(view.language)
    yield _text(f"{view.organisation} · {view.title}", "bold")
    yield _text(
        " · ".join(part for part in (view.as_of.text if view.as_of else "", view.respondents.sentence) if part), "dim"
    )
    yield Text()
    yield _text(view.verdict.name.upper(), _TONES[view.verdict.tone])
    yield _text(view.verdict.sentence)
    yield _text(view.nobody or view.verdict.summary)
    if view.gates:
        yield from _section(words["gates"])
        yield _gates(view.gates)
    yield from _section(words["where_we_stand"])
    yield from _dimensions(view.dimensions, words)
    yield _text(view.index.sentence)
    if view.beliefs.pairs or view.beliefs.reliances:
        yield from _section(words["beliefs"])
        yield _text(view.beliefs.sentence)
    for title, lines in people_sections(view, words):
        yield from _section(title)
        yield from (Padding(_text(line), (0, 0, 0, 2)) for line in lines)
    if view.first_actions:
        yield from _section(words["first_actions"])
        yield _actions(view)
    notes = [note for note in (view.held_back, view.respondents.not_asked) if note]
    if notes:
        yield Text()
        yield from (_text(note) for note in notes)
    yield Text()
    yield _text(view.verdict.next, "bold")


def _section(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield _text(title, "bold underline")


def _grid(*, ratios: tuple[int | None, ...]) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    for ratio in ratios:
        table.add_column(ratio=ratio, no_wrap=ratio is None)
    return table


def _gates(gates: tuple[GateView, ...]) -> RenderableType:
    table = _grid(ratios=(None, None, 1))
    for gate in gates:
        style = _STATES[gate.state]
        lines = [_text(f"{gate.name} ({gate.severity_name})")]
        if gate.state != "pass":
            lines += [_text(words, "dim") for words in _reasons(gate)]
        table.add_row(_text(gate.symbol, style), _text(gate.state_name, style), Group(*lines))
    return table


def _reasons(gate: GateView) -> Iterator[str]:
    """Why a gate is not passed; nothing that only repeats its state."""
    why = gate.limiting or gate.sentence
    if why.removesuffix(".") != gate.state_name:
        yield why
    if gate.fragile_sentence:
        yield gate.fragile_sentence


def _bar(dimension: DimensionView) -> Text:
    """Score and target on one line of twenty cells; the numbers stand beside it."""
    score, target = dimension.score.value, dimension.target.value
    filled = 0 if score is None else round(score / 100 * _BAR)
    mark = -1 if target is None else min(round(target / 100 * _BAR), _BAR - 1)
    return Text("".join("┃" if cell == mark else "█" if cell < filled else "░" for cell in range(_BAR)))


def _dimensions(dimensions: tuple[DimensionView, ...], words: Mapping[str, str]) -> Iterator[RenderableType]:
    for dimension in dimensions:
        yield _text(dimension.name)
        rating = f"{dimension.rating.name} " if dimension.rating else ""
        yield Text.assemble("  ", _bar(dimension), "  ", _text(dimension.score.text, "bold"), "  ", _text(rating))
        details = [f"{words['coverage']}: {dimension.coverage.text}"]
        if dimension.interval is not None:
            details.insert(0, f"{words['interval']}: {dimension.interval.text}")
        yield _text("  " + " · ".join(details), "dim")


def _actions(view: ReportView) -> RenderableType:
    table = _grid(ratios=(None, 1))
    for number, action in enumerate(view.first_actions, start=1):
        table.add_row(
            Text(f"{number}."), Group(_text(action.do), _text(f"{action.owner_name}. {action.proof or ''}", "dim"))
        )
    return Padding(table, (0, 0))

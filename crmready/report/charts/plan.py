"""The plan as a timeline."""

from collections.abc import Sequence
from typing import Final

from crmready.report.charts.svg import ACCENT, MUTED, PAPER, RAIL, WIDTH, Point, Type, circle, drawing, line, text
from crmready.report.shapes.plan import PlanWindow

_Y: Final = 22.0


def timeline(plan: Sequence[PlanWindow]) -> str:
    """One line through all windows, with the numbered actions of each where they fall."""
    shapes = [line(Point(0, _Y), Point(WIDTH, _Y), RAIL, 3)]
    length = WIDTH / max(len(plan), 1)
    number = 0
    for place, window in enumerate(plan):
        end = length * (place + 1) - (2 if place == len(plan) - 1 else 0)
        shapes += [line(Point(end, _Y - 8), Point(end, _Y + 8), ACCENT, 2)]
        shapes += [text(Point(length * (place + 0.5), _Y + 24), window.name, Type(9.5, MUTED, "600", "middle"))]
        for step in range(len(window.actions)):
            number += 1
            x = length * place + length * (step + 1) / (len(window.actions) + 1)
            shapes += [circle(Point(x, _Y), 10, ACCENT, PAPER)]
            shapes += [text(Point(x, _Y + 4), str(number), Type(11, PAPER, "700", "middle"))]
    finding = "; ".join(f"{window.name}: {_actions(window)}" for window in plan)
    return drawing(WIDTH, _Y + 28, finding, shapes)


def _actions(window: PlanWindow) -> str:
    return ", ".join(action.do for action in window.actions) or window.sentence or "–"

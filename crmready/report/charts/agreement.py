"""How the answers of one role lie on the options, where the distribution may be told."""

from collections.abc import Sequence
from typing import Final

from crmready.report.charts.svg import ACCENT, INK, MUTED, RAIL, TINT, Point, Type, box, drawing, line, text
from crmready.report.shapes.numbers import Anchor
from crmready.report.shapes.scores import AgreementView

_WIDTH: Final = 298.0
_BASE: Final = 46.0
_TALLEST: Final = 32.0


def votes(agreement: AgreementView, anchors: Sequence[Anchor]) -> str | None:
    """How many gave each level, as columns with their numbers; None where the distribution may not be told.

    Below each column stands what its option is worth, as the options beside the picture are numbered.
    """
    counts = agreement.distribution
    if not counts:
        return None
    most, width = max(counts), _WIDTH / len(counts)
    shapes = [line(Point(0, _BASE), Point(_WIDTH, _BASE), RAIL, 1)]
    for place, count in enumerate(counts):
        height, x = _TALLEST * count / max(most, 1), width * place + 2
        middle = x + width / 2 - 2
        shapes.append(box(Point(x, _BASE - 3), width - 4, 3, TINT))
        shapes.append(box(Point(x, _BASE - height), width - 4, height, ACCENT))
        if count:
            shapes.append(text(Point(middle, _BASE - height - 3), str(count), Type(9, INK, "600", "middle")))
        if len(anchors) == len(counts):
            shapes.append(text(Point(middle, _BASE + 11), anchors[place].score.text, Type(8, MUTED, anchor="middle")))
    return drawing(_WIDTH, _BASE + 14, f"{agreement.role_name}: {_said(counts, anchors)}", shapes)


def _said(counts: Sequence[int], anchors: Sequence[Anchor]) -> str:
    """How often each option was chosen: "0: ×1; 2: ×3"; only the counts where options have no place of their own."""
    if len(anchors) != len(counts):
        return ", ".join(str(count) for count in counts)
    return "; ".join(f"{anchor.score.text}: ×{count}" for anchor, count in zip(anchors, counts, strict=True) if count)

"""A question's answers drawn on its scale: a lane for each role, and one for what leaders believed.

Every option has a column of the same width, so that its words can stand under it; a position between two options is
drawn between their columns. Lengths are in units of which a lane is 1000 wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from crmready.problems import at_start
from crmready.report.shapes.beliefs import PairView
from crmready.report.shapes.numbers import Anchor
from crmready.report.shapes.scores import QuestionView, RolePart
from crmready.workshop.cards import Choice

WIDTH: Final = 1000
_HEIGHTS: Final = {1: 110, 2: 100, 3: 90}
"""How high a lane with bars is, by how many there are; more of them are lower."""
_LOWEST: Final = 75
_FLAT: Final = 50
"""How high a lane is that has a mean alone."""
_LETTERS: Final = 34
"""Room for a count above its bar."""
_AXIS: Final = 20
"""Room for the axis and the mark of the mean."""
_THICK: Final = 64


@dataclass(frozen=True, slots=True)
class Bar:
    """How many gave one score: the bar's left edge, top, width and height, and the middle to write above."""

    left: float
    top: float
    width: float
    height: float
    middle: float
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the picture: whose it is, what is said beside it, and what is drawn."""

    name: str
    mean: str | None
    sentence: str
    height: int = _FLAT
    marks: tuple[float, ...] = ()
    bars: tuple[Bar, ...] = ()
    dot: float | None = None
    """Where the mean is drawn."""
    believed: float | None = None
    """Where leaders believed that it is."""

    @property
    def axis(self) -> int:
        """How far down the scale's line is drawn."""
        return self.height - _AXIS

    @property
    def drawn(self) -> bool:
        """Whether there is a picture; else there are only words."""
        return self.dot is not None


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole picture. `columns` are the choices in the order of the scale; empty where they have no such order."""

    lanes: tuple[Lane, ...]
    columns: tuple[Choice, ...]


def scale(question: QuestionView, pair: PairView | None, choices: Sequence[Choice]) -> Scale:
    """The picture of what may be shown of a question."""
    belief = pair if pair and not pair.hidden and None not in {pair.belief_position, pair.practice_position} else None
    barred = sum(_votes(part) is not None for part in question.roles)
    height = _HEIGHTS.get(barred, _LOWEST)
    lanes = [_lane(part, question.anchors, height) for part in question.roles]
    if belief is not None and question.anchors:
        lanes.append(_belief(belief, question.anchors))
    return Scale(tuple(lanes), _columns(question.anchors, choices))


def _columns(anchors: Sequence[Anchor], choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices under their anchors, when each has one of its own."""
    by_text = {choice.text: choice for choice in choices}
    ordered = tuple(by_text[anchor.text] for anchor in anchors if anchor.text in by_text)
    return ordered if len(ordered) == len(anchors) == len(choices) == len(by_text) else ()


def _middles(anchors: Sequence[Anchor]) -> list[float]:
    """The middle of each option's column."""
    return [(place + 0.5) * WIDTH / len(anchors) for place in range(len(anchors))]


def across(position: float, anchors: Sequence[Anchor]) -> float:
    """Where a position on the scale is drawn: straight between the columns of the two options around it."""
    middles = _middles(anchors)
    for (left, right), (low, high) in zip(pairwise(anchors), pairwise(middles), strict=True):
        if left.position <= position <= right.position and left.position < right.position:
            share = (position - left.position) / (right.position - left.position)
            return round(low + share * (high - low), 1)
    return middles[0] if position <= anchors[0].position else middles[-1]


def _votes(part: RolePart) -> tuple[int, ...] | None:
    """How many gave each score, where that may be shown."""
    return part.agreement.distribution if part.agreement and not part.hidden else None


def _lane(part: RolePart, anchors: Sequence[Anchor], height: int) -> Lane:
    if part.hidden:
        return Lane(part.role_name, None, part.hidden_reason or "")
    sentence = " ".join(filter(None, (f"{part.counts}.", part.agreement.sentence if part.agreement else "")))
    mean = part.mean.text if part.mean.value is not None else None
    if part.position is None or not anchors:
        return Lane(part.role_name, mean, sentence)
    bars = _bars(_votes(part) or (), anchors, float(height - _AXIS))
    dot = across(part.position, anchors)
    return Lane(part.role_name, mean, sentence, height if bars else _FLAT, tuple(_middles(anchors)), bars, dot)


def _bars(votes: Sequence[int], anchors: Sequence[Anchor], axis: float) -> tuple[Bar, ...]:
    """A bar for every score that somebody gave; the longest fills the lane up to its count."""
    scores = sorted({anchor.position for anchor in anchors})
    if len(votes) != len(scores) or not any(votes):
        return ()
    unit = (axis - _LETTERS) / max(votes)
    middles = [across(score, anchors) for score in scores]
    return tuple(
        Bar(middle - _THICK / 2, round(axis - given * unit, 1), _THICK, round(given * unit, 1), middle, given)
        for middle, given in zip(middles, votes, strict=True)
        if given
    )


def _belief(pair: PairView, anchors: Sequence[Anchor]) -> Lane:
    """The source's mean and the estimate of it, with the distance between them."""
    stance = at_start(pair.stance_name)
    sentence = f"● {pair.source_name}: {pair.practice.text}. {stance} ({pair.gap.text})."
    believed, dot = (across(place or 0.0, anchors) for place in (pair.belief_position, pair.practice_position))
    return Lane(f"○ {pair.believers}", pair.belief.text, sentence, _FLAT, tuple(_middles(anchors)), (), dot, believed)

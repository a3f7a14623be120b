"""Where an organisation stands on its areas, and what is not known: sentences read off what the report prints."""

from collections.abc import Iterator, Sequence
from typing import Final

from crmready.problems import at_start
from crmready.report.shapes.beliefs import DontKnowView
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.scores import DimensionView
from crmready.report.view.counting import areas, questions, questions_with_score, share_at_start, spelled
from crmready.report.view.parts import Parts
from crmready.report.view.words import Words

_ENOUGH_TO_COMPARE: Final = 2


def profile_finding(words: Words, dimensions: Sequence[DimensionView]) -> str:
    """How many areas lie below their target, of those whose number is printed."""
    below = [dimension for dimension in dimensions if (dimension.gap.value or 0) > 0]
    shown = [dimension for dimension in dimensions if dimension.gap.value is not None]
    if not shown:
        return words.gettext("No area has a score that can be shown yet.")
    if not below and len(shown) < len(dimensions):
        return words.gettext("No area that has a score lies below its target.")
    if not below:
        which = share_at_start(words, areas(words), len(dimensions), len(dimensions))
        return words.ngettext("{which} has reached its target.", "{which} have reached their targets.",
                              len(dimensions), which=which)  # fmt: skip
    which = share_at_start(words, areas(words), len(below), len(dimensions))
    furthest = max(below, key=lambda dimension: dimension.gap.value or 0)
    alone = sum(dimension.gap.value == furthest.gap.value for dimension in below) == 1
    if len(below) < _ENOUGH_TO_COMPARE or not alone:
        return words.ngettext(
            "{which} lies below its target.", "{which} lie below their targets.", len(below), which=which
        )
    return words.gettext("{which} lie below their targets, “{name}” furthest.", which=which, name=furthest.name)


def dimension_finding(words: Words, dimension: DimensionView) -> str | None:
    """How many of an area's questions lie below the target, of those whose number is printed; None without any."""
    shown = [question for question in dimension.questions if question.gap.value is not None]
    if not shown:
        return None
    below = sum((question.gap.value or 0) > 0 for question in shown)
    every = len(shown) == sum(question.scored for question in dimension.questions)
    if not below and every:
        return words.gettext("No question lies below the target.")
    if not below:
        return words.gettext("No question that has a score lies below the target.")
    counted = questions(words) if every else questions_with_score(words)
    which = share_at_start(words, counted, below, len(shown))
    return words.ngettext("{which} lies below the target.", "{which} lie below the target.", below, which=which)


def unknowns(words: Words, parts: Parts) -> tuple[str, ...]:
    """What is not known, from what weighs most: requirements, roles, areas, questions, hidden answers."""
    found = [*_unsettled(words, parts.gates), *filter(None, (parts.respondents.not_asked,))]
    found += [*_open_areas(words, parts.dimensions), *filter(None, (dont_know_finding(words, parts.dont_know),))]
    if any(question.hidden for dimension in parts.dimensions for question in dimension.questions):
        found.append(words.gettext("Some answers are hidden, because too few people gave them."))
    return tuple(found)


def _unsettled(words: Words, gates: Sequence[GateView]) -> Iterator[str]:
    number = sum(gate.state == "unknown" for gate in gates)
    if number:
        yield at_start(
            words.ngettext(
                "{count} requirement cannot be settled before more is answered.",
                "{count} requirements cannot be settled before more is answered.",
                number, count=spelled(words, number),
            )
        )  # fmt: skip


def _open_areas(words: Words, dimensions: Sequence[DimensionView]) -> Iterator[str]:
    without = [
        words.gettext("“{name}”", name=dimension.name) for dimension in dimensions if dimension.status == "insufficient"
    ]
    if without:
        yield words.gettext("Too little has been answered for a score: {names}.", names=words.listed(without))
    ranges = sum(_is_open(dimension) for dimension in dimensions)
    if ranges:
        yield at_start(
            words.ngettext(
                "{count} score could change, because answers are missing.",
                "{count} scores could change, because answers are missing.",
                ranges, count=spelled(words, ranges),
            )
        )  # fmt: skip


def _is_open(dimension: DimensionView) -> bool:
    """Whether a printed score has a printed interval that is not a point."""
    interval = dimension.interval
    if dimension.score.value is None or interval is None or interval.low.value is None:
        return False
    return interval.low.value != interval.high.value


def dont_know_finding(words: Words, found: Sequence[DontKnowView]) -> str | None:
    """In how many questions somebody does not know; None where nobody says so."""
    number = len({each.question for each in found})
    if not number:
        return None
    return words.ngettext(
        "In {count} question somebody does not know.", "In {count} questions somebody does not know.",
        number, count=spelled(words, number),
    )  # fmt: skip

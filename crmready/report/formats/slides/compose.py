"""The whole set of slides."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from crmready.report.formats.gap_document.compose import day_of
from crmready.report.formats.slides.deck import Deck
from crmready.report.formats.slides.findings import beliefs, blocks, profile, requirements, verdict
from crmready.report.formats.slides.steps import goals, plan, talk
from crmready.report.formats.words import format_words
from crmready.report.shapes.report import ReportView

Part: TypeAlias = Callable[[Deck, ReportView, Mapping[str, str]], None]

PARTS: Final[tuple[Part, ...]] = (verdict, requirements, profile, beliefs, blocks, plan, goals, talk)
"""In the order of a workshop; each adds the slides it needs, or none."""


def slides_of(view: ReportView) -> bytes:
    """The .pptx file, the same for the same view: usually eight slides."""
    words = format_words(view.language)
    deck = Deck(view.language, f"{view.organisation} · {view.title} · {words['gap_report']}", words)
    for part in PARTS:
        part(deck, view, words)
    return deck.saved(day_of(view), f"{words['gap_report']}: {view.organisation}")

"""Levels that run backwards (W711): on what the rule is for, on what looks like it, and on all levels that we ship."""

from pathlib import Path

import pytest

from crmready.authoring.wording.backwards import backwards
from crmready.loading.questionnaire import load
from crmready.model.questions import LevelsQuestion

ROOT = Path(__file__).parents[3]
SHIPPED = (*sorted(ROOT.glob("questionnaires/*/questionnaire.yaml")), *ROOT.glob("examples/*/questionnaire.yaml"))


@pytest.mark.parametrize(
    ("language", "first", "last", "named"),
    [
        ("en", "All of them", "None", "None"),
        ("en", "Every week", "Never", "Never"),
        ("en", "To a great extent", "Not at all", "Not at all"),
        ("en", "Yes, all", "No", "No"),
        ("en", "In writing", "Nothing, or no goals are set at all", "Nothing, or no goals are set at all"),
        ("en", "Strongly agree", "Strongly disagree", "Strongly disagree"),
        ("en", "Excellent", "Bad", "Excellent"),
        ("nb", "Alle", "Ingen", "Ingen"),
        ("nb", "Hver uke", "Aldri", "Aldri"),
        ("nb", "I stor grad", "Ikke i det hele tatt", "Ikke i det hele tatt"),
        ("nb", "Svært god", "Svært dårlig", "Svært dårlig"),
        ("nb", "Svært enig", "Ganske dårlig", "Svært enig"),
    ],
)
def test_levels_that_run_backwards_are_told_by_their_end(language: str, first: str, last: str, named: str) -> None:
    reason = backwards("What is it like?", (first, "Some", last), language)
    assert reason is not None
    assert f'level, "{named}", reads as the ' in reason
    assert backwards("What is it like?", (last, "Some", first), language) is None


@pytest.mark.parametrize(
    ("language", "ask", "first", "last"),
    [
        ("en", "How many errors do you find?", "Many", "None"),
        ("en", "How often is data lost?", "Every day", "Never"),
        ("en", "What is not agreed?", "All of it", "Nothing"),
        ("en", "How is it written?", "In everybody's own notes", "Nothing is written in more than one place"),
        ("en", "How many of them?", "All of mine", "All of ours"),
        ("en", "How much do you know?", "Nothing", "Never enough"),
        ("en", "How is it?", "All over the place", "In the system"),
        ("nb", "Hvor mange feil finner du?", "Mange", "Ingen"),
        ("nb", "Hvor ofte mangler noe?", "Hver dag", "Aldri"),
        ("nb", "Hva er ikke avtalt?", "Alt", "Ingenting"),
        ("nb", "Hvor mange?", "Ingen", "Alle"),
    ],
)
def test_levels_that_only_look_like_it_are_left_alone(language: str, ask: str, first: str, last: str) -> None:
    assert backwards(ask, (first, "Some", last), language) is None


def test_of_all_levels_that_we_ship_none_is_reported_and_turned_round_as_many_as_the_documentation_says() -> None:
    said = []
    for language in ("en", "nb"):
        levels = _shipped(language)
        assert len(levels) >= 30
        assert [one for one in levels if backwards(*one, language)] == []
        turned = sum(backwards(ask, options[::-1], language) is not None for ask, options in levels)
        said.append(f"{turned} of {len(levels)}")
    page = " ".join((ROOT / "docs" / "wording.md").read_text(encoding="utf-8").split())
    assert f"turned round, it reports {said[0]} in English and {said[1]} in bokmål" in page


def _shipped(language: str) -> set[tuple[str, tuple[str, ...]]]:
    """Every question that is answered with levels, with its options."""
    return {
        (ask, tuple(option.text for option in question.options))
        for loaded in map(load, SHIPPED)
        if language in loaded.languages
        for question in loaded.speaking(language).questions.values()
        if isinstance(question, LevelsQuestion)
        for ask in ([question.ask] if isinstance(question.ask, str) else question.ask.values())
    }

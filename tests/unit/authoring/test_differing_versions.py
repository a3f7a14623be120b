"""Which version number the changes ask for."""

import pytest

from crmready.authoring.differing.effects import Comparison, Difference, Effect, Kind
from crmready.authoring.differing.versions import advice

NOTHING = Comparison(())


def with_effects(*effects: Effect) -> Comparison:
    return Comparison(
        tuple(Difference(effect, Kind.CHANGED, ("title",), "questionnaire", "title") for effect in effects)
    )


@pytest.mark.parametrize(
    ("before", "effects", "least"),
    [
        ("1.2.3", (), "1.2.3"),
        ("1.2.3", (Effect.WORDING,), "1.2.4"),
        ("1.2.3", (Effect.COMPARABLE, Effect.WORDING), "1.2.4"),
        ("1.2.3", (Effect.SCORE_AFFECTING, Effect.WORDING), "1.3.0"),
        ("1.2.3", (Effect.WORDING, Effect.BREAKING), "2.0.0"),
        ("0.2.3", (Effect.BREAKING,), "0.3.0"),
        ("0.2.3", (Effect.SCORE_AFFECTING,), "0.2.4"),
        ("0.2.3", (Effect.WORDING,), "0.2.4"),
    ],
)
def test_the_worst_change_decides(before: str, effects: tuple[Effect, ...], least: str) -> None:
    assert advice(before, before, with_effects(*effects)).least == least


@pytest.mark.parametrize(
    ("after", "effect", "enough"),
    [
        ("1.2.4", Effect.WORDING, True), ("1.10.0", Effect.SCORE_AFFECTING, True), ("2.0.0", Effect.WORDING, True),
        ("1.2.3", Effect.WORDING, False), ("1.2.9", Effect.SCORE_AFFECTING, False), ("1.9.9", Effect.BREAKING, False),
        ("1.2.2", Effect.WORDING, False), ("10.0.0", Effect.BREAKING, True),
    ],
)  # fmt: skip
def test_numbers_are_compared_as_numbers(after: str, effect: Effect, enough: bool) -> None:  # noqa: FBT001
    assert advice("1.2.3", after, with_effects(effect)).enough is enough


def test_without_a_change_the_number_may_stay_or_rise_but_not_fall() -> None:
    assert advice("1.2.3", "1.2.3", NOTHING).enough
    assert advice("1.2.3", "1.3.0", NOTHING).enough
    assert not advice("1.2.3", "1.2.2", NOTHING).enough


def test_the_advice_is_a_sentence_that_says_what_to_write() -> None:
    assert advice("1.0.0", "1.0.0", with_effects(Effect.BREAKING)).sentence == (
        "Version should be at least 2.0.0, not 1.0.0: there are breaking changes."
    )
    assert advice("1.0.0", "1.1.0", with_effects(Effect.SCORE_AFFECTING)).sentence == (
        "Version 1.1.0 is enough for score-affecting changes."
    )
    assert advice("1.0.0", "0.9.0", NOTHING).sentence == "Version 0.9.0 is lower than 1.0.0, the earlier one."
    assert advice("1.0.0", "1.0.0", NOTHING).sentence == "Version 1.0.0: nothing that has a meaning changed."

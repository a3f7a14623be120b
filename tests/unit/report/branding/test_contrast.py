import re
from itertools import pairwise, takewhile

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crmready.report.branding.contrast import (
    READABLE,
    contrast,
    hexadecimal,
    least_contrast,
    luminance,
    nearest_as_light,
    nearest_readable,
    neighbours,
    oklch,
)
from crmready.report.branding.palette import LIGHT, PAPER, STANDARD, TEXTS, tint_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
LIGHT_GROUNDS = st.tuples(*[st.integers(0xDC, 0xFF)] * 3).map(lambda rgb: "#" + "".join(f"{part:02X}" for part in rgb))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#FFFFFF", "#FFFFFF", 1),
        ("#767676", "#FFFFFF", 4.5422),
        ("#777777", "#FFFFFF", 4.4781),
        ("#FF0000", "#FFFFFF", 3.9985),
        ("#0000FF", "#FFFFFF", 8.5925),
        ("#12466B", "#EEF2F5", 8.8240),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.0001)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_runs_from_black_to_white() -> None:
    assert luminance("#000000") == 0
    assert luminance("#FFFFFF") == pytest.approx(1)


@given(COLOURS)
def test_a_colour_comes_back_from_oklch_as_it_went(colour: str) -> None:
    assert hexadecimal(oklch(colour)) == colour


@given(COLOURS, LIGHT_GROUNDS)
def test_the_suggested_colour_can_be_read_and_no_smaller_step_of_lightness_would_do(colour: str, ground: str) -> None:
    backgrounds = (PAPER, ground)
    readable = nearest_readable(colour, backgrounds)
    assert readable is not None
    assert re.fullmatch("#[0-9A-F]{6}", readable)
    assert least_contrast(readable, backgrounds) >= READABLE
    if readable != colour:
        assert least_contrast(colour, backgrounds) < READABLE
        nearer = takewhile(lambda near: near != readable, neighbours(colour))
        assert all(least_contrast(each, backgrounds) < READABLE for each in nearer)


@given(COLOURS)
def test_what_can_be_read_already_is_left_as_it_is(colour: str) -> None:
    assume(contrast(colour, PAPER) >= READABLE)
    assert nearest_readable(colour, (PAPER,)) == colour


@pytest.mark.parametrize("colour", ["#000000", "#0000FF", "#2E9E5B", "#FDB863", "#FFFFFF"])
def test_neighbours_go_away_step_by_step_to_black_and_white(colour: str) -> None:
    start = oklch(colour).lightness
    every = list(neighbours(colour))
    away = [abs(oklch(each).lightness - start) for each in every]
    assert {"#000000", "#FFFFFF"} <= set(every)
    # What a screen shows is at most a just visible difference from the step that is meant, either way.
    assert all(later >= earlier - 0.04 for earlier, later in pairwise(away))


def test_the_suggestion_keeps_the_hue_and_is_nearly_as_light() -> None:
    readable = nearest_readable("#2E9E5B", (PAPER,))
    assert readable is not None
    assert abs(oklch(readable).hue - oklch("#2E9E5B").hue) < 0.03
    assert 0 < oklch("#2E9E5B").lightness - oklch(readable).lightness < 0.1


def test_nothing_can_be_read_on_black_and_white_at_once_but_a_middle_grey() -> None:
    assert nearest_readable("#101010", ("#000000", "#FFFFFF")) == "#757575"
    assert nearest_readable("#123456", ("#000000", "#767676", "#FFFFFF")) is None


@settings(max_examples=40)
@given(COLOURS)
def test_a_dark_ground_becomes_as_light_as_it_must_and_not_lighter(colour: str) -> None:
    light = nearest_as_light(colour, LIGHT)
    assert oklch(light).lightness >= LIGHT
    assert light == colour or oklch(light).lightness < LIGHT + 0.01


@given(COLOURS)
def test_a_tint_made_of_any_accent_is_light_and_the_standard_texts_can_be_read_on_it(accent: str) -> None:
    tint = tint_of(accent)
    assert oklch(tint).lightness >= LIGHT
    assert all(contrast(STANDARD.by_name()[name], tint) >= READABLE for name in TEXTS)


def test_the_standard_colours_keep_the_rules_that_brands_must_keep() -> None:
    colours = STANDARD.by_name()
    assert all(least_contrast(colours[name], (PAPER, colours["tint"])) >= READABLE for name in TEXTS)
    assert oklch(colours["tint"]).lightness >= LIGHT

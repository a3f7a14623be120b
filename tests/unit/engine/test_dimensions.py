"""Ratings at every published bound, the index and when it is withheld, and targets."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crmready.engine.dimensions import rate
from crmready.engine.score import score
from crmready.model.questionnaire import Rating
from crmready.model.scorecard import Half, RatingGiven, Scorecard, Span, Status
from tests.building import DK, NA, RATINGS, assessment, dimension, dimension_of, levels, questionnaire, scored

ORACLES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "oracles" / "scoring.json").read_text(encoding="utf-8"), parse_float=Fraction
)
BOUNDS = next(entry for entry in ORACLES if entry["id"] == "nplf-bounds")
BANDS = [Rating.model_validate(raw) for raw in RATINGS]


def written(given: RatingGiven) -> str:
    return given.rating.upper() + given.half.value


@pytest.mark.parametrize(("per_cent", "expected"), BOUNDS["cases"].items())
def test_a_share_is_rated_as_published_at_every_bound(per_cent: str, expected: str) -> None:
    assert BOUNDS["source"]
    assert written(rate(BANDS, Fraction(per_cent) / 100)) == expected


@pytest.mark.parametrize("bound", [Fraction(bound) for bound in (15, "32.5", 50, "67.5", 85)])
def test_bands_are_closed_on_the_right_and_leave_no_hole(bound: Fraction) -> None:
    hair = Fraction(1, 10**30)
    assert rate(BANDS, bound / 100 - hair) == rate(BANDS, bound / 100)
    assert rate(BANDS, bound / 100 + hair) != rate(BANDS, bound / 100)


def test_a_band_without_a_split_has_no_halves() -> None:
    assert rate(BANDS, Fraction(0)) == RatingGiven("n", Half.WHOLE)
    assert rate(BANDS, Fraction(1)) == RatingGiven("f", Half.WHOLE)


def two(*, second: dict[str, object] | None = None, **first: object) -> Any:  # noqa: ANN401
    return questionnaire(
        dimension("one", levels("a"), **first),
        dimension("two", levels("b"), **(second or {})),
        dimension("three", levels("c")),
    )


def test_the_index_is_the_weighted_mean_with_the_least_and_the_geometric_mean_beside_it() -> None:
    made = questionnaire(dimension("one", levels("a"), weight=3), dimension("two", levels("b")))
    index = scored(made, seller=[{"a": 4, "b": 1}]).index
    assert (index.score, index.least) == (Fraction(13, 16), Fraction(1, 4))
    assert float(index.geometric or 0) == pytest.approx(0.25**0.25, abs=1e-15)
    assert index.span == Span(Fraction(13, 16), Fraction(13, 16))


def test_one_empty_dimension_counts_a_hundredth_in_the_geometric_mean() -> None:
    made = questionnaire(dimension("one", levels("a")), dimension("two", levels("b")))
    index = scored(made, seller=[{"a": 4, "b": 0}]).index
    assert (index.score, index.least) == (Fraction(1, 2), Fraction(0))
    assert float(index.geometric or 0) == pytest.approx(0.1, abs=1e-15)


def test_equal_dimensions_have_that_index_least_and_geometric_mean() -> None:
    index = scored(two(), seller=[{"a": 3, "b": 3, "c": 3}]).index
    assert index.score == index.least == index.geometric == Fraction(3, 4)


def test_an_applicable_dimension_without_a_score_withholds_the_index_and_leaves_its_interval() -> None:
    index = scored(two(), seller=[{"a": 4, "b": 4, "c": DK}]).index
    assert (index.score, index.least, index.geometric) == (None, None, None)
    assert index.span == Span(Fraction(2, 3), Fraction(1))


def test_a_dimension_that_does_not_apply_is_left_out_of_the_index() -> None:
    index = scored(two(), seller=[{"a": 4, "b": 2, "c": NA}]).index
    assert (index.score, index.span) == (Fraction(3, 4), Span(Fraction(3, 4), Fraction(3, 4)))


def test_an_essential_dimension_that_does_not_apply_withholds_the_index() -> None:
    index = scored(two(essential=True), seller=[{"a": NA, "b": 2, "c": 4}]).index
    assert (index.score, index.span) == (None, Span(Fraction(3, 4), Fraction(3, 4)))


def test_an_essential_dimension_of_weight_0_withholds_the_index_too() -> None:
    made = two(essential=True, weight=0)
    assert scored(made, seller=[{"a": DK, "b": 2, "c": 4}]).index.score is None
    assert scored(made, seller=[{"a": 0, "b": 2, "c": 4}]).index.score == Fraction(3, 4)


def test_a_dimension_of_weight_0_neither_counts_nor_withholds() -> None:
    index = scored(two(weight=0), seller=[{"a": DK, "b": 2, "c": 4}]).index
    assert (index.score, index.least) == (Fraction(3, 4), Fraction(1, 2))


def test_without_any_applicable_dimension_there_is_no_index_at_all() -> None:
    index = scored(two(), seller=[{"a": NA, "b": NA, "c": NA}]).index
    assert (index.score, index.span) == (None, None)


def targets_of(result: Scorecard) -> list[Fraction]:
    return [found.target for found in result.dimensions]


def test_targets_come_from_the_questionnaire_its_profile_or_the_assessment_itself() -> None:
    profiles = [{"id": "small", "name": "Small", "targets": {"one": 60, "two": "65/2"}}]
    made = questionnaire(
        dimension("one", levels("a"), target=80),
        dimension("two", levels("b")),
        dimension("three", levels("c"), target=90),
        target_profiles=profiles,
    )
    answers = assessment(seller=[{"a": 4}])
    small = replace(answers, profile="small")
    own = replace(small, targets={"one": Fraction(55)})
    assert targets_of(score(made, answers)) == [Fraction(4, 5), Fraction(3, 4), Fraction(9, 10)]
    assert targets_of(score(made, small)) == [Fraction(3, 5), Fraction(13, 40), Fraction(9, 10)]
    assert targets_of(score(made, own)) == [Fraction(11, 20), Fraction(13, 40), Fraction(9, 10)]
    assert dimension_of(score(made, own), "one").gap == Fraction(11, 20) - 1


def test_a_dimension_of_unscored_questions_alone_is_not_applicable() -> None:
    text = {"id": "t", "type": "text", "roles": ["seller"], "ask": "t?"}
    result = scored(questionnaire(dimension("d", text, weight=0), dimension("e", levels("a"))), seller=[{"a": 2}])
    assert dimension_of(result, "d").status is Status.NOT_APPLICABLE
    assert result.index.score == Fraction(1, 2)

"""Mutants of random questionnaires: each is one that the loader takes, and playing it quickly plays it right."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

import pytest

from crmready.authoring.mutation.mutant import KINDS, edited
from crmready.authoring.mutation.original import Original
from crmready.authoring.mutation.playing import Case
from crmready.authoring.mutation.reach import reach_of
from crmready.authoring.scenarios.outcome import Outcome, Stage
from crmready.loading.questionnaire import examine
from crmready.loading.write import as_yaml
from crmready.model.questionnaire import Questionnaire
from tests.building import Raw
from tests.mutating import mutants, original
from tests.properties.cases import make_case
from tests.properties.instruments import Author

SEEDS: Final = range(6)
SIZES: Final = [3, 1, 4]
MOST: Final = 10
"""Mutants of each questionnaire that are looked at, drawn at random."""


def _raw(seed: int) -> Raw:
    return Author(Random(seed), SIZES).questionnaire()  # noqa: S311  # dice for tests, not for secrets


def _some(seed: int, made: Original) -> list[tuple[str, Questionnaire, object]]:
    """Mutants with their kind, what they make, and how a file would say it."""
    found = mutants(made)
    assert len(found) > MOST
    drawn = Random(seed).sample(found, MOST)  # noqa: S311
    questionnaires = [(mutant, made.mutated(mutant)) for mutant in drawn]
    return [
        (mutant.kind, loaded.source, edited(made.assembled.value, mutant.edits))
        for mutant, loaded in questionnaires
        if loaded is not None
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_mutant_is_a_questionnaire_that_differs(seed: int, tmp_path: Path) -> None:
    made = original(_raw(seed))
    for number, (kind, source, value) in enumerate(_some(seed, made)):
        assert kind in KINDS
        assert source != made.loaded.source
        file = tmp_path / f"{number}.yaml"
        file.write_text(as_yaml(_plain(value)), encoding="utf-8")
        loaded, problems = examine(file)
        assert problems == ()
        assert loaded is not None
        assert loaded.source == source


def _plain(value: object) -> object:
    """Fractions as an author writes them."""
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_plain(below) for below in value]
    return value if isinstance(value, str | int) or value is None else str(value)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_change_cannot_reach_has_come_out_as_before(seed: int) -> None:
    dice = Random(seed)  # noqa: S311
    case = make_case(seed, SIZES, [dice.randint(0, 6) for _ in range(4)])
    made = original(_raw(seed))
    assert made.made == case.questionnaire
    before = Stage(made.loaded)
    kept = Case(before, case.assessment)
    for _, source, _ in _some(seed, made):
        stage = Stage(replace(made.loaded, source=source))
        quick = kept.played(stage, reach_of(before.questionnaire, stage.questionnaire))
        whole = stage.play(case.assessment)
        assert _seen(quick) == _seen(whole)


def _seen(outcome: Outcome) -> list[object]:
    """Everything that scenarios can look at, but for texts."""
    card, shown = outcome.scorecard, outcome.open
    return [
        card.questions, card.dimensions, card.index, card.gates, card.verdict, card.beliefs,
        shown.index, shown.beliefs, shown.gaps, shown.plan,
    ]  # fmt: skip

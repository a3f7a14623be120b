"""The random questionnaires are ones that authors could write, and the random answers reach every corner."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

from crmready.loading.questionnaire import examine
from crmready.model.scorecard import Scorecard, State, Status
from tests.properties.cases import make_case
from tests.properties.instruments import Author

SEEDS: Final = range(120)


def test_the_loader_finds_nothing_wrong_with_the_random_questionnaires(tmp_path: Path) -> None:
    for seed in range(25):
        raw = Author(Random(seed), [4, 1, 3]).questionnaire()  # noqa: S311  # dice for tests, not for secrets
        file = tmp_path / f"{seed}.yaml"
        file.write_text(json.dumps(written(raw), default=str), encoding="utf-8")
        loaded, problems = examine(file)
        assert loaded is not None, problems


def written(part: object) -> object:
    """The questionnaire without what was left open; JSON is YAML too."""
    if isinstance(part, dict):
        return {key: written(value) for key, value in part.items() if value is not None}
    return [written(value) for value in part] if isinstance(part, list | tuple) else part


def results() -> list[Scorecard]:
    dice = Random(0)  # noqa: S311  # dice for tests, not for secrets
    return [
        make_case(seed, dice.choices(range(1, 6), k=3), dice.choices((0, 1, 2, 5, 12), k=4)).scorecard
        for seed in SEEDS
    ]  # fmt: skip


def test_the_random_answers_reach_every_state_status_and_verdict() -> None:
    found = results()
    states = Counter(gate.state for result in found for gate in result.gates)
    statuses = Counter(dimension.status for result in found for dimension in result.dimensions)
    verdicts = Counter(result.verdict for result in found)
    assert all(states[state] >= 5 for state in State), states
    assert all(statuses[status] >= 5 for status in Status), statuses
    assert all(verdicts[verdict] >= 5 for verdict in ("not-ready", "reservations", "ready")), verdicts
    assert sum(result.beliefs.headline is not None for result in found) >= 5
    assert sum(result.index.score is not None for result in found) >= 20
    assert any(gate.fragile for result in found for gate in result.gates)

"""A hand-computed example from answers to verdict, with every number that it states."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from crmready.model.scorecard import Scorecard
from tests.building import (
    Given,
    capped,
    dimension,
    dimension_of,
    estimate,
    gate,
    gate_of,
    levels,
    questionnaire,
    scored,
    shown,
    verdict,
)

ENTRY: Final[dict[str, Any]] = next(
    entry
    for entry in json.loads(
        (Path(__file__).parents[2] / "oracles" / "scoring.json").read_text(encoding="utf-8"), parse_float=Fraction
    )
    if entry["id"] == "end-to-end-mini"
)

MINI = questionnaire(
    dimension(
        "sp",
        capped("sp1", "manager", "executive"),
        levels("sp2", "seller"),
        levels("sp3", "seller", "manager", mirror=True),
    ),
    estimates=[estimate("ne1", "sp2", "manager", "executive")],
    gates=[gate("g1", "sp1", 2), gate("g2", "sp2", 2)],
    verdicts=[verdict("not-ready", {"gates": "hard", "state": ["fail", "unknown"]}), verdict("ready")],
)


def result() -> Scorecard:
    manager, executive, sellers = (ENTRY["answers"][who] for who in ("M1", "X1", "S"))
    assert (manager["SP1_evidence"], executive["SP1_evidence"]) == (True, False)
    pairs = zip(sellers["SP2"], sellers["SP3"], strict=True)
    managers: dict[str, Given] = {"sp1": shown(manager["SP1"]), "sp3": manager["SP3"], "ne1": manager["NE1"]}
    return scored(
        MINI,
        manager=[managers],
        executive=[{"sp1": executive["SP1"], "ne1": executive["NE1"]}],
        seller=[{"sp2": second, "sp3": third} for second, third in pairs],
    )


def test_the_hand_computed_example_is_reproduced_in_every_number_it_states() -> None:
    found, expected = result(), ENTRY["expect"]
    computed = {
        "SP1": found.questions["sp1"].score,
        "SP2": found.questions["sp2"].score,
        "SP3": found.questions["sp3"].score,
        "SP_dimension": dimension_of(found, "sp").score,
        "role_gap_SP3": found.role_gaps[0].difference,
        "NE1_gap": found.beliefs.pairs[0].gap,
    }
    rating = dimension_of(found, "sp").rating
    assert rating is not None
    words = {
        "SP_rating": rating.rating.upper() + rating.half.value,
        "G1": gate_of(found, "g1").state.name,
        "G2": gate_of(found, "g2").state.name,
        "verdict": found.verdict.upper().replace("-", "_"),
    }
    assert computed.keys() | words.keys() == expected.keys()
    assert words == {name: expected[name] for name in words}
    for name, number in computed.items():
        assert number is not None
        assert abs(number - expected[name]) <= ENTRY["tol"], name

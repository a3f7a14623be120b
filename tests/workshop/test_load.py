"""Small rooms of phones in the suite; `./dev load` runs a whole one."""

from tests.workshop.load import run
from tests.workshop.room import ROOT

EVERY_FEATURE = ROOT / "tests" / "questionnaires" / "valid" / "every-feature" / "questionnaire.yaml"


def test_phones_on_bad_wireless_lose_nothing_though_the_laptop_is_killed() -> None:
    outcome = run(5, 1, 0.0)
    assert (outcome.phones, outcome.kills) == (5, 1)
    assert outcome.answers > 80
    assert {"connection dropped", "reloaded", "tapped twice"} <= set(outcome.tally.mishaps)
    assert (outcome.lost, outcome.doubled) == ((), ())


def test_nor_with_every_type_of_question_and_questions_that_come_and_go() -> None:
    outcome = run(8, 0, 0.0, EVERY_FEATURE)
    assert outcome.answers > 40
    assert (outcome.lost, outcome.doubled) == ((), ())

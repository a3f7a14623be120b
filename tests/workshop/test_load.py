"""A small room of phones in the suite; `./dev load` runs a whole one."""

from tests.workshop.load import run


def test_six_phones_on_bad_wireless_lose_nothing_though_the_laptop_is_killed() -> None:
    outcome = run(6, 1, 0.0)
    assert outcome.phones == 6
    assert outcome.kills == 1
    assert outcome.answers > 100
    assert {"connection dropped", "reloaded", "tapped twice"} <= set(outcome.tally.mishaps)
    assert (outcome.lost, outcome.doubled) == ((), ())

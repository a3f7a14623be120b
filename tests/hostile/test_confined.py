"""Whatever a child does to itself, its parent goes on and knows."""

import pytest

from crmready.confined import NoAnswerError, answer_of

CHILD = "tests.hostile.confined_child"


def test_a_child_answers_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "here")
    assert answer_of(CHILD, "sånn".encode(), "an argument; with $(things)") == [
        "an argument; with $(things)", "sånn", "here", 2,
    ]  # fmt: skip
    assert answer_of(CHILD, b"")[0] == ""


@pytest.mark.parametrize("way", ["compute", "swell", "crash"])
def test_a_child_that_falls_gives_no_answer(way: str) -> None:
    with pytest.raises(NoAnswerError) as caught:
        answer_of(CHILD, b"x" * 10, way, seconds=30)
    assert not caught.value.late


def test_a_child_that_waits_without_end_is_given_up() -> None:
    with pytest.raises(NoAnswerError) as caught:
        answer_of(CHILD, b"", "wait", seconds=1)
    assert caught.value.late

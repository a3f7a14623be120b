"""LIX, against figures worked out by hand."""

from fractions import Fraction

import pytest

from crmready.authoring.wording.readability import Readability, readability


def test_lix_is_words_a_sentence_plus_the_percentage_of_long_words() -> None:
    measured = readability(["Which customers do you know?", "Name them: all of them. Then stop"])
    assert measured == Readability(words=12, long_words=1, sentences=4)
    assert measured.lix == Fraction(12, 4) + Fraction(100, 12)


def test_a_full_stop_inside_a_number_ends_no_sentence() -> None:
    assert readability(["Is it more than 2.5 hours?"]) == Readability(words=7, long_words=0, sentences=1)


def test_nothing_written_has_no_measure() -> None:
    assert readability(["", "…"]) is None


@pytest.mark.parametrize(
    ("long_words", "name"),
    [(19, "very easy"), (20, "easy"), (30, "medium"), (40, "difficult"), (50, "very difficult")],
)
def test_the_name_changes_at_the_round_figure(long_words: int, name: str) -> None:
    assert Readability(words=100, long_words=long_words, sentences=10).name == name

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.problems import UNSAFE, excerpt, visible


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hva finnes skriftlig? Ærlig ø å 😀", "Hva finnes skriftlig? Ærlig ø å 😀"),
        ("two\nlines\tand a tab", "two⏎lines and a tab"),
        ("\x1b]52;c;aGk=\x07", "\\x1b]52;c;aGk=\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("nul\x00 del\x7f cr\r", "nul\\x00 del\\x7f cr\\x0d"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("zero\u200bwidth \u2028 \ufeff", "zero\\u200bwidth \\u2028 \\ufeff"),
        ("tag \U000e0041", "tag \\ue0041"),
        ("half \ud800", "half \\ud800"),
        ("family \U0001f469\u200d\U0001f467", "family \U0001f469\u200d\U0001f467"),
        ("[bold]markup[/] stays text", "[bold]markup[/] stays text"),
    ],
)
def test_unsafe_characters_are_shown_as_escapes(written: str, shown: str) -> None:
    assert visible(written) == shown


@given(st.text(st.characters()))
def test_what_is_visible_can_always_be_printed_on_one_line(text: str) -> None:
    shown = visible(text)
    assert UNSAFE.search(shown) is None
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert visible(shown) == shown
    shown.encode()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("short", "short"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("\x1b" * 50, ("\\x1b" * 50)[:59] + "…"),
        (None, "nothing"),
        (True, "true"),
        (7, "7"),
        (["a"] * 3, "a list of 3"),
        ({"a": 1, "b": 2}, "a group of 2 keys"),
    ],
)
def test_a_value_in_a_message_is_short_and_visible(value: object, shown: str) -> None:
    assert excerpt(value) == shown
    assert len(excerpt(value)) <= 60

"""Codes are read aloud and typed badly; tokens and seals are not guessed."""

from hypothesis import given
from hypothesis import strategies as st

from crmready.workshop import codes


def test_a_code_is_eight_letters_that_cannot_be_mistaken() -> None:
    found = {codes.room_code() for _ in range(200)}
    assert len(found) == 200
    assert {len(code) for code in found} == {8}
    assert not set("".join(found)) & set("ILOU")


def test_a_code_is_shown_in_two_halves() -> None:
    assert codes.shown_code("A1B2C3D4") == "A1B2-C3D4"


def test_a_code_is_taken_however_it_is_typed() -> None:
    for written in ("A0B1C3D4", "a0b1-c3d4", " A0B1 C3D4 ", "aOb1-c3d4", "AoBlC3D4", "aobi.c3d4"):
        assert codes.is_code(written, "A0B1C3D4"), written


def test_more_or_less_than_the_code_is_not_the_code() -> None:
    for written in ("", "A0B1C3D", "A0B1C3D44", "A0B1C3D5", "\0", "Å0B1C3D4", "A0B1C3D4A0B1C3D4"):
        assert not codes.is_code(written, "A0B1C3D4"), written


@given(st.text())
def test_no_text_breaks_the_comparison(written: str) -> None:
    assert codes.is_code(written, "A0B1C3D4") is (codes.typed_code(written) == "A0B1C3D4")


@given(st.text())
def test_a_form_is_ours_only_with_the_seal_of_its_phone(written: str) -> None:
    mine = codes.seal(b"secret", "my phone")
    assert codes.is_seal(b"secret", "my phone", mine)
    assert not codes.is_seal(b"secret", "another phone", mine)
    assert not codes.is_seal(b"another secret", "my phone", mine)
    assert codes.is_seal(b"secret", "my phone", written) is (written == mine)

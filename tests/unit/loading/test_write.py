"""What is written as YAML is read back unchanged by our own strict reader."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from crmready.loading.located_yaml import read_yaml
from crmready.loading.write import as_yaml
from crmready.problems import UNSAFE

TEXTS = st.one_of(
    st.text(max_size=30).filter(lambda text: UNSAFE.search(text) is None and "\r" not in text),
    st.sampled_from(
        ["", "no", "true", "~", "null", "12:30", "0123", "1_000", "0x1F", "1e3", ".nan", "2026-11-20", "<<", "=", "- a"]
    ),
    st.sampled_from([": ", " #", "a: b", "a #b", "*a", "&a", "!a", "%a", "@a", "`a", "'", '"', "\\", "|", ">", "? a"]),
    st.sampled_from(["two\nlines", " lead", "trail ", "\n", "a\n\nb\n", "æøå 😀", "x" * 300, "word " * 60]),
)
KEYS = TEXTS.filter(lambda key: 0 < len(key) <= 100 and key != "<<")
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal("0.50"), Decimal("-0.1"), Decimal("0.000000000000000001"), Decimal("1E+2"), Decimal(7)]),
)
VALUES = st.recursive(
    st.one_of(TEXTS, NUMBERS, st.booleans(), st.none()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_any_value_comes_back(value: dict[str, object]) -> None:
    document, problems = read_yaml(as_yaml(value), "written.yaml")
    assert problems == ()
    assert document is not None
    assert document.value == value
    assert list(document.value) == list(value)


def test_a_value_that_stands_in_two_places_is_written_out_twice() -> None:
    shared = ["a", "b"]
    assert as_yaml({"one": shared, "two": shared}) == "one:\n- a\n- b\ntwo:\n- a\n- b\n"


def test_decimals_keep_their_digits() -> None:
    document, _ = read_yaml(as_yaml({"a": Decimal("12.50")}), "written.yaml")
    assert document is not None
    assert str(document.value) == str({"a": Decimal("12.50")})

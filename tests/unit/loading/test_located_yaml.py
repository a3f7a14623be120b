import gc
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.errors import InputError
from crmready.loading.located_yaml import Limits, LocatedDocument, read_yaml, read_yaml_file
from crmready.problems import Location, Problem


def read(text: str | bytes) -> LocatedDocument:
    document, problems = read_yaml(text, "a.yaml")
    assert problems == ()
    assert document is not None
    return document


def value(text: str | bytes) -> Any:  # noqa: ANN401  # tests compare it with what they expect
    return read(text).value


def found(text: str | bytes, limits: Limits | None = None) -> list[str]:
    """The problems of a text as `line:column CODE`."""
    return [place(problem) for problem in read_yaml(text, "a.yaml", limits or Limits())[1]]


def place(problem: Problem) -> str:
    return f"{problem.location.line}:{problem.location.column} {problem.code}"


# --- What a value means --------------------------------------------------------------------------------------


TRAPS = """
    no No NO n N yes Yes YES y Y on On ON off Off OFF True TRUE False FALSE Null NULL None
    0123 010 08 007 00 0o14 0x1F 0xff 0b11 1_000 1_0.5 +1 +4799887766 -0 --1 1,5 1.000,00 1e3 1E3 1.5e3 1e400 1.0e+400
    .5 5. 00.5 -.5 . - -- 12:30 09:10 190:20:30 1:1.5 20:30:40.5
    2024-01-01 2024-13-45 0000-00-00 2024-02-30T00:00:00Z 2024-01-01T12:30:00+01:00 2026
    .nan .NaN .inf -.INF +.inf .Inf nan inf Infinity 1.0.0 1.2.3 0.1.0 1234567890123456789 0x_ = == ~~ %x
    0.1234567890123456789 1٢ ٣ ½ 10% 5-7 47-11 12345678901 a true! nullable truely
"""
SCALARS_THAT_OTHER_READERS_CHANGE = TRAPS.split()
ALSO_NUMBERS = {"2026", "12345678901"}


@pytest.mark.parametrize("written", sorted({*SCALARS_THAT_OTHER_READERS_CHANGE} - ALSO_NUMBERS - {"-", "%x"}))
def test_a_scalar_that_is_no_plain_number_is_the_text_as_written(written: str) -> None:
    assert value(f"a: {written}\n") == {"a": written}
    assert value(f"- {written}\n") == [written]


@pytest.mark.parametrize("written", sorted(SCALARS_THAT_OTHER_READERS_CHANGE))
@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_scalar_in_quotes_is_always_text(written: str, quote: str) -> None:
    assert value(f"a: {quote}{written}{quote}\n") == {"a": written}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("2026", 2026),
        ("100", 100),
        ("999999999999999999", 999999999999999999),
        ("0.5", Decimal("0.5")),
        ("-0.5", Decimal("-0.5")),
        ("1.10", Decimal("1.10")),
        ("20.0", Decimal("20.0")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_numbers_truth_and_nothing_are_recognised(written: str, expected: object) -> None:
    result = value(f"a: {written}\n")["a"]
    assert result == expected
    assert type(result) is type(expected)


def test_a_decimal_keeps_every_digit_as_written() -> None:
    assert str(value("version: 1.10")["version"]) == "1.10"


@pytest.mark.parametrize("written", ["true", "null", "7", "0.5", "~", ""])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_quotes_make_text_of_everything(written: str, quote: str) -> None:
    assert value(f"a: {quote}{written}{quote}") == {"a": written}


def test_keys_are_text_as_written() -> None:
    assert value("no: Norsk\n1: one\n1.0: one point\ntrue: yes\nnull: nothing\n2024-01-01: day\n") == {
        "no": "Norsk",
        "1": "one",
        "1.0": "one point",
        "true": "yes",
        "null": "nothing",
        "2024-01-01": "day",
    }


def test_block_texts_keep_or_fold_their_lines() -> None:
    assert value("a: |\n  one\n  two\nb: >\n  one\n  two\n") == {"a": "one\ntwo\n", "b": "one two\n"}


def test_lists_and_groups_nest_in_both_styles() -> None:
    assert value("a:\n  - {b: 1, c: [x, 2]}\n  -\n    d: {}\n  - []\n") == {
        "a": [{"b": 1, "c": ["x", 2]}, {"d": {}}, []]
    }


def test_a_start_line_a_byte_order_mark_and_comments_are_allowed() -> None:
    assert value("\ufeff# hello\n---\na: 1 # one\n...\n".encode()) == {"a": 1}
    assert value("\ufeffa: 1") == {"a": 1}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_gives_the_same_values_and_places(line_end: str) -> None:
    document = read(line_end.join(["a:", "  - b", "c: |", "  one", "  two", ""]).encode())
    assert document.value == {"a": ["b"], "c": "one\ntwo\n"}
    assert document.positions["a", 0] == Location("a.yaml", 2, 5)
    assert document.key_positions["c",] == Location("a.yaml", 3, 1)


# --- Where things stand --------------------------------------------------------------------------------------


def test_the_place_of_every_key_and_value_is_known() -> None:
    document = read("id: crm\nroles:\n  - {id: seller, name: Selger}\n  - id: x\nempty:\n")
    assert {path: (at.line, at.column) for path, at in document.positions.items()} == {
        (): (1, 1),
        ("id",): (1, 5),
        ("roles",): (3, 3),
        ("roles", 0): (3, 5),
        ("roles", 0, "id"): (3, 10),
        ("roles", 0, "name"): (3, 24),
        ("roles", 1): (4, 5),
        ("roles", 1, "id"): (4, 9),
        ("empty",): (5, 7),
    }
    assert {path: (at.line, at.column) for path, at in document.key_positions.items()} == {
        ("id",): (1, 1),
        ("roles",): (2, 1),
        ("roles", 0, "id"): (3, 6),
        ("roles", 0, "name"): (3, 18),
        ("roles", 1, "id"): (4, 5),
        ("empty",): (5, 1),
    }


def test_columns_count_characters_also_after_norwegian_letters_and_emoji() -> None:
    document = read('æøå: {😀😀: "é", b: x}\n')
    assert document.positions["æøå", "😀😀"] == Location("a.yaml", 1, 11)
    assert document.key_positions["æøå", "b"] == Location("a.yaml", 1, 16)
    assert document.positions["æøå", "b"] == Location("a.yaml", 1, 19)


def test_a_tab_counts_as_one_column() -> None:
    assert read('{a: "\t", b: c}\n').positions["b",] == Location("a.yaml", 1, 13)


def test_a_byte_order_mark_takes_no_column() -> None:
    assert read("\ufeffa: b".encode()).positions["a",] == Location("a.yaml", 1, 4)


def test_a_missing_field_is_located_at_the_group_that_lacks_it() -> None:
    document = read("a:\n  - b: 1\n")
    assert document.locate(("a", 0, "missing")) == Location("a.yaml", 2, 5)
    assert document.locate(("nowhere", 3)) == Location("a.yaml", 1, 1)


def test_a_name_that_only_the_schema_knows_is_passed_over() -> None:
    document = read("questions:\n  - type: levels\n    options: [x, 7]\n")
    assert document.locate(("questions", 0, "levels", "options", 1)) == Location("a.yaml", 3, 18)


def test_the_key_of_a_value_can_be_located() -> None:
    document = read("a:\n  naem: [x]\n")
    assert document.locate_key(("a", "naem")) == Location("a.yaml", 2, 3)
    assert document.locate_key(("a", "naem", 0)) == Location("a.yaml", 2, 10)
    assert document.locate_key(()) == Location("a.yaml", 1, 1)


PLAIN_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(min_codepoint=32, max_codepoint=126)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcæ", min_size=1), inner, max_size=4),
    max_leaves=30,
)


def as_flow(tree: object) -> str:
    match tree:
        case dict():
            return "{" + ", ".join(f"{as_flow(key)}: {as_flow(below)}" for key, below in tree.items()) + "}"
        case list():
            return "[" + ", ".join(map(as_flow, tree)) + "]"
        case str():
            return "'" + tree.replace("'", "''") + "'"
        case bool():
            return str(tree).lower()
        case _:
            return "null" if tree is None else str(tree)


@given(PLAIN_VALUES)
def test_every_tree_is_read_back_and_every_place_holds_what_it_should(tree: object) -> None:
    text = as_flow([tree])
    document = read(text)
    assert document.value == [tree]
    for path, at in document.positions.items():
        below: Any = document.value
        for part in path:
            below = below[part]
        assert text[at.column - 1 :].startswith(as_flow(below))
    for path, at in document.key_positions.items():
        assert text[at.column - 1 :].startswith(as_flow(path[-1]))


# --- What is refused, and where ------------------------------------------------------------------------------


def test_a_repeated_key_names_both_places_and_the_first_is_kept() -> None:
    document, problems = read_yaml('id: a\nother: 1\n"id": {x: [1, {y: 2}]}\nlast: 3\n', "a.yaml")
    assert [str(problem) for problem in problems] == [
        'a.yaml:3:1: Y130 The key "id" is written twice; the first is on line 1.\n  Keep one of the two, or rename one.'
    ]
    assert document is not None
    assert document.value == {"id": "a", "other": 1, "last": 3}
    assert document.positions["last",] == Location("a.yaml", 4, 7)


def test_keys_that_other_readers_would_merge_are_different_here() -> None:
    assert value("1: a\n1.0: b\n'01': c\ntrue: d\n") == {"1": "a", "1.0": "b", "01": "c", "true": "d"}


def test_all_problems_of_a_file_are_reported_at_once() -> None:
    text = 'a: &x 1\nb: *x\na: "\\e"\n<<: {c: 1}\n[k]: 2\n"": 3\nd: !!str e\n# \x07\nf: {g: 1, g: [2, {h: 1, h: 2}]}\n'
    document, problems = read_yaml(text, "a.yaml")
    assert [place(problem) for problem in problems] == [
        "1:4 Y140",
        "2:4 Y141",
        "3:1 Y130",
        "3:4 Y103",
        "4:1 Y142",
        "5:1 Y131",
        "6:1 Y132",
        "7:4 Y143",
        "8:3 Y103",
        "9:11 Y130",
        "9:25 Y130",
    ]
    assert document is not None
    assert document.value == {"a": 1, "b": None, "d": "e", "f": {"g": 1}}
    assert document.positions["f", "g"] == Location("a.yaml", 9, 8)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("\\e]52;c;aGk=", "001B"),
        ("\\0", "0000"),
        ("\\x9b", "009B"),
        ("\\N", "0085"),
        ("\\L", "2028"),
        ("\\r", "000D"),
        ("\\u202E", "202E"),
        ("\\u200b", "200B"),
        ("\\uFEFF", "FEFF"),
        ("\\U000E0041", "E0041"),
    ],
)
def test_an_unsafe_character_is_refused_when_it_is_written_as_an_escape(written: str, number: str) -> None:
    _, problems = read_yaml(f'a:\n  b: "x{written}"\n', "a.yaml")
    assert [place(problem) for problem in problems] == ["2:6 Y103"]
    assert problems[0].message.startswith(f"U+{number} is ")


@pytest.mark.parametrize("character", "\0\x07\x1b\x7f\x85\x9b\u200b\u202e\u2028\ufeff\uffff\U000e0041\ud800")
def test_an_unsafe_character_is_refused_where_it_stands(character: str) -> None:
    assert found(f"å: 1\nb: 😀{character}x\n") == ["2:5 Y103"]
    assert found(f"a: 1 # {character}\nb: 2\n") == ["1:8 Y103"]


@pytest.mark.parametrize("escape", ["\\n", "\\t", '\\"', "\\\\", "\\u00e5", "\\_", "\\U0001F600"])
def test_an_escape_for_a_harmless_character_is_fine(escape: str) -> None:
    assert found(f'a: "x{escape}"\n') == []


@pytest.mark.parametrize(
    ("raw", "expected", "message"),
    [
        ("a: ø\n".encode("utf-16"), "1:1 Y101", "The file is written in UTF-16, not in UTF-8."),
        ("a: ø\n".encode("utf-16-be"), "1:1 Y101", "The file is written in UTF-16, not in UTF-8."),
        ("a: ø\n".encode("utf-32"), "1:1 Y101", "The file is written in UTF-32, not in UTF-8."),
        ("a: 1\r\nbø: x\n".encode("latin-1"), "2:2 Y101", 'The byte 0xF8 is not UTF-8; it may be "ø" in Windows-1252.'),
        ("\ufeffåå".encode() + b"\xff", "1:3 Y101", 'The byte 0xFF is not UTF-8; it may be "ÿ" in Windows-1252.'),
        (b"\x89PNG\r\n\x1a\n", "1:1 Y101", "The byte 0x89 is not UTF-8."),
        (b"a: \xc3", "1:4 Y101", 'The byte 0xC3 is not UTF-8; it may be "Ã" in Windows-1252.'),
    ],
)
def test_another_encoding_is_named(raw: bytes, expected: str, message: str) -> None:
    document, problems = read_yaml(raw, "a.yaml")
    assert document is None
    assert [place(problem) for problem in problems] == [expected]
    assert problems[0].message == message


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n...\n", "~", "\ufeff"])
def test_an_empty_file_is_reported(text: str) -> None:
    assert read_yaml(text, "a.yaml")[0] is None
    assert found(text) == ["1:1 Y104"]


@pytest.mark.parametrize("text", ["just text", "7", "- a", "true"])
def test_a_file_may_hold_any_kind_of_value(text: str) -> None:
    assert read(text).positions[()] == Location("a.yaml", 1, 1)


@pytest.mark.parametrize(
    ("text", "limits", "expected"),
    [
        ("a: 1\n", Limits(file_bytes=4), ["1:1 Y102"]),
        ("a: 1", Limits(file_bytes=4), []),
        ("[a, b, c]", Limits(nodes=3), ["1:8 Y151"]),
        ("[a, b, c]", Limits(nodes=4), []),
        ("[[a], [[b]]]", Limits(depth=2), ["1:8 Y150"]),
        ("[[a], [[b]]]", Limits(depth=3), []),
        ("- abcd\n- x: abcde\n- 'abcdef'\n", Limits(text_characters=4), ["2:6 Y152", "3:3 Y152"]),
        ("abc: 1\nabcd: 2\n", Limits(key_characters=3), ["2:1 Y133"]),
        ("a: 1\n" * 9, Limits(problems=3), ["2:1 Y130", "3:1 Y130", "4:1 Y130", "5:1 Y105"]),
        ("a: 1\n" * 4, Limits(problems=3), ["2:1 Y130", "3:1 Y130", "4:1 Y130"]),
    ],
)
def test_every_limit_holds_to_the_unit(text: str, limits: Limits, expected: list[str]) -> None:
    assert found(text, limits) == expected


def test_a_limit_that_stops_the_reading_leaves_no_document() -> None:
    assert read_yaml("[a, b]", "a.yaml", Limits(nodes=2))[0] is None
    assert read_yaml("a: 1\n" * 9, "a.yaml", Limits(problems=3))[0] is None


def test_the_garbage_collector_runs_again_after_every_reading() -> None:
    assert gc.isenabled()
    read_yaml("a: 1", "a.yaml")
    read_yaml("a: [", "a.yaml")
    assert gc.isenabled()


def test_a_garbage_collector_that_was_off_stays_off() -> None:
    gc.disable()
    read_yaml("a: 1", "a.yaml")
    stayed_off = not gc.isenabled()
    gc.enable()
    assert stayed_off


# --- Files ---------------------------------------------------------------------------------------------------


def test_a_file_is_read_under_the_name_it_is_shown_as(tmp_path: Path) -> None:
    file = tmp_path / "spørsmål.yaml"
    file.write_bytes("id: å\nid: b\n".encode())
    document, problems = read_yaml_file(file, "spørsmål.yaml")
    assert document is not None
    assert document.value == {"id": "å"}
    assert [str(problem.location) for problem in problems] == ["spørsmål.yaml:2:1"]
    assert read_yaml_file(file)[1][0].location.path == str(file)


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    with file.open("wb") as handle:
        handle.truncate(10**12)  # a hole: a terabyte by its name, nothing on the disk
    document, problems = read_yaml_file(file, "big.yaml")
    assert document is None
    assert [place(problem) for problem in problems] == ["1:1 Y102"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.yaml", "There is no file shown.yaml."),
        ("folder", "shown.yaml is a folder, not a file."),
        ("pipe", "shown.yaml is not an ordinary file."),
        ("nul\0.yaml", "shown.yaml cannot be the name of a file."),
        ("x" * 300, "shown.yaml cannot be read: File name too long."),
    ],
)
def test_a_file_that_cannot_be_opened_is_an_input_error(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError) as caught:
        read_yaml_file(tmp_path / name, "shown.yaml")
    assert caught.value.message == message
    assert caught.value.hint

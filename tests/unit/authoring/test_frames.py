"""A problem on a terminal: the line itself, a caret under the word that is wrong, and what to write instead."""

import pytest

from crmready.authoring.frames import framed
from crmready.problems import Location, Problem


def frame(line: str, column: int, hint: str | None = None) -> list[str]:
    problem = Problem.of("R301", Location("a.yaml", 1, column), "There is no such thing.", hint)
    return list(framed([problem], {"a.yaml": (line,)}))


def test_a_problem_is_shown_with_its_line_a_caret_and_the_hint() -> None:
    assert frame("of: stags # see below", 5, "Did you mean stages?") == [
        "a.yaml:1:5: R301 There is no such thing.",
        "    |",
        "  1 | of: stags # see below",
        "    |     ^^^^^",
        "  = hint: Did you mean stages?",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ("titel: Small", 1, "titel"),
        ("start: 12:30", 8, "12:30"),
        ("roles: [sellers, boss]", 9, "sellers"),
        ("targets: {wrk: 50}", 11, "wrk"),
        ("targets: {wrk: 50}", 16, "50"),
        ('name: "Two words" # why', 7, '"Two words"'),
        ("name: 'Two words'", 7, "'Two words'"),
        ("roles: [a]", 8, "["),
        ("page: https://example.org/a#b", 7, "https://example.org/a#b"),
        ("colour: a#b # no", 9, "a#b"),
    ],
)
def test_the_caret_stands_under_the_whole_word(line: str, column: int, marked: str) -> None:
    *_, shown, caret, _ = frame(line, column)
    assert shown[caret.index("^") : caret.index("^") + caret.count("^")] == marked


def test_the_caret_stays_under_its_word_behind_letters_that_are_shown_wider() -> None:
    *_, shown, caret, _ = frame("a: [\u202e, 日本, e\u0301, stags]", 16)
    assert shown == "  1 | a: [\\u202e, 日本, e\u0301, stags]"
    assert caret == "    | " + " " * len("a: [\\u202e, 1234, e, ") + "^^^^^"


def test_a_long_line_is_cut_around_its_place() -> None:
    *_, shown, caret, _ = frame("x" * 300 + " stags " + "y" * 300, 302)
    assert len(shown) <= 106
    assert shown[caret.index("^") : caret.index("^") + 5] == "stags"
    assert caret.count("^") == 5


def test_a_long_number_of_lines_widens_the_margin() -> None:
    problem = Problem.of("R301", Location("a.yaml", 1000, 1), "There is no such thing.")
    said = list(framed([problem], {"a.yaml": ("",) * 999 + ("stags",)}))
    assert said[1:4] == ["       |", "  1000 | stags", "       | ^^^^^"]


@pytest.mark.parametrize("lines", [(), ("",), ("   ",)])
def test_a_place_without_text_has_no_frame(lines: tuple[str, ...]) -> None:
    problem = Problem.of("Y104", Location("a.yaml", 1, 1), "The file is empty.")
    assert list(framed([problem], {"a.yaml": lines})) == ["a.yaml:1:1: Y104 The file is empty.", ""]


def test_a_place_behind_the_line_still_has_a_caret() -> None:
    *_, shown, caret, _ = frame("of: [", 6)
    assert (shown, caret) == ("  1 | of: [", "    |      ^")


def test_nothing_in_a_file_can_move_the_cursor() -> None:
    said = "\n".join(frame("of: \x1b[2Jstags\r", 5))
    assert "\x1b" not in said
    assert "\r" not in said
    assert "\\x1b[2Jstags" in said


def test_a_tab_is_shown_as_one_space_and_the_caret_stays_under_its_word() -> None:
    *_, shown, caret, _ = frame("of:\t[a,\t\tstags]", 9)
    assert shown == "  1 | of: [a,  stags]"
    assert caret == "    | " + " " * len("of: [a, ") + "^"
    *_, shown, caret, _ = frame("of:\t[a,\t\tstags]", 10)
    assert shown[caret.index("^") : caret.index("^") + caret.count("^")] == "stags"


def test_an_explanation_is_wrapped_and_a_problem_stands_on_one_line() -> None:
    said = "half is given with: " + ", ".join(f"seller: question-{number} = don't know" for number in range(9))
    place = Location("a.yaml", 1, 1)
    *lines, end = framed([Problem.of("E901", place, said)], {})
    assert end == ""
    assert len(lines) == 4
    assert all(len(line) <= 100 for line in lines)
    assert lines[0].startswith("a.yaml:1:1: E901 half is given with: seller: question-0 = ")
    assert all(line.startswith("  ") and line[2] != " " for line in lines[1:])
    assert " ".join(line.strip() for line in lines) == f"a.yaml:1:1: E901 {said}"
    assert next(iter(framed([Problem.of("L606", place, said)], {}))) == f"a.yaml:1:1: L606 {said}"

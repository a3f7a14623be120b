import re

import pytest

from crmready.problems import RULES, Location, Problem, Severity, closest, listed, suggestion


def test_a_location_is_printed_as_file_line_and_column() -> None:
    assert str(Location("questionnaire.yaml", 12, 3)) == "questionnaire.yaml:12:3"


def test_a_problem_is_one_line_with_its_hint_below() -> None:
    problem = Problem("Y130", Severity.ERROR, Location("a.yaml", 2, 1), 'The key "id" is written twice.', "Keep one.")
    assert str(problem) == 'a.yaml:2:1: Y130 The key "id" is written twice.\n  Keep one.'


def test_a_problem_without_a_hint_is_one_line() -> None:
    assert str(Problem.of("Y104", Location("a.yaml", 1, 1), "The file is empty.")) == (
        "a.yaml:1:1: Y104 The file is empty."
    )


def test_nothing_in_a_problem_can_move_the_cursor() -> None:
    problem = Problem.of("Y104", Location("a\x1b]0;x.yaml", 1, 1), "line\nbreak\x1b[2J", "\u202ehint")
    assert str(problem) == "a\\x1b]0;x.yaml:1:1: Y104 line⏎break\\x1b[2J\n  \\u202ehint"


def test_a_problem_with_an_unknown_code_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="'Y999' is not a known problem code"):
        Problem("Y999", Severity.ERROR, Location("a.yaml", 1, 1), "Something.")
    with pytest.raises(ValueError, match="'Y999' is not a known problem code"):
        Problem.of("Y999", Location("a.yaml", 1, 1), "Something.")


def test_a_problem_has_the_severity_of_its_rule() -> None:
    assert Problem.of("Y105", Location("a.yaml", 1, 1), "Stopped.").severity is Severity.INFORMATION
    assert Problem.of("Y130", Location("a.yaml", 1, 1), "Twice.").severity is Severity.ERROR


def test_problems_sort_by_file_line_column_and_code() -> None:
    places = [("b", 1, 1, "Y104"), ("a", 10, 1, "Y104"), ("a", 9, 5, "Y130"), ("a", 9, 5, "Y104"), ("a", 9, 4, "Y152")]
    problems = [Problem.of(code, Location(path, line, column), "…") for path, line, column, code in places]
    assert [(p.location.path, p.location.line, p.location.column, p.code) for p in sorted(problems)] == [
        ("a", 9, 4, "Y152"),
        ("a", 9, 5, "Y104"),
        ("a", 9, 5, "Y130"),
        ("a", 10, 1, "Y104"),
        ("b", 1, 1, "Y104"),
    ]


def test_every_rule_has_a_code_of_its_family_a_title_and_an_explanation() -> None:
    assert len(RULES) > 30
    for code, rule in RULES.items():
        assert rule.code == code
        assert re.fullmatch(r"Y1\d\d|S2\d\d|R3\d\d|T4\d\d|A5\d\d|L6\d\d|W7\d\d|C8\d\d|[BDEIP]9\d\d", code)
        assert not rule.title.endswith(".")
        assert rule.explanation.endswith(".")
        assert "\n" not in rule.explanation


NAMES = ("seller", "manager", "executive", "data-owner", "deals", "how-often", "no-shared-process", "nb", "en", "All")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sellers", "seller"),
        ("selelr", "seller"),
        ("selers", "seller"),
        ("Executive", "executive"),
        ("exceutvie", "executive"),
        ("data_owner", "data-owner"),
        ("Data owner", "data-owner"),
        ("how-oftn", "how-often"),
        ("deal", "deals"),
        ("all", "All"),
        ("NB", "nb"),
    ],
)
def test_a_misspelt_word_finds_the_one_that_was_meant(written: str, meant: str) -> None:
    assert closest(written, NAMES) == meant


@pytest.mark.parametrize(
    "written",
    [
        "banana",
        "goals",
        "leader",
        "selers1",
        "owner",
        "process",
        "shared-process",
        "nn",
        "no",
        "",
        "executors",
        "exactly",
    ],
)
def test_a_word_that_is_near_nothing_has_no_suggestion(written: str) -> None:
    assert closest(written, NAMES) is None
    assert closest("seller", []) is None


def test_of_two_near_words_the_nearer_is_suggested_and_of_equals_none() -> None:
    assert closest("question-one", ["question-ones1", "question-oe"]) == "question-oe"
    assert closest("stage-a", ["stage-b", "stage-c"]) is None
    assert suggestion("all-worse", ["all-worst", "typical"]) == "Did you mean all-worst?"
    assert suggestion("bought-early", ["bought-before-value"]) == "There is: bought-before-value."


def test_a_list_of_names_is_short_whatever_the_names_are() -> None:
    assert listed(["seller", 3]) == "seller, 3"
    assert listed(f"role-{number}" for number in range(13)).endswith("role-11, …")
    assert len(listed(["x" * 3000] * 20)) < 800

"""`# crmready: ignore[CODE] reason`: what it hides, what it never hides, and that it does not outlive its problem."""

import pytest
import yaml

from crmready.authoring.ignores import LINTS, without_ignored
from crmready.loading import comments as comments_module
from crmready.loading.comments import comments
from crmready.problems import RULES, Location, Problem, Rule, Severity

FILE = "a.yaml"


def warning(line: int, code: str = "Y105") -> Problem:
    return Problem.of(code, Location(FILE, line, 1), "…")


def left(text: str, *problems: Problem, untried: tuple[str, ...] = ()) -> list[str]:
    found = without_ignored(problems, {FILE: tuple(text.split("\n"))}, untried=untried)
    return sorted(f"{problem.location.line} {problem.code}" for problem in found)


@pytest.fixture
def _a_lint(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of the family that is tried only on what is well-formed."""
    monkeypatch.setitem(RULES, "L699", Rule("L699", "Doubtful", "It is doubtful.", Severity.WARNING))


@pytest.mark.parametrize(
    "text",
    [
        "a: 1  # crmready: ignore[Y105] it is so",
        "a: 1 #crmready:ignore[y105]it is so",
    ],
)
def test_a_problem_is_ignored_on_the_line_of_the_comment(text: str) -> None:
    assert left(text, warning(1)) == []
    assert left(text, warning(2)) == ["1 I903", "2 Y105"]


@pytest.mark.usefixtures("_a_lint")
def test_a_comment_may_name_several_codes() -> None:
    text = "a: 1  # crmready: ignore[Y105, I903] it is so"
    assert left(text, warning(1)) == ["1 I902"]
    both = "a: 1  # crmready: ignore[L699, Y105] it is so"
    assert left(both, warning(1), warning(1, "L699")) == []


def test_a_comment_that_stands_alone_speaks_of_the_next_line() -> None:
    text = "a: 1\n# crmready: ignore[Y105] it is so\n# Why this is so.\nb: 2\nc: 3"
    assert left(text, warning(4)) == []
    assert left(text, warning(1), warning(5)) == ["1 Y105", "2 I903", "5 Y105"]


def test_a_comment_beside_a_value_does_not_speak_of_the_next_line() -> None:
    assert left("a: 1  # crmready: ignore[Y105] it is so\nb: 2", warning(2)) == ["1 I903", "2 Y105"]


def test_every_problem_of_that_code_on_the_line_is_ignored_and_no_other() -> None:
    text = "a: [1, 2]  # crmready: ignore[Y105] it is so"
    assert left(text, warning(1), warning(1), warning(1, "I903")) == ["1 I903"]


@pytest.mark.parametrize("code", ["Y130", "S202", "R301", "T401"])
def test_what_makes_a_questionnaire_unusable_is_never_ignored(code: str) -> None:
    assert left(f"a: 1  # crmready: ignore[{code}] I know", warning(1, code)) == sorted(["1 I902", f"1 {code}"])


def test_an_ignore_without_a_reason_ignores_nothing() -> None:
    assert left("a: 1  # crmready: ignore[Y105]  ", warning(1)) == ["1 I901", "1 Y105"]


def test_an_ignore_twice_is_one_too_many() -> None:
    text = "# crmready: ignore[Y105] it is so\na: 1  # crmready: ignore[Y105] it is so"
    assert len(left(text, warning(2))) == 1


@pytest.mark.parametrize("what", ["ignore[X999] no", "ignore[] no", "ignore Y105 no", "ignored", "ignore[I903] no"])
def test_what_names_no_rule_is_said(what: str) -> None:
    assert left(f"a: 1  # crmready: {what}") == ["1 I902"]


@pytest.mark.usefixtures("_a_lint")
def test_what_was_not_looked_for_is_not_called_unneeded() -> None:
    text = "a: 1  # crmready: ignore[L699] it is so"
    assert left(text, untried=LINTS) == []
    assert left(text) == ["1 I903"]


@pytest.mark.parametrize(
    "text",
    [
        "a: 'x # crmready: ignore[Y105] no'",
        'a: "x # crmready: ignore[Y105] no"',
        'a: "x\n  # crmready: ignore[Y105] no"',
        "a: |\n  # crmready: ignore[Y105] no\n",
        "a: >-\n  text\n    # crmready: ignore[Y105] no\n  more",
        "a: x# crmready: ignore[Y105] no",
        'a: "unfinished # crmready: ignore[Y105] no',
    ],
)
def test_what_only_looks_like_a_comment_is_none(text: str) -> None:
    problems = [warning(line) for line in range(1, text.count("\n") + 2)]
    assert left(text, *problems) == [f"{problem.location.line} Y105" for problem in problems]


TEXT = """\
# 1
a: 'x # no' # 2
b: "x # no
  # no either"  # 3
c: |  # 4
  text # no
  # no

# 5
d: plain#no # 6
e: >-
  folded # no
   # no
  # no: still inside
# 7
f: [a, # 8
  "b#"]
g: several
  lines # 9
h: # 10
   - {x: y} # 11
   # 12"""


@pytest.mark.parametrize("scanner", ["CLoader", "Loader"])
def test_comments_are_told_from_texts(scanner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = getattr(yaml, scanner, yaml.Loader)
    monkeypatch.setattr(comments_module, "_SCANNER", loader)
    found = comments(TEXT.split("\n"))
    assert [int(comment.text) for comment in found] == list(range(1, 13))
    assert [int(comment.text) for comment in found if comment.alone] == [1, 5, 7, 12]
    for comment in found:
        assert TEXT.split("\n")[comment.line - 1][comment.column - 1] == "#"

"""What GitHub is told, read as GitHub reads it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crmready.authoring.github import as_commands, as_summary
from crmready.authoring.scenarios import github
from crmready.authoring.scenarios.coverage import coverage
from crmready.authoring.scenarios.reading import Suite, read_suite
from crmready.authoring.scenarios.running import Played, run
from crmready.problems import Location, Problem

PULSE = Path(__file__).parents[3] / "questionnaires" / "coaching-pulse"


def problem(code: str = "R301", line: int = 3, hint: str | None = None) -> Problem:
    return Problem.of(code, Location("a.yaml", line, 5), "There is no role called boss.", hint)


ERROR = problem(hint="There is: seller.")
WARNING = problem("I903", line=1)
NOTE = problem("Y105", line=2)


def test_github_is_told_place_severity_and_hint() -> None:
    assert list(as_commands([WARNING, NOTE, ERROR])) == [
        "::error file=a.yaml,line=3,col=5,title=R301::There is no role called boss.%0AThere is: seller.",
        "::warning file=a.yaml,line=1,col=5,title=I903::There is no role called boss.",
        "::notice file=a.yaml,line=2,col=5,title=Y105::There is no role called boss.",
    ]


def test_no_file_name_or_text_can_give_github_another_command() -> None:
    name, text = "a,line=9:\r\n::set-env name=x::%0A", "100 %\n::error::no"
    (command,) = as_commands([Problem.of("R301", Location(name, 1, 1), text)])
    assert command == (
        "::error file=a%2Cline=9%3A%0D%0A%3A%3Aset-env name=x%3A%3A%250A,line=1,col=1,title=R301::100 %25⏎::error::no"
    )


def test_the_summary_is_a_table_in_which_nothing_is_markup() -> None:
    table = list(as_summary([WARNING, Problem.of("R301", Location("a.yaml", 1, 2), "No <b>|`x`</b> & [y](z).")]))
    assert table == [
        "### crmready questionnaire check",
        "",
        "| | Code | Where | What |",
        "| --- | --- | --- | --- |",
        "| error | R301 | a.yaml:1:2 | No &#60;b&#62;&#124;&#96;x&#96;&#60;/b&#62; &#38; &#91;y&#93;(z). |",
        "| warning | I903 | a.yaml:1:5 | There is no role called boss. |",
    ]
    assert list(as_summary([]))[-1] == "No problems found."


def test_a_long_summary_says_how_much_is_left_out() -> None:
    table = list(as_summary([problem(line=number) for number in range(1, 301)]))
    assert len([line for line in table if line.startswith("| error")]) == 200
    assert table[-1] == "And 100 more."


@pytest.fixture(scope="module")
def suite() -> Suite:
    return read_suite(PULSE)


@pytest.fixture(scope="module")
def played(suite: Suite) -> list[Played]:
    """The pulse's scenarios, of which the first is seen to fail in one expectation that has hostile words in it."""
    first, *rest = run(suite.scenarios, suite.loaded)
    check = replace(first.scenario.checks[0], subject="the | verdict", expected="a\n::error::b")
    scenario = replace(first.scenario, checks=(check, *first.scenario.checks[1:]))
    seen = replace(first.seen[0], met=False, actual="100 %\x1b", because=None)
    return [replace(first, scenario=scenario, seen=(seen, *first.seen[1:])), *rest]


def test_an_expectation_in_vain_is_annotated_where_it_is_written(played: list[Played]) -> None:
    (command,) = github.as_commands(played)
    place = played[0].scenario.checks[0].location
    properties, said = command.removeprefix("::error ").split("::", 1)
    assert properties == f"file={place.path},line={place.line},col={place.column},title={played[0].scenario.name}"
    assert said == r"the | verdict%0Aexpected: a%0A::error::b%0Aactual:   100 %25\x1b".replace("a%0A", "a⏎", 1)


def test_the_summary_of_scenarios_counts_them_and_shows_what_was_expected_in_vain(played: list[Played]) -> None:
    heading, _, counts, _, *table = github.as_summary(played)
    assert heading == "### crmready questionnaire test"
    assert counts == f"1 failed, {len(played) - 1} passed."
    assert table[:2] == ["| Where | What | Expected | Actual |", "| --- | --- | --- | --- |"]
    (row,) = table[2:]
    assert re.fullmatch(r"\| [^|]+\w+\.yaml:\d+:\d+ \| the &#124; verdict \| a⏎::error::b \| 100 %&#92;x1b \|", row)
    assert list(github.as_summary(played[1:]))[-1] == f"{len(played) - 1} passed."


def test_the_summary_of_coverage_has_the_total_first(suite: Suite, played: list[Played]) -> None:
    covered = coverage(suite, played)
    rows = [line for line in github.coverage_as_summary([covered]) if line.startswith("|")]
    total = covered.of()
    assert rows[2] == f"| coaching-pulse | {total.part} of {total.whole} | {total.printed} % |"
    assert [row.split(" | ")[0] for row in rows[3:6]] == ["| options", "| gates", "| gate states"]

"""Problems for other programs, read back as those programs read them."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from crmready.authoring.formats import as_github, as_json, as_junit, as_sarif, as_summary, worst_first
from crmready.authoring.inspection import Wish, inspect
from crmready.problems import RULES, Location, Problem

TESTS = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (TESTS / "questionnaires" / "invalid").glob("*/questionnaire.yaml"))


def problem(code: str = "R301", path: str = "a.yaml", line: int = 3, hint: str | None = None) -> Problem:
    return Problem.of(code, Location(path, line, 5), "There is no role called boss.", hint)


ERROR = problem(hint="There is: seller.")
WARNING = problem("I903", line=1)
NOTE = problem("Y105", line=2)


@pytest.fixture(scope="module")
def sarif() -> jsonschema.Draft4Validator:
    """The schema of SARIF 2.1.0 as OASIS published it."""
    schema = json.loads((TESTS / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["$schema"].startswith("http://json-schema.org/draft-04/")
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def test_json_has_every_part_of_a_problem() -> None:
    (said,) = as_json([ERROR.changing("boss", "bass")])["problems"]
    assert said == {
        "code": "R301",
        "severity": "error",
        "file": "a.yaml",
        "line": 3,
        "column": 5,
        "message": "There is no role called boss.",
        "hint": "There is: seller.",
        "change": {"old": "boss", "new": "bass"},
    }


def test_the_worst_comes_first() -> None:
    assert worst_first([WARNING, NOTE, ERROR]) == [ERROR, WARNING, NOTE]


def test_github_is_told_place_severity_and_hint() -> None:
    assert list(as_github([WARNING, NOTE, ERROR])) == [
        "::error file=a.yaml,line=3,col=5,title=R301::There is no role called boss.%0AThere is: seller.",
        "::warning file=a.yaml,line=1,col=5,title=I903::There is no role called boss.",
        "::notice file=a.yaml,line=2,col=5,title=Y105::There is no role called boss.",
    ]


def test_no_file_name_or_text_can_give_github_another_command() -> None:
    name, text = "a,line=9:\r\n::set-env name=x::%0A", "100 %\n::error::no"
    (command,) = as_github([Problem.of("R301", Location(name, 1, 1), text)])
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


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sarif_is_what_its_schema_says(folder: Path, sarif: jsonschema.Draft4Validator) -> None:
    problems = inspect(folder, Wish(explain=True)).problems
    log = json.loads(json.dumps(as_sarif(problems, "1.0.0")))
    assert [error.message for error in sarif.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(problems) > 0


def test_the_sarif_schema_refuses_what_is_wrong(sarif: jsonschema.Draft4Validator) -> None:
    log = as_sarif([ERROR], "1.0.0")
    log["runs"][0]["results"][0]["level"] = "terrible"
    assert list(sarif.iter_errors(log)) != []


def test_sarif_leads_from_result_to_rule_and_place(sarif: jsonschema.Draft4Validator) -> None:
    log = as_sarif([problem(path="my folder/å#1.yaml"), WARNING, NOTE, ERROR], "1.2.3")
    assert list(sarif.iter_errors(log)) == []
    (run,) = log["runs"]
    driver: dict[str, Any] = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("crmready", "1.2.3")
    for result in run["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"] == RULES[result["ruleId"]].title
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    first, *_, last = (result["locations"][0]["physicalLocation"] for result in run["results"])
    assert first["artifactLocation"]["uri"] == "my%20folder/%C3%A5%231.yaml"
    assert last["region"] == {"startLine": 3, "startColumn": 5}
    assert run["results"][-1]["message"]["text"] == "There is no role called boss. There is: seller."


def test_junit_has_a_case_for_every_file_and_fails_those_with_errors() -> None:
    written = as_junit(["b.yaml", "a.yaml"], [ERROR, WARNING, problem("I903", "c.yaml")])
    assert written.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    root = ET.fromstring(written)  # noqa: S314  # our own writing
    (suite,) = root
    counts = {"tests": "3", "failures": "1", "errors": "0", "skipped": "0"}
    assert (root.tag, root.attrib) == ("testsuites", counts)
    assert (suite.tag, suite.attrib) == ("testsuite", {"name": "crmready questionnaire check", **counts})
    assert [(case.tag, case.get("name"), [part.tag for part in case]) for case in suite] == [
        ("testcase", "a.yaml", ["failure", "system-out"]),
        ("testcase", "b.yaml", []),
        ("testcase", "c.yaml", ["system-out"]),
    ]
    failure, output = suite[0]
    assert failure.get("message") == "1 error"
    assert failure.text == str(ERROR)
    assert output.text == str(WARNING)


def test_junit_can_be_read_whatever_stands_in_the_files() -> None:
    nasty = Problem.of("R301", Location("a\x00<&>.yaml", 1, 1), "]]> \x1b\ud800 <b>&", "\uffff")
    root = ET.fromstring(as_junit([], [nasty]))  # noqa: S314  # our own writing
    (failure,) = root.iter("failure")
    assert failure.text == str(nasty)

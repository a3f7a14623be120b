"""Problems for other programs, read back as those programs read them."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import junitparser
import pytest

from crmready.authoring.formats import as_gitlab, as_json, as_junit, as_sarif, worst_first
from crmready.problems import RULES, Location, Problem
from tests.examples import FOLDERS, inspected

TESTS = Path(__file__).parents[2]


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


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sarif_is_what_its_schema_says(folder: Path, sarif: jsonschema.Draft4Validator) -> None:
    problems = inspected(folder).problems
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


def test_every_severity_of_a_real_run_is_a_level_of_sarif(sarif: jsonschema.Draft4Validator) -> None:
    folder = TESTS / "questionnaires" / "invalid" / "W790-questions-that-are-difficult-to-read"
    problems = [*inspected(folder).problems, ERROR, WARNING]
    log = json.loads(json.dumps(as_sarif(problems, "1.0.0")))
    assert [error.message for error in sarif.iter_errors(log)] == []
    assert {result["level"] for result in log["runs"][0]["results"]} == {"error", "warning", "note"}


def test_code_quality_has_what_gitlab_asks_for_worst_first() -> None:
    first, *_, last = as_gitlab([NOTE, WARNING, ERROR])
    assert {name: value for name, value in first.items() if name != "fingerprint"} == {
        "description": "There is no role called boss. There is: seller.",
        "check_name": "R301",
        "severity": "major",
        "location": {"path": "a.yaml", "lines": {"begin": 3}},
    }
    assert (last["check_name"], last["severity"]) == ("Y105", "info")


def test_a_problem_keeps_its_fingerprint_when_lines_are_added_above_it_and_shares_it_with_no_other() -> None:
    before = [entry["fingerprint"] for entry in as_gitlab([ERROR, problem(line=9), problem(path="b.yaml"), WARNING])]
    after = [entry["fingerprint"] for entry in as_gitlab([problem(line=5), problem(line=11), problem(path="b.yaml")])]
    assert len(set(before)) == 4
    assert after == before[:3]


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
    (read,) = junitparser.JUnitXml.fromstring(written.encode())
    assert [(case.name, case.is_failure, case.is_passed) for case in read] == [
        ("a.yaml", True, False),
        ("b.yaml", False, True),
        ("c.yaml", False, True),
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

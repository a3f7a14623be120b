"""Problems in the formats that other programs read: JSON, SARIF 2.1.0, JUnit XML and GitLab's Code Quality.

What GitHub reads from a running command stands in `authoring.github`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from crmready.problems import RULES, Problem, Severity, visible

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

FORMATS: Final = ("text", "json", "github", "gitlab", "sarif", "junit")
SCHEMA: Final = "crmready/problems/1"
_SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_GITLAB: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFORMATION: "info"}
_RANK: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Errors, then warnings, then information; GitHub shows only the first ten of each."""
    return sorted(problems, key=lambda problem: (_RANK[problem.severity], problem.location, problem.code))


def as_json(problems: Iterable[Problem]) -> dict[str, Any]:
    """The problems with their places, as plain values. `change` is what `--fix` would do."""
    return {"schema": SCHEMA, "problems": [_plain(problem) for problem in problems]}


def _plain(problem: Problem) -> dict[str, Any]:
    place, change = problem.location, problem.change
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.path,
        "line": place.line,
        "column": place.column,
        "message": problem.message,
        "hint": problem.hint,
        "change": None if change is None else {"old": change.old, "new": change.new},
    }


def as_sarif(problems: Sequence[Problem], version: str) -> dict[str, Any]:
    """A SARIF 2.1.0 log with the rules that were broken; `version` is crmready's own."""
    codes = sorted({problem.code for problem in problems})
    rules = [_sarif_rule(code) for code in codes]
    return {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "crmready", "version": version, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(problem, codes.index(problem.code)) for problem in problems],
            }
        ],
    }


def _sarif_rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "defaultConfiguration": {"level": _SARIF[rule.severity]},
    }


def _sarif_result(problem: Problem, rule: int) -> dict[str, Any]:
    place = problem.location
    text = f"{problem.message} {problem.hint}" if problem.hint else problem.message
    address = quote(place.path.replace("\\", "/"), errors="surrogateescape")
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _SARIF[problem.severity],
        "message": {"text": visible(text)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": address},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }


def as_junit(files: Iterable[str], problems: Sequence[Problem]) -> str:
    """JUnit XML: one test case a file, failed when the file has an error; warnings stand in its output."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  # nothing but this format needs it

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    names = sorted({*files, *(problem.location.path for problem in problems)})
    failures = len({problem.location.path for problem in errors})
    counts = {"tests": str(len(names)), "failures": str(failures), "errors": "0", "skipped": "0"}
    root = ET.Element("testsuites", counts)
    suite = ET.SubElement(root, "testsuite", {"name": "crmready questionnaire check", **counts})
    for name in names:
        own = [problem for problem in problems if problem.location.path == name]
        _add_case(suite, visible(name), own)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_case(suite: "ET.Element", name: str, problems: Sequence[Problem]) -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415  # the same

    case = ET.SubElement(suite, "testcase", classname="questionnaire", name=name, file=name)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    rest = [problem for problem in problems if problem.severity is not Severity.ERROR]
    if errors:
        count = f"{len(errors)} error" + ("" if len(errors) == 1 else "s")
        ET.SubElement(case, "failure", message=count, type="error").text = "\n".join(map(str, errors))
    if rest:
        ET.SubElement(case, "system-out").text = "\n".join(map(str, rest))


def as_gitlab(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """A Code Quality report. GitLab compares branches by `fingerprint`, so no line number enters it."""
    seen: Counter[tuple[str, str, str]] = Counter()
    entries = []
    for problem in worst_first(problems):
        same = (problem.code, problem.location.path, problem.message)
        seen[same] += 1
        entries.append(_gitlab_entry(problem, "\0".join((*same, str(seen[same])))))
    return entries


def _gitlab_entry(problem: Problem, identity: str) -> dict[str, Any]:
    said = f"{problem.message} {problem.hint}" if problem.hint else problem.message
    return {
        "description": visible(said),
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": _GITLAB[problem.severity],
        "location": {"path": problem.location.path, "lines": {"begin": problem.location.line}},
    }

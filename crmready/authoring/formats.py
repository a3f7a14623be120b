"""Problems in the formats that other programs read: JSON, GitHub's workflow commands, SARIF 2.1.0 and JUnit XML."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from crmready.problems import RULES, Problem, Severity, visible

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

FORMATS: Final = ("text", "json", "github", "sarif", "junit")
SCHEMA: Final = "crmready/problems/1"
_SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}
_SARIF: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_RANK: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}
_MARKUP: Final = frozenset("&<>|\\`*_[]~@#")
_SUMMARY_ROWS: Final = 200
"""GitHub refuses a summary of more than 1 MiB."""


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


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """One workflow command a problem, worst first."""
    for problem in worst_first(problems):
        place = problem.location
        said = f"{visible(problem.message)}\n{visible(problem.hint)}" if problem.hint else visible(problem.message)
        file, title = _escaped(place.path, property_value=True), _escaped(problem.code, property_value=True)
        where = f"file={file},line={place.line},col={place.column},title={title}"
        yield f"::{_GITHUB[problem.severity]} {where}::{_escaped(said)}"


def _escaped(text: str, *, property_value: bool = False) -> str:
    """GitHub's own escapes for workflow commands; inside a property `:` and `,` are escaped as well."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if property_value else escaped


def as_summary(problems: Sequence[Problem]) -> Iterator[str]:
    """The lines of a Markdown table, worst first, for the summary page of a GitHub run."""
    yield "### crmready questionnaire check"
    yield ""
    if not problems:
        yield "No problems found."
        return
    yield "| | Code | Where | What |"
    yield "| --- | --- | --- | --- |"
    for problem in worst_first(problems)[:_SUMMARY_ROWS]:
        said = f"{problem.message} {problem.hint}" if problem.hint else problem.message
        cells = (problem.severity.value, problem.code, str(problem.location), said)
        yield f"| {' | '.join(map(_cell, cells))} |"
    if len(problems) > _SUMMARY_ROWS:
        yield ""
        yield f"And {len(problems) - _SUMMARY_ROWS} more."


def _cell(text: str) -> str:
    """Text that is shown as it is: what means something in HTML or Markdown becomes a character reference."""
    return "".join(f"&#{ord(letter)};" if letter in _MARKUP else letter for letter in visible(text))


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

"""Results of scenarios as people and other programs read them: text in pytest's manner, JSON, and JUnit XML."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final
from xml.etree import ElementTree as ET

from crmready.authoring.scenarios.running import Failure, Played
from crmready.problems import visible

FORMATS: Final = ("text", "junit", "json", "github")
SCHEMA: Final = "crmready/scenarios/1"
_WIDTH: Final = 80


def as_text(results: Sequence[Played], *, names: bool = False) -> Iterator[str]:
    """A line of dots for each file, or a line for each scenario; then every failure."""
    for file, played in groupby(results, key=lambda result: result.scenario.file):
        own = list(played)
        if names:
            yield from (f"{file}::{p.scenario.name} {'passed' if p.passed else 'FAILED'}" for p in own)
        else:
            yield f"{file} {''.join('.' if p.passed else 'F' for p in own)}"
    failed = [result for result in results if not result.passed]
    if failed:
        yield from ("", " FAILURES ".center(_WIDTH, "="))
    for result in failed:
        yield f" {result.scenario.name} ".center(_WIDTH, "_")
        yield from ([result.scenario.about] if result.scenario.about else [])
        for failure in result.failures:
            yield from ("", *difference(failure))
        yield ""


def difference(failure: Failure) -> Iterator[str]:
    """Where it was expected, what was expected, what came out instead, and what that rests on."""
    yield f"{failure.check.location}: {failure.check.subject}"
    yield f"  expected: {failure.check.expected}"
    yield f"  actual:   {failure.seen.actual}"
    if failure.seen.because:
        yield f"  because:  {failure.seen.because}"


def summary(results: Sequence[Played]) -> str:
    """How many failed and passed."""
    passed = sum(result.passed for result in results)
    failed = len(results) - passed
    return f"{failed} failed, {passed} passed" if failed else f"{passed} passed"


def as_json(results: Iterable[Played]) -> dict[str, Any]:
    """Every scenario with what was not met, as plain values."""
    return {"schema": SCHEMA, "scenarios": [_scenario(result) for result in results]}


def _scenario(result: Played) -> dict[str, Any]:
    place = result.scenario.location
    return {
        "name": result.scenario.name,
        "file": place.path,
        "line": place.line,
        "passed": result.passed,
        "expectations": len(result.seen),
        "failures": [
            {
                "file": failure.check.location.path,
                "line": failure.check.location.line,
                "column": failure.check.location.column,
                "subject": failure.check.subject,
                "expected": failure.check.expected,
                "actual": failure.seen.actual,
                "because": failure.seen.because,
            }
            for failure in result.failures
        ],
    }


def as_junit(results: Sequence[Played]) -> str:
    """JUnit XML: a suite for each file, a case for each scenario."""
    root = ET.Element("testsuites")
    for file, played in groupby(results, key=lambda result: result.scenario.file):
        own = list(played)
        failed = sum(not result.passed for result in own)
        suite = ET.SubElement(root, "testsuite", name=visible(file), tests=str(len(own)), failures=str(failed))
        for result in own:
            _case(suite, result)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: ET.Element, result: Played) -> None:
    place = result.scenario.location
    file = visible(result.scenario.file)
    case = ET.SubElement(suite, "testcase", name=result.scenario.name, classname=file, file=file, line=str(place.line))
    failures = result.failures
    if failures:
        first = failures[0]
        message = f"{first.check.subject}: expected {first.check.expected}, was {first.seen.actual}"
        lines = "\n".join(line for failure in failures for line in difference(failure))
        ET.SubElement(case, "failure", message=visible(message)).text = "\n".join(map(visible, lines.split("\n")))

"""What holds of every problem, and of every format that problems are written in, whatever stands in a file."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import jsonschema

from crmready.authoring import formats, github
from crmready.authoring.frames import framed
from crmready.authoring.scenarios import github as told_to_github
from crmready.authoring.scenarios import printing
from crmready.authoring.scenarios.running import Played
from crmready.errors import CrmreadyError
from crmready.problems import Location, Problem, visible

LONGEST_MESSAGE: Final = 2_000
MOST_FOR_A_SCHEMA: Final = 12
"""A schema takes a while over every result; the parts of a log do not depend on their number."""
SARIF: Final = Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json"
COMMAND: Final = re.compile(
    r"::(error|warning|notice) file=[^,:\s]([^,:\r\n]*),line=\d+,col=\d+,title=[A-Za-z0-9-]+::.+"
)
ROW: Final = re.compile(r"\| (error|warning|information) \| [A-Z]\d{3} \| [^|]+:\d+:\d+ \| [^|<>`]+ \|")
FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")


def lines_of(content: str | bytes) -> list[str]:
    """The lines as an editor shows them."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def is_inside(place: Location, lines: Sequence[str]) -> bool:
    """Whether a place is a character of the file, or the end of one of its lines."""
    return 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


def keep_to_the_file(problems: Iterable[Problem], lines: Mapping[str, Sequence[str]] | None = None) -> None:
    """Every problem stands in its file, is short, and is in our own words. Without `lines` the files are read."""
    read: dict[str, Sequence[str]] = dict(lines or {})
    for problem in problems:
        place = problem.location
        if place.path not in read:
            file = Path(place.path)  # what is a folder but is called as a file is has one place, its beginning
            read[place.path] = [""] if file.is_dir() else lines_of(file.read_bytes())
        assert is_inside(place, read[place.path]), f"outside the file: {problem}"
        assert len(str(problem)) <= LONGEST_MESSAGE, f"too long to read: {problem}"
        assert "Input should" not in str(problem), f"another library's words: {problem}"
        assert problem.code != "S299", f"nobody explained this: {problem}"


def be_meant_for_people(error: CrmreadyError) -> None:
    """A refusal says what is wrong and what to do, on a few printable lines."""
    assert error.message, repr(error)
    assert error.hint, repr(error)
    assert visible(error.message) == error.message, repr(error)


def be_well_formed(problems: Sequence[Problem], files: Mapping[str, Sequence[str]]) -> None:
    """Each format is what its reader takes, tells of every problem, and holds no character that a terminal obeys."""
    for line in framed(problems, files):
        assert visible(line) == line, f"a frame that a terminal obeys: {line!r}"
    written = _read_back(formats.as_json(problems))
    assert len(written["problems"]) == len(problems)
    commands = list(github.as_commands(problems))
    assert [line for line in commands if not COMMAND.fullmatch(visible(line))] == []
    assert len(commands) == len(problems)
    rows = [line for line in github.as_summary(problems) if line.startswith("|")][2:]
    assert [line for line in rows if not ROW.fullmatch(line)] == []
    _be_a_sarif_log(problems)
    _be_a_junit_report(problems, files)
    _be_a_code_quality_report(problems)


def be_well_told(results: Sequence[Played]) -> None:
    """The same of scenarios that were played; and each expectation stands in its file."""
    files = {result.scenario.file: lines_of(Path(result.scenario.file).read_bytes()) for result in results}
    for result in results:
        places = [result.scenario.location, *(check.location for check in result.scenario.checks)]
        assert [place for place in places if not is_inside(place, files[place.path])] == []
    failures = [failure for result in results for failure in result.failures]
    told = _read_back(printing.as_json(results))["scenarios"]
    assert sum(len(scenario["failures"]) for scenario in told) == len(failures)
    assert list(printing.as_text(results))
    root = ET.fromstring(printing.as_junit(results))  # noqa: S314  # our own writing
    assert len(list(root.iter("testcase"))) == len(results)
    commands = list(told_to_github.as_commands(results))
    assert len(commands) == len(failures)
    assert [line for line in commands if not COMMAND.fullmatch(visible(line))] == []
    assert len([line for line in told_to_github.as_summary(results) if line.startswith("|")]) <= len(failures) + 2


def _read_back(value: object) -> Any:  # noqa: ANN401  # whatever was written
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))


@cache
def _sarif() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SARIF.read_text(encoding="utf-8")))


def _be_a_sarif_log(problems: Sequence[Problem]) -> None:
    log = _read_back(formats.as_sarif(problems, "1.0.0"))
    (run,) = log["runs"]
    assert [result["ruleId"] for result in run["results"]] == [problem.code for problem in problems]
    few = formats.as_sarif(problems[:MOST_FOR_A_SCHEMA], "1.0.0")
    assert [error.message for error in _sarif().iter_errors(_read_back(few))] == []


def _be_a_junit_report(problems: Sequence[Problem], files: Mapping[str, Sequence[str]]) -> None:
    root = ET.fromstring(formats.as_junit(files, problems))  # noqa: S314  # our own writing
    cases = list(root.iter("testcase"))
    assert len(cases) == len({*files, *(problem.location.path for problem in problems)})
    assert int(root.attrib["failures"]) == len(list(root.iter("failure")))


def _be_a_code_quality_report(problems: Sequence[Problem]) -> None:
    report = _read_back(formats.as_gitlab(problems))
    assert len(report) == len(problems)
    fingerprints = {entry["fingerprint"] for entry in report}
    assert len(fingerprints) == len(problems)
    assert all(map(FINGERPRINT.fullmatch, fingerprints))

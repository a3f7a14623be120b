"""`check --fix`: edits that mend a problem beyond doubt, tried on a copy first; all else stays as it stands."""

import io
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from crmready.authoring.examined import examined
from crmready.authoring.ignores import without_ignored
from crmready.authoring.limits import AUTHORING_LIMITS
from crmready.authoring.placing import place
from crmready.authoring.remarks import lines_of
from crmready.loading.questionnaire import Examination
from crmready.problems import Problem, Severity

_ROUNDS: Final = 5
"""Mending a field's name lets its content be read, where there may be more to mend."""
_BOM: Final = "\ufeff"
_GOES_ON: Final = re.compile(r"[\w./-]")
"""What would show that a word does not end here."""

Texts = Mapping[Path, str]
"""The files by path, with their byte order marks and line ends as they are."""


def fix(path: Path) -> tuple[Problem, ...]:
    """Mends what can be mended in the questionnaire at a path and gives the problems that are gone.

    Comments and layout stay. No file is touched before its new text was examined: a change after which there
    are more errors than before is not made. `InputError` when a file cannot be written.
    """
    mended: list[Problem] = []
    for _ in range(_ROUNDS):
        examination = examined(path, AUTHORING_LIMITS)
        wanted = _wanted(examination)
        before = {Path(file): _read(Path(file)) for file in examination.files if Path(file).is_file()} if wanted else {}
        made, after = _best(wanted, before, examination)
        for file in after:
            if after[file] != before[file]:
                place(file, after[file].encode("utf-8", errors="surrogateescape"))
        mended += made
        if not made:
            break
    return tuple(mended)


def mendable(path: Path) -> int:
    """How many problems `fix` would mend, found out on a copy."""
    examination = examined(path, AUTHORING_LIMITS)
    if not _wanted(examination):
        return 0
    texts = {Path(file): _read(Path(file)) for file in examination.files if Path(file).is_file()}
    with tempfile.TemporaryDirectory() as folder:
        return len(fix(_laid_out(texts, examination.main, Path(folder))))


def _wanted(examination: Examination) -> list[Problem]:
    """The problems that have a change and that the author does not want to keep."""
    mendable = [problem for problem in examination.problems if problem.change is not None]
    files = {problem.location.path: lines_of(Path(problem.location.path)) for problem in mendable}
    return [problem for problem in without_ignored(mendable, files) if problem.change is not None]


def _best(wanted: Sequence[Problem], before: Texts, examination: Examination) -> tuple[list[Problem], Texts]:
    """All the changes when together they help, or else those that help one by one."""
    errors = _errors(examination)
    all_made, after = changed(wanted, before)
    mended = sum(problem.severity is Severity.ERROR for problem in all_made)
    if not all_made or _errors(_tried(after, examination.main)) <= errors - mended:
        return all_made, after
    made: list[Problem] = []
    after = dict(before)
    # The last place first: so a change never moves the place of one that is still to come.
    for problem in sorted(all_made, reverse=True, key=lambda problem: problem.location):
        _, text = changed([problem], after)
        tried = _tried(text, examination.main)
        if _errors(tried) <= errors and _twice(tried) <= _twice(examination):
            made, after, errors = [problem, *made], text, _errors(tried)
    return made, after


def changed(problems: Iterable[Problem], texts: Texts) -> tuple[list[Problem], dict[Path, str]]:
    """The texts with the changes of these problems, and the problems whose change had its words in their place."""
    by_file: dict[Path, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_file[Path(problem.location.path)].append(problem)
    made: list[Problem] = []
    after = dict(texts)
    for file in by_file.keys() & texts.keys():
        lines = list(io.StringIO(texts[file], newline=""))
        for problem in sorted(by_file[file], reverse=True):
            line = _changed_line(lines, problem)
            if line is not None:
                lines[problem.location.line - 1] = line
                made.append(problem)
        after[file] = "".join(lines)
    return sorted(made), after


def _changed_line(lines: Sequence[str], problem: Problem) -> str | None:
    """The line after the change; None when something else than expected stands there."""
    change, row = problem.change, problem.location.line - 1
    if change is None or row >= len(lines):
        return None
    line = lines[row]
    at = problem.location.column - 1 + (row == 0 and line.startswith(_BOM))
    quote = line[at : at + 1] if line[at : at + 1] in {'"', "'"} else ""
    start, end = at + len(quote), at + len(quote) + len(change.old)
    follows = line[end : end + 1]
    if line[start:end] != change.old or (follows != quote if quote else _GOES_ON.match(follows)):
        return None
    return line[:start] + change.new + line[end:]


def _errors(examination: Examination) -> int:
    return sum(problem.severity is Severity.ERROR for problem in examination.problems)


def _twice(examination: Examination) -> int:
    """How many keys are written twice: two slips of one name must not both become it."""
    return sum(problem.code == "Y130" for problem in examination.problems)


def _tried(texts: Texts, main: Path) -> Examination:
    """What is said of these texts, which stand nowhere yet."""
    with tempfile.TemporaryDirectory() as folder:
        return examined(_laid_out(texts, main, Path(folder)), AUTHORING_LIMITS)


def _laid_out(texts: Texts, main: Path, folder: Path) -> Path:
    """Writes the files into an empty folder, and gives the main file there."""
    for file, text in texts.items():
        copy = folder / file.relative_to(main.parent)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
    return folder / main.name


def _read(file: Path) -> str:
    """The text as it is; what is not UTF-8 has no places to change, and is only carried along."""
    return file.read_bytes().decode("utf-8", errors="surrogateescape")

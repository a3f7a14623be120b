"""A questionnaire's scenario files, read and held against the questionnaire, with everything that is wrong in them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crmready.authoring.scenarios.expecting import Check, Expecting
from crmready.authoring.scenarios.shape import ScenarioFile
from crmready.authoring.scenarios.staging import Cast, staged
from crmready.errors import ProblemsError
from crmready.loading.answer_values import Reading
from crmready.loading.folder import main_file
from crmready.loading.located_yaml import STANDARD_LIMITS, KeyPath, LocatedDocument, read_yaml_file
from crmready.loading.questionnaire import LoadedQuestionnaire, load, load_draft
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.loading.structure import Places, newer, structure_problems, validated
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Questionnaire
from crmready.problems import Location, Problem, Severity

FOLDER: Final = "scenarios"
FORMAT: Final = 1
"""The newest format of scenario files that this version knows."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A scenario that can be played: its name, where it stands, its answers, and what must come of them."""

    name: str
    about: str | None
    file: str
    location: Location
    assessment: Assessment
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """A questionnaire with its scenarios, in the order of their files and places."""

    path: Path
    """The questionnaire's main file."""
    loaded: LoadedQuestionnaire
    scenarios: tuple[Staged, ...]
    left_out: tuple[str, ...] = ()
    """Languages that cannot be tried because their translation has errors."""

    def chosen(self, word: str | None) -> tuple[Staged, ...]:
        """The scenarios whose name or file has this word in it; all of them without a word."""
        if word is None:
            return self.scenarios
        small = word.lower()
        return tuple(s for s in self.scenarios if small in s.name or small in Path(s.file).stem.lower())


def read_suite(path: Path) -> Suite:
    """The questionnaire at a path with its scenarios; or, where a scenario file is named, with those in it alone.

    `ProblemsError` with everything that is wrong in the questionnaire or else in its scenarios.
    """
    alone = path.is_file() and path.parent.name == FOLDER
    main = main_file(path.parent.parent if alone else path)
    loaded, left_out = load_draft(main)
    files = [path] if alone else scenario_files(main)
    scenarios, problems = read_scenarios(files, loaded)
    if any(problem.severity is Severity.ERROR for problem in problems):
        if left_out:  # a scenario may rightly expect texts in a language whose errors come first
            load(main)
        raise ProblemsError(problems)
    return Suite(main, loaded, scenarios, left_out)


def scenario_files(main: Path) -> list[Path]:
    """The files in the folder beside a questionnaire's main file, by name."""
    return sorted((main.parent / FOLDER).glob("*.yaml"))


def read_scenarios(
    files: Sequence[Path], loaded: LoadedQuestionnaire
) -> tuple[tuple[Staged, ...], tuple[Problem, ...]]:
    """Every scenario of the files that could be read, and every problem in them, sorted by place."""
    questionnaire = loaded.source.resolved()
    scenarios: list[Staged] = []
    problems: list[Problem] = []
    named: dict[str, Location] = {}
    for path in files:
        document, found = read_yaml_file(path)
        log = ProblemLog(STANDARD_LIMITS.problems, list(found))
        if document is not None:
            with suppress(ReadingStopped):
                scenarios += _in_file(document, loaded, questionnaire, _Notes(log, named))
        problems += log.problems
    return tuple(scenarios), tuple(sorted(set(problems)))


@dataclass(frozen=True, slots=True)
class _Notes:
    """The problems of one file, and the names that scenarios of any file have."""

    log: ProblemLog
    named: dict[str, Location]


def _in_file(
    document: LocatedDocument, loaded: LoadedQuestionnaire, questionnaire: Questionnaire, notes: _Notes
) -> Iterator[Staged]:
    places = Places(document.locate, document.locate_key)
    if refused := newer(document.value, FORMAT, places):
        notes.log.report(refused)
        return
    file, errors = validated(ScenarioFile, document.value)
    for problem in structure_problems(ScenarioFile, document.value, errors, places):
        notes.log.report(problem)
    if file is None:
        return
    reading = Reading(document, questionnaire, notes.log)
    usual = Cast(file.respondents, ("respondents",))
    for number, scenario in enumerate(file.scenarios):
        path: KeyPath = ("scenarios", number)
        location = document.locate((*path, "id"))
        _check_name(scenario.id, location, notes)
        expecting = Expecting(reading, (*path, "expect"), loaded.languages)
        checks = tuple(expecting.checks(scenario.expect))
        yield Staged(
            scenario.id, scenario.about, document.path, location, staged(reading, path, scenario, usual), checks
        )


def _check_name(name: str, location: Location, notes: _Notes) -> None:
    if name in notes.named:
        message = f"There is already a scenario {name}, at {notes.named[name]}."
        notes.log.add("C801", location, message, "Give each scenario a name of its own.")
    notes.named.setdefault(name, location)

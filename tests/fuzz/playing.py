"""Scenario files, damaged, and played; and sound ones played on a questionnaire that was changed."""

import shutil
from functools import cache
from pathlib import Path
from typing import Final

from crmready.authoring.scenarios import coverage, printing
from crmready.authoring.scenarios.reading import FOLDER, Staged, Suite, read_scenarios, scenario_files
from crmready.authoring.scenarios.running import run
from crmready.errors import CrmreadyError
from crmready.loading.folder import main_file
from crmready.loading.questionnaire import LoadedQuestionnaire, load
from crmready.problems import Problem, Severity
from tests.fuzz.accidents import mutate_file, with_few_scenarios
from tests.fuzz.case import Case, Tally
from tests.fuzz.promises import be_meant_for_people, be_well_formed, be_well_told, keep_to_the_file, lines_of

ROOT: Final = Path(__file__).parents[2]
PULSE: Final = ROOT / "questionnaires" / "coaching-pulse"
LARGE: Final = ROOT / "questionnaires" / "crm-readiness"
SMALL: Final = ROOT / "tests" / "scenarios" / "small"
WRONG: Final = tuple(sorted((ROOT / "tests" / "scenarios" / "invalid").glob("*.yaml")))
SOURCES: Final[tuple[tuple[Path, tuple[Path, ...]], ...]] = (
    *((PULSE, tuple(scenario_files(main_file(PULSE)))),) * 5,
    *((SMALL, WRONG),) * 4,
    (LARGE, tuple(scenario_files(main_file(LARGE)))),
)
"""Questionnaires with the files of scenarios for them that are damaged, each as often as it stands here."""
MOST_PLAYED: Final = 10


@cache
def _loaded(folder: Path) -> LoadedQuestionnaire:
    return load(folder)


def fuzz_scenarios(case: Case, tally: Tally) -> None:
    """A file of scenarios for a sound questionnaire, after some accidents."""
    generator = case.generator("scenarios")
    questionnaire, files = generator.choice(SOURCES)
    file = case.folder / FOLDER / "scenarios.yaml"
    file.parent.mkdir()
    shutil.copy(generator.choice(files), file)
    with_few_scenarios(file, generator)
    for _ in range(generator.choice((1, 1, 2, 4))):
        mutate_file(file, generator)
    try:
        _play([file], Suite(main_file(questionnaire), _loaded(questionnaire), ()), case, tally)
    except CrmreadyError as error:
        be_meant_for_people(error)
        tally.note("scenarios: refused", ())


def play(folder: Path, loaded: LoadedQuestionnaire, case: Case, tally: Tally) -> None:
    """The scenarios in the folder of a questionnaire without errors, as far as they still fit."""
    main = main_file(folder)
    files = scenario_files(main)
    if files:
        _play(files, Suite(main, loaded, ()), case, tally)


def _play(files: list[Path], suite: Suite, case: Case, tally: Tally) -> None:
    with tally.timed("reading scenarios", case):
        scenarios, problems = read_scenarios(files, suite.loaded)
    keep_to_the_file(problems)
    be_well_formed(problems, {str(file): lines_of(file.read_bytes()) for file in files})
    tally.note("scenarios", problems)
    if not _errors(problems):
        _told(suite, scenarios[:MOST_PLAYED], case, tally)


def _errors(problems: tuple[Problem, ...]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _told(suite: Suite, scenarios: tuple[Staged, ...], case: Case, tally: Tally) -> None:
    chosen = Suite(suite.path, suite.loaded, scenarios)
    with tally.timed("playing", case):
        results = list(run(scenarios, suite.loaded))
    be_well_told(results)
    covered = coverage.coverage(chosen, results)
    assert 0 <= covered.of().per_cent <= 100
    assert list(coverage.as_text(covered))
    tally.tried["played"] += len(results)
    tally.accepted["played"] += sum(result.passed for result in results)
    assert printing.summary(results)

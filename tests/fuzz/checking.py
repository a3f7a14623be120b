"""A questionnaire's whole folder, damaged, and taken through all that `crmready questionnaire check` does."""

import random
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from crmready.authoring.fixes import fix
from crmready.authoring.inspection import AUTHORING_LIMITS, Inspection, Wish, inspect
from crmready.authoring.scenarios.reading import scenario_files
from crmready.errors import CrmreadyError
from crmready.loading.folder import main_file
from crmready.loading.questionnaire import LoadedQuestionnaire, examine, load
from crmready.problems import Problem, Severity
from tests.fuzz.accidents import mutate_file, with_few_scenarios
from tests.fuzz.case import Case, Tally
from tests.fuzz.playing import play
from tests.fuzz.promises import be_meant_for_people, be_well_formed, keep_to_the_file
from tests.fuzz.using import compare_with, keep, preview

ROOT: Final = Path(__file__).parents[2]
PULSE: Final = ROOT / "questionnaires" / "coaching-pulse"
LARGE: Final = ROOT / "questionnaires" / "crm-readiness"
VALID: Final = ROOT / "tests" / "questionnaires" / "valid"
SMALL: Final = ROOT / "tests" / "scenarios" / "small"
INVALID: Final = tuple(
    sorted(path.parent for path in (ROOT / "tests" / "questionnaires" / "invalid").glob("*/questionnaire.yaml"))
)
BASES: Final[Mapping[Path | tuple[Path, ...], int]] = {
    PULSE: 35,
    VALID / "every-feature": 15,
    VALID / "referring": 8,
    VALID / "smallest": 4,
    SMALL: 10,
    INVALID: 22,
    LARGE: 3,
}
"""What is damaged, and how often: the large one takes as long as ten others, and its parts are in them as well."""
ACCIDENTS: Final = (1, 1, 1, 2, 3, 6)


def fuzz_check(case: Case, tally: Tally) -> None:
    """Nothing may be raised but what is meant for people, and every way of telling it has to be well-formed."""
    generator = case.generator("check")
    base = _base(generator)
    folder = case.folder / "questionnaire"
    shutil.copytree(base, folder, ignore=shutil.ignore_patterns("expected*", "against"))
    for unwanted in scenario_files(main_file(folder))[1:]:
        unwanted.unlink()
    for scenarios in scenario_files(main_file(folder)):
        with_few_scenarios(scenarios, generator)
    files = sorted(folder.rglob("*.yaml"))
    for _ in range(generator.choice(ACCIDENTS)):
        mutate_file(generator.choice(files), generator)
    against = _sound(base) if generator.random() < 0.2 else None
    try:
        inspection = _inspected(folder, Wish(against, explain=generator.random() < 0.1), case, tally)
        if any(problem.change is not None for problem in inspection.problems):
            _mend(folder, inspection, case, tally)
        if not _errors(inspection.problems):
            _use(folder, base, case, tally)
    except CrmreadyError as error:
        be_meant_for_people(error)
        tally.note("check: refused", ())


def _base(generator: random.Random) -> Path:
    (chosen,) = generator.choices(tuple(BASES), tuple(BASES.values()))
    return chosen if isinstance(chosen, Path) else generator.choice(chosen)


@cache
def _sound(base: Path) -> LoadedQuestionnaire | None:
    """What the damaged one is held against as the earlier version; None where that cannot be asked either."""
    return examine(base)[0]


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _inspected(folder: Path, wish: Wish, case: Case, tally: Tally) -> Inspection:
    with tally.timed("check", case):
        inspection = inspect(folder, wish)
    keep_to_the_file(inspection.problems)
    with tally.timed("formats", case):
        be_well_formed(inspection.problems, inspection.files)
    tally.note("check", inspection.problems)
    return inspection


def _mend(folder: Path, before: Inspection, case: Case, tally: Tally) -> None:
    """On a copy: the damaged one is kept for whoever looks into it."""
    copy = case.folder / "mended"
    shutil.copytree(folder, copy, symlinks=True)
    with tally.timed("fix", case):
        mended = fix(copy)
    _, problems = examine(copy, AUTHORING_LIMITS)
    assert _errors(problems) <= _errors(examine(folder, AUTHORING_LIMITS)[1]), f"worse than before: {mended}"
    twice = [problem.code for problem in problems if problem.code == "Y130"]
    assert len(twice) <= sum(problem.code == "Y130" for problem in before.problems), f"two of one name: {mended}"
    keep_to_the_file(problems)
    assert sorted(_names(copy)) == sorted(_names(folder)), "a file was left behind"
    tally.note("fix", problems)


def _names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*")]


def _use(folder: Path, base: Path, case: Case, tally: Tally) -> None:
    """Whatever has no error can be kept in an assessment, be played, previewed, and compared with what it was."""
    loaded = load(folder)
    keep(loaded)
    play(folder, loaded, case, tally)
    preview(loaded, case, tally)
    if _sound(base) is not None:
        compare_with(base, folder, case, tally)

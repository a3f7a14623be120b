"""A questionnaire that was changed at random and has no error, and a few of its mutants."""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from crmready.authoring.mutation import report
from crmready.authoring.mutation.equivalence import equivalent
from crmready.authoring.mutation.examples import Examples
from crmready.authoring.mutation.generating import changes
from crmready.authoring.mutation.original import Original
from crmready.authoring.mutation.running import Trialled, run
from crmready.authoring.scenarios.reading import Suite, read_suite
from crmready.authoring.scenarios.running import run as play
from crmready.errors import CrmreadyError, ProblemsError
from tests.fuzz.accidents import mutate_file
from tests.fuzz.case import Case, Tally
from tests.fuzz.promises import be_meant_for_people, is_inside, keep_to_the_file, lines_of

ROOT: Final = Path(__file__).parents[2]
BASES: Final = (ROOT / "tests" / "scenarios" / "small", ROOT / "questionnaires" / "coaching-pulse")
MOST_SCENARIOS: Final = 4
MOST_MUTANTS: Final = 10


def fuzz_mutate(case: Case, tally: Tally) -> None:
    """Every mutant has its place in the file, and is noticed, equivalent or survives, with an example or without."""
    generator = case.generator("mutate")
    folder = case.folder / "questionnaire"
    shutil.copytree(generator.choice(BASES), folder)
    for _ in range(generator.choice((1, 1, 2, 3))):
        mutate_file(folder / "questionnaire.yaml", generator)
    try:
        suite = _holding(read_suite(folder), generator)
    except ProblemsError as error:
        keep_to_the_file(error.problems)
        tally.note("mutate: refused", ())
    except CrmreadyError as error:
        be_meant_for_people(error)
        tally.note("mutate: refused", ())
    else:
        _mutate(suite, case, tally, generator)


def _holding(suite: Suite, generator: random.Random) -> Suite:
    """A few of the scenarios, of those that still hold: one that fails anyway would notice everything."""
    few = generator.sample(suite.scenarios, min(MOST_SCENARIOS, len(suite.scenarios)))
    holding = tuple(result.scenario for result in play(few, suite.loaded) if result.passed)
    return Suite(suite.path, suite.loaded, holding, suite.left_out)


def _mutate(suite: Suite, case: Case, tally: Tally, generator: random.Random) -> None:
    with tally.timed("mutants", case):
        original = Original.of(suite)
        found = changes(original)
    lines = {path: lines_of(Path(path).read_bytes()) for path in {original.locate(mutant).path for mutant in found}}
    assert all(is_inside(place, lines[place.path]) for place in map(original.locate, found))
    chosen = generator.sample(found, min(MOST_MUTANTS, len(found)))
    with tally.timed("mutate", case):
        results = [result for result in run(suite, original, chosen) if result is not None]
    left = [result for result in results if result.survived and not _is_equivalent(result, original)]
    survivors = tuple(_survivors(left, original, suite))
    mutation = report.Mutation(suite.loaded.source.id, len(suite.scenarios), {}, {}, survivors, ())
    assert list(report.as_text(mutation))
    assert json.loads(json.dumps(report.as_json([mutation])))
    tally.tried["mutate"] += len(chosen)
    tally.accepted["mutate"] += len(results)


def _survivors(left: list[Trialled], original: Original, suite: Suite) -> Iterator[report.Survivor]:
    """The first with an example. Looking for one may play hundreds of cases, so that two seconds are no promise."""
    examples = Examples(original, {scenario.name for scenario in suite.scenarios})
    for number, result in enumerate(left):
        example = None if number else examples.example(result.mutant, result.loaded)
        yield report.Survivor(result.mutant, original.locate(result.mutant), None, example)


def _is_equivalent(result: Trialled, original: Original) -> bool:
    return equivalent(result.mutant, original.made, result.loaded.source.resolved())

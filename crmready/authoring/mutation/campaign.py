"""A whole run: every mutant, what nothing could kill, what survived, and what its author says of that."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crmready.authoring.mutation.equivalence import equivalent
from crmready.authoring.mutation.examples import Examples
from crmready.authoring.mutation.explanations import Explanation, explanations
from crmready.authoring.mutation.generating import chosen
from crmready.authoring.mutation.original import Original
from crmready.authoring.mutation.report import Mutation, Survivor
from crmready.authoring.mutation.running import Trialled, run
from crmready.authoring.remarks import lines_of
from crmready.authoring.scenarios.reading import Suite
from crmready.problems import Location


@dataclass(frozen=True, slots=True)
class Wish:
    """How a questionnaire is to be mutated."""

    word: str | None = None
    """Only mutants with this in their kind, id or file."""
    examples: int = 10
    """For how many survivors a scenario is looked for."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    done: int
    of: int
    survived: int


@dataclass(slots=True)
class _Tally:
    """What has come of the mutants so far; the places of all of them, and those that are left."""

    original: Original
    killed: Counter[str] = field(default_factory=Counter)
    equivalent: Counter[str] = field(default_factory=Counter)
    places: set[tuple[str, Location]] = field(default_factory=set)
    left: list[Trialled] = field(default_factory=list)

    def note(self, result: Trialled) -> None:
        kind = result.mutant.kind
        self.places.add((kind, self.original.locate(result.mutant)))
        if not result.survived:
            self.killed[kind] += 1
        elif equivalent(result.mutant, self.original.made, result.loaded.source.resolved()):
            self.equivalent[kind] += 1
        else:
            self.left.append(result)


def mutate(suite: Suite, wish: Wish, note: Callable[[Progress], None]) -> Mutation:
    """Runs the scenarios of a suite, which must hold, on every mutant; `note` hears of each of them."""
    original = Original.of(suite)
    tried = chosen(original, wish.word)
    tally = _Tally(original)
    for done, result in enumerate(run(suite, original, tried), 1):
        if result is not None:
            tally.note(result)
        note(Progress(done, len(tried), len(tally.left)))
    said = explanations({path: lines_of(Path(path)) for path in original.files})
    survivors = tuple(_survivors(suite, tally, said, wish.examples))
    kept = {(survivor.mutant.kind, survivor.location) for survivor in survivors}
    # With a word, nothing can be said of the lines that were passed over.
    judged = said if wish.word is None else [entry for entry in said if _speaks_of(entry, tally.places)]
    return Mutation(
        name=original.loaded.source.id,
        scenarios=len(suite.scenarios),
        killed=dict(tally.killed),
        equivalent=dict(tally.equivalent),
        survivors=survivors,
        unneeded=tuple(entry for entry in judged if not _speaks_of(entry, kept)),
    )


def _speaks_of(explanation: Explanation, places: Iterable[tuple[str, Location]]) -> bool:
    return any(explanation.about(*place) for place in places)


def _survivors(suite: Suite, tally: _Tally, said: Sequence[Explanation], wanted: int) -> Iterator[Survivor]:
    """Each with its reason; or, for as many as are wanted, with a scenario that kills it."""
    examples = Examples(tally.original, {scenario.name for scenario in suite.scenarios})
    for result in tally.left:
        location = tally.original.locate(result.mutant)
        reason = next((entry.reason for entry in said if entry.about(result.mutant.kind, location)), None)
        example = None
        if reason is None and wanted > 0:
            wanted -= 1
            example = examples.example(result.mutant, result.loaded)
        yield Survivor(result.mutant, location, reason, example)

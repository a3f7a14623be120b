"""Runs a questionnaire's scenarios on its mutants: which of them are noticed, and by which expectation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from crmready.authoring.mutation.mutant import Mutant
from crmready.authoring.mutation.original import Original
from crmready.authoring.mutation.playing import Order
from crmready.authoring.mutation.reach import reach_of
from crmready.authoring.scenarios.expecting import Check
from crmready.authoring.scenarios.outcome import Stage
from crmready.authoring.scenarios.reading import Suite
from crmready.loading.questionnaire import LoadedQuestionnaire


@dataclass(frozen=True, slots=True)
class Trialled:
    """What came of one mutant: the first scenario that killed it and what it expected, or neither."""

    mutant: Mutant
    loaded: LoadedQuestionnaire
    scenario: str | None = None
    check: Check | None = None

    @property
    def survived(self) -> bool:
        """Whether no scenario killed it."""
        return self.check is None


def run(suite: Suite, original: Original, tried: Iterable[Mutant]) -> Iterator[Trialled | None]:
    """What comes of each change; None where it makes no mutant: it would be refused, or changes nothing.

    The suite's scenarios must all hold on the original.
    """
    before = Stage(original.loaded)
    order = Order.of(suite.scenarios, before)
    for mutant in tried:
        loaded = original.mutated(mutant)
        yield None if loaded is None else _tried(mutant, loaded, order, before)


def _tried(mutant: Mutant, loaded: LoadedQuestionnaire, order: Order, before: Stage) -> Trialled:
    stage = Stage(loaded)
    reach = reach_of(before.questionnaire, stage.questionnaire)
    trials = order.by(mutant.kind, mutant.name)
    for trial, check in chain(
        ((trial, trial.failing(stage, reach)) for trial in trials),
        ((trial, trial.failing_text(stage)) for trial in trials),
    ):
        if check is not None:
            order.note(mutant.kind, mutant.name, trial)
            return Trialled(mutant, loaded, trial.scenario.name, check)
    return Trialled(mutant, loaded)

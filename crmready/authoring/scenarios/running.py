"""Plays scenarios and says where what came out is not what was expected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crmready.authoring.scenarios.expecting import Check
from crmready.authoring.scenarios.outcome import Outcome, Stage
from crmready.authoring.scenarios.reading import Staged
from crmready.authoring.scenarios.seeing import Seen
from crmready.loading.questionnaire import LoadedQuestionnaire


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that was not met."""

    check: Check
    seen: Seen


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario that was played."""

    scenario: Staged
    outcome: Outcome
    seen: tuple[Seen, ...]
    """What each of the scenario's checks saw, in their order."""

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The expectations that were not met."""
        pairs = zip(self.scenario.checks, self.seen, strict=True)
        return tuple(Failure(check, seen) for check, seen in pairs if not seen.met)

    @property
    def passed(self) -> bool:
        """Whether every expectation was met."""
        return all(seen.met for seen in self.seen)


def played(scenario: Staged, stage: Stage) -> Played:
    """One scenario on a questionnaire: the one it was written for, or a changed one of the same ids."""
    outcome = stage.play(scenario.assessment)
    return Played(scenario, outcome, tuple(check.see(outcome) for check in scenario.checks))


def run(scenarios: Iterable[Staged], loaded: LoadedQuestionnaire) -> Iterator[Played]:
    """Every scenario on a questionnaire, one after the other."""
    stage = Stage(loaded)
    return (played(scenario, stage) for scenario in scenarios)

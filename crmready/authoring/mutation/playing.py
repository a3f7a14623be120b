"""Playing scenarios on changed questionnaires quickly: what a change cannot reach is not scored again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from crmready.authoring.mutation.reach import Reach
from crmready.authoring.scenarios.expecting import Check
from crmready.authoring.scenarios.outcome import Outcome, Stage
from crmready.authoring.scenarios.reading import Staged
from crmready.engine.beliefs import beliefs
from crmready.engine.dimensions import dimension_score, index, target_of
from crmready.engine.gates import gate_results
from crmready.engine.scoring import Room, question_score
from crmready.engine.verdict import Outcome as Seen
from crmready.engine.verdict import verdict
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import DimensionScore, GateResult, QuestionScore, Scorecard


@dataclass(frozen=True)
class Case:
    """An assessment with what the original questionnaire makes of it, kept for all its mutants."""

    original: Stage
    assessment: Assessment

    @cached_property
    def room(self) -> Room:
        """Its answers by respondent."""
        return Room.of(self.assessment)

    @cached_property
    def outcome(self) -> Outcome:
        """What the original makes of it."""
        return self.original.play(self.assessment)

    def played(self, stage: Stage, reach: Reach) -> Outcome:
        """What a mutant makes of it, but for agreement, signals and pictures, of which only texts speak."""
        kept, made, room = self.outcome.scorecard, stage.questionnaire, self.room.forgetful()
        questions = {
            question.id: question_score(question, made, room)
            if question.id in reach.questions or question.id not in kept.questions
            else kept.questions[question.id]
            for question in made.questions.values()
            if len(question.scale) > 1
        }
        gates = self._gates(made, reach, questions)
        dimensions = self._dimensions(made, reach, questions)
        scorecard = Scorecard(
            questions=questions,
            dimensions=dimensions,
            index=index(dimensions) if reach.dimensions else kept.index,
            gates=gates,
            verdict=verdict(made, Seen(gates, dimensions)),
            beliefs=beliefs(made, questions, room) if reach.beliefs else kept.beliefs,
            role_gaps=(),
            agreements=(),
            signals=(),
            gaps=(),
            plan=(),
            joint=kept.joint,
        )
        return Outcome(stage, self.assessment, scorecard)

    def _gates(
        self, made: Questionnaire, reach: Reach, questions: Mapping[str, QuestionScore]
    ) -> tuple[GateResult, ...]:
        """In the author's order, which no mutant changes."""
        if not reach.gates:
            return self.outcome.scorecard.gates
        some = made.changed(gates=tuple(gate for gate in made.gates if gate.id in reach.gates))
        found = {result.gate: result for result in gate_results(some, questions, self.assessment)}
        return tuple(found.get(result.gate, result) for result in self.outcome.scorecard.gates)

    def _dimensions(
        self, made: Questionnaire, reach: Reach, questions: Mapping[str, QuestionScore]
    ) -> tuple[DimensionScore, ...]:
        kept = self.outcome.scorecard.dimensions
        return tuple(
            dimension_score(dimension, questions, made, target_of(dimension, made, self.assessment))
            if dimension.id in reach.dimensions
            else before
            for dimension, before in zip(made.dimensions, kept, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """A scenario, ready to be played on one mutant after the other."""

    scenario: Staged
    case: Case
    numbers: tuple[Check, ...]
    texts: tuple[Check, ...]

    @classmethod
    def of(cls, scenario: Staged, original: Stage) -> "Trial":
        """Sorts the checks of a scenario by what they cost."""
        numbers, texts = (tuple(c for c in scenario.checks if c.reads_texts is wanted) for wanted in (False, True))
        return cls(scenario, Case(original, scenario.assessment), numbers, texts)

    def failing(self, stage: Stage, reach: Reach) -> Check | None:
        """The first expectation that a mutant does not meet, of those that look at numbers."""
        if not self.numbers:
            return None
        outcome = self.case.played(stage, reach)
        return next((check for check in self.numbers if not check.see(outcome).met), None)

    def failing_text(self, stage: Stage) -> Check | None:
        """The first expectation of words that a mutant does not meet."""
        if not self.texts:
            return None
        outcome = stage.play(self.scenario.assessment)
        return next((check for check in self.texts if not check.see(outcome).met), None)


@dataclass(slots=True)
class Order:
    """Which scenarios to try first: those that killed others of the same thing, or of the same kind."""

    trials: Sequence[Trial]
    killed: dict[tuple[str, str], int]

    @classmethod
    def of(cls, scenarios: Iterable[Staged], original: Stage) -> "Order":
        """The scenarios in their own order, as long as nothing is known."""
        return cls([Trial.of(scenario, original) for scenario in scenarios], {})

    def by(self, kind: str, name: str) -> list[Trial]:
        """The scenarios, the most promising first; those that are equally so in their own order."""

        def promise(trial: Trial) -> tuple[int, int]:
            scenario = trial.scenario.name
            return -self.killed.get((name, scenario), 0), -self.killed.get((kind, scenario), 0)

        return sorted(self.trials, key=promise)

    def note(self, kind: str, name: str, trial: Trial) -> None:
        """Remembers which scenario killed one."""
        for about in (kind, name):
            key = about, trial.scenario.name
            self.killed[key] = self.killed.get(key, 0) + 1

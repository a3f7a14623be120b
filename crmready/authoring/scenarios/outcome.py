"""What a questionnaire makes of an assessment, as scenarios look at it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from crmready.engine.publication import publish, without_hidden
from crmready.engine.score import score
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.assessment import Assessment
from crmready.model.publication import Publication
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import DimensionScore, GateResult, Scorecard
from crmready.report.view.build import Context, Subject, build_view
from crmready.report.view.contract import as_json


@dataclass(frozen=True)
class Stage:
    """A questionnaire to play scenarios on; the resolved forms are made once."""

    loaded: LoadedQuestionnaire
    _speaking: dict[str, Questionnaire] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The resolved questionnaire in its source language."""
        return self.loaded.source.resolved()

    def speaking(self, language: str) -> Questionnaire:
        """The resolved questionnaire in one of its languages, made once."""
        if language not in self._speaking:
            self._speaking[language] = self.loaded.speaking(language)
        return self._speaking[language]

    def play(self, assessment: Assessment) -> "Outcome":
        """Scores an assessment; same input, same outcome."""
        return Outcome(self, assessment, score(self.questionnaire, assessment))


@dataclass(frozen=True)
class Outcome:
    """The exact result, and what may be shown of it."""

    stage: Stage
    assessment: Assessment
    scorecard: Scorecard
    _texts: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def questionnaire(self) -> Questionnaire:
        """What was answered."""
        return self.stage.questionnaire

    @cached_property
    def publication(self) -> Publication:
        """What is hidden."""
        return publish(self.questionnaire, self.scorecard)

    @cached_property
    def open(self) -> Scorecard:
        """The scorecard with index, headline, gap order and plan as a report has them."""
        return without_hidden(self.questionnaire, self.scorecard, self.publication)

    @property
    def index(self) -> Fraction | None:
        """The index in per cent as a report prints it, before rounding; None when there is none or it is hidden."""
        score_shown = self.open.index.score
        return None if score_shown is None or self.publication.index else score_shown * 100

    def gate(self, name: str) -> GateResult:
        """The gate with this id."""
        return next(gate for gate in self.scorecard.gates if gate.gate == name)

    def dimension(self, name: str) -> DimensionScore:
        """The dimension with this id."""
        return next(dimension for dimension in self.scorecard.dimensions if dimension.dimension == name)

    def planned(self, window: int) -> tuple[str, ...]:
        """The questions whose actions stand in the window that ends on this day, in the plan's order."""
        return tuple(action.question for action in self.open.plan if action.window == window)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The questions with a gap, what to fix first at the front."""
        return tuple(gap.question for gap in self.open.gaps)

    def texts(self, language: str) -> tuple[str, ...]:
        """Every text of the result in one of the questionnaire's languages, made once: many phrases look at it."""
        if language not in self._texts:
            context = Context(language, tool_version="", questionnaire_digest="", answers_digest="")
            subject = Subject(self.stage.speaking(language), self.assessment)
            view = build_view(subject, self.open, self.publication, context)
            # All verdicts by name are for programs; a report says one of them.
            self._texts[language] = tuple(_texts_in(as_json(replace(view, verdicts=()))))
        return self._texts[language]


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part)

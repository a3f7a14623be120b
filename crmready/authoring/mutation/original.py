"""The questionnaire that is changed: what its author wrote, where it stands, and which changes are valid."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crmready.authoring.mutation.mutant import Mutant, edited
from crmready.authoring.scenarios.reading import Suite
from crmready.loading.checks.findings import Findings
from crmready.loading.checks.meaning import check_meaning
from crmready.loading.folder import Assembled, assemble
from crmready.loading.located_yaml import STANDARD_LIMITS, KeyPath
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.loading.structure import validated
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question
from crmready.problems import Location


@dataclass(frozen=True)
class Original:
    """A faultless questionnaire with the files that it was put together from."""

    loaded: LoadedQuestionnaire
    assembled: Assembled

    @classmethod
    def of(cls, suite: Suite) -> "Original":
        """The questionnaire of a suite."""
        assembled, _ = assemble(suite.path, STANDARD_LIMITS)
        if assembled is None:  # the files were readable a moment ago
            raise FileNotFoundError(suite.path)
        return cls(suite.loaded, assembled)

    @cached_property
    def made(self) -> Questionnaire:
        """The resolved questionnaire."""
        return self.loaded.source.resolved()

    @cached_property
    def findings(self) -> Findings:
        """Where each id stands."""
        return Findings(self.assembled, ProblemLog(STANDARD_LIMITS.problems))

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it was put together from, as places name them."""
        return tuple(document.path for document in (self.assembled.main, *self.assembled.mounted.values()))

    def place(self, section: str, name: str) -> KeyPath:
        """Where an entry stands."""
        return self.findings.places[section][name][0]

    def written(self, path: KeyPath) -> Any:  # noqa: ANN401  # whatever YAML gives
        """What the author wrote at a path; None where nothing is written."""
        here: Any = self.assembled.value
        for part in path:
            if isinstance(here, dict):
                here = here.get(part)
            else:
                here = here[part] if isinstance(here, list) and isinstance(part, int) else None
        return here

    def locate(self, mutant: Mutant) -> Location:
        """Where a change is made; where a field is not written, what lacks it."""
        return self.assembled.locate(mutant.place)

    def scored(self) -> list[Question]:
        """Every question that has a score."""
        return [question for question in self.made.questions.values() if len(question.scale) > 1]

    def of_dimension(self, name: str) -> tuple[str, ...]:
        """The scored questions of a dimension."""
        return tuple(question.id for question in self.scored() if self.made.dimension_of[question.id].id == name)

    def mutated(self, mutant: Mutant) -> LoadedQuestionnaire | None:
        """The changed questionnaire; None when it is not valid, or says the same as before."""
        value = edited(self.assembled.value, mutant.edits)
        source, _ = validated(Questionnaire, value)
        if source is None or source == self.loaded.source:
            return None
        log = ProblemLog(0)
        assembled = Assembled(value, self.assembled.main, self.assembled.mounted)
        with suppress(ReadingStopped):
            check_meaning(source, assembled, log)
        return None if log.problems else LoadedQuestionnaire(source, self.loaded.overlays)

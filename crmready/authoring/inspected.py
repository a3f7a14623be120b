"""A well-formed questionnaire as lints see it: what it says, where each part stands, and its translation files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from crmready.loading.checks.findings import Findings
from crmready.loading.located_yaml import KeyPath, LocatedDocument
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.questionnaire import Questionnaire
from crmready.problems import Problem

if TYPE_CHECKING:
    from crmready.authoring.semantics.visibility import Conditions


@dataclass(frozen=True)
class Inspected:
    """What a lint looks at. Places are found with `findings.each`, `findings.places` and `problem`."""

    loaded: LoadedQuestionnaire
    findings: Findings
    documents: Mapping[str, LocatedDocument] = field(default_factory=dict)
    """The translation files by language."""
    against: LoadedQuestionnaire | None = None
    """An earlier version to hold this one against, when the author named one."""

    files: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of each file by the path that problems name."""

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire in its own language, with option sets and defaults filled in."""
        return self.loaded.source.resolved()

    @cached_property
    def conditions(self) -> "Conditions":
        """Whether each `show_if` can hold and fail, searched for once."""
        from crmready.authoring.semantics.visibility import Conditions  # noqa: PLC0415  # a quick check does without

        return Conditions(self.questionnaire)

    def problem(self, code: str, path: KeyPath, message: str, hint: str | None = None) -> Problem:
        """A problem at the value of a path in the questionnaire's own files."""
        return Problem.of(code, self.findings.assembled.locate(path), message, hint)

    def problem_at_key(self, code: str, path: KeyPath, message: str, hint: str | None = None) -> Problem:
        """A problem at the key of a path in the questionnaire's own files."""
        return Problem.of(code, self.findings.assembled.locate_key(path), message, hint)

    def problem_in(self, language: str, code: str, path: KeyPath, said: tuple[str, str | None]) -> Problem:
        """A problem at a path in the translation file of a language; `said` is the message and the hint."""
        return Problem.of(code, self.documents[language].locate(path), *said)


Lint = Callable[[Inspected], Iterable[Problem]]
"""One rule or a few of one kind: everything it has to say about a well-formed questionnaire."""

"""A questionnaire on paper, for one role: plain texts and counts, ready to be set or printed line by line."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FormOption:
    """A box to tick. One that is `starred` asks for what shows it."""

    text: str
    starred: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a record."""

    label: str
    help: str | None = None


@dataclass(frozen=True, slots=True)
class FormEvidence:
    """What would show the answer; `starred` when only the answers with a star ask for it."""

    ask: str
    starred: bool


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question. `lines` are for writing on, and none where there are options or fields."""

    number: int
    id: str
    kind: Literal["one", "several", "number", "text", "records"]
    ask: str
    why: str | None
    condition: str | None
    how: str | None
    options: tuple[FormOption, ...]
    unit: str | None
    lines: int
    fields: tuple[FormField, ...]
    evidence: FormEvidence | None
    may_be_irrelevant: bool


@dataclass(frozen=True, slots=True)
class FormSection:
    """Questions under one heading."""

    name: str
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """The whole form of one role. `edition` names the questionnaire, its version and the start of its digest."""

    language: str
    title: str
    purpose: str
    role: str
    role_id: str
    opening: tuple[str, ...]
    privacy: tuple[str, ...]
    guide: tuple[str, ...]
    sections: tuple[FormSection, ...]
    edition: str
    labels: dict[str, str]

    @property
    def total(self) -> int:
        """How many questions there are."""
        return sum(len(section.questions) for section in self.sections)

"""One organisation's run: who was asked, what they answered, and what they want to achieve."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from crmready.model.questions import Value


@dataclass(frozen=True, slots=True)
class Answered:
    """A value, with what shows it (references, never blank) and a note for the file's owner."""

    value: Value
    evidence: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not apply to this respondent, and why."""

    reason: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DontKnow:
    """The respondent was asked and does not know: a finding of its own."""

    note: str | None = None


Answer: TypeAlias = Answered | NotApplicable | DontKnow
"""What a respondent gave; a question without one is unanswered (absent), never None."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """A random id and a role; no name is needed or kept."""

    id: str
    role: str
    finished: bool = False
    together: int = 1
    """How many people answer together as this respondent: from 2 it is a joint answer, the only one of its role."""


@dataclass(frozen=True, slots=True)
class Record:
    """One filled-in record of a record question, such as a value goal; values by field id, blanks left out."""

    id: str
    question: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Consensus:
    """What the group agreed on, beside the votes and never over them."""

    value: Value
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything collected so far. `as_of` is the day of the last change; it dates the report."""

    organisation: str
    language: str
    respondents: tuple[Respondent, ...] = ()
    answers: Mapping[tuple[str, str], Answer] = field(default_factory=dict)
    """By (respondent id, question id)."""
    records: tuple[Record, ...] = ()
    consensus: Mapping[str, Consensus] = field(default_factory=dict)
    profile: str | None = None
    targets: Mapping[str, Fraction] = field(default_factory=dict)
    """Target per cent by dimension id, over the profile's and the questionnaire's own."""
    as_of: date | None = None

    @property
    def joint(self) -> Mapping[str, int]:
        """Roles that answer together, with how many people do. Beside somebody who answers alone, none does."""
        roles = [person.role for person in self.respondents]
        return {p.role: p.together for p in self.respondents if p.together > 1 and roles.count(p.role) == 1}

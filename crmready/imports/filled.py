"""One respondent as a file says them: a role, answers, and what tells this row from another."""

from collections.abc import Mapping
from dataclasses import dataclass

from crmready.imports.issues import Issue
from crmready.model.assessment import Answer


@dataclass(frozen=True, slots=True)
class Filled:
    """One answered form. `answers` are those that count, by question id."""

    place: str
    role: str
    answers: Mapping[str, Answer]
    number: str | None = None
    """The form tool's own number and starting time of this form; it stays when the form is changed later."""
    marks: tuple[str, ...] = ()
    """What else tells the row apart, such as when it was sent in; never a name or an address."""
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a file says, and everything in it that is not clear."""

    filled: tuple[Filled, ...]
    issues: tuple[Issue, ...]
    notices: tuple[str, ...]
    """What was done that nobody asked for, such as leaving names out."""

"""What the interview needs from its caller, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from crmready.model.assessment import Answer, Record, Respondent
from crmready.model.questionnaire import Questionnaire


class Notebook(Protocol):
    """One respondent's open pages. What a method has returned from is durable."""

    @property
    def who(self) -> Respondent:
        """Whose pages these are. Their id is there before their first answer: it says in which order options stand."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What this respondent answered before, by question id."""

    @property
    def records(self) -> tuple[Record, ...]:
        """The organisation's records, whoever wrote them."""

    def save(self, question_id: str, answer: Answer | None) -> None:
        """Keeps an answer; None takes an earlier one back."""

    def save_record(self, question_id: str, values: Mapping[str, str], record_id: str | None = None) -> str:
        """Keeps a new record, or a known one's new values, and returns its id."""

    def remove_record(self, record_id: str) -> None:
        """Takes a record back."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is asked what. A language or role that is given is not asked for.

    `languages` are those the questionnaire speaks, its source first; `questionnaire` gives it, resolved, in one
    of them. `open` is called once, with the role's id, when the respondent begins. `roles` are those there are to
    choose from; all of the questionnaire's unless some are named.
    """

    questionnaire: Callable[[str], Questionnaire]
    languages: tuple[str, ...]
    open: Callable[[str], Notebook]
    language: str | None = None
    role: str | None = None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sitting ended: whether the respondent said that they are done, and the ids they left open."""

    finished: bool
    answered: int = 0
    left_unanswered: tuple[str, ...] = ()

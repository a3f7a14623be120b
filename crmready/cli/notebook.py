"""One respondent's pages in the assessment file."""

from collections.abc import Callable, Mapping
from datetime import date

from crmready.model.assessment import Answer, Record, Respondent
from crmready.store.file import AssessmentFile


class StoredNotebook:
    """What the interview writes to; when a method has returned, what it was given is on the disk.

    A new respondent joins with their first answer: whoever only looks in is not somebody who has yet to answer. Their
    id is reserved before: it says in which order they meet options.
    """

    def __init__(self, file: AssessmentFile, who: Respondent, day: Callable[[], date]) -> None:
        self._file = file
        self._day = day
        self.who = who
        there = any(person.id == who.id for person in file.assessment().respondents)
        self.respondent = who if there else None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What this respondent answered before, by question id."""
        if self.respondent is None:
            return {}
        given = self._file.assessment().answers
        return {question: answer for (person, question), answer in given.items() if person == self.respondent.id}

    @property
    def records(self) -> tuple[Record, ...]:
        """The organisation's records."""
        return self._file.assessment().records

    def save(self, question_id: str, answer: Answer | None) -> None:
        """Keeps an answer; None takes an earlier one back."""
        with self._file.at_once():
            if self.respondent is None:
                self.respondent = self._joined()
            self._file.answer((self.respondent.id, question_id), answer, self._day())

    def _joined(self) -> Respondent:
        if self.who.together > 1:
            return self._file.add_joint(self.who, self._day())
        return self._file.add_respondent(self.who.role, self._day(), self.who.id)

    def save_record(self, question_id: str, values: Mapping[str, str], record_id: str | None = None) -> str:
        """Keeps a record and gives its id."""
        return self._file.save_record(question_id, values, self._day(), record_id).id

    def remove_record(self, record_id: str) -> None:
        """Takes a record out."""
        self._file.remove_record(record_id, self._day())

    def finish(self) -> None:
        """The respondent is through; they may still change answers."""
        if self.respondent is not None:
            self._file.finish(self.respondent.id, self._day())

    def discard(self) -> None:
        """The respondent takes part no longer, and their answers count no more."""
        if self.respondent is not None:
            self._file.leave(self.respondent.id, self._day())
            self.respondent = None

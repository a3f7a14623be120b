"""What the desk remembers of the file, so that no request of a phone has to read all of it again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from crmready.model.assessment import Answer, Respondent
from crmready.store.events import AnswerEvent, Event, Finished, Joined, Left
from crmready.store.file import AssessmentFile

Place = tuple[str, str]
"""(respondent id, question id)."""

_PHONE: Final = "phone"


def key_of(place: Place, turn: int, key: str) -> str:
    """The key of an answer's event: whose it is, which of their changes it was, and what the page made up."""
    return ":".join((_PHONE, *place, str(turn), key))


def turn_of(event: AnswerEvent | None) -> int:
    """Which of a phone's changes an event was; 0 where nobody counted."""
    parts = (event.key if event is not None and event.key else "").split(":")
    return int(parts[3]) if parts[0] == _PHONE and len(parts) > 4 and parts[3].isdecimal() else 0  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Seat:
    """Who answers with a phone, what they have answered by question id, and how often their phone has changed it."""

    respondent: Respondent
    answers: Mapping[str, Answer]
    turn: int


class Register:
    """Follows the history of one file. It is used in the desk's thread alone, and reads only what is durable."""

    def __init__(self) -> None:
        self._entered = 0
        self._people: dict[str, Respondent] = {}
        self._gone: dict[str, str] = {}
        """The roles of those who take part no longer."""
        self._answers: dict[str, dict[str, Answer]] = {}
        self._turns: dict[str, int] = {}
        self._heard: dict[Place, int] = {}

    def seat(self, file: AssessmentFile, token: str) -> Seat | None:
        """Whose phone it is that has a token with this SHA-256; None when it is nobody's."""
        name = file.seats.holder(token)
        self._catch_up(file)
        person = self._people.get(name or "")
        if person is None:
            return None
        return Seat(person, dict(self._answers.get(person.id, {})), self._turns.get(person.id, 0))

    def replaced(self, file: AssessmentFile, token: str) -> bool:
        """Whether the phone with this SHA-256 answered alone in a role that has answered as one since."""
        name = file.seats.holder(token)
        self._catch_up(file)
        role = self._gone.get(name or "")
        return role is not None and any(one.role == role and one.together > 1 for one in self._people.values())

    def overtaken(self, place: Place, turn: int, latest: AnswerEvent | None) -> bool:
        """Whether the phone has said something newer to this question, even if it changed nothing.

        Requests overtake each other on bad wireless: one that was given up may arrive minutes after the next.
        """
        newest = max(self._heard.get(place, 0), turn_of(latest))
        self._heard[place] = max(newest, turn)
        return turn < newest

    def _catch_up(self, file: AssessmentFile) -> None:
        history = file.history()
        for event in history[self._entered :]:
            self._enter(event)
        self._entered = len(history)

    def _enter(self, event: Event) -> None:
        match event:
            case Joined(respondent=name, role=role, together=together):
                self._people[name] = Respondent(name, role, together=together)
            case Finished(respondent=name):
                self._people[name] = replace(self._people[name], finished=True)
            case Left(respondent=name):
                self._gone[name] = self._people.pop(name).role
                self._answers.pop(name, None)
            case AnswerEvent(respondent=name, question=question):
                answers = self._answers.setdefault(name, {})
                answers.pop(question, None)
                if (answer := event.answer()) is not None:
                    answers[question] = answer
                self._turns[name] = max(self._turns.get(name, 0), turn_of(event))
            case _:
                pass

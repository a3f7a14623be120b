"""What the group agrees on: the form for it beside the votes, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from crmready.collect.questions import Plain
from crmready.collect.reading import RefusedError, written
from crmready.i18n import translations
from crmready.model.assessment import Answered, Consensus
from crmready.model.questions import Question, Value
from crmready.store.file import AssessmentFile
from crmready.workshop.cards import Choice, choices
from crmready.workshop.replies import Fields, Reader, first


@dataclass(frozen=True, slots=True)
class Agreement:
    """The form for what the group agrees on, as it stands: what is kept, or what was sent and could not be."""

    chosen: frozenset[str] = frozenset()
    written: str = ""
    note: str = ""
    problem: str | None = None

    @classmethod
    def of(cls, question: Question, agreed: Consensus | None, language: str) -> "Agreement":
        """What is kept."""
        if agreed is None:
            return cls()
        ticked = (choice.value for choice in choices(question, "", agreed.value, language) if choice.chosen)
        return cls(frozenset(ticked), _typed(agreed.value, language), agreed.note or "")

    @classmethod
    def sent(cls, fields: Fields, problem: str) -> "Agreement":
        """What was sent, with what is wrong with it."""
        return cls(frozenset(fields.get("value", ())), first(fields, "value"), first(fields, "note"), problem)

    def marked(self, offered: Sequence[Choice]) -> tuple[Choice, ...]:
        """The choices with these ticked."""
        return tuple(replace(choice, chosen=choice.value in self.chosen) for choice in offered)


def read(reader: Reader, question: Plain, fields: Fields) -> Consensus | None:
    """What the group agrees on as the form says it; None for nothing. `RefusedError` for a sentence beside nothing."""
    answer = reader.answer(question, fields)
    if isinstance(answer, Answered):
        return Consensus(answer.value, answer.note)
    if first(fields, "say") != "clear" and reader.aside(first(fields, "note")):
        _ = translations(reader.language, "workshop").gettext
        raise RefusedError(_("A sentence needs an answer beside it: give that too, or delete the sentence."))
    return None


def keep(file: AssessmentFile, question: str, agreed: Consensus | None, day: date) -> bool:
    """Keeps what the group agrees on. Whether that is something new."""
    if file.assessment().consensus.get(question) == agreed:
        return False
    file.agree(question, agreed, day)
    return True


def _typed(value: Value, language: str) -> str:
    """What was written as its writer would type it; nothing for what is ticked."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return written(value, language)
    return value if isinstance(value, str) else ""


def in_words(question: Question, agreed: Consensus, language: str) -> str:
    """What the group agrees on as people read it."""
    ticked = [choice.text for choice in choices(question, "", agreed.value, language) if choice.chosen]
    return ", ".join(ticked) or _typed(agreed.value, language)

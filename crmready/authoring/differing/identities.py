"""What an id stands for: parts that kept their id and are something else now, decided by structure alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from crmready.authoring.differing.effects import Address, Concern, Effect
from crmready.authoring.differing.judging import Both, Judged
from crmready.authoring.differing.parts import Part
from crmready.model.questionnaire import Dimension, Role
from crmready.model.questions import (
    BeliefQuestion,
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    QuestionBase,
)

_POSITIONS = "an answer is a position, so earlier ones mean something else."


@dataclass(frozen=True, slots=True)
class Reused:
    """A part, or options in it, that stands for something else, and what only the one and only the other says."""

    address: Address
    why: str
    before: str | None = None
    after: str | None = None
    settled: bool = True
    """Whether nothing below it needs to be compared any more."""

    @property
    def judged(self) -> Judged:
        """Earlier answers would be read wrongly."""
        return Judged(Effect.BREAKING, self.why, Concern.REUSED)


def reused(both: Both) -> Iterator[Reused]:
    """What of a part that both versions have is something else now; another type of question is judged elsewhere."""
    match both.new.model:
        case Role():
            yield from _role(both)
        case Dimension():
            yield from _dimension(both)
        case LevelsQuestion() | BeliefQuestion() if type(both.old.model) is type(both.new.model):
            yield from _levels(both)
        case ChoiceQuestion() | MultipleQuestion() if type(both.old.model) is type(both.new.model):
            yield from _exchanged(both)
        case _:
            pass


def retyped(both: Both) -> bool:
    """Whether a question has become one of another type."""
    return isinstance(both.new.model, QuestionBase) and type(both.old.model) is not type(both.new.model)


def _role(both: Both) -> Iterator[Reused]:
    """A role that is asked nothing of what it was asked before."""
    name = str(both.new.address[1])
    old = [both.later(question.id) for question in both.before.questionnaire.asked_of(str(both.old.address[1]))]
    new = [question.id for question in both.after.questionnaire.asked_of(name)]
    if old and new and not set(old) & set(new):
        why = "It is asked nothing of what it was asked before."
        yield Reused(both.new.address, why, *_apart(old, new), settled=False)


def _dimension(both: Both) -> Iterator[Reused]:
    """A dimension that has kept none of its questions."""
    old = [both.later(question.id) for question in getattr(both.old.model, "questions", ())]
    new = [question.id for question in getattr(both.new.model, "questions", ())]
    if not set(old) & set(new):
        yield Reused(both.new.address, "None of its questions is left.", *_apart(old, new), settled=False)


def _levels(both: Both) -> Iterator[Reused]:
    """Another number of levels, or levels that changed places."""
    old, new = _texts(both.old), _texts(both.new)
    address = (*both.new.address, "options")
    if len(old) != len(new):
        yield Reused(address, f"{len(old)} levels became {len(new)}: {_POSITIONS}", *_apart(old, new))
    elif both.one_language and any(text != old[level] and text in old for level, text in enumerate(new)):
        moved = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
        sides = ("; ".join(was for was, _ in moved), "; ".join(now for _, now in moved))
        yield Reused(address, f"The levels changed places: {_POSITIONS}", *sides)


def _exchanged(both: Both) -> Iterator[Reused]:
    """Options that say what another option said: answers name the id."""
    old, new = ({o.id: o.text for o in getattr(part.model, "options", ())} for part in (both.old, both.new))
    for name, text in new.items() if both.one_language else ():
        others = [other for other, said in old.items() if said == text and other != name]
        if name in old and old[name] != text and others:
            why = f"It now says what {others[0]} said, so earlier answers mean something else."
            yield Reused((*both.new.address, "options", str(name)), why, old[name], text)


def _texts(part: Part) -> list[str]:
    return [option.text for option in getattr(part.model, "options", ())]


def _apart(old: list[str], new: list[str]) -> tuple[str | None, str | None]:
    """What each of two lists has that the other does not."""
    gone, came = [text for text in old if text not in new], [text for text in new if text not in old]
    return "; ".join(gone) or None, "; ".join(came) or None

"""What is asked beside a question: why it is not relevant, a note, and what shows that the answer is right."""

from dataclasses import replace

from crmready.collect.front import ALWAYS, Card, Move
from crmready.collect.reading import references, tidy
from crmready.collect.talk import Talk
from crmready.model.assessment import Answered
from crmready.model.questions import Evidence, Question


def ask_reason(talk: Talk, card: Card, old: str) -> str | None:
    """Why the question does not apply, never blank; None when the respondent goes back to it."""
    beside = _beside(card, talk.words.gettext("Why is it not relevant?"))
    while True:
        reply = talk.write(beside, old)
        if isinstance(reply, Move):
            return None
        if tidy(reply):
            return tidy(reply)
        beside = replace(beside, problem=talk.words.gettext("A reason is needed: a few words will do."))


def ask_note(talk: Talk, card: Card, old: str | None) -> str | None:
    """The note, or None for none; the old one when the respondent goes back."""
    ask = talk.words.gettext("A note to whoever runs the assessment. It is kept together with your answer.")
    reply = talk.write(_beside(card, ask), old or "")
    return old if isinstance(reply, Move) else tidy(reply) or None


def ask_evidence(talk: Talk, card: Card, question: Question, answer: Answered) -> tuple[str, ...] | None:
    """References to what shows the answer, maybe none; None when the respondent goes back to the question."""
    gettext = talk.words.gettext
    first_time = gettext("What shows it? A document, a link, a date (Enter = nothing).")
    beside = _beside(card, gettext("What shows it? A document, a link, a date.") if answer.evidence else first_time)
    example = question.evidence and gettext("For example: {example}.").format(
        example=question.evidence.show.removesuffix(".")
    )
    capped = gettext("Without it the answer counts for less.") if above_cap(question, answer) else None
    several = gettext("Several things: write a semicolon between them.")
    aside = tuple(part for part in (*beside.aside, example, capped, several) if part)
    reply = talk.write(replace(beside, aside=aside), "; ".join(answer.evidence))
    return None if isinstance(reply, Move) else references(reply)


def above_cap(question: Question, answer: Answered) -> bool:
    """Whether the answer counts for less when nothing shows it."""
    match question.evidence, question.score(answer.value):
        case Evidence(cap=cap), score if cap is not None and score is not None:
            return score > cap
        case _:
            return False


def _beside(card: Card, ask: str) -> Card:
    """A card that keeps the question in view, beside what is asked about it."""
    return Card(card.place, ask, (card.ask,), ALWAYS)

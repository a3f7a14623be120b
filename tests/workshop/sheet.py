"""A question's page as a phone has it: the form's fields, and what can be sent back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from random import Random
from typing import Final

from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import ChoiceQuestion, LevelsQuestion, MultipleQuestion, NumberQuestion, TextQuestion
from tests.workshop.wire import Form

_TAG: Final = re.compile(r"<(input|button)\b([^>]*)>|<textarea\b([^>]*)>([^<]*)</textarea>")
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_WORDS: Final = ("Møtereferat, mai", "Rutine i håndboken", '<b>Ja</b> & "nei"', "Tavla på kontoret; uke 12")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form of one page."""

    action: str
    fields: Form
    """Everything that a browser would send as the page stands, but no button."""
    offered: tuple[str, ...]
    buttons: tuple[str, ...]
    asks_evidence: bool

    @classmethod
    def of(cls, page: str) -> "Sheet":
        """The form with the answer on it."""
        begin = page.index('<form method="post" action="/q/')
        form = page[begin : page.index("</form>", begin)]
        action = re.search(r'action="([^"]+)"', form)
        assert action is not None
        parts = list(_parts(form))
        return cls(
            action=action[1],
            fields=tuple((name, value) for kind, name, value in parts if kind == "sent"),
            offered=tuple(value for kind, name, value in parts if kind == "offered"),
            buttons=tuple(value for kind, name, value in parts if kind == "button"),
            asks_evidence="shown" in [value for kind, _, value in parts if kind == "button"],
        )

    @property
    def question(self) -> str:
        return self.action.removeprefix("/q/")

    def filled(self, **changes: tuple[str, ...]) -> Form:
        """What is sent when these fields are filled in so."""
        kept = [(name, value) for name, value in self.fields if name not in changes]
        return (*kept, *((name, value) for name, values in changes.items() for value in values))


def _parts(form: str) -> Iterator[tuple[str, str, str]]:
    for tag, plain, area, text in _TAG.findall(form):
        found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(plain or area)}
        name, value = found.get("name", ""), found.get("value", "")
        if tag == "button":
            yield ("button", name, value)
        elif found.get("type") in {"radio", "checkbox"}:
            yield ("offered", name, value)
            if "checked" in found:
                yield ("sent", name, value)
        else:
            yield ("sent", name, value if tag else unescape(text))


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody means to say: what their form sends, and the answer that must then stand in the file."""

    form: Form
    answer: Answer | None


def thought_of(sheet: Sheet, questionnaire: Questionnaire, chance: Random) -> Said:
    """Something that this page lets one say."""
    note = chance.choice(_WORDS) if chance.random() < 0.05 else ""
    if sheet.asks_evidence:
        return _evidence(sheet, questionnaire, chance)
    if "dont-know" in sheet.buttons and chance.random() < 0.08:
        return Said(sheet.filled(note=(note,), say=("dont-know",)), DontKnow(note or None))
    if "not-relevant" in sheet.buttons and chance.random() < 0.05:
        why = chance.choice(_WORDS)
        form = sheet.filled(reason=(why,), note=(note,), say=("not-relevant",))
        return Said(form, NotApplicable(why, note or None))
    sent = _values(sheet, questionnaire, chance)
    form = sheet.filled(value=sent, note=(note,))
    return Said(form, _answered(sheet, questionnaire, form))


def taken_back(sheet: Sheet) -> Said:
    """The answer taken back."""
    return Said(sheet.filled(say=("clear",)), None)


def _evidence(sheet: Sheet, questionnaire: Questionnaire, chance: Random) -> Said:
    lines = "\r\n".join(chance.sample(_WORDS, chance.randrange(3)))
    form = sheet.filled(evidence=(lines,), say=("shown",))
    return Said(form, _answered(sheet, questionnaire, form))


def _values(sheet: Sheet, questionnaire: Questionnaire, chance: Random) -> tuple[str, ...]:
    match questionnaire.asked[sheet.question]:
        case MultipleQuestion(options=options):
            alone = {option.id for option in options if option.exclusive} | {"-"}
            several = [value for value in sheet.offered if value not in alone]
            if chance.random() < 0.2:
                return (chance.choice([value for value in sheet.offered if value in alone]),)
            ticked = chance.sample(several, chance.randint(1, len(several)))
            return tuple(sorted(ticked, key=several.index))
        case NumberQuestion(minimum=low, maximum=high):
            return (str(chance.randint(int(low or 0), int(high if high is not None else 100))),)
        case TextQuestion():
            return (chance.choice(_WORDS),)
        case _:
            return (chance.choice(sheet.offered),)


def _answered(sheet: Sheet, questionnaire: Questionnaire, form: Form) -> Answered:
    sent = [value for name, value in form if name == "value"]
    others = {name: value for name, value in form if name in {"evidence", "note"}}
    shows = tuple(others.get("evidence", "").splitlines())
    return Answered(_meant(sheet, questionnaire, sent), shows, others.get("note") or None)


def _meant(sheet: Sheet, questionnaire: Questionnaire, sent: list[str]) -> bool | int | str | tuple[str, ...]:
    match questionnaire.asked[sheet.question]:
        case LevelsQuestion() | NumberQuestion():
            return int(sent[0])
        case MultipleQuestion():
            return tuple(value for value in sent if value != "-")
        case ChoiceQuestion() | TextQuestion():
            return sent[0]
        case _:
            return sent[0] == "yes"

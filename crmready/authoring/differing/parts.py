"""A questionnaire taken apart into what authors change: entries, their options, fields, actions and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Address
from crmready.loading.checks.findings import KINDS
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    AnswerOption,
    BeliefQuestion,
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    Question,
    RecordQuestion,
)
from crmready.model.values import FileModel

_NAMES: Final = {
    **KINDS,
    "options": "option",
    "actions": "action for day",
    "fields": "field",
    "languages": "translation into",
}
_UNSAID: Final = frozenset({"text", "do", "id"})
"""Fields that are all there is to say of their part."""
_ENTRY: Final = 2
"""Parts of an entry's address: section and id."""
LISTS: Final = ("roles", "ratings", "option_sets", "dimensions", "estimates", "expectations", "gates", "verdicts",
                "target_profiles", "brief")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A model with its address, and the list it stands in: lists are compared for what came, went and moved."""

    address: Address
    model: FileModel
    group: Address


def parts(edition: Edition, language: str | None = None) -> dict[Address, Part]:
    """Every part of a version in one of its languages, in the author's order, each after the one it belongs to."""
    return {part.address: part for part in _parts(edition, edition.speaking(language))}


def _parts(edition: Edition, questionnaire: Questionnaire) -> Iterator[Part]:
    yield Part((), questionnaire, ())
    yield Part(("privacy",), questionnaire.privacy, ("privacy",))
    for section in LISTS:
        for entry in getattr(questionnaire, section):
            address: Address = (section, entry.id)
            yield Part(address, entry, (section,))
            if section == "dimensions":
                for question in entry.questions:
                    yield Part(("questions", question.id), question, (*address, "questions"))
                    yield from _inside(question)
            elif isinstance(entry, BeliefQuestion):
                yield from _own_options(edition, entry)


def _inside(question: Question) -> Iterator[Part]:
    address: Address = ("questions", question.id)
    match question:
        case LevelsQuestion() | ChoiceQuestion() | MultipleQuestion():
            yield from _options(question, address)
        case RecordQuestion():
            group = (*address, "fields")
            yield from (Part((*group, entry.id), entry, group) for entry in question.fields)
        case _:
            pass
    if question.evidence is not None:
        yield Part((*address, "evidence"), question.evidence, (*address, "evidence"))
    group = (*address, "actions")
    yield from (Part((*group, str(action.within)), action, group) for action in question.actions)


def _options(question: Question | BeliefQuestion, address: Address) -> Iterator[Part]:
    """Options of `levels` are named by their position, as answers name them; others by their id."""
    group = (*address, "options")
    by_level = isinstance(question, LevelsQuestion | BeliefQuestion)
    options: tuple[AnswerOption, ...] = getattr(question, "options", ())
    for level, option in enumerate(options):
        yield Part((*group, level if by_level else str(option.id)), option, group)


def _own_options(edition: Edition, belief: BeliefQuestion) -> Iterator[Part]:
    """An estimate that takes its question's options has none of its own to compare."""
    written = edition.written[belief.id]
    if getattr(written, "options", ()) or getattr(written, "option_set", None):
        yield from _options(belief, (type_of(belief), belief.id))


def type_of(belief: BeliefQuestion) -> str:
    """The section that an estimate or expectation stands in."""
    return f"{type(belief).__name__.lower()}s"


def subject_of(address: Address) -> str:
    """The entry that an address belongs to, as authors call it."""
    if address[:1] == ("privacy",):
        return "privacy"
    return f"{_NAMES[str(address[0])]} {address[1]}" if _is_inside(address) else "questionnaire"


def _is_inside(address: Address) -> bool:
    """Whether an address leads to an entry, or into one."""
    return len(address) >= _ENTRY and address[0] in _NAMES


def detail_of(address: Address) -> str:
    """What of the entry an address means: `option own-case score`, `level 2`, `evidence cap`; empty for the entry."""
    inside = list(address[_ENTRY:] if _is_inside(address) else address[address[:1] == ("privacy",) :])
    if len(inside) > 1 and inside[0] in _NAMES:
        name, key = str(inside[0]), inside[1]
        inside[:2] = [f"level {key}" if isinstance(key, int) else f"{_NAMES[name]} {key}"]
    elif len(inside) > 1 and inside[0] == "ask":
        inside = [f"ask of {inside[1]}"]
    inside = [f"number {part + 1}" if isinstance(part, int) else part for part in inside]
    return " ".join(str(part) for part in inside if part not in _UNSAID or address[:-1] == ())


def parent_of(part: Part) -> Address:
    """The address of the part that this one is inside of; questions stand inside dimensions."""
    return part.group[:-1]

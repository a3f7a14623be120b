"""A questionnaire under all its names: every text it has in any language, and what each of them means."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from crmready.imports.lookup import Lookup, loose
from crmready.imports.phrases import NO, YES
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    Question,
    RecordQuestion,
    Value,
    YesNoQuestion,
)

OptionTexts = LevelsQuestion | ChoiceQuestion | MultipleQuestion | YesNoQuestion
"""Every question whose answers have texts."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """What tables are compared with. `questionnaire` is in the language that is spoken with the person at the desk."""

    questionnaire: Questionnaire
    questions: Lookup[str]
    roles: Lookup[str]
    options: dict[str, Lookup[Value]]
    """By question; the value of a single tick of a `multiple` is its option's id."""
    wordings: dict[tuple[str, str], frozenset[str]]
    """Which roles are asked a question in these words (see `loose`), by question and words."""

    @classmethod
    def of(cls, loaded: LoadedQuestionnaire, spoken: str, only: str | None = None) -> Self:
        """The questionnaire in all its languages, or in one only."""
        editions = [loaded.speaking(language) for language in ([only] if only else loaded.languages)]
        asked = [(edition, question) for edition in editions for question in edition.asked.values()]
        return cls(
            questionnaire=loaded.speaking(spoken),
            questions=Lookup((text, question.id) for _, question in asked for text in _wordings(question)),
            roles=Lookup(pair for edition in editions for pair in _role_names(edition)),
            options={
                name: Lookup(pair for edition in editions for pair in _option_texts(edition.asked[name]))
                for name in editions[0].asked
            },
            wordings=_roles_by_wording(asked),
        )

    def asked_as(self, question: str, heading: str) -> frozenset[str]:
        """The roles for whom a heading is this question's wording; all that are asked it when it is nobody's."""
        everybody = frozenset(self.questionnaire.asked[question].roles)
        return self.wordings.get((question, loose(heading)), everybody)

    def shown(self, question: str, value: Value) -> str:
        """An answer in its option's words."""
        asked = self.questionnaire.asked[question]
        match asked:
            case LevelsQuestion() if isinstance(value, int):
                return asked.options[value].text
            case ChoiceQuestion() | MultipleQuestion():
                return next((option.text for option in asked.options if option.id == value), str(value))
            case _:
                return str(value)


def importable(question: Question) -> bool:
    """Whether one respondent's answer to it fits into a cell; records belong to the organisation."""
    return not isinstance(question, RecordQuestion)


def _wordings(question: Question) -> tuple[str, ...]:
    return (question.ask,) if isinstance(question.ask, str) else tuple(question.ask.values())


def _roles_by_wording(asked: list[tuple[Questionnaire, Question]]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for _, question in asked:
        for role in question.roles:
            key = (question.id, loose(question.wording(role)))
            found[key] = found.get(key, frozenset()) | {role}
    return found


def _role_names(edition: Questionnaire) -> Iterator[tuple[str, str]]:
    for role in edition.roles:
        yield from ((role.id, role.id), (role.name, role.id), (role.plural, role.id))
        if role.about:
            yield f"{role.name}: {role.about}", role.id


def _option_texts(question: Question) -> Iterator[tuple[str, Value]]:
    match question:
        case LevelsQuestion():
            yield from ((option.text, level) for level, option in enumerate(question.options))
        case ChoiceQuestion() | MultipleQuestion():
            for option in question.options:
                yield from ((option.text, option.id or ""), (option.id or "", option.id or ""))
        case YesNoQuestion():
            yield from ((word, True) for word in YES)
            yield from ((word, False) for word in NO)
        case _:
            return

"""A questionnaire as a spreadsheet: what to paste into a form tool, and a sheet to write answers into.

Each question carries its id in brackets. An export that still has it is imported without a question asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crmready.collect.questions import texts_offered
from crmready.collect.words import Words, range_line
from crmready.engine.flow import comparisons
from crmready.imports.instrument import importable
from crmready.imports.mapping import ROLE
from crmready.imports.phrases import TAG
from crmready.imports.reading import ANSWER_SHEETS, QUESTION_HEADINGS
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from crmready.tables.writing import Column, Layout

BLANK_ROWS: Final = 50
_LONGEST_CHOICES: Final = 255
"""Spreadsheet programs offer a list of no more characters than that."""


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question as a form has it. `options` are empty where something is written."""

    id: str
    text: str
    """With the id in brackets."""
    type: str
    options: tuple[str, ...]
    asked: tuple[str, ...]
    """The names of the roles that are asked it in these words."""
    hint: str = ""


def form_sheets(
    questionnaire: Questionnaire, roles: Sequence[str], words: Words, *, evidence: bool
) -> tuple[Layout, ...]:
    """The questions to paste, and a sheet to fill in. With several roles the first question is which one."""
    questions = tuple(_questions(questionnaire, roles, words, evidence=evidence))
    number = int(words.language == "nb")
    heading = (*QUESTION_HEADINGS[number], *_headings(words))
    widths = (5, 24, 60, 18, 50, 24, 40)
    rows = [
        (place, one.id, one.text, one.type, "\n".join(one.options) or None, ", ".join(one.asked), one.hint or None)
        for place, one in enumerate(questions, 1)
    ]
    columns = tuple(Column(text, width) for text, width in zip(heading, widths, strict=True))
    listed = Layout(("Questions", "Spørsmål")[number], columns, rows)
    blank = [[None] * len(questions) for _ in range(BLANK_ROWS)]
    answers = tuple(Column(one.text, 28) for one in questions)
    choices = {place: one.options for place, one in enumerate(questions) if _offers(one, words)}
    return listed, Layout(ANSWER_SHEETS[number], answers, blank, choices=choices)


def _headings(words: Words) -> tuple[str, ...]:
    _ = words.gettext
    return (_("Type"), _("Options, one on each line"), _("Asked of"), _("Note"))


def _offers(question: FormQuestion, words: Words) -> bool:
    """Whether a cell can offer the options: one of them is to be chosen, and there is room for all."""
    fits = len(",".join(question.options)) <= _LONGEST_CHOICES and not any("," in one for one in question.options)
    return bool(question.options) and fits and question.type != _type_name("several", words)


def _questions(
    questionnaire: Questionnaire, roles: Sequence[str], words: Words, *, evidence: bool
) -> Iterator[FormQuestion]:
    named = {role: questionnaire.role[role].name for role in roles}
    everybody = tuple(named.values())
    if len(roles) > 1:
        ask = words.gettext("Which role do you answer in?")
        yield FormQuestion(ROLE, f"{ask} [{ROLE}]", _type_name("one", words), everybody, everybody)
    for question in questionnaire.asked.values():
        asked = [role for role in roles if role in question.roles]
        if not importable(question):
            continue
        for text in dict.fromkeys(question.wording(role) for role in asked):
            who = tuple(named[role] for role in asked if question.wording(role) == text)
            kind = _type_name(_kind(question), words)
            yield FormQuestion(question.id, _tagged(text, question.id), kind, _options(question, words), who,
                               _hint(question, words))  # fmt: skip
        if evidence and question.evidence and asked:
            text = words.gettext("What shows it? {example}").format(example=question.evidence.show)
            who = tuple(named[role] for role in asked)
            yield FormQuestion(f"{question.id}:evidence", _tagged(text, f"{question.id}:evidence"),
                               _type_name("text", words), (), who)  # fmt: skip


def _tagged(text: str, name: str) -> str:
    """The text with its id; what only looks like one in the author's own text is taken out of its brackets."""
    plain = TAG.sub(r"(\1)", " ".join(text.split()))
    return f"{plain} [{name}]"


def _kind(question: Question) -> str:
    match question:
        case LevelsQuestion() | ChoiceQuestion() | YesNoQuestion():
            return "one"
        case MultipleQuestion():
            return "several"
        case NumberQuestion():
            return "number"
        case _:
            return "text"


def _type_name(kind: str, words: Words) -> str:
    _ = words.gettext
    names = {
        "one": _("Choice"),
        "several": _("Choice, several answers"),
        "number": _("Text (a number)"),
        "text": _("Text"),
    }
    return names[kind]


def _options(question: Question, words: Words) -> tuple[str, ...]:
    """What can be chosen, "don't know" and "not relevant" among it; nothing where an answer is written."""
    offered = texts_offered(words, question)
    if not offered:
        return ()
    beside = [words.gettext("don't know")] + [words.gettext("not relevant")] * question.not_applicable
    return tuple(" ".join(text.split()) for text in (*offered, *(text.capitalize() for text in beside)))


def _hint(question: Question, words: Words) -> str:
    parts: list[str | None] = []
    if isinstance(question, NumberQuestion):
        parts.append(question.unit and words.gettext("Unit: {unit}.").format(unit=question.unit))
        parts.append(range_line(words, question.minimum, question.maximum))
        parts.append(words.gettext('"Don\'t know" can be written as well.'))
    if question.show_if is not None:
        names = ", ".join(dict.fromkeys(one.question for one in comparisons(question.show_if)))
        parts.append(words.gettext("Asked depending on the answer to: {questions}.").format(questions=names))
    return " ".join(filter(None, parts))

"""The questionnaire on paper: what one role meets, in the order and the words of the interview, all of it at once."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from crmready.collect.conditions import Conditions, values
from crmready.collect.front import Move
from crmready.collect.questions import texts_offered, way_of_answering
from crmready.collect.session import Belief
from crmready.collect.words import Words, move_name, privacy_lines, range_line, section_name
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import MultipleQuestion, NumberQuestion, Question, RecordQuestion, TextQuestion
from crmready.problems import at_start
from crmready.report.paper_form import LINES
from crmready.report.shapes.form import FormEvidence, FormField, FormOption, FormQuestion, FormSection, FormView

_DIGEST: Final = 12
_CHARACTERS: Final = 90
"""What a line holds in handwriting, roughly."""
_FEWEST_LINES: Final = 2


def paper(questionnaire: Questionnaire, role: str, digest: str) -> FormView:
    """The form of one role of a resolved questionnaire, in its language."""
    words = Words.of(questionnaire.language)
    asked = list(questionnaire.asked_of(role))
    numbers = {question.id: number for number, question in enumerate(asked, 1)}
    conditions = Conditions(words, questionnaire, numbers)
    known = questionnaire.role[role]
    sections = tuple(_sections(questionnaire, asked, role, conditions))
    starred = any(option.starred for one in sections for question in one.questions for option in question.options)
    return FormView(
        language=questionnaire.language,
        title=questionnaire.title,
        purpose=questionnaire.purpose,
        role=known.name,
        role_id=role,
        opening=(questionnaire.introduction, _count(words, len(asked))),
        privacy=privacy_lines(words, known, questionnaire.privacy),
        guide=_guide(words, starred=starred),
        sections=sections,
        edition=f"{questionnaire.id} {questionnaire.version} ({digest[:_DIGEST]})",
        labels=_labels(words),
    )


def _sections(
    questionnaire: Questionnaire, asked: list[Question], role: str, conditions: Conditions
) -> Iterator[FormSection]:
    def section(question: Question) -> str | Belief:
        dimension = questionnaire.dimension_of.get(question.id)
        if dimension is not None:
            return dimension.name
        estimated = any(question.id == estimate.id for estimate in questionnaire.estimates)
        return Belief.ESTIMATES if estimated else Belief.EXPECTATIONS

    for name, questions in groupby(asked, section):
        yield FormSection(
            section_name(conditions.words, name), tuple(_question(question, role, conditions) for question in questions)
        )


def _question(question: Question, role: str, conditions: Conditions) -> FormQuestion:
    words = conditions.words
    return FormQuestion(
        number=conditions.numbers[question.id],
        id=question.id,
        kind=way_of_answering(question),
        ask=question.wording(role),
        why=question.why,
        condition=None if question.show_if is None else conditions.sentence(question.show_if),
        how=_how(words, question),
        options=tuple(_options(words, question)),
        unit=question.unit if isinstance(question, NumberQuestion) else None,
        lines=_writing_lines(question),
        fields=tuple(_fields(words, question)),
        evidence=_evidence(words, question),
        may_be_irrelevant=question.not_applicable,
    )


def _how(words: Words, question: Question) -> str | None:
    """What is not plain from the boxes."""
    match question:
        case MultipleQuestion():
            alone = [option.text for option in question.options if option.exclusive] or [words.gettext("None of these")]
            ticks = words.gettext("Choose everything that fits, but “{alone}” only by itself.")
            return ticks.format(alone=alone[0].removesuffix("."))
        case NumberQuestion():
            return range_line(words, question.minimum, question.maximum)
        case RecordQuestion():
            return words.gettext("One column for each. Leave them blank if there are none.")
        case _:
            return None


def _options(words: Words, question: Question) -> Iterator[FormOption]:
    texts = texts_offered(words, question)
    worth = [question.score(value) for value in values(question)] or [None] * len(texts)
    cap = question.evidence.cap if question.evidence is not None else None
    for text, score in zip(texts, worth, strict=True):
        yield FormOption(text, starred=cap is not None and score is not None and score > cap)


def _writing_lines(question: Question) -> int:
    if not isinstance(question, TextQuestion):
        return 0
    return min(LINES, max(_FEWEST_LINES, -(-question.max_length // _CHARACTERS)))


def _fields(words: Words, question: Question) -> Iterator[FormField]:
    for field in question.fields if isinstance(question, RecordQuestion) else ():
        help_ = f"{field.help.removesuffix('.')}." if field.help else None
        date = words.gettext("A date, as 2026-11-23 or 23.11.2026.") if field.type == "date" and not help_ else None
        optional = None if field.required else words.gettext("May be left blank.")
        yield FormField(field.label, " ".join(filter(None, (help_, date, optional))) or None)


def _evidence(words: Words, question: Question) -> FormEvidence | None:
    if question.evidence is None:
        return None
    gettext = words.gettext
    starred = any(option.starred for option in _options(words, question))
    example = gettext("For example: {example}.").format(example=question.evidence.show.removesuffix("."))
    capped = gettext("Without it the answer counts for less.") if question.evidence.cap is not None else None
    ask = gettext("What shows it? A document, a link, a date.")
    return FormEvidence(" ".join(filter(None, (ask, example, capped))), starred)


def _count(words: Words, total: int) -> str:
    return words.ngettext("There is {total} question.", "There are {total} questions.", total).format(total=total)


def _guide(words: Words, *, starred: bool) -> tuple[str, ...]:
    gettext = words.gettext
    star = gettext("A star (*) behind an answer asks you to write what shows it, on the line below.")
    return (
        gettext("Put a cross in the box before the answer that fits best: one for each question, unless it says more."),
        gettext("If you change your mind, fill the wrong box completely and cross the right one."),
        *([star] if starred else []),
    )


def _labels(words: Words) -> dict[str, str]:
    gettext = words.gettext
    return {
        "dont_know": at_start(move_name(words, Move.DONT_KNOW)),
        "form_number": gettext("Number of the form"),
        "form_number_note": gettext("Given by whoever enters the answers"),
        "guide": gettext("How to fill in the form"),
        "not_relevant": at_start(move_name(words, Move.NOT_RELEVANT)),
        "because": gettext("because:"),
        "notes": gettext("Notes"),
        "notes_lead": gettext("Anything to add? Write the number of the question first."),
        "of": words.catalogue.pgettext("page 3 of 20", "of"),
        "page": words.catalogue.pgettext("page 3 of 20", "Page"),
        "privacy": gettext("What becomes of your answers"),
        "record": gettext("No. {number}"),
        "role": gettext("Form for the role: {role}"),
    }

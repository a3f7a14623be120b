"""A form as lines of text: the questionnaire as the interview shows it, one role after the other."""

from collections.abc import Iterator

from crmready.collect.drawing import wrapped
from crmready.collect.session import Place
from crmready.collect.words import Words, place_line
from crmready.report.shapes.form import FormQuestion, FormView


def printed(form: FormView, width: int) -> Iterator[str]:
    """The form's lines, wrapped to a width."""
    words = Words.of(form.language)
    for text in (f"{form.title} · {form.role}", form.purpose, *form.opening, *form.privacy):
        yield from (*wrapped(text, width), "")
    for section in form.sections:
        for number, question in enumerate(section.questions, 1):
            place = Place(section.name, number, len(section.questions), question.number - 1, form.total)
            yield from ("", *wrapped(place_line(words, place), width))
            yield from _question(question, form, width)


def _question(question: FormQuestion, form: FormView, width: int) -> Iterator[str]:
    yield from wrapped(question.ask, width, f"{question.number}. ", "   ")
    for text in (question.condition, question.why, question.how):
        if text:
            yield from wrapped(text, width, "   ", "   ")
    for number, option in enumerate(question.options, 1):
        text = f"{option.text} *" if option.starred else option.text
        yield from wrapped(text, width, f"   [ ] {number}. ", "          ")
    for field in question.fields:
        text = f"{field.label}: {field.help}" if field.help else field.label
        yield from wrapped(text, width, "   ____ ", "        ")
    if not question.options and not question.fields:
        yield from wrapped(f"____ {question.unit or ''}", width, "   ", "   ")
    instead = [form.labels["dont_know"], *([form.labels["not_relevant"]] if question.may_be_irrelevant else [])]
    yield from wrapped(" · ".join(instead), width, "   ", "   ")
    if question.evidence is not None:
        star = "* " if question.evidence.starred else ""
        yield from wrapped(f"{star}{question.evidence.ask}", width, "   ", "   ")

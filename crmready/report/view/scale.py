"""A question's options as marks on its scale, and answers in the words of the options."""

from fractions import Fraction

from crmready.model.questions import (
    AnswerOption,
    ChoiceQuestion,
    LevelsQuestion,
    NumberQuestion,
    Question,
    Value,
    YesNoQuestion,
)
from crmready.report.shapes.numbers import Anchor
from crmready.report.view.numbers import Numbers
from crmready.report.view.words import Words


def marks(question: Question, numbers: Numbers) -> list[tuple[Fraction, str]]:
    """(score, words) of each option that has a place of its own on the scale, as the author ordered them."""
    match question:
        case LevelsQuestion():
            return list(zip(question.level_scores, [option.text for option in question.options], strict=True))
        case ChoiceQuestion():
            return [(option.score, option.text) for option in question.options if option.score is not None]
        case YesNoQuestion():
            return [
                (question.score(value) or Fraction(0), yes_or_no(numbers.words, yes=value)) for value in (False, True)
            ]
        case NumberQuestion():
            return _bands(question, numbers)
        case _:
            return []


def anchors(question: Question, numbers: Numbers) -> tuple[Anchor, ...]:
    """The options on the scale, lowest first; none where options have no place of their own."""
    scale = question.scale
    if len(scale) < 2:  # noqa: PLR2004 (one score makes no scale)
        return ()
    ordered = sorted(marks(question, numbers), key=lambda mark: mark[0])
    places = [float(round((score - scale[0]) / (scale[-1] - scale[0]), 4)) for score, _ in ordered]
    return tuple(
        Anchor(numbers.limit(score), text, place) for (score, text), place in zip(ordered, places, strict=True)
    )


def yes_or_no(words: Words, *, yes: bool) -> str:
    """Yes or no."""
    return words.gettext("Yes") if yes else words.gettext("No")


def answer_text(question: Question, value: Value, words: Words) -> str:
    """An answer in the words of its option; texts and numbers as they are."""
    if isinstance(question, LevelsQuestion) and isinstance(value, int):
        return question.options[value].text
    if isinstance(value, bool):
        return yes_or_no(words, yes=value)
    options: tuple[AnswerOption, ...] = getattr(question, "options", ())
    if isinstance(value, tuple):
        return words.listed([option.text for option in options if option.id in value])
    return next((option.text for option in options if option.id == value), str(value))


def _bands(question: NumberQuestion, numbers: Numbers) -> list[tuple[Fraction, str]]:
    found: list[tuple[Fraction, str]] = []
    below = ""
    for band in question.bands:
        if band.up_to is not None:
            below = " ".join(filter(None, (numbers.limit(band.up_to).text, question.unit)))
            found.append((band.score, numbers.words.gettext("up to {number}", number=below)))
        elif below:
            found.append((band.score, numbers.words.gettext("more than {number}", number=below)))
    return found

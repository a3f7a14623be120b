"""The wording rules over a whole questionnaire, in each of its languages, with places in the right file."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from crmready.authoring.inspected import Inspected, Lint
from crmready.authoring.wording.everywhere import lint_texts, problem_at
from crmready.authoring.wording.readability import Readability, readability
from crmready.authoring.wording.rules import WORDING_RULES
from crmready.authoring.wording.words import VOCABULARIES
from crmready.loading.checks.ids import every_question
from crmready.loading.translations import TextPath
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Estimate, Expectation, Question, YesNoQuestion
from crmready.problems import Problem

Place: TypeAlias = tuple[str, TextPath]
"""A language and a path of ids in it."""
Asked: TypeAlias = Question | Estimate | Expectation
READ_FROM: Final = 50
"""The LIX from which on a dimension is told of: Björnsson calls it difficult."""
FEWEST_WORDS: Final = 20
"""In fewer words one long one decides."""


def lint_wording(inspected: Inspected) -> Iterator[Problem]:
    """What is doubtful in questions and options (W701 to W708), once a text."""
    for language in _judged(inspected):
        made = inspected.loaded.speaking(language)
        for section, asked in _everything_asked(made):
            for key, text in _wordings(asked):
                yield from _said(
                    inspected, "ask", (text, _offered(asked, language)), (language, (section, asked.id, *key))
                )
        for path, options in _lists_of_options(inspected, made):
            yield from _said(inspected, "options", ("", options), (language, path))


def lint_readability(inspected: Inspected) -> Iterator[Problem]:
    """The LIX of each dimension that is difficult to read (W790)."""
    hint = "Shorten sentences, or choose shorter words."
    for place, measured in _measured(inspected):
        if measured.lix >= READ_FROM:
            yield problem_at(inspected, "W790", place, (_read_as(place, measured), hint))


def explain_readability(inspected: Inspected) -> Iterator[Problem]:
    """The LIX of every other dimension (E904)."""
    for place, measured in _measured(inspected):
        if measured.lix < READ_FROM:
            yield problem_at(inspected, "E904", place, (_read_as(place, measured), None))


def _measured(inspected: Inspected) -> Iterator[tuple[Place, Readability]]:
    """Each dimension with enough words, in each language that is judged."""
    for language in _judged(inspected):
        for dimension in inspected.loaded.speaking(language).dimensions:
            measured = readability(text for question in dimension.questions for _, text in _wordings(question))
            if measured is not None and measured.words >= FEWEST_WORDS:
                yield (language, ("dimensions", dimension.id, "name")), measured


def _read_as(place: Place, measured: Readability) -> str:
    sentences = "sentence" if measured.sentences == 1 else "sentences"
    return (
        f"{place[1][1]}: the questions have LIX {round(measured.lix)} ({measured.name}): {measured.words} "
        f"words, {measured.sentences} {sentences}, {measured.long_words} of more than six letters."
    )


WORDING_LINTS: Final[tuple[Lint, ...]] = (lint_wording, lint_readability, lint_texts)


def _judged(inspected: Inspected) -> Iterator[str]:
    return (language for language in inspected.loaded.languages if language in VOCABULARIES)


def _everything_asked(made: Questionnaire) -> Iterator[tuple[str, Asked]]:
    yield from (("questions", question) for question in every_question(made))
    yield from (("estimates", estimate) for estimate in made.estimates)
    yield from (("expectations", expectation) for expectation in made.expectations)


def _wordings(asked: Asked) -> Iterator[tuple[TextPath, str]]:
    """Each wording of a question with the end of its path."""
    if isinstance(asked.ask, str):
        yield ("ask",), asked.ask
    else:
        yield from ((("ask", role), text) for role, text in asked.ask.items())


def _offered(asked: Asked, language: str) -> tuple[str, ...]:
    if isinstance(asked, YesNoQuestion):
        return VOCABULARIES[language].yes_no
    return tuple(option.text for option in getattr(asked, "options", ()))


def _lists_of_options(inspected: Inspected, made: Questionnaire) -> Iterator[tuple[TextPath, tuple[str, ...]]]:
    """Every list of options once, where it is written: a set in its own place."""
    speaking = {asked.id: asked for _, asked in _everything_asked(made)}
    for section, written in _everything_asked(inspected.loaded.source):
        if getattr(written, "options", ()):
            yield (section, written.id, "options"), _offered(speaking[written.id], made.language)
    for name in made.option_sets:
        yield ("option_sets", name.id, "options"), tuple(option.text for option in name.options)


def _said(inspected: Inspected, about: str, texts: tuple[str, Sequence[str]], place: Place) -> Iterator[Problem]:
    language, path = place
    for rule in WORDING_RULES:
        if rule.about == about and language in rule.languages and (reason := rule.judge(*texts, language)):
            yield problem_at(inspected, rule.code, place, (f"In {path[1]}, {reason}", rule.hint))

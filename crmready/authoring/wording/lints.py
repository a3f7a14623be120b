"""The wording rules over a whole questionnaire, in each of its languages, with places in the right file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from crmready.authoring.inspected import Inspected, Lint
from crmready.authoring.wording.backwards import lint_backwards
from crmready.authoring.wording.everywhere import lint_texts, problem_at
from crmready.authoring.wording.readability import Readability, readability
from crmready.authoring.wording.rules import WORDING_RULES, WordingRule
from crmready.authoring.wording.spoken import Spoken
from crmready.authoring.wording.together import Together
from crmready.authoring.wording.words import VOCABULARIES
from crmready.loading.translations import TextPath
from crmready.problems import Problem

Place: TypeAlias = tuple[str, TextPath]
"""A language and a path of ids in it."""
Wording: TypeAlias = tuple[str, tuple[str, ...]]
"""A question and its options, or nothing and a list of options."""
Wordings: TypeAlias = dict[Wording, list[TextPath]]
"""Wherever each of them stands: many questions have the same options."""
READ_FROM: Final = 50
"""The LIX from which on a dimension is told of: Björnsson calls it difficult."""
FEWEST_WORDS: Final = 20
"""In fewer words one long one decides."""


def lint_wording(inspected: Inspected) -> Iterator[Problem]:
    """What is doubtful in questions and options (W701 to W708), once a text."""
    for language in _judged(inspected):
        spoken = Spoken(inspected, language)
        asks: Wordings = {}
        lists: Wordings = {}
        for section, asked in spoken.everything_asked():
            offered = spoken.offered(section, asked)
            for key, text in spoken.wordings(section, asked):
                asks.setdefault((text, offered), []).append((section, asked.id, *key))
            if getattr(asked, "options", ()):  # a set is judged once, in its own place
                lists.setdefault(("", offered), []).append((section, asked.id, "options"))
        for name, options in spoken.sets.items():
            lists.setdefault(("", options), []).append(("option_sets", name, "options"))
        yield from _said(inspected, "ask", language, asks)
        yield from _said(inspected, "options", language, lists)


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
        spoken = Spoken(inspected, language)
        for dimension in spoken.dimensions:
            asked = dimension.questions
            measured = readability(text for question in asked for _, text in spoken.wordings("questions", question))
            if measured is not None and measured.words >= FEWEST_WORDS:
                yield (language, ("dimensions", dimension.id, "name")), measured


def _read_as(place: Place, measured: Readability) -> str:
    sentences = "sentence" if measured.sentences == 1 else "sentences"
    return (
        f"{place[1][1]}: the questions have LIX {round(measured.lix)} ({measured.name}): {measured.words} "
        f"words, {measured.sentences} {sentences}, {measured.long_words} of more than six letters."
    )


WORDING_LINTS: Final[tuple[Lint, ...]] = (lint_wording, lint_readability, lint_texts, lint_backwards)


def _judged(inspected: Inspected) -> Iterator[str]:
    return (language for language in inspected.loaded.languages if language in VOCABULARIES)


def _said(inspected: Inspected, about: str, language: str, wordings: Wordings) -> Iterator[Problem]:
    together = Together([text or "\n".join(options) for text, options in wordings])
    for rule in WORDING_RULES:
        if rule.about == about and language in rule.languages:
            for text, options in _to_judge(rule, language, tuple(wordings), together):
                reason = rule.judge(text, options, language)
                for path in wordings[text, options] if reason else ():
                    yield problem_at(inspected, rule.code, (language, path), (f"In {path[1]}, {reason}", rule.hint))


def _to_judge(rule: WordingRule, language: str, wordings: Sequence[Wording], together: Together) -> Iterable[Wording]:
    """Those that hold a sign of the fault; all where it has none."""
    words = VOCABULARIES[language]
    found = {
        place for sign in rule.signs for place in together.holding(getattr(words, sign), small=sign != "abbreviation")
    }
    return [wordings[place] for place in sorted(found)] if rule.signs else wordings

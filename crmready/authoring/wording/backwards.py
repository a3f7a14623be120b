"""Levels that run from the best to the worst, so that the best answer scores lowest (W711)."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from crmready.authoring.inspected import Inspected
from crmready.authoring.wording.everywhere import problem_at
from crmready.authoring.wording.spoken import Asked, Spoken
from crmready.authoring.wording.vocabulary import Pattern, Vocabulary
from crmready.authoring.wording.words import VOCABULARIES
from crmready.loading.translations import TextPath
from crmready.model.questions import LevelsQuestion
from crmready.problems import Problem, excerpt

Options: TypeAlias = tuple[str, ...]
_SHORT: Final = 5
"""Words; a longer option describes something, and its first word does not say what it is worth."""
_SAYS_MORE: Final = 4
"""Words from which on an option names what there is none of."""
_HINT: Final = "Levels go from the lowest to the highest: write them the other way round."


def lint_backwards(inspected: Inspected) -> Iterator[Problem]:
    """Levels in each language that is judged; those of an option set once, for all the questions that use it."""
    for language in inspected.loaded.languages:
        if language in VOCABULARIES:
            spoken = Spoken(inspected, language)
            for path, (options, askers) in _suspects(spoken, VOCABULARIES[language]).items():
                asks = [text for section, asked in askers for _, text in spoken.wordings(section, asked)]
                reason = backwards("\n".join(asks), options, language)
                if reason is not None:
                    yield problem_at(inspected, "W711", (language, path), (f"In {path[1]}, {reason}", _HINT))


def _suspects(spoken: Spoken, words: Vocabulary) -> dict[TextPath, tuple[Options, list[tuple[str, Asked]]]]:
    """Levels that read backwards whatever is asked, by the path where they are written, with all that is asked so."""
    found: dict[TextPath, tuple[Options, list[tuple[str, Asked]]]] = {}
    judged: dict[Options, str | None] = {}
    """Many questions have the same options, word for word."""
    for section, asked in spoken.everything_asked():
        path = _written(section, asked)
        if path is not None:
            options = spoken.offered(section, asked)
            if options not in judged:
                judged[options] = _told(options, words)
            if judged[options] is not None:
                found.setdefault(path, (options, []))[1].append((section, asked))
    return found


def _written(section: str, asked: Asked) -> TextPath | None:
    if not isinstance(asked, LevelsQuestion):  # what is estimated or expected has no worst
        return None
    if asked.options:
        return (section, asked.id, "options")
    return ("option_sets", asked.option_set, "options") if asked.option_set else None


def backwards(ask: str, options: Options, language: str) -> str | None:
    """Why levels read as if the last were the least, or the first the most; None when nothing says so.

    Of what nobody wants (errors, delays), none is the best: a question about that is left alone.
    """
    words = VOCABULARIES[language]
    told = _told(options, words)
    return None if told is None or _is_unwanted(ask, options[-1], words) else told


def _told(options: Options, words: Vocabulary) -> str | None:
    """The same by the options alone."""
    if len(options) < 2:  # noqa: PLR2004  # two ends
        return None
    first, last = options[0], options[-1]
    if _begins(words.nothing, last) and not _begins(words.nothing, first):
        return f'the highest level, "{excerpt(last)}", reads as the lowest.'
    is_best = _begins(words.everything, first) and not _begins(words.everything, last)
    if is_best and words.negative.search(last.lower()):
        return f'the lowest level, "{excerpt(first)}", reads as the highest.'
    return None


def _is_unwanted(ask: str, last: str, words: Vocabulary) -> bool:
    """Whether less is better, by the question or by what an option says there is none of."""
    said = ask if len(last.split()) < _SAYS_MORE else f"{ask}\n{last}"
    return bool(words.unwanted.search(said.lower()) or words.negation.search(ask.lower()))


def _begins(pattern: Pattern, option: str) -> bool:
    found = pattern.match(option.lower())
    # "None, or no goals are set" says it before the comma.
    return found is not None and (len(option.split()) <= _SHORT or option[found.end() :].startswith((",", ":", ";")))

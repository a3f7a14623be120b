"""The wording rules: small pure functions of a question, its options and its language.

Each gives the reason why a wording is doubtful, or None. They know words, not meaning; how often they are right is
measured in tests/wording/test_labelled.py and written in docs/wording.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from crmready.authoring.wording.vendors import vendor_names
from crmready.authoring.wording.vocabulary import Vocabulary
from crmready.authoring.wording.words import VOCABULARIES

MOST_WORDS: Final = 25
_SHORT: Final = 4
"""Words; in a longer option a frequency is only a part of what it describes."""
_SCALE: Final = 3
"""Options with a good or bad word from which on they are looked at as a scale."""

Judge = Callable[[str, Sequence[str], str], str | None]
"""The question, its options and the language; the reason why the wording is doubtful, or None."""


def double_barrelled(ask: str, options: Sequence[str], language: str) -> str | None:
    """A question to be answered once that asks about two things."""
    words = VOCABULARIES[language]
    if not words.joined.search(ask.lower(), 1):
        return None
    if second := words.second_question.search(ask.lower(), 1):
        return f'"{second.group()}" begins a second question.'
    if words.compared.search(ask.lower()) or any(words.told_apart.search(option.lower()) for option in options):
        return None
    joined = words.joined.search(words.belongs_together.sub("", ask).lower(), 1)
    return f'"{joined.group()}" joins two things in one question.' if joined and _is_closed(ask, words) else None


def leading(ask: str, options: Sequence[str], language: str) -> str | None:
    """A question that says what to answer."""
    del options
    found = VOCABULARIES[language].leading.search(ask.lower())
    return f'"{found.group()}" suggests an answer.' if found else None


def negated(ask: str, options: Sequence[str], language: str) -> str | None:
    """A negation in the main clause of what is answered with yes, no or a degree: what would "no" mean then."""
    ask, words = ask.lower(), VOCABULARIES[language]
    if not words.negation.search(ask) or not _is_answered_yes(ask, options, words):
        return None
    found = words.negation.search(_main_clause(words.harmless_negation.sub("", ask), words))
    return f'with "{found.group()}" in the question, it is not clear what "no" means.' if found else None


def absolute(ask: str, options: Sequence[str], language: str) -> str | None:
    """A word without exceptions, which an honest person can hardly say yes to."""
    ask, words = ask.lower(), VOCABULARIES[language]
    if not words.absolute.search(ask) or not _is_answered_yes(ask, options, words):
        return None
    found = words.absolute.search(words.harmless_absolute.sub("", ask))
    return f'"{found.group()}" allows no exception.' if found else None


def vague_in_question(ask: str, options: Sequence[str], language: str) -> str | None:
    """A frequency that everybody understands in a way of their own."""
    del options
    ask, words = ask.lower(), VOCABULARIES[language]
    found = words.vague.search(ask) and words.vague.search(words.harmless_vague.sub("", ask))
    if not found:
        found = words.ordinary.search(ask) if _is_closed(ask, words) else None
    return f'"{found.group()}" means something else to everybody.' if found else None


def vague_in_options(ask: str, options: Sequence[str], language: str) -> str | None:
    """Two or more frequencies to choose between, none of them explained and no number in any option."""
    del ask
    short = [option.lower() for option in options if len(option.split()) <= _SHORT and not set(option) & {":", "("}]
    found = [match.group() for option in short if (match := VOCABULARIES[language].vague.search(option))]
    counted = any(character.isdigit() for option in options for character in option)
    return None if counted or len(found) < 2 else f'"{found[0]}" and "{found[1]}" mean something else to everybody.'  # noqa: PLR2004


def too_long(ask: str, options: Sequence[str], language: str) -> str | None:
    """More than 25 words, counted between spaces."""
    del options, language
    count = len(ask.split())
    return f"the question has {count} words." if count > MOST_WORDS else None


def unbalanced(ask: str, options: Sequence[str], language: str) -> str | None:
    """A scale with more ways to praise than to complain, or the other way round."""
    del ask
    words = VOCABULARIES[language]
    together = "\n".join(options).lower()
    if len(words.negative.findall(together)) + len(words.positive.findall(together)) < _SCALE:
        return None
    tones = [_tone(option.lower(), words) for option in options]
    good, bad = tones.count(1), tones.count(-1)
    if good + bad < _SCALE or good == bad:
        return None
    return f"{good} of the options are favourable and {bad} unfavourable."


def jargon(ask: str, options: Sequence[str], language: str) -> str | None:
    """A word of the trade, or an abbreviation, that is not explained."""
    del options
    words = VOCABULARIES[language]
    for found in (*words.jargon.finditer(ask.lower()), *words.abbreviation.finditer(ask)):
        if not ask[found.end() :].lstrip().startswith(("(", "–")) and not ask[: found.start()].endswith("("):
            return f'not everybody who is asked may know "{found.group()}".'
    return None


def named(text: str, others: Sequence[str], language: str) -> str | None:
    """The name of a vendor or a product, in any text."""
    found = next((name for one in (text, *others) for name in vendor_names(one, language)), None)
    return f'"{found}" is the name of a vendor or a product.' if found else None


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A judge, the code of what it finds, what to write instead, what it looks at, and where it is right enough."""

    code: str
    judge: Judge
    hint: str
    about: Literal["ask", "options", "text"] = "ask"
    languages: tuple[str, ...] = tuple(VOCABULARIES)
    signs: tuple[str, ...] = ()
    """Parts of the vocabulary of which any text at fault holds one, so that only those are judged that do."""


WORDING_RULES: Final = (
    WordingRule("W701", double_barrelled, "Ask two questions, or only about what decides.", signs=("joined",)),
    WordingRule("W702", leading, "Leave out what is meant to persuade.", signs=("leading",)),
    WordingRule("W703", negated, "Ask what is the case.", signs=("negation",)),
    WordingRule("W704", absolute, "Ask how many, or how much of it.", signs=("absolute",)),
    WordingRule("W705", vague_in_question, "Name a number, or a period.", signs=("vague", "ordinary")),
    WordingRule(
        "W705",
        vague_in_options,
        "Write numbers, such as `2–4 times a month`.",
        "options",
        signs=("vague",),
    ),
    WordingRule("W706", too_long, f"At most {MOST_WORDS} words. Put the explanation into `why`."),
    WordingRule(
        "W707",
        unbalanced,
        "Offer as many of the one as of the other.",
        "options",
        signs=("positive", "negative"),
    ),
    WordingRule(
        "W708",
        jargon,
        "Say it in everyday words, or explain it in brackets.",
        signs=("jargon", "abbreviation"),
    ),
    WordingRule("W709", named, "Name the kind of thing, such as `the CRM system` or `a spreadsheet`.", "text"),
)


def _is_closed(ask: str, words: Vocabulary) -> bool:
    """Whether the question itself (the last sentence) is answered with yes, no or a degree."""
    sentences = [part.strip() for part in ask.replace("!", ".").replace(":", ".").split(". ") if part.strip()]
    last = sentences[-1].lower() if sentences else ""
    return bool(words.closed.match(last)) and not words.asks_openly.search(last)


def _is_answered_yes(ask: str, options: Sequence[str], words: Vocabulary) -> bool:
    """Whether somebody says yes or no, agrees, or gives a degree: by how the question begins, or by its options."""
    return _is_closed(ask, words) or any(words.closed_scale.search(option.lower()) for option in options)


def _main_clause(ask: str, words: Vocabulary) -> str:
    """What stands before the first subordinate clause, from the beginning."""
    first, _, rest = ask.partition(" ")
    found = words.opens_clause.search(rest)
    return f"{first} {rest[: found.start()] if found else rest}"


def _tone(option: str, words: Vocabulary) -> int:
    """1 for a favourable option, -1 for an unfavourable one, 0 for one in the middle or outside the scale."""
    bad = words.negative.search(option)
    if not (bad or words.positive.search(option)) or words.neutral.search(option):
        return 0
    return -1 if bad else 1

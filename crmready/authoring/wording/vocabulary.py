"""What the wording rules need to know of a language."""

import re
from dataclasses import dataclass

Pattern = re.Pattern[str]


def any_of(*expressions: str) -> Pattern:
    """One of these as whole words, in a text of small letters: that is several times quicker than any letters."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)")


def any_case_of(*expressions: str) -> Pattern:
    """One of these as whole words, in small letters or capitals."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)", re.IGNORECASE)


def abbreviations_but(known: str) -> Pattern:
    """Two to five capital letters that are none of these words."""
    return re.compile(rf"(?<![\w-])(?!(?:{'|'.join(known.split())})\b)[A-ZÆØÅ]{{2,5}}s?(?![\w-])")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language says; every pattern is of whole words."""

    yes_no: tuple[str, str]
    closed: Pattern
    """How a question begins that is answered yes or no, or on one scale, so that it can only be about one thing."""
    closed_scale: Pattern
    """How options look between which somebody says yes or no, or agrees."""
    joined: Pattern
    """What joins two things."""
    told_apart: Pattern
    """How options look that let somebody answer for each of two things."""
    second_question: Pattern
    """What begins a second question, unless the whole question begins with it."""
    belongs_together: Pattern
    """Joined words that are one thing."""
    compared: Pattern
    """What asks how two things stand to each other, or for their sum, so that both belong in the question."""
    asks_openly: Pattern
    """What asks an open question behind a clause that goes before it ("Of those who …, how many …")."""
    leading: Pattern
    negation: Pattern
    harmless_negation: Pattern
    opens_clause: Pattern
    """After this a negation belongs to a clause of its own, which is easy to understand."""
    absolute: Pattern
    harmless_absolute: Pattern
    vague: Pattern
    ordinary: Pattern
    """Vague where somebody says yes or no; an open question may ask for the ordinary case."""
    harmless_vague: Pattern
    neutral: Pattern
    positive: Pattern
    negative: Pattern
    nothing: Pattern
    """How an option begins that says: none of it."""
    everything: Pattern
    """How an option begins that says: all of it."""
    unwanted: Pattern
    """What a question is about of which less is better."""
    jargon: Pattern
    abbreviation: Pattern
    """Capital letters that are not a word that everybody knows."""

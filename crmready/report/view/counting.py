"""Counts in words: "six of nine requirements", "both requirements", "all seven areas"."""

from dataclasses import dataclass
from typing import Final

from crmready.problems import at_start
from crmready.report.view.words import Words

_BOTH: Final = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """How a kind of thing is counted, in the report's language; the parts are `{n}` and `{all}`."""

    some: str
    both: str
    every: str
    only: str


def requirements(words: Words) -> Counted:
    """How requirements are counted."""
    return Counted(
        words.catalogue.gettext("{n} of {all} requirements"),
        words.catalogue.gettext("both requirements"),
        words.catalogue.gettext("all {all} requirements"),
        words.catalogue.gettext("the one requirement"),
    )


def areas(words: Words) -> Counted:
    """How areas are counted."""
    return Counted(
        words.catalogue.gettext("{n} of {all} areas"),
        words.catalogue.gettext("both areas"),
        words.catalogue.gettext("all {all} areas"),
        words.catalogue.gettext("the one area"),
    )


def questions(words: Words) -> Counted:
    """How questions are counted."""
    return Counted(
        words.catalogue.gettext("{n} of {all} questions"),
        words.catalogue.gettext("both questions"),
        words.catalogue.gettext("all {all} questions"),
        words.catalogue.gettext("the one question"),
    )


def questions_with_score(words: Words) -> Counted:
    """How those questions are counted that have a score, where others have none."""
    return Counted(
        words.catalogue.gettext("{n} of the {all} questions that have a score"),
        words.catalogue.gettext("both questions that have a score"),
        words.catalogue.gettext("all {all} questions that have a score"),
        words.catalogue.gettext("the one question that has a score"),
    )


def share(words: Words, counted: Counted, part: int, whole: int) -> str:
    """A part of a whole inside a sentence: "six of nine requirements". `part` is at least 1."""
    if part < whole:
        form = counted.some
    elif whole == 1:
        form = counted.only
    else:
        form = counted.both if whole == _BOTH else counted.every
    return form.format(n=spelled(words, part), all=spelled(words, whole))


def share_at_start(words: Words, counted: Counted, part: int, whole: int) -> str:
    """The same as a sentence begins."""
    return at_start(share(words, counted, part, whole))


def spelled(words: Words, number: int) -> str:
    """A number up to twelve as a word, as it counts a neuter noun; figures above."""
    named = (
        words.gettext("one"),
        words.gettext("two"),
        words.gettext("three"),
        words.gettext("four"),
        words.gettext("five"),
        words.gettext("six"),
        words.gettext("seven"),
        words.gettext("eight"),
        words.gettext("nine"),
        words.gettext("ten"),
        words.gettext("eleven"),
        words.gettext("twelve"),
    )
    return named[number - 1] if 0 < number <= len(named) else str(number)

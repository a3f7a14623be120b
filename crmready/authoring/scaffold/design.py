"""What a new questionnaire is to be: its names, roles and dimensions, in one or two languages."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from crmready.errors import UsageError
from crmready.model.values import ID, LONGEST_ID
from crmready.problems import UNSAFE, excerpt

Words = Mapping[str, str]
"""One text by language."""

LANGUAGES: Final = ("en", "nb")
"""What the templates are written in."""
_LONGEST_MADE: Final = 40
"""An id made of a name is shorter than one may be: the templates hang words behind a dimension's."""
_TAKEN: Final = frozenset({"all", "essential", "false", "hard", "null", "true", "warning"})
"""Words that mean something else where an id may stand."""
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l"})


@dataclass(frozen=True, slots=True)
class RoleDesign:
    """A role by its names; an anonymous one is shown from five answers."""

    id: str
    name: Words
    plural: Words
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class DimensionDesign:
    """A dimension by its name."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True)
class Design:
    """A whole questionnaire as its author wants it; `translation` is the language it is translated into, if any."""

    template: str
    id: str
    title: Words
    language: str
    translation: str | None
    roles: tuple[RoleDesign, ...]
    dimensions: tuple[DimensionDesign, ...]

    @property
    def leaders(self) -> tuple[str, ...]:
        """Who is asked about what the organisation has: those who answer as office-holders, or else everyone."""
        named = [role.id for role in self.roles if not role.anonymous]
        if not named or len(self.roles) == 1:
            return tuple(role.id for role in self.roles)
        return tuple(named if len(named) < len(self.roles) else named[:-1])

    @property
    def others(self) -> tuple[str, ...]:
        """Those who are not among the leaders."""
        return tuple(role.id for role in self.roles if role.id not in self.leaders)


def slug(text: str) -> str:
    """An id that says what the text says; blank when no letter of it can stand in one."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    while words and words[0][0].isdigit():
        words.pop(0)
    return "-".join(words)[:_LONGEST_MADE].strip("-")


def checked_id(text: str) -> str:
    """The text when it can be an id. `UsageError` with one that could be, when it cannot."""
    if text in _TAKEN:
        raise UsageError(f"{text} is a word of the format and cannot be an id.", "Choose another.")
    if re.fullmatch(ID, text) and len(text) <= LONGEST_ID:
        return text
    near = slug(text) or "my-questionnaire"
    message = f"{excerpt(text)} cannot be an id: small letters, digits and single hyphens, at most {LONGEST_ID}."
    raise UsageError(message, f"Write, for example, {near}.")


def checked_name(text: str, longest: int = 80) -> str:
    """A name of one line, without space around it. `UsageError` when it is blank, long or holds what nobody can see."""
    name = " ".join(text.split())
    if not name or len(name) > longest:
        raise UsageError(f"A name has 1 to {longest} characters; {excerpt(text)} has {len(name)}.")
    if UNSAFE.search(text):
        raise UsageError(f"The name {excerpt(text)} holds a control character.", "Write it without, as it is read.")
    return name


def in_both(name: str, language: str, other: str | None = None) -> Words:
    """A name of the author's own in every language: where it waits for a translation, it says so."""
    return {spoken: name if spoken == language else other or f"[{spoken}] {name}" for spoken in LANGUAGES}


def role(text: str, language: str, *, anonymous: bool) -> RoleDesign:
    """A role from `Seller` or `Seller/Sellers`. `UsageError` when that names nothing."""
    one, _, many = text.partition("/")
    name = checked_name(one)
    plural = checked_name(many) if many.strip() else plural_of(name, language)
    return RoleDesign(_id_of(name), in_both(name, language), in_both(plural, language), anonymous)


def dimension(text: str, language: str) -> DimensionDesign:
    """A dimension from its name. `UsageError` when that names nothing."""
    name = checked_name(text)
    return DimensionDesign(_id_of(name), in_both(name, language))


def plural_of(name: str, language: str) -> str:
    """The likely plural of a role's name; the author can write another."""
    if language == "nb":
        return f"{name}r" if name.endswith("e") else f"{name}e"
    return f"{name[:-1]}ies" if re.search(r"[^aeiou]y$", name) else f"{name}s"


def without_clashes(ids: Iterable[str], what: str) -> None:
    """`UsageError` when two names come to the same id."""
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise UsageError(f"There are two {what} with the id {name}.", "Give them names that differ more.")
        seen.add(name)


def _id_of(name: str) -> str:
    found = slug(name)
    if not found:
        raise UsageError(f"No id can be made of {excerpt(name)}.", "Begin it with a letter from a to z.")
    return checked_id(found)

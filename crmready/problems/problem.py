"""Something wrong in a file, and where: `file:line:column: CODE message`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Self

from crmready.problems.answer_rules import ANSWER_RULES
from crmready.problems.brand_rules import BRAND_RULES
from crmready.problems.explanation_rules import EXPLANATION_RULES
from crmready.problems.ignore_rules import IGNORE_RULES
from crmready.problems.meaning_rules import MEANING_RULES
from crmready.problems.rules import Rule, Severity
from crmready.problems.scenario_rules import SCENARIO_RULES
from crmready.problems.semantic_rules import SEMANTIC_RULES
from crmready.problems.slips import closest
from crmready.problems.structure_rules import STRUCTURE_RULES
from crmready.problems.template_rules import TEMPLATE_RULES
from crmready.problems.text_safety import excerpt, visible
from crmready.problems.version_rules import VERSION_RULES
from crmready.problems.wording_rules import WORDING_RULES
from crmready.problems.yaml_rules import YAML_RULES

_MOST_LISTED: Final = 12
RULES: Final[dict[str, Rule]] = {
    rule.code: rule
    for rule in (
        *YAML_RULES,
        *STRUCTURE_RULES,
        *MEANING_RULES,
        *ANSWER_RULES,
        *SCENARIO_RULES,
        *SEMANTIC_RULES,
        *WORDING_RULES,
        *EXPLANATION_RULES,
        *VERSION_RULES,
        *IGNORE_RULES,
        *BRAND_RULES,
        *TEMPLATE_RULES,
    )
}
"""Every kind of problem by its code. `docs/problems.md` and `crmready questionnaire rule` are made from it."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Line and column count from 1, the column in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that mends a problem beyond doubt: `old` stands at the problem's place, bare or in quotes."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, said to the person who can mend it.

    The code must stand in `RULES`: a problem that nobody explained cannot be made (`ValueError`).
    Problems sort by file, line, column and code.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    """What is wrong, as one sentence."""
    hint: str | None = None
    """What to write instead."""
    change: Change | None = field(default=None, compare=False)
    """What `--fix` may do about it."""

    def __post_init__(self) -> None:
        _rule(self.code)

    @classmethod
    def of(cls, code: str, location: Location, message: str, hint: str | None = None) -> Self:
        """A problem with the severity that its rule has."""
        return cls(code, _rule(code).severity, location, message, hint)

    def changing(self, old: str, new: str | None) -> Self:
        """The same problem with the edit that mends it; without one when nobody knows what to write."""
        return self if new is None else replace(self, change=Change(old, new))

    def __str__(self) -> str:
        line = f"{self.location}: {self.code} {visible(self.message)}"
        return f"{line}\n  {visible(self.hint)}" if self.hint else line

    def __lt__(self, other: Self) -> bool:
        return (self.location, self.code) < (other.location, other.code)


def _rule(code: str) -> Rule:
    if code not in RULES:
        raise ValueError(f"{code!r} is not a known problem code; add its rule to crmready.problems first.")
    return RULES[code]


def suggestion(word: str, candidates: Collection[str]) -> str:
    """What to write instead of a word that is none of the candidates: the nearest one, else all of them."""
    near = closest(word, candidates)
    return f"Did you mean {near}?" if near else f"There is: {listed(candidates)}."


def at_start(words: str) -> str:
    """The words as a sentence begins; what is quoted in them stays as it was written."""
    return words[:1].upper() + words[1:]


def listed(names: Iterable[object]) -> str:
    """Names as a message lists them: of many only the first twelve, of a long one (no valid id is) its beginning."""
    words = [excerpt(str(name)) for name in names]
    return ", ".join([*words[:_MOST_LISTED], "…"] if len(words) > _MOST_LISTED else words)

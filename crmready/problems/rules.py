"""What a rule is: the code under which a kind of problem is known, and the paragraph that explains it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the work, a warning asks for a look, information tells."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem. Codes are public and never reused: people put them into scripts and search for them.

    The letter tells the family: Y reading YAML, S structure, R references and meaning, T translations, A answers,
    L what the scoring can never do, W wording, D an earlier version, C scenarios, E what is only told on request,
    I ignores, B brands, P templates of a report.
    """

    code: str
    title: str
    explanation: str
    """One paragraph: what is wrong, why it is refused, and what to write instead."""
    severity: Severity = Severity.ERROR

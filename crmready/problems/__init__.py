"""The vocabulary of what can be wrong in a file, and how it is said."""

from crmready.problems.commands import command
from crmready.problems.problem import RULES, Change, Location, Problem, at_start, listed, suggestion
from crmready.problems.rules import Rule, Severity
from crmready.problems.slips import closest, surely_meant
from crmready.problems.text_safety import UNSAFE, excerpt, visible

__all__ = [
    "RULES",
    "UNSAFE",
    "Change",
    "Location",
    "Problem",
    "Rule",
    "Severity",
    "at_start",
    "closest",
    "command",
    "excerpt",
    "listed",
    "suggestion",
    "surely_meant",
    "visible",
]

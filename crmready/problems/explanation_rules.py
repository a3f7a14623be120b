"""What is told only on request, with `check --explain` (E9xx): information, and nothing that is wrong."""

from typing import Final

from crmready.problems.rules import Rule, Severity

EXPLANATION_RULES: Final = (
    Rule(
        "E901",
        "Answers that give a verdict",
        "An example of an assessment that is given this verdict, found by reasoning and tried on the scoring "
        "itself. Of respondents with the same answers the number stands in brackets. It is the simplest that was "
        "found, not the most likely one; write what matters into a scenario. A verdict that is missing here can never "
        "be given (L605, L606) or was not decided (L615).",
        Severity.INFORMATION,
    ),
    Rule(
        "E902",
        "Answers that decide a gate",
        "For each state that the gate can be in, answers of whole roles that bring it about. A state that is missing "
        "cannot come up, or only by a mixture of answers.",
        Severity.INFORMATION,
    ),
    Rule(
        "E903",
        "Answers that show or hide a question",
        "One respondent's answers with which this `show_if` holds, and some with which it does not.",
        Severity.INFORMATION,
    ),
    Rule(
        "E904",
        "How a dimension's questions read",
        "The LIX of the questions: the number of words a sentence plus the percentage of words with more than six "
        "letters. Below 30 a text is very easy, below 40 easy, below 50 medium. From 50 on it is told without asking "
        "(W790).",
        Severity.INFORMATION,
    ),
)

"""The rules of the comments that ignore a problem (I9xx)."""

from typing import Final

from crmready.problems.rules import Rule, Severity

IGNORE_RULES: Final = (
    Rule(
        "I901",
        "An ignore without a reason",
        "A problem is ignored with `# crmready: ignore[CODE] reason`, and a surviving mutant explained with "
        "`# crmready: survives[KIND] reason`. The reason is for the next author, who will wonder whether it still "
        "holds. Without one the comment does nothing.",
    ),
    Rule(
        "I902",
        "An ignore that names nothing to ignore",
        "Between the brackets stands the code of a rule, or several with commas. What makes a questionnaire unusable "
        "(Y, S, R, T) cannot be ignored, nor can these rules about ignoring. `survives` names kinds of mutants, as "
        "`crmready questionnaire mutate` lists them.",
    ),
    Rule(
        "I903",
        "An ignore that is no longer needed",
        "Nothing of this kind is found on the line of the comment, or on the next line when the comment stands alone. "
        "Remove the comment, so that it does not hide a later mistake.",
        Severity.WARNING,
    ),
)

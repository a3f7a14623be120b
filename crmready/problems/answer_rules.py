"""The rules of answers files (A5xx)."""

from typing import Final

from crmready.problems.rules import Rule

ANSWER_RULES: Final = (
    Rule(
        "A501",
        "An answer to a question that does not exist",
        "The id is not in the questionnaire. The message names the nearest one there is.",
    ),
    Rule(
        "A502",
        "An answer that the question does not offer",
        "The value must be one the question offers: a level counted from 0, an option's id, a list of ids, true or "
        "false, a number in range, or a text. A number in a record is written with digits and a decimal point.",
    ),
    Rule(
        "A503",
        "A role that does not exist",
        "Respondents have one of the questionnaire's roles. The message lists them.",
    ),
    Rule(
        "A504",
        "An answer from a role that is not asked",
        "Each question says which roles it is asked of. Remove the answer, or check the respondent's role.",
    ),
    Rule(
        "A505",
        "A respondent twice",
        "Respondent ids are used once each. Leave `id` out and one is given by position.",
    ),
    Rule(
        "A506",
        "Not applicable is not allowed here",
        "The question says `not_applicable: false`. Answer it, or write `dont-know`.",
    ),
    Rule(
        "A507",
        "Not a date",
        "Dates are written as 2026-11-23.",
    ),
    Rule(
        "A508",
        "A record field that does not exist",
        "The record question names its fields. The message lists them.",
    ),
    Rule(
        "A509",
        "A target or profile that does not exist",
        "Targets name dimensions and profiles of the questionnaire.",
    ),
    Rule(
        "A510",
        "Answers to another questionnaire",
        "The file names a questionnaire that is not the one given.",
    ),
)

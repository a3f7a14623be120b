"""The rules of scenario files (C8xx)."""

from typing import Final

from crmready.problems.rules import Rule

SCENARIO_RULES: Final = (
    Rule(
        "C801",
        "Two scenarios with one name",
        "Scenarios are found and reported by their id, also across the files of one questionnaire. Give each an id of "
        "its own.",
    ),
    Rule(
        "C802",
        "An answer that nobody gives",
        "The scenario answers a question that none of its respondents is asked, so the answer could change nothing. "
        "Add a respondent of a role that is asked, or remove the answer.",
    ),
    Rule(
        "C803",
        "Not one answer for each respondent",
        "A list of answers has one for each respondent of the group, in their order. Write as many as `count` says, or "
        "a single answer for all of them.",
    ),
    Rule(
        "C804",
        "An expectation of something that does not exist",
        "A verdict, gate, dimension, rating, question or language is named that the questionnaire does not have. The "
        "message names the nearest one there is.",
    ),
    Rule(
        "C805",
        "An expectation that cannot be met",
        "A number is written as `61`, `61 ± 0.5`, `175/3` or `none`; `+` and `-` after a rating need a rating with "
        "`split_at`.",
    ),
    Rule(
        "C806",
        "A scenario that expects nothing",
        "A scenario without an expectation can never fail. Write at least the verdict that must come out.",
    ),
    Rule(
        "C807",
        "Evidence where none is asked for",
        "`evidence` and `unshown` name questions that ask what shows the answer; this one does not.",
    ),
)

"""The rules of what a well-formed questionnaire can never do, or always does (L6xx)."""

from typing import Final

from crmready.problems.rules import Rule, Severity

SEMANTIC_RULES: Final = (
    Rule(
        "L601",
        "Options that change nothing",
        "Two neighbouring levels or number bands have the same score, or an option of a `multiple` adds nothing, "
        "and no condition tells them apart. Whoever answers is asked to choose between things that count the "
        "same. Join them, or give them different scores.",
        Severity.WARNING,
    ),
    Rule(
        "L602",
        "Scores that turn back",
        "The scores of a number's bands rise and then fall, or fall and then rise, so that more is first better and "
        "then worse. Sometimes that is meant, as with the hours of a working week: then say so in an ignore. Otherwise "
        "two scores have changed places. `levels` whose scores turn back are refused (R305).",
        Severity.WARNING,
    ),
    Rule(
        "L603",
        "A gate state that can never be",
        "A verdict waits for a state that none of the gates it names can be in. Only a gate on a question with an "
        "`evidence.cap`, or one that also needs records, can be claimed; a gate on a question that never comes up "
        "is always unknown. Remove the state, or give the gate what it lacks.",
        Severity.WARNING,
    ),
    Rule(
        "L604",
        "An evidence cap above the gate it must hold",
        "An answer that nothing shows counts as the cap. When the cap lies above a gate's minimum, answers "
        "without evidence lift the gate's score over it, and one respondent's document makes everybody's claims "
        "count. Lower the cap to the minimum or below.",
        Severity.WARNING,
    ),
    Rule(
        "L605",
        "A verdict that can never be given",
        "No answers whatever fulfil the condition of this verdict. This was decided over all states of the gates "
        "and all results of the dimensions that can occur together. Mend the condition, or remove the verdict.",
        Severity.WARNING,
    ),
    Rule(
        "L606",
        "A verdict that an earlier one always takes",
        "The first verdict that holds is given. Whenever this one would hold, an earlier one does, so it can "
        "never be given. Put it before the other, or make the other's condition narrower.",
        Severity.WARNING,
    ),
    Rule(
        "L607",
        "A rating or status that can never be",
        "A verdict waits for a rating or a status that none of the dimensions it names can have: no dimension is "
        "essential, say, or none of them has a scored question. Name other dimensions, or remove the condition.",
        Severity.WARNING,
    ),
    Rule(
        "L608",
        "Something that can never come up",
        "A `show_if`, or a part of it, holds for no answers that can be given; or an action belongs to a question "
        "that can never have a gap, because it has no score or weight and no gate; or no number between `minimum` and "
        "`maximum` lies in a band. Mend the condition or the limits, or remove what they hide.",
        Severity.WARNING,
    ),
    Rule(
        "L609",
        "A condition that always holds",
        "No answers make this `show_if`, or this part of it, false, so it decides nothing. Remove it, or mend "
        "what it compares.",
        Severity.WARNING,
    ),
    Rule(
        "L610",
        "A weight of nought",
        "A scored question or dimension with weight 0 enters no score and no index, and nothing else here uses "
        "it. Give it a weight, or ask it as a question that is not scored.",
        Severity.WARNING,
    ),
    Rule(
        "L611",
        "A role that is asked nothing",
        "No question, estimate or expectation names this role. Whoever is registered with it has nothing to "
        "answer. Add the role to the questions that it can answer, or remove it.",
        Severity.WARNING,
    ),
    Rule(
        "L612",
        "A role that needs more than twelve minutes",
        "With 15 seconds for a choice, 20 for several options or a number, 45 for a text and two minutes for "
        "records, there are answers with which this role needs more than twelve minutes. People stop when it "
        "takes long. See whether another role can answer some of it. The times are a convention.",
        Severity.INFORMATION,
    ),
    Rule(
        "L613",
        "A target that everything meets",
        "With a target of 0 nothing in the dimension is ever below it, so no gap and no action comes of its "
        "score. Write the target that the company should reach.",
        Severity.WARNING,
    ),
    Rule(
        "L614",
        "A gate that a condition can hide",
        "The gate looks at a question with a `show_if`. When it is false for everybody, the gate is unknown, "
        "whatever else is answered, and unknown is not a pass. Ask the gate's question of everybody, or let the "
        "gate look at the question that the condition compares.",
        Severity.INFORMATION,
    ),
    Rule(
        "L615",
        "Not decided within the limit",
        "The rules that depend on each other here are too many, or too closely tied, for deciding within a fixed "
        "amount of work whether this can ever be. Nothing is claimed about it. A scenario can show that it can.",
        Severity.INFORMATION,
    ),
    Rule(
        "L616",
        "A gate that no verdict looks at",
        "Gates are minimums that no average can make up for, but only a verdict's `when` makes them count. The report "
        "would show this one as failed beside a verdict that takes no notice. Name it in a verdict, by its id or with "
        "`gates: hard` and the like, or remove it.",
        Severity.WARNING,
    ),
)

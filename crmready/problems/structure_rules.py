"""The rules of structure (S2xx): what Pydantic's error types mean to the person who wrote the file."""

from typing import Final

from crmready.problems.rules import Rule, Severity

STRUCTURE_RULES: Final = (
    Rule(
        "S201",
        "A field is missing",
        "Every field that has no default must be written. The place named is the group that lacks it.",
    ),
    Rule(
        "S202",
        "A field that does not exist",
        "Fields are fixed, so that a misspelt one cannot be silently ignored. Take the name from "
        "docs/questionnaire-format.md, or remove the line.",
    ),
    Rule(
        "S203",
        "The wrong kind of value",
        "A text stands where a list is expected, a number where a text is, and so on. Numbers, true and false "
        "become texts by putting quotes around them.",
    ),
    Rule(
        "S204",
        "Not one of the words allowed here",
        "Some fields take one of a few words. The hint lists them.",
    ),
    Rule(
        "S205",
        "Not a valid name",
        "Ids are lower-case words joined by hyphens (`process-in-writing`), languages two or three letters (`nb`), "
        "versions three numbers (`1.0.0`).",
    ),
    Rule(
        "S206",
        "A text that is empty or too long",
        "Texts for people need at least one visible character and have an upper limit, so that a report can be set.",
    ),
    Rule(
        "S207",
        "A number outside its range",
        "Weights are 0 or more, percentages 0 to 100, a minimum group at least 3. The message says which limit was "
        "passed.",
    ),
    Rule(
        "S208",
        "Not an exact number",
        "Weights, thresholds and scores are whole numbers, decimals with a point, or fractions: `20`, `0.2` or `2/3`. "
        "They are kept exactly, so write `2/3` and not `0.667` where two thirds are meant.",
    ),
    Rule(
        "S209",
        "A list that is too short",
        "The list needs at least the number of entries that the message names.",
    ),
    Rule(
        "S210",
        "No such type",
        "A question's `type` is one of levels, choice, multiple, yes-no, number, text and record; a condition is "
        "written with all, any, not, question, gates or dimensions.",
    ),
    Rule(
        "S211",
        "More than one comparison",
        "A comparison compares one thing. Use `all` or `any` around several comparisons.",
    ),
    Rule(
        "S212",
        "Written for a newer crmready",
        "The file says a `format` that this version does not know. Install a newer crmready; guessing at unknown "
        "fields could change a verdict.",
    ),
    Rule(
        "S213",
        "A dimension file that is not there",
        "A dimension may be the name of a file inside the questionnaire's folder. The file must exist, may not lead "
        "out of the folder, also not by a link, and is named once.",
    ),
    Rule(
        "S214",
        "A dimension file that nobody names",
        "Only the files that `dimensions` in questionnaire.yaml names are read, so nothing in this one is asked or "
        "scored, although it lies where the others do. Name it there, or move it out of `dimensions/`.",
        Severity.WARNING,
    ),
    Rule(
        "S299",
        "A value that does not fit",
        "The value has the right kind but is not valid here; the message says why.",
    ),
)

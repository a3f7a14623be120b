"""The rules of references and meaning (R3xx) and of translations (T4xx)."""

from typing import Final

from crmready.problems.rules import Rule, Severity

MEANING_RULES: Final = (
    Rule(
        "R301",
        "A reference to something that does not exist",
        "An id is used that nothing in the questionnaire carries. The message names what was looked for and the "
        "nearest id there is.",
    ),
    Rule(
        "R302",
        "An id used twice",
        "Ids are how answers, translations and gates find their question. Each must be used once; questions, "
        "estimates and expectations share one set of ids. A list of roles or questions names each of them once.",
    ),
    Rule(
        "R303",
        "Options missing, or given twice",
        "A question with options has either `options` or `option_set`, and at least two of them. Only an estimate may "
        "have neither: it then takes the options of its question.",
    ),
    Rule(
        "R304",
        "An option without an id",
        "The options of `choice` and `multiple` have no order, so answers refer to them by id. Write `{id: …, text:"
        " …}`.",
    ),
    Rule(
        "R305",
        "Scores that do not make a scale",
        "The scores of `levels`, and of what an expectation offers, never fall from one option to the next: whoever "
        "means another order writes `type: choice`. Either every option of a `choice` has a score "
        "or none has; a `multiple` has scores where its `scoring` uses them, with at most 1000 different totals. And a "
        "scored question needs at least two different scores, or no answer could change anything.",
    ),
    Rule(
        "R306",
        "Bands with a hole or an overlap",
        "Rating bands rise, each `split_at` lies inside its band, and the last one ends at 100. Then every score "
        "has exactly one rating.",
    ),
    Rule(
        "R307",
        "Number bands that do not cover the numbers",
        "Bands rise by `up_to`, and only the last one has none. Then every number has exactly one score.",
    ),
    Rule(
        "R308",
        "Verdict rules without an end",
        "The first rule that holds gives the verdict, so the last one must have no `when`, and every other must "
        "have one.",
    ),
    Rule(
        "R309",
        "A gate that cannot work",
        "A gate compares a scored question with a minimum inside its scale, for roles that are asked it; or it "
        "counts records of a record question.",
    ),
    Rule(
        "R310",
        "A condition that cannot be decided",
        "`show_if` may only look at an earlier question of the same respondent, and compare it with a value that "
        "question offers.",
    ),
    Rule(
        "R311",
        "A circle of dependencies",
        "`after` says what comes first. In a circle nothing could ever come first.",
    ),
    Rule(
        "R312",
        "A mirror without two sides",
        "A mirrored question compares the pictures of exactly two roles, listed in the order they are compared.",
    ),
    Rule(
        "R313",
        "A wording that is missing for a role",
        "When `ask` has a wording for each role, every role that is asked needs one, and no other role may have one.",
    ),
    Rule(
        "R314",
        "An evidence cap outside the scale",
        "The cap is a score that the question can give, below its highest; otherwise it would change nothing. A "
        "question without scores cannot have one.",
    ),
    Rule(
        "R315",
        "An estimate that does not match its pair",
        "An estimate is compared step by step with a `levels` question: `source` must be one of that question's "
        "roles, and its options must be as many, in the same order, with the same scores.",
    ),
    Rule(
        "R316",
        "An expectation without groundwork",
        "The pair of an expectation shows the groundwork for it, so it must be a scored question.",
    ),
    Rule(
        "R317",
        "A dimension that can never be scored",
        "A dimension with a weight needs at least one scored question with a weight, or its score would always be "
        "missing.",
    ),
    Rule(
        "R318",
        "Two actions for the same window",
        "Each question has at most one action a window (30, 60, 90), so that a plan can name it.",
    ),
    Rule(
        "R319",
        "An empty range",
        "`minimum` lies above `maximum`: no number could be answered.",
    ),
    Rule(
        "R320",
        "A source language that is translated into itself",
        "The overlay's language is the questionnaire's own. Translations are for other languages.",
    ),
    Rule(
        "T401",
        "A text is not translated",
        "A translation is complete or it is reported: a report in two languages would be half of each. Write the "
        "text under the same keys.",
    ),
    Rule(
        "T402",
        "A translation of something that does not exist",
        "The key does not belong to any text of the questionnaire. It is misspelt, or the text was removed or renamed.",
    ),
    Rule(
        "T403",
        "A translation of the wrong shape",
        "Where the questionnaire has one text the translation has one text; where it has a list or a group, the "
        "translation has the same. Each text has at least one visible character and at most 2000. Where `ask` has "
        "become one wording a role, or one again, `crmready questionnaire translate nb FOLDER` takes along what is "
        "there.",
    ),
    Rule(
        "T404",
        "The wrong language in a translation file",
        "A translation file is named after its language, and its `language` says the same: `translations/nb.yaml` is "
        "in `nb`.",
    ),
    Rule(
        "T405",
        "A translation of an older text",
        "The source has changed since this was translated: the hash recorded of it in `translations/nb.lock.yaml` is "
        "not that of the text any more. Until somebody has looked, two languages may ask different things. Revise the "
        "translation where need be; `crmready questionnaire translate nb FOLDER --accept NAME` then says that it fits.",
        Severity.WARNING,
    ),
    Rule(
        "T406",
        "A translation that is the same as the source",
        "A text of at least four words, two of them in small letters, says word for word what the source says (eight "
        "words between Scandinavian languages). Most likely it was copied and forgotten. Translate it, or, where both "
        "languages do say it so, put `# crmready: ignore[T406]` with the reason on the line above.",
        Severity.WARNING,
    ),
    Rule(
        "T407",
        "A record that does not fit its translation",
        "`translations/nb.lock.yaml` records of each text in `nb.yaml` the hash of the source text that it was made "
        "from. Here it cannot be understood, lacks texts, or speaks of texts that are gone: nobody would notice when "
        "those go stale. `crmready questionnaire translate nb FOLDER` brings it up to date.",
        Severity.WARNING,
    ),
)

"""The rules that hold a questionnaire against an earlier version of it (D9xx)."""

from typing import Final

from crmready.problems.rules import Rule, Severity

VERSION_RULES: Final = (
    Rule(
        "D901",
        "An id used again for something else",
        "With `--against OLD`: the id is an earlier one, and what stands under it now is something else: another type "
        "of question, another number or order of levels, an option that says what another option said, an estimate of "
        "another question, a role or dimension that has kept nothing, a gate on something else under another name. "
        "Answers name the id, so earlier ones would be read wrongly without anybody noticing. Give the new thing an "
        "id of its own.",
    ),
    Rule(
        "D902",
        "A text that may say something else",
        "With `--against OLD`: people have answered to this text, and under the same id it now reads so differently "
        "that the answers may mean something else: fewer than half of the words are the same, a number in it changed, "
        "or a negation came in or went out. When it asks something else, give it an id of its own. When it asks the "
        "same, say so with `# crmready: ignore[D902] reason`; the change then counts as wording.",
        Severity.WARNING,
    ),
    Rule(
        "D903",
        "An id that has disappeared",
        "With `--against OLD`: the earlier version has something that is not here any more. Answers, targets, "
        "translations and scenarios that name it no longer fit. Keep it (a question of weight 0 costs nothing), or "
        "raise the first number of the version, which tells everybody; then this is not reported.",
        Severity.WARNING,
    ),
    Rule(
        "D904",
        "An id that seems to have been renamed",
        "With `--against OLD`: an earlier id is gone, and nearly the same stands here under a new one. For whoever has "
        "answers these are two different things: the earlier answers are lost. Ids are not shown to anybody who "
        "answers, so keep the earlier one.",
    ),
    Rule(
        "D905",
        "A version that is not raised enough",
        "With `--against OLD`: the first number of the version is raised when earlier answers no longer fit or would "
        "be read wrongly, the second when the same answers may score otherwise, the third for everything else. Then "
        "everybody can see from the number what an update does to them. `crmready questionnaire diff` lists the "
        "changes; docs/versions.md says which change is which.",
    ),
)

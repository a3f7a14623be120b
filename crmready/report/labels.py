"""The report's own words: headings, heads of columns, keys. Everything else a report says comes from its view."""

from gettext import NullTranslations

from crmready.i18n import translations


def labels(language: str) -> dict[str, str]:
    """Every label by name, in the report's language."""
    catalogue = translations(language, "report")
    return {
        **_headings(catalogue),
        **_leads(catalogue),
        **_columns(catalogue),
        **_keys(catalogue),
        **_corners(catalogue),
        **_small_words(catalogue),
        **_marks(catalogue),
        **_registers(catalogue),
    }


def _headings(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "gap_report": _("Gap report"),
        "prepared_by": _("Prepared by"),
        "summary": _("Summary"),
        "contents": _("Contents"),
        "gates": _("The requirements"),
        "beliefs": _("Belief and evidence"),
        "pictures": _("Different pictures"),
        "agreement": _("Agreement"),
        "talk_through": _("Talk these through"),
        "dont_know": _("What people do not know"),
        "signals": _("Worth a second look"),
        "plan": _("Plan for 90 days"),
        "records": _("Goals on record"),
        "method": _("Method, limits and sources"),
        "about_numbers": _("How the numbers came about"),
        "anonymity": _("Anonymity"),
        "limits": _("What this report cannot tell"),
        "sources": _("Sources"),
        "provenance": _("What this report was made from"),
        "appendix": _("Appendix: every question"),
        "how_to_read": _("How to read this report"),
        "profile": _("Profile"),
        "not_known": _("What is not known"),
        "next_step": _("Next step"),
        "your_gates": _("Requirements that rest on your role’s answers"),
        "pictures_in_numbers": _("Different pictures in numbers"),
        "who_answered": _("Who has answered"),
        "where_we_stand": _("Where we stand"),
        "first_actions": _("Do this first"),
        "gaps": _("Gaps"),
        "gaps_and_actions": _("Gaps, and what to do about them"),
    }


def _leads(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "gates_lead": _("They decide the verdict. No average makes up for one that is not met."),
        "pictures_lead": _(
            "The same question, on the same options, put to two roles. A steep line is a difference to talk about."
        ),
        "agreement_lead": _(
            "How far those in the same role agree. Disagreement is not a fault: it shows where a word means different "
            "things to different people. The rest is in the appendix."
        ),
        "nothing_apart": _("No role's answers lie far enough apart to need talking through."),
        "plan_lead": _(
            "At most three actions every thirty days, and nothing before what it depends on. Each has an owner and "
            "something that proves it done."
        ),
        "appendix_lead": _(
            "Every question with what each role answered. Where too few have answered, nothing is shown that could be "
            "traced to one person."
        ),
    }


def _columns(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "answered": _("Answered"),
        "answers_say": _("The requirement, and what the answers say"),
        "if_nothing": _("If nothing is done about it"),
        "at_stake": _("What is at stake"),
        "by_when": _("By when"),
        "claimed": _("Claimed"),
        "consensus": _("Consensus"),
        "coverage": _("Coverage"),
        "delta": _("Cliff’s delta"),
        "deviation": _("Deviation"),
        "difference": _("Difference"),
        "dimension": _("Dimension"),
        "expectation": _("Expectation"),
        "expected": _("Expected"),
        "finding": _("Finding"),
        "first": _("First role"),
        "gap": _("Gap"),
        "geometric": _("Geometric mean"),
        "groundwork": _("Groundwork"),
        "interval": _("Interval"),
        "last": _("Second role"),
        "mean": _("Mean"),
        "meaning": _("Meaning"),
        "minimum": _("Minimum"),
        "number": _("No."),
        "owner": _("Owner"),
        "picture": _("Picture"),
        "proof": _("What proves it done"),
        "question": _("Question"),
        "rating": _("Rating"),
        "role": _("Role"),
        "score": _("Score"),
        "sign": _("Sign"),
        "target": _("Target"),
        "votes": _("Votes"),
        "weight": _("Weight"),
        "what_to_do": _("What to do"),
        "within_30": _("Within 30 days"),
        "within_60": _("Within 60 days"),
        "within_90": _("Within 90 days"),
    }


def _keys(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "hole": _("Not decided yet"),
        "in_place": _("In place:"),
        "all_known": _("Nothing that weighs on the verdict is missing."),
        "nothing_of_yours": _("Nothing of your role’s answers can be shown yet."),
        "interval_key": _("from worst to best, had everyone answered"),
        "belief_key": _("what leaders believe"),
        "evidence_key": _("what is answered by those who live it"),
        "key_pass": _("The requirement is met, and something shows it."),
        "key_claimed": _("The answers say so, but nothing has been shown yet. It counts as a reservation."),
        "key_fail": _("The requirement is not met, whatever the missing answers might be."),
        "key_unknown": _("Too little has been answered to tell. Unknown is not met: ask those who know."),
        "key_target": _("The target for a dimension or a question."),
        "key_interval": _(
            "What the score would be with every missing answer at its worst, and at its best. A wide interval "
            "means that too few have been asked."
        ),
        "key_bands": _("Ratings of a dimension’s score:"),
    }


def _corners(catalogue: NullTranslations) -> dict[str, str]:
    """The four corners of the picture of expectation and groundwork."""
    _ = catalogue.gettext
    return {
        "grounded": _("Grounded"),
        "ahead": _("Ahead of the groundwork"),
        "aware": _("Aware of the gap"),
        "underestimating": _("Underestimating"),
    }


def _small_words(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "answers": _("answers"),
        "answers_digest": _("Fingerprint of the answers (SHA-256)"),
        "group_consensus": _("With the group’s consensus:"),
        "leans_on": _("Leans on:"),
        "of": catalogue.pgettext("page 3 of 20", "of"),
        "page": catalogue.pgettext("page 3 of 20", "Page"),
        "questionnaire": _("Questionnaire"),
        "questionnaire_digest": _("Fingerprint of the questionnaire (SHA-256)"),
        "shown_by": _("Shown by:"),
        "t_interval": _("95% interval"),
        "tool": _("Made with"),
        "verdict": _("Verdict"),
        "would_show": _("This would show it:"),
    }


def _marks(catalogue: NullTranslations) -> dict[str, str]:
    """What a mark in a key is read as; the word for what it stands for follows it."""
    _ = catalogue.gettext
    return {
        "circle": _("circle"),
        "square": _("square"),
        "triangle": _("triangle"),
        "diamond": _("diamond"),
        "hollow": _("hollow"),
        "flag": _("flag"),
        "stroke": _("line with ends"),
    }


def _registers(catalogue: NullTranslations) -> dict[str, str]:
    """Heads of the tables in the formats to work in; the PDF has pictures and sentences instead."""
    _ = catalogue.gettext
    return {
        "belief": _("Belief"),
        "beliefs_pairs": _("What leaders believe, and what those who live it answer"),
        "evidence": _("Evidence"),
        "gate": _("Requirement"),
        "gates_in_numbers": _("The requirements in numbers"),
        "index": _("Index"),
        "least": _("Weakest dimension"),
        "in_numbers": _("In numbers"),
        "levels": _("Where each role stands"),
        "profile_in_numbers": _("The profile in numbers"),
        "reliance": _("What is expected of technology"),
        "share": _("Share"),
        "state": _("State"),
        "what_blocks": _("What is in place, and what is missing"),
    }

"""The words of the other formats, beside the labels that they share with the PDF."""

from gettext import NullTranslations

from crmready.i18n import translations
from crmready.report.labels import labels


def format_words(language: str) -> dict[str, str]:
    """Every word by name, in the report's language; those of the PDF are among them."""
    catalogue = translations(language, "report")
    return {**labels(language), **_registers(catalogue), **_page(catalogue), **_slides(catalogue)}


def _registers(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "action": _("Action"),
        "actions": _("Action plan"),
        "asked_for": _("People"),
        "blank": _("Blank"),
        "chain": _("From the goal to the working day"),
        "comment": _("Comment"),
        "counts": _("Answers"),
        "day": _("Day"),
        "dimensions": _("Dimensions"),
        "dont_knows": _("Don’t know"),
        "due": _("Due"),
        "due_hint": _("A day from {day} onwards."),
        "due_wrong": _("Write a day from {day} onwards."),
        "field": _("Field"),
        "gap_register": _("Gap register"),
        "goal": _("Goal"),
        "highest": _("Highest"),
        "limiting": _("What holds it back"),
        "link": _("Link"),
        "lists": _("Lists"),
        "lowest": _("Lowest"),
        "mean_first": _("Mean of the first"),
        "mean_last": _("Mean of the second"),
        "next": _("What to do next"),
        "not_applicable": _("Does not apply"),
        "organisation": _("Organisation"),
        "overdue": _("overdue"),
        "owner_hint": _("Choose a role, or write who it is."),
        "questions": _("Questions"),
        "rank": _("Rank"),
        "registered": _("Registered"),
        "severity": _("Weight of the requirement"),
        "status": _("Status"),
        "status_hint": _("Choose from the list."),
        "status_open": _("Not begun"),
        "status_begun": _("Under way"),
        "status_done": _("Done"),
        "status_stopped": _("Stopped"),
        "status_wrong": _("Choose one of the list."),
        "to_show": _("What would show it"),
        "value": _("Value"),
        "why": _("Why"),
        "window": _("Window"),
    }


def _page(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "filter": _("Filter"),
        "filter_hint": _("Show only rows and questions with these words"),
        "filter_none": _("Nothing here has these words."),
        "filter_some": _("Shown: {number}"),
        "skip": _("Skip to the content"),
    }


def _slides(catalogue: NullTranslations) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "notes_ask": _("Ask the room:"),
        "notes_note": _("To keep in mind:"),
        "continued": _("{title}, continued"),
        "talk": _("What to talk about"),
        "chart_profile": _("Bars: score and target of every dimension, in per cent."),
        "chart_beliefs": _("Bars: what leaders believe beside what is answered, in steps of its scale."),
        "none_told": _("Nothing can be shown here: there are too few answers."),
        "no_goals": _("No goals have been recorded yet."),
        "ask_verdict": _("Which part of this did you expect, and which surprises you?"),
        "ask_gates": _("Which of these could we show to a newcomer today? What would we show?"),
        "ask_profile": _("Where would you have placed us before you saw this?"),
        "ask_beliefs": _("What do those who do the work see that leaders do not, and the other way round?"),
        "ask_blocks": _("What would have to be true for the first of these to be gone in thirty days?"),
        "ask_plan": _("Who takes each action, and what will they put aside for it?"),
        "ask_goals": _("Which decision would a leader take differently if this goal were measured every week?"),
        "ask_talk": _("What shall we say about this to those who could not be here?"),
        "note_numbers": _("A number is a beginning of the talk, not a grade. Nobody is named, and nobody is ranked."),
        "note_beliefs": _("Neither side is wrong: they see different parts of the same thing."),
        "note_gates": _("“Not known” means that too few have answered, not that something is missing."),
    }

"""The requirement brief on paper: its view made ready for the template that comes along."""

from dataclasses import asdict
from pathlib import Path

from crmready.i18n import translations
from crmready.report.branding.brand import NO_BRAND, Brand
from crmready.report.embedded.enclosing import BRIEF_NAME
from crmready.report.gap_report import midnight
from crmready.report.job import EmbeddedFile, json_text
from crmready.report.render import RenderRequest
from crmready.report.shapes.brief import BriefView


def requirement_brief(view: BriefView, templates: Path, brand: Brand = NO_BRAND) -> RenderRequest:
    """What `write_pdf` needs for the brief; `templates` is the folder with one sub-folder for each template."""
    said = translations(view.language, "report").gettext("This requirement brief, for programs")
    told = asdict(view)
    return RenderRequest(
        context={
            "view": told,
            "labels": brief_labels(view.language),
            "brand": asdict(brand.speaking(view.language)),
        },
        charts={},
        template=templates / "requirement-brief",
        assets=brand.files(),
        embedded=EmbeddedFile(BRIEF_NAME, json_text(told), said),
        dated=midnight(view.as_of),
    )


def brief_labels(language: str) -> dict[str, str]:
    """The brief's own words, by name."""
    catalogue = translations(language, "report")
    _ = catalogue.gettext
    return {
        "brief": _("Requirement brief"),
        "draft": _("Draft"),
        "lead": _(
            "What this company needs, described by purpose and use and not by product. What is stated here comes from "
            "the company’s own answers; what no answer tells is asked, and the company fills it in. Where a standard "
            "is named, “or equivalent” applies."
        ),
        "read_first": _(
            "Read it through before it leaves the house: the answers were given for the company’s own use."
        ),
        "reservations": _("Not yet on firm ground"),
        "contents": _("Contents"),
        "part": _("Part"),
        "asked": _("Asked"),
        "needs": _("What the company needs"),
        "shown": _("What shows it"),
        "stands": _("In place or begun"),
        "still_open": _("Still open"),
        "in_place": _("In place"),
        "begun": _("Begun"),
        "shown_by": _("Shown by:"),
        "to_attach": _("To attach:"),
        "open": _("Questions to the company"),
        "do": _("Next step:"),
        "answer": _("Answer:"),
        "limits": _("What this brief cannot tell"),
        "prepared_by": _("Prepared by"),
        "provenance": _("What this brief was made from"),
        "questionnaire": _("Questionnaire"),
        "verdict": _("Verdict"),
        "answers": _("answers"),
        "of": catalogue.pgettext("page 3 of 20", "of"),
        "page": catalogue.pgettext("page 3 of 20", "Page"),
    }

"""The rules of report templates (P9xx): what would keep a report from being made, or from being read by everybody."""

from typing import Final

from crmready.problems.rules import Rule, Severity

TEMPLATE_RULES: Final = (
    Rule(
        "P901",
        "A template that cannot be filled or set",
        "A page asks for something that is not there, or is not written as Jinja or CSS ask for. The message says "
        "with which sample it happened: everything, a small questionnaire, nobody has answered, hidden numbers, or "
        "the longest texts. docs/report-view.md lists every field that a page may ask for.",
    ),
    Rule(
        "P902",
        "Text that would become markup",
        "Names, answers and notes are written by many people, and could hold anything. All text is escaped, so there "
        "is no `safe`, no `autoescape false` and no script in a report.",
    ),
    Rule(
        "P903",
        "An address outside the template",
        "Nothing is fetched for a report, from no server and from no other folder: it would tell others that it is "
        "made, and look different the next time. Put the file into the template's folder. Links for readers are fine.",
    ),
    Rule(
        "P904",
        "A file that is not in the template",
        "A page shows a picture or names a style sheet that lies neither in the template's folder nor in the standard "
        "template nor in the brand.",
    ),
    Rule(
        "P905",
        "A picture without a text alternative",
        "Who cannot see the picture is told its text alternative, and PDF/UA asks for one. Say what the picture says, "
        "not that it is a picture.",
    ),
    Rule(
        "P906",
        "A page without its language or title",
        "A screen reader needs the language to pronounce the text, and a reader the title to find the document. "
        "PDF/UA asks for both.",
    ),
    Rule(
        "P907",
        "A heading level that is skipped",
        "Headings are how people who cannot see a page find their way in it; PDF/UA asks that no level is skipped.",
        Severity.WARNING,
    ),
    Rule(
        "P908",
        "A table without header cells",
        "Without header cells nobody who cannot see the table knows what a number in it is about. A table that is only "
        "used to place things is better made of blocks.",
        Severity.WARNING,
    ),
    Rule(
        "P909",
        "Flexible boxes that are nested too deeply",
        "The time that setting a page takes doubles and more with every level of flexible boxes or grids in each "
        "other. Three levels are the most that is quick.",
        Severity.WARNING,
    ),
    Rule(
        "P910",
        "A file that nothing uses",
        "A file takes the place of the standard's with the same name, or is named by another file. This one does "
        "neither, so its name is most likely a slip.",
        Severity.WARNING,
    ),
    Rule(
        "P911",
        "A block that is nowhere",
        "A page that extends another fills the blocks that the other has. What stands in a block that it does not have "
        "is printed nowhere.",
    ),
)

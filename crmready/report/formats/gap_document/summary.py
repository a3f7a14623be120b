"""Where we stand, what blocks us, what to do first, and who has answered."""

from collections.abc import Iterator, Mapping

from crmready.report.formats.document import Block, Column, Heading, Paragraph, Picture, Points, Table, figures
from crmready.report.formats.gap_document.texts import joined, text_of
from crmready.report.shapes.report import ReportView


def summary(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """The verdict with its reasons, the profile, the first actions and the respondents."""
    yield Heading(words["summary"])
    yield Paragraph(view.findings.summary, "strong")
    yield Paragraph(view.verdict.sentence, "lead")
    if view.nobody:
        yield Paragraph(view.nobody, "strong")
    yield Paragraph(joined(words["next"] + ":", view.verdict.next))
    if view.verdict.reasons:
        yield Points(tuple(reason.sentence for reason in view.verdict.reasons))
    yield from _profile(view, words)
    if view.first_actions:
        yield Heading(words["first_actions"], 2)
        yield Points(
            tuple(f"{action.do} ({action.owner_name} · {action.dimension_name})" for action in view.first_actions),
            numbered=True,
        )
    if view.findings.unknown:
        yield Heading(words["not_known"], 2)
        yield Points(view.findings.unknown)
    yield from _respondents(view, words)


def _profile(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(words["where_we_stand"], 2)
    yield Paragraph(view.findings.profile, "strong")
    if view.profile:
        yield Picture("profile")
    columns = (
        Column(words["dimension"], 4),
        figures(words["score"]),
        figures(words["target"]),
        figures(words["gap"]),
        Column(words["interval"]),
        Column(words["rating"], 3),
    )
    rows = tuple(
        (
            f"{each.number} {each.name}",
            each.score.text,
            each.target.text,
            each.gap.text,
            text_of(each.interval),
            each.rating.text if each.rating else each.sentence,
        )
        for each in view.dimensions
    )
    yield Table(words["profile_in_numbers"], columns, rows)


def _respondents(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(words["who_answered"], 2)
    rows = tuple((role.plural, joined(role.sentence, role.how_to_ask, role.command)) for role in view.respondents.roles)
    yield Table(words["who_answered"], (Column(words["role"]), Column(words["answered"], 5)), rows)
    yield from (Paragraph(text) for text in (view.respondents.not_asked, view.held_back) if text)

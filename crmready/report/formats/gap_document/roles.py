"""What the report says to those in each role: where they stand beside the others, and what is theirs to do."""

from collections.abc import Iterator, Mapping

from crmready.problems import at_start
from crmready.report.formats.document import Block, Column, Heading, Paragraph, Picture, Points, Table
from crmready.report.formats.gap_document.texts import NOTHING, joined
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.roles import RolePageView


def roles(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """A part for each role that was asked."""
    for page in view.role_pages:
        yield Heading(page.title)
        yield Paragraph(page.finding, "strong")
        yield Paragraph(joined(page.people, page.shown), "note")
        yield from _questions(page, words)
        yield from _actions(page, words)
        if page.gates:
            shows = {each.gate: each.show for each in page.to_show}
            yield Heading(words["your_gates"], 2)
            yield Points(
                tuple(
                    joined(
                        f"{gate.symbol} {gate.name}: {gate.state_name}.",
                        f"{words['would_show']} {shows[gate.id]}" if gate.id in shows else None,
                    )
                    for gate in page.gates
                )
            )


def _questions(page: RolePageView, words: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(page.pictures, 2)
    if not page.questions:
        yield Paragraph(words["nothing_of_yours"])
        return
    for each in page.questions:
        yield Heading(f"{each.number} {each.ask}", 3)
        yield Picture(f"role-page:{page.role}:{each.question}")
        yield Paragraph(each.sentence)


def _actions(page: RolePageView, words: Mapping[str, str]) -> Iterator[Block]:
    if not page.owned:
        return
    yield Heading(page.owned, 2)
    if page.actions:
        columns = (Column(words["by_when"]), Column(words["what_to_do"], 5), Column(words["proof"], 3))
        rows = tuple((at_start(action.by), action.do, action.proof or NOTHING) for action in page.actions)
        yield Table(f"{page.title}: {words['plan']}", columns, rows)

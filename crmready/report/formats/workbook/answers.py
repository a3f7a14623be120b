"""The sheets behind the numbers: questions by role, belief and evidence, and the method."""

from collections.abc import Iterator

from crmready.problems import at_start
from crmready.report.formats.gap_document.appendix import agreement_of
from crmready.report.formats.gap_document.method import provenance
from crmready.report.formats.gap_document.texts import NOTHING
from crmready.report.formats.workbook.figures import cell_of, whole
from crmready.report.formats.workbook.overview import ends
from crmready.report.formats.workbook.sheets import Desk, Row
from crmready.report.shapes.scores import QuestionView
from crmready.tables.writing import Layout


def questions(desk: Desk) -> Layout:
    """Every question, with its numbers and each role's mean beside each other."""
    roles = desk.view.respondents.roles
    columns = (
        ("number", 7), ("question", 56), ("dimension", 24), ("score", 9), ("target", 9), ("gap", 9), ("lowest", 9),
        ("highest", 9), *((role.plural, 13) for role in roles), ("finding", 56),
    )  # fmt: skip
    rows = (
        (
            each.number, each.ask, dimension.name, cell_of(each.score), cell_of(each.target), cell_of(each.gap),
            *ends(each.interval), *_means(each, [role.id for role in roles]), each.hidden_reason or each.sentence,
        )
        for dimension in desk.view.dimensions
        for each in dimension.questions
    )  # fmt: skip
    return desk.sheet("questions", columns, rows)


def _means(question: QuestionView, roles: list[str]) -> Row:
    """A blank cell for a role that was not asked."""
    means = {part.role: cell_of(part.mean) for part in question.roles}
    return tuple(means.get(role) for role in roles)


def answers(desk: Desk) -> Layout:
    """What each role answered to each question, a row each."""
    columns = (
        ("number", 7), ("question", 56), ("role", 20), ("answered", 11), ("dont_knows", 11), ("not_applicable", 11),
        ("blank", 11), ("mean", 9), ("claimed", 9), ("deviation", 10), ("consensus", 10), ("agreement", 56),
    )  # fmt: skip
    rows = (
        (
            question.number, question.ask, part.role_name,
            *_counts(part.answered, part.dont_know, part.not_applicable, part.blank, hidden=part.counts),
            cell_of(part.mean), cell_of(part.claimed),
            cell_of(part.agreement.average_deviation if part.agreement else None),
            cell_of(part.agreement.consensus if part.agreement else None),
            agreement_of(part, desk.words),
        )
        for dimension in desk.view.dimensions
        for question in dimension.questions
        for part in question.roles
    )  # fmt: skip
    return desk.sheet("counts", columns, rows)


def _counts(*counts: int | None, hidden: str) -> Row:
    """A count that may not be told is the word that is printed for it."""
    return tuple(hidden if count is None else whole(count) for count in counts)


def beliefs(desk: Desk) -> Layout:
    """What leaders believe beside what is answered."""
    columns = (
        ("question", 56), ("belief", 10), ("evidence", 10), ("difference", 11), ("finding", 30), ("role", 44),
    )  # fmt: skip
    rows = (
        (
            pair.ask, cell_of(pair.belief), cell_of(pair.practice), cell_of(pair.gap),
            pair.hidden_reason or at_start(pair.stance_name), f"{pair.believers} / {pair.source_name}",
        )
        for pair in desk.view.beliefs.pairs
    )  # fmt: skip
    return desk.sheet("beliefs", columns, rows)


def pictures(desk: Desk) -> Layout:
    """Two roles' answers to the same question."""
    columns = (
        ("question", 56), ("first", 22), ("last", 22), ("mean_first", 12), ("mean_last", 12), ("difference", 11),
        ("delta", 12), ("finding", 60),
    )  # fmt: skip
    rows = (
        (
            gap.ask, gap.first_name, gap.last_name, cell_of(gap.first_mean), cell_of(gap.last_mean),
            cell_of(gap.difference), cell_of(gap.delta), gap.hidden_reason or gap.sentence,
        )
        for gap in desk.view.role_gaps
    )  # fmt: skip
    return desk.sheet("pictures", columns, rows)


def method(desk: Desk) -> Layout:
    """How the numbers came about, and what they cannot tell."""
    return desk.sheet("method", (("field", 34), ("value", 110)), _paragraphs(desk))


def _paragraphs(desk: Desk) -> Iterator[Row]:
    view, words = desk.view, desk.words
    yield from ((words["about_numbers"], paragraph) for paragraph in view.method)
    yield words["index"], view.index.sentence
    yield from ((words["rating"], f"{band.name}: {band.text}") for band in view.bands)
    yield words["anonymity"], view.anonymity
    yield from ((words["signals"], signal.sentence) for signal in view.signals)
    yield from ((words["limits"], limit) for limit in view.limits)
    yield from ((words["sources"], source) for source in view.sources)
    yield from ((name, text or NOTHING) for name, text in provenance(view, words))

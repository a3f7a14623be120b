"""Where people see different things: belief and evidence, roles' pictures, agreement. None of it changes a score."""

from collections.abc import Iterable, Iterator, Mapping

from crmready.problems import at_start
from crmready.report.formats.document import Block, Column, Heading, Paragraph, Picture, Table, figures
from crmready.report.formats.gap_document.texts import finding, once, text_of
from crmready.report.shapes.report import ReportView


def beliefs(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """What leaders believe beside what is answered, and what is expected of technology."""
    found = view.beliefs
    if not found.pairs and not found.reliances:
        return
    yield Heading(words["beliefs"])
    yield from finding(view.findings.beliefs)
    yield Paragraph(found.sentence, "lead")
    if found.pairs:
        yield Heading(words["beliefs_pairs"], 2)
        yield from (Picture(f"pair:{pair.estimate}") for pair in found.pairs)
        yield _pairs(view, words)
        yield from _reasons(pair.hidden_reason for pair in found.pairs)
    if found.reliances:
        yield Heading(words["reliance"], 2)
        yield from finding(view.findings.reliance)
        yield Paragraph(found.reliance_sentence)
        yield Picture("two-by-two")
        yield _reliances(view, words)
        yield from _reasons(each.hidden_reason for each in found.reliances)


def _pairs(view: ReportView, words: Mapping[str, str]) -> Table:
    columns = (
        Column(words["question"], 5),
        figures(words["belief"]),
        figures(words["evidence"]),
        figures(words["difference"]),
        Column(words["finding"]),
    )
    rows = tuple(
        (
            f"{pair.ask} ({pair.believers} / {pair.source_name})",
            pair.belief.text,
            pair.practice.text,
            pair.gap.text,
            at_start(pair.stance_name),
        )
        for pair in view.beliefs.pairs
    )
    return Table(words["beliefs_pairs"], columns, rows)


def _reliances(view: ReportView, words: Mapping[str, str]) -> Table:
    columns = (
        Column(words["expectation"], 5),
        figures(words["expected"]),
        figures(words["groundwork"]),
        Column(words["finding"]),
    )
    rows = tuple(
        (
            f"{each.expectation_ask}\n{words['leans_on']} {each.ask}",
            each.expected.text,
            each.groundwork.text,
            at_start(each.quadrant_name),
        )
        for each in view.beliefs.reliances
    )
    return Table(words["reliance"], columns, rows)


def role_gaps(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """Two roles' pictures of the same thing."""
    if not view.role_gaps:
        return
    yield Heading(words["pictures"])
    yield from finding(view.findings.pictures)
    yield from (Picture(f"role-gap:{gap.question}") for gap in view.role_gaps)
    columns = (
        Column(words["question"], 5),
        figures(words["first"]),
        figures(words["last"]),
        figures(words["difference"]),
        figures(words["delta"]),
        Column(words["finding"], 3),
    )
    rows = tuple(
        (
            f"{gap.ask} ({gap.first_name} / {gap.last_name})",
            gap.first_mean.text,
            gap.last_mean.text,
            gap.difference.text,
            f"{gap.delta.text} ({gap.delta_interval.text})" if gap.delta and gap.delta_interval else text_of(gap.delta),
            gap.sentence,
        )
        for gap in view.role_gaps
    )
    yield Table(words["pictures"], columns, rows)
    yield from _reasons(gap.hidden_reason for gap in view.role_gaps)


def agreement(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """What lies far apart within a role, and what a role does not know."""
    if not view.agreements and not view.dont_know:
        return
    yield Heading(words["agreement"])
    yield from finding(view.findings.agreement)
    yield Paragraph(words["agreement_lead"], "lead")
    apart = [each for level in ("apart", "fair") for each in view.agreements if each.level == level]
    levels = {each.level for each in apart}
    talk = [each for each in apart if each.level == "apart"] if "apart" in levels else apart
    if talk:
        yield Heading(words["talk_through"], 2)
        rows = tuple(
            (
                each.ask,
                f"{each.role_name}, {each.answers}",
                text_of(each.average_deviation),
                text_of(each.consensus),
                each.sentence,
            )
            for each in talk
        )
        heads = (Column(words["question"], 5), Column(words["role"]), figures(words["deviation"]))
        columns = (*heads, figures(words["consensus"]), Column(words["finding"], 3))
        yield Table(words["talk_through"], columns, rows)
    else:
        yield Paragraph(words["nothing_apart"])
    if view.dont_know:
        yield Heading(words["dont_know"], 2)
        yield from finding(view.findings.dont_know)
        known = tuple((each.ask, each.share.text, each.sentence) for each in view.dont_know)
        yield Table(
            words["dont_know"],
            (Column(words["question"], 5), figures(words["share"]), Column(words["finding"], 3)),
            known,
        )


def _reasons(reasons: Iterable[str | None]) -> Iterator[Block]:
    return (Paragraph(reason, "note") for reason in once(reasons))

"""The slides about what to do: the plan, the goals, and how to talk about all this."""

from collections.abc import Mapping
from typing import Final

from crmready.report.formats.document import Column, Table, figures
from crmready.report.formats.gap_document.texts import NOTHING, joined, once
from crmready.report.formats.slides.deck import Deck, Notes
from crmready.report.shapes.report import ReportView

_MOST: Final = 2


def plan(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """The actions of the 30, 60 and 90 days."""
    actions = [(window, action) for window in view.plan for action in window.actions]
    if not actions:
        return
    columns = (
        Column(words["window"], 2),
        Column(words["what_to_do"], 8),
        Column(words["owner"], 2),
        Column(words["proof"], 6),
    )
    rows = tuple((window.name, action.do, action.owner_name, action.proof or NOTHING) for window, action in actions)
    notes = Notes([words["ask_plan"], *(action.why for _, action in actions)], [words["plan_lead"]])
    deck.tables(view.findings.plan or words["plan"], Table(words["plan"], columns, rows), notes)


def goals(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """The goals on record with what is still missing."""
    if not view.records:
        return
    records = [record for group in view.records for record in group.records]
    lead = " ".join(group.sentence for group in view.records)
    notes = Notes([words["ask_goals"], *(record.sentence for record in records if not record.complete)])
    if not records:
        deck.paragraphs(words["records"], [words["no_goals"], lead], notes)
        return
    columns = (figures(words["number"]), Column(words["goal"], 4), Column(words["field"], 7), Column(words["state"], 3))
    rows = tuple(
        (
            str(record.number),
            record.values[0].text if record.values else NOTHING,
            "\n".join(f"{value.label}: {value.text}" for value in record.values[1:]),
            joined(
                f"{'✓' if record.complete else '×'} {record.sentence}", record.chain.sentence if record.chain else None
            ),
        )
        for record in records
    )
    deck.tables(words["records"], Table(words["records"], columns, rows), notes, lead=lead)


def talk(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """What lies apart, what is not known, and what is kept from sight."""
    apart = [each for each in view.agreements if each.level == "apart"][:_MOST]
    different = [gap for gap in view.role_gaps if gap.different][:_MOST]
    texts = [
        *(f"{gap.ask} {gap.sentence}" for gap in different),
        *(f"{each.ask} {each.role_name}: {each.sentence}" for each in apart),
        *(f"{each.ask} {each.sentence}" for each in view.dont_know[:_MOST]),
    ]
    signals = once(signal.sentence for signal in view.signals[:_MOST])
    notes = Notes([words["ask_talk"], *signals], [words["note_numbers"], view.anonymity])
    deck.paragraphs(words["talk"], texts or [words["nothing_apart"], view.anonymity], notes)

"""What several respondents tell, on a terminal: where pictures differ, where a role disagrees, what is not known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import AgreementView

SHOWN: Final = 3
"""Findings of a kind that are listed; the report has them all."""


def people_sections(view: ReportView, words: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Titles with their lines, without those that have nothing to say."""
    sections = (
        ("pictures", [f"{gap.ask} {gap.sentence} ({gap.difference.text})" for gap in view.role_gaps if gap.different]),
        ("talk_through", [_apart(each, words) for each in view.agreements if each.level == "apart"]),
        ("dont_know", [f"{each.ask} {each.share.text}: {each.sentence}" for each in view.dont_know]),
        ("signals", [signal.sentence for signal in view.signals]),
    )
    for title, lines in sections:
        if lines:
            yield words[title], _first(lines)


def _apart(found: AgreementView, words: Mapping[str, str]) -> str:
    """The finding and, where there are enough answers, the numbers behind it."""
    numbers = []
    if found.distribution is not None:
        numbers.append(f"{words['votes'].lower()} {' · '.join(map(str, found.distribution))}")
    if found.average_deviation is not None:
        numbers.append(f"{words['deviation'].lower()} {found.average_deviation.text}")
    if found.consensus is not None:
        numbers.append(f"{words['consensus'].lower()} {found.consensus.text}")
    if found.interval is not None:
        numbers.append(f"{words['t_interval']} {found.interval.text}")
    told = f" ({', '.join(numbers)})" if numbers else ""
    return f"{found.ask} {found.role_name}: {found.sentence}{told}"


def _first(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - SHOWN
    return (*lines[:SHOWN], *((f"+ {more} …",) if more > 0 else ()))

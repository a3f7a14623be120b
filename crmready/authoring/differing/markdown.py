"""A comparison as Markdown, for a pull request: advice first, then what matters, wording folded away."""

from collections.abc import Iterable, Iterator
from typing import Final

from crmready.authoring.differing.effects import Difference, Effect
from crmready.authoring.differing.printing import (
    Report,
    clipped,
    counted,
    heading,
    lost_line,
    notes,
    shifted,
    unmoved,
    verb,
)
from crmready.authoring.differing.results import Rescored
from crmready.authoring.github import cell

_ROWS: Final = 200
"""A comment may have 65,536 characters."""
_LONGEST: Final = 160


def as_markdown(report: Report) -> Iterator[str]:
    """Headings and tables; nothing in a text of the questionnaire is markup."""
    yield f"### {cell(heading(report))}"
    yield ""
    yield f"{'' if report.advice.enough else '**'}{cell(report.advice.sentence)}{'' if report.advice.enough else '**'}"
    yield ""
    yield f"{counted(report.comparison).capitalize()}."
    for effect in sorted(Effect, reverse=True):
        found = [one for one in report.comparison.differences if one.effect is effect]
        if found:
            yield from _table(effect, found)
    for rescored in report.assessments:
        yield from _assessment(rescored)


def _table(effect: Effect, found: list[Difference]) -> Iterator[str]:
    folded = effect is Effect.WORDING
    yield ""
    yield f"<details><summary>{len(found)} {effect.word}</summary>" if folded else f"#### {effect.word.capitalize()}"
    yield ""
    if not folded:
        yield f"{effect.meaning[0].upper()}{effect.meaning[1:]}."
        yield ""
    yield "| What | Before | After | Meaning | Where |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(one) for one in found[:_ROWS])
    if len(found) > _ROWS:
        yield ""
        yield f"And {len(found) - _ROWS} more."
    if folded:
        yield ""
        yield "</details>"


def _row(one: Difference) -> str:
    before, after = clipped(one.before, one.after)
    what = " ".join(filter(None, (one.what, verb(one), f"({one.language})" if one.language and one.what else "")))
    used = f"Used by {', '.join(one.used_by)}." if one.used_by else ""
    meaning = " ".join(filter(None, (one.why, used)))
    cells = (f"{one.subject}: {what}" if what else one.subject, before or "", after or "", meaning,
             "" if one.place is None else str(one.place))  # fmt: skip
    return _line(cells)


def _assessment(rescored: Rescored) -> Iterator[str]:
    yield ""
    yield f"#### Assessment {cell(rescored.name)}"
    yield ""
    if rescored.shifts:
        yield "| What | Before → after |"
        yield "| --- | --- |"
        yield from (_line((shift.what, shifted(shift))) for shift in rescored.shifts)
    else:
        yield f"{unmoved(rescored).capitalize()}."
    remarks = [*(f"No longer fits: {lost_line(lost)}" for lost in rescored.lost), *notes(rescored)]
    if remarks:
        yield ""
        yield from (f"- {cell(remark)}" for remark in remarks)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell(_cut(text)) for text in cells)} |"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

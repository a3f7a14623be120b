"""A comparison for people on a terminal, and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Comparison, Difference, Effect, Kind
from crmready.authoring.differing.fitting import Lost
from crmready.authoring.differing.results import Rescored, Shift
from crmready.authoring.differing.versions import Advice

FORMATS: Final = ("text", "markdown", "json")
SCHEMA: Final = "crmready/diff/1"
_SHORT: Final = 70
"""Characters of two values that fit on one line."""
_AROUND: Final = 6
"""Words shown on each side of what changed in a long text."""
UNSAID: Final = "Answers of anonymous roles are counted only where that tells nobody's answer."
HIDDEN: Final = "The index is not compared: together, two of them could tell what is hidden in one."


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the command has found."""

    before: Edition
    after: Edition
    comparison: Comparison
    advice: Advice
    assessments: Sequence[Rescored] = ()


def as_text(report: Report) -> Iterator[str]:
    """Entries with the worst change first, each change with its place, its class and what it means."""
    yield f"{heading(report)}: {counted(report.comparison)}"
    for subject, differences in report.comparison.by_subject().items():
        yield ""
        yield subject
        for one in differences:
            yield from _lines(one)
    for rescored in report.assessments:
        yield ""
        yield from _assessment(rescored)
    yield ""
    yield report.advice.sentence


def heading(report: Report) -> str:
    """The two versions by name."""
    old, new = report.before.loaded.source, report.after.loaded.source
    return f"{old.id} {old.version} → {'' if old.id == new.id else f'{new.id} '}{new.version}"


def counted(comparison: Comparison) -> str:
    """How many changes there are of each class, worst first."""
    counts = [(effect, comparison.count(effect)) for effect in sorted(Effect, reverse=True)]
    return ", ".join(f"{number} {effect.word}" for effect, number in counts if number) or "no changes"


def _lines(one: Difference) -> Iterator[str]:
    place = f"{one.place}: " if one.place is not None else ""
    yield f"  {place}{one.effect.word}: {headline(one)}"
    if not _in_line(one):
        before, after = clipped(one.before, one.after)
        yield from (f"    {sign} {text}" for sign, text in (("-", before), ("+", after)) if text is not None)
    if one.why:
        yield f"    = {one.why}"
    if one.used_by:
        yield f"    = used by {', '.join(one.used_by)}"


def headline(one: Difference) -> str:
    """What changed, with the values where they are short."""
    what = f"{one.what} ({one.language})" if one.language and one.what else one.what
    said = " ".join(filter(None, (what, verb(one))))
    return f"{said} {values(one)}".strip() if _in_line(one) else said


def verb(one: Difference) -> str:
    """What happened to a part; nothing where it only changed."""
    return {Kind.CHANGED: "", Kind.MOVED: "", Kind.RENAMED: "renamed?"}.get(one.kind, one.kind.value)


def values(one: Difference) -> str:
    """Before and after on one line."""
    if one.kind in {Kind.ADDED, Kind.REMOVED}:
        return "".join(f"“{text}”" for text in (one.before, one.after) if text)
    return " → ".join(text for text in (one.before, one.after) if text is not None)


def _in_line(one: Difference) -> bool:
    short = len(f"{one.before or ''}{one.after or ''}") <= _SHORT
    return short and one.language is None and one.address[-1:] != ("options",)


def clipped(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Two texts without the words that they have in common at both ends, but for a few."""
    if before is None or after is None:
        return before, after
    old, new = before.split(), after.split()
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    return _window(old, start, end), _window(new, start, end)


def _window(words: list[str], start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(words) - end + _AROUND, len(words))
    middle = " ".join(words[first:last])
    return f"{'… ' if first else ''}{middle}{' …' if last < len(words) else ''}"


def _assessment(rescored: Rescored) -> Iterator[str]:
    yield f"assessment {rescored.name}"
    if rescored.other_version:
        yield "  = begun with another version than the earlier one here; both results are worked out now"
    width = max((len(shift.what) for shift in rescored.shifts), default=0)
    yield from (f"  {shift.what:<{width}}  {shifted(shift)}" for shift in rescored.shifts)
    if not rescored.shifts:
        yield f"  {unmoved(rescored)}"
    yield from (f"  no longer fits: {lost_line(lost)}" for lost in rescored.lost)
    yield from (f"  = {note}" for note in notes(rescored))


def unmoved(rescored: Rescored) -> str:
    """What is said of an assessment that comes to the same."""
    return "nothing that can be shown comes out otherwise" if rescored.index_hidden else "nothing comes out otherwise"


def shifted(shift: Shift) -> str:
    """Before and after; what one version does not have is said."""
    return f"{shift.before or 'not there'} → {shift.after or 'not there'}"


def lost_line(lost: Lost) -> str:
    """Whose answers, how many and why."""
    if lost.role is None:
        return f"{lost.what}{f' ({lost.count})' if lost.count else ''}: {lost.why}"
    number = "some answers" if lost.count is None else "1 answer" if lost.count == 1 else f"{lost.count} answers"
    return f"{lost.what}, {number} of {lost.role}: {lost.why}"


def notes(rescored: Rescored) -> Iterator[str]:
    """What is left unsaid, and why."""
    if rescored.lost and rescored.unsaid:
        yield UNSAID
    if rescored.index_hidden:
        yield HIDDEN


def as_json(report: Report) -> dict[str, Any]:
    """The same as plain values."""
    advice = report.advice
    return {
        "schema": SCHEMA,
        "before": _version(report.before),
        "after": _version(report.after),
        "effect": None if report.comparison.effect is None else report.comparison.effect.word,
        "counts": {effect.word: report.comparison.count(effect) for effect in Effect},
        "version": {"least": advice.least, "enough": advice.enough, "advice": advice.sentence},
        "differences": [_plain(one) for one in report.comparison.differences],
        "assessments": [_plain_assessment(rescored) for rescored in report.assessments],
    }


def _version(edition: Edition) -> dict[str, str]:
    source = edition.loaded.source
    return {"id": source.id, "version": source.version, "digest": edition.loaded.digest()}


def _plain(one: Difference) -> dict[str, Any]:
    place = one.place
    return {
        "effect": one.effect.word,
        "kind": one.kind.value,
        "subject": one.subject,
        "what": one.what,
        "path": list(one.address),
        "language": one.language,
        "before": one.before,
        "after": one.after,
        "why": one.why or None,
        "concern": None if one.concern is None else one.concern.value,
        "used_by": list(one.used_by),
        "file": None if place is None else place.path,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
    }


def _plain_assessment(rescored: Rescored) -> dict[str, Any]:
    return {
        "assessment": rescored.name,
        "other_version": rescored.other_version,
        "shifts": [{"what": s.what, "before": s.before, "after": s.after} for s in rescored.shifts],
        "lost": [{"what": a.what, "role": a.role, "count": a.count, "why": a.why} for a in rescored.lost],
        "notes": list(notes(rescored)),
    }

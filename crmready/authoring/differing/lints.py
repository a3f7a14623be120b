"""The rules that hold a questionnaire against an earlier version (D9xx)."""

from collections.abc import Iterator
from typing import Final

from crmready.authoring.differing.comparing import compare
from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Comparison, Concern, Difference, Effect, Kind
from crmready.authoring.differing.texts import DOUBT
from crmready.authoring.differing.versions import Advice, advice
from crmready.authoring.inspected import Inspected, Lint
from crmready.problems import Problem, excerpt, listed

_REUSED: Final = "Give it an id of its own, and let the earlier id go."
_GOES_UNSEEN: Final = frozenset({"option_sets", "languages"})
"""What answers never name."""
_NO_IDS: Final = frozenset({"actions", "evidence"})
_MOST_NAMED: Final = 3


def lint_against(inspected: Inspected) -> Iterator[Problem]:
    """Ids that stand for something else, are gone or were renamed, and the number of the version."""
    if inspected.against is None:
        return
    old, new = inspected.against.source, inspected.loaded.source
    if old.id != new.id:
        message = f"The earlier version is called {old.id}: these are two questionnaires, and nothing was compared."
        yield inspected.problem("D904", ("id",), message, "Keep the id, or name an earlier version of this one.")
        return
    after = Edition(inspected.loaded, inspected.findings.assembled, inspected.documents, inspected.files)
    comparison = compare(Edition(inspected.against), after)
    said = advice(old.version, new.version, comparison)
    for one in comparison.differences:
        yield from _problems(one, after, announced=_announced(said))
    if not said.enough:
        yield _too_low(inspected, said, comparison)


def _announced(said: Advice) -> bool:
    """Whether the version number tells everybody that earlier answers no longer fit."""
    return said.because is Effect.BREAKING and said.enough


def _problems(one: Difference, after: Edition, *, announced: bool) -> Iterator[Problem]:
    place = after.place(_nearest(one), one.language) if one.place is None else one.place
    name = f"{one.subject}{f', {one.what}' if one.what else ''}"
    if place is None:
        return
    if one.concern is Concern.REUSED:
        message = f"{name}: {one.why}" if one.why else f"{name} is {one.after} now and was {one.before}."
        yield Problem.of("D901", place, message, _REUSED)
    elif one.concern is Concern.DOUBTFUL:
        message = f"{name}: {one.why} It was “{excerpt(one.before)}”."
        hint = f"Give it an id of its own; or, when it asks the same, add `# crmready: ignore[{DOUBT}] reason`."
        yield Problem.of(DOUBT, place, message, hint)
    elif one.kind is Kind.RENAMED:
        yield Problem.of("D904", place, f"{name} was called {one.before}. {one.why}", f"Write `id: {one.before}`.")
    elif one.kind is Kind.REMOVED and not announced and _is_named(one):
        yield Problem.of(
            "D903",
            place,
            f"{name} is gone. {one.why}".strip(),
            "Keep it, or raise the first number of the version.",
        )


def _is_named(one: Difference) -> bool:
    """Whether answers, translations or scenarios may name it by its id."""
    return one.address[0] not in _GOES_UNSEEN and not _NO_IDS & set(one.address)


def _nearest(one: Difference) -> tuple[str | int, ...]:
    """Where something stood that is gone: its list, or what it belonged to."""
    if one.kind is Kind.REMOVED:
        return one.address[:-1] if one.address[:-1] != ("questions",) else ("dimensions",)
    return one.address


def _too_low(inspected: Inspected, said: Advice, comparison: Comparison) -> Problem:
    worst = [one for one in comparison.differences if one.effect is said.because]
    names = list(dict.fromkeys(one.subject for one in worst))
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    because = f" They are in: {listed(names[:_MOST_NAMED])}{more}." if names else ""
    return inspected.problem("D905", ("version",), f"{said.sentence}{because}", f"Write `version: {said.least}`.")


VERSION_LINTS: Final[tuple[Lint, ...]] = (lint_against,)
"""Silent when no earlier version was named."""

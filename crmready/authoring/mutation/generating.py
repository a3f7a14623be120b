"""Every change that is tried on a questionnaire, always in the same order."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from crmready.authoring.mutation import answers, conditions, limits, minimums, plans, roles, weights
from crmready.authoring.mutation.mutant import Mutant
from crmready.authoring.mutation.original import Original

Changes: TypeAlias = Callable[[Original], Iterator[Mutant]]

_CHANGES: Final[tuple[Changes, ...]] = (
    weights.weights, minimums.gates, limits.ratings, limits.coverage, limits.essential, limits.targets,
    answers.options, answers.bands, answers.caps, roles.roles, conditions.conditions, conditions.verdicts,
    plans.after, plans.actions, limits.privacy,
)  # fmt: skip


def changes(original: Original) -> tuple[Mutant, ...]:
    """Every change that is tried, valid or not, by the place where it is made."""
    found = (mutant for change in _CHANGES for mutant in change(original))
    return tuple(sorted(found, key=original.locate))


def chosen(original: Original, word: str | None = None) -> tuple[Mutant, ...]:
    """The changes whose kind, id or file has this word in it; all of them without a word."""
    small = (word or "").lower()
    return tuple(
        mutant
        for mutant in changes(original)
        if small in mutant.kind or small in mutant.name or small in Path(original.locate(mutant).path).stem.lower()
    )

"""Other limits of what is made of scores: bands of ratings, coverage, targets, essential dimensions, privacy."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crmready.authoring.mutation.minimums import HAIR
from crmready.authoring.mutation.mutant import Edit, Mutant
from crmready.authoring.mutation.original import Original
from crmready.authoring.semantics.comparing import atoms
from crmready.loading.located_yaml import KeyPath
from crmready.model.conditions import DimensionIs
from crmready.model.questionnaire import Dimension, TargetProfile
from crmready.model.values import plain_number

_STEP: Final = Fraction(5)
_WHOLE: Final = Fraction(100)


def ratings(original: Original) -> Iterator[Mutant]:
    """Each edge a hair lower and five per cent higher, or half a band. The last band always ends at 100."""
    edges = original.made.ratings
    everything = tuple(question.id for question in original.scored())
    for number, rating in enumerate(edges):
        place = original.place("ratings", rating.id)
        limits = [("split_at", rating.split_at, rating.up_to)] if rating.split_at is not None else []
        if number < len(edges) - 1:
            limits.append(("up_to", rating.up_to, edges[number + 1].split_at or edges[number + 1].up_to))
        for key, limit, following in limits:
            here, said = (*place, key), plain_number(limit)
            half = "-" if key == "split_at" else ""
            higher = _higher(limit, following)
            for other, where in (
                (limit - HAIR, f"at exactly {said} per cent, and expects {rating.id}{half} or what rests on it"),
                (
                    higher,
                    f"above {said} and up to {plain_number(higher)} per cent, and expects more than {rating.id}{half}",
                ),
            ):
                missing = f"No scenario has a dimension {where}."
                change = f"{key} {said} → {plain_number(other)}"
                yield Mutant(
                    "ratings", rating.id, change, missing, here, (Edit(here, other),), everything, _sorted(limit, other)
                )


def _sorted(one: Fraction, other: Fraction) -> tuple[Fraction, Fraction]:
    return min(one, other), max(one, other)


def _higher(limit: Fraction, following: Fraction) -> Fraction:
    return min(limit + _STEP, (limit + following) / 2)


def coverage(original: Original) -> Iterator[Mutant]:
    """A hair more and a quarter less than the share that has to be answered."""
    least = original.made.coverage
    everything = tuple(question.id for question in original.scored())
    here: KeyPath = ("coverage",)
    said = plain_number(least)
    if least < 1:
        other = least + (1 - least) * HAIR
        missing = f"No scenario has a dimension of which exactly {said} is answered, and expects its score."
        change = f"coverage {said} → {plain_number(other)}"
        yield Mutant("coverage", "coverage", change, missing, here, (Edit(here, other),), everything)
    other = least * 3 / 4
    missing = (
        f"No scenario has a dimension of which {plain_number(other)} or more but less than {said} is answered, and "
        "expects that it has no score."
    )
    change = f"coverage {said} → {plain_number(other)}"
    yield Mutant("coverage", "coverage", change, missing, here, (Edit(here, other),), everything)


def essential(original: Original) -> Iterator[Mutant]:
    """Each dimension made essential, or no longer so. Alone, it has an index or none whatever it is called."""
    conditions = [verdict.when for verdict in original.made.verdicts if verdict.when is not None]
    named = any(
        isinstance(atom, DimensionIs) and atom.dimensions == "essential" for when in conditions for atom in atoms(when)
    )
    for dimension in original.made.dimensions if named or len(original.made.dimensions) > 1 else ():
        here = (*original.place("dimensions", dimension.id), "essential")
        now, other = str(dimension.essential).lower(), not dimension.essential
        missing = f"No scenario expects what comes of it when {dimension.id} alone is weak, or has no score."
        change = f"essential {now} → {str(other).lower()}"
        about = original.of_dimension(dimension.id)
        yield Mutant("essential", dimension.id, change, missing, here, (Edit(here, other),), about)


def targets(original: Original) -> Iterator[Mutant]:
    """Each target five per cent lower and higher."""
    for dimension in original.made.dimensions:
        place = (*original.place("dimensions", dimension.id), "target")
        yield from _targets(original, dimension, place, None)
    for profile in original.made.target_profiles:
        place = (*original.place("target_profiles", profile.id), "targets")
        for dimension in original.made.dimensions:
            if dimension.id in profile.targets:
                yield from _targets(original, dimension, (*place, dimension.id), profile)


def _targets(
    original: Original, dimension: Dimension, here: KeyPath, profile: TargetProfile | None
) -> Iterator[Mutant]:
    about = original.of_dimension(dimension.id)
    target = dimension.target if profile is None else profile.targets[dimension.id]
    name = dimension.id if profile is None else profile.id
    case = "" if profile is None else f" and profile {profile.id}"
    for other in (max(target - _STEP, Fraction(0)), min(target + _STEP, _WHOLE)):
        if other == target or not about:
            continue
        low, high = (plain_number(end) for end in sorted((target, other)))
        wanted = "a gap there" if other < target else "no gap there"
        missing = (
            f"No scenario has a question of {dimension.id} at {low} or more but under {high} per cent of its scale"
            f"{case}, and expects {wanted}."
        )
        change = f"target of {dimension.id} {plain_number(target)} → {plain_number(other)}"
        yield Mutant("targets", name, change, missing, here, (Edit(here, other),), about, _sorted(target, other))


def privacy(original: Original) -> Iterator[Mutant]:
    """One answer more or less before anything of an anonymous role is shown. The other minimums show in words only."""
    anonymous = [role.id for role in original.made.roles if role.anonymous]
    about = tuple(q.id for q in original.scored() if set(q.roles) & set(anonymous))
    if not about:
        return
    here = ("privacy", "minimum_group")
    now = original.made.privacy.minimum_group
    for other in (now - 1, now + 1):
        missing = (
            f"No scenario has {min(other, now)} respondents of {anonymous[0]} and expects a headline, an index or gaps "
            f"that {'are hidden for that' if other < now else 'fewer answers would hide'}."
        )
        change = f"minimum_group {now} → {other}"
        yield Mutant("privacy", "privacy", change, missing, here, (Edit(here, other),), about)

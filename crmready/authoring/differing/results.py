"""What an assessment comes to under two versions, as far as it may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from crmready.authoring.differing.effects import Comparison
from crmready.authoring.differing.fitting import Fitting, Lost
from crmready.engine.publication import publish, without_hidden
from crmready.engine.score import score
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Privacy, Questionnaire

NONE = "none"


@dataclass(frozen=True, slots=True)
class Result:
    """Verdict, states and ratings by id, and the index in per cent; None where there is none or it is not shown."""

    verdict: str
    gates: Mapping[str, str]
    ratings: Mapping[str, str]
    index: Fraction | None
    hides: bool
    """Whether anything is hidden: two indices of the same answers could then tell what one of them hides."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One thing that comes out otherwise; None where one of the versions does not have it."""

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Rescored:
    """One assessment under both versions."""

    name: str
    shifts: tuple[Shift, ...]
    lost: tuple[Lost, ...]
    unsaid: bool
    index_hidden: bool
    other_version: bool
    """Whether it was begun with neither version: then both columns are new."""


@dataclass(frozen=True, slots=True)
class Collected:
    """An assessment as it may be published, with the questionnaire whose promises hold for it."""

    name: str
    assessment: Assessment
    questionnaire: Questionnaire
    other_version: bool = False


def rescored(collected: Collected, before: Questionnaire, after: Questionnaire, comparison: Comparison) -> Rescored:
    """Scores an assessment under both versions. Privacy is the strictest of all three questionnaires."""
    promises = (collected.questionnaire, before, after)
    strict = protected(collected.questionnaire, promises)
    earlier = Fitting.of(before).fitted(collected.assessment, strict)
    later = Fitting.of(after, comparison).fitted(earlier.assessment, strict)
    results = [
        _result(protected(version, promises), fitted.assessment)
        for version, fitted in ((before, earlier), (after, later))
    ]
    hidden = any(result.hides for result in results)
    return Rescored(
        name=collected.name,
        shifts=tuple(_shifts(*results, with_index=not hidden)),
        lost=(*earlier.lost, *later.lost),
        unsaid=later.unsaid,
        index_hidden=hidden,
        other_version=collected.other_version,
    )


def protected(questionnaire: Questionnaire, promises: tuple[Questionnaire, ...]) -> Questionnaire:
    """The questionnaire with the strictest privacy that any of these promised."""
    anonymous = {role.id for one in promises for role in one.roles if role.anonymous}
    privacy = Privacy(
        minimum_group=max(one.privacy.minimum_group for one in promises),
        free_text=max(one.privacy.free_text for one in promises),
        distributions=max(one.privacy.distributions for one in promises),
    )
    roles = tuple(role.changed(anonymous=role.id in anonymous) for role in questionnaire.roles)
    return questionnaire.changed(roles=roles, privacy=privacy)


def _result(questionnaire: Questionnaire, assessment: Assessment) -> Result:
    scorecard = score(questionnaire, assessment)
    publication = publish(questionnaire, scorecard)
    shown = without_hidden(questionnaire, scorecard, publication)
    ratings = {
        d.dimension: NONE if d.rating is None else f"{d.rating.rating}{d.rating.half.value}" for d in shown.dimensions
    }
    return Result(
        verdict=shown.verdict,
        gates={gate.gate: gate.state.value for gate in shown.gates},
        ratings=ratings,
        index=None if shown.index.score is None or publication.index else shown.index.score * 100,
        hides=bool(publication.roles or publication.questions or publication.dimensions),
    )


def _shifts(before: Result, after: Result, *, with_index: bool) -> list[Shift]:
    found = [Shift("verdict", before.verdict, after.verdict)]
    for name, old, new in (("gate", before.gates, after.gates), ("rating of", before.ratings, after.ratings)):
        found += [Shift(f"{name} {key}", old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))]
    if with_index:
        found.append(Shift("index", _printed(before.index), _printed(after.index)))
    return [shift for shift in found if shift.before != shift.after]


def _printed(index: Fraction | None) -> str:
    """One decimal, half away from nought, as reports print it."""
    if index is None:
        return NONE
    tenths = int(index * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"

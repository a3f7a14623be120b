"""A scenario that kills a mutant, ready to be pasted: found by trying, and believed only when the engine agrees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from crmready.authoring.mutation.cases import Raw, cases
from crmready.authoring.mutation.mutant import Mutant
from crmready.authoring.mutation.original import Original
from crmready.authoring.mutation.playing import Case
from crmready.authoring.mutation.reach import reach_of
from crmready.authoring.scenarios.numbers import NONE
from crmready.authoring.scenarios.outcome import Outcome, Stage
from crmready.authoring.scenarios.shape import Scenario
from crmready.authoring.scenarios.staging import Cast, staged
from crmready.loading.answer_values import Reading
from crmready.loading.located_yaml import LocatedDocument
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.loading.write import as_one_line
from crmready.model.values import plain_number
from crmready.problems import Location

_NOWHERE: Final = LocatedDocument("example", {}, {(): Location("example", 1, 1)}, {})
_WINDOWS: Final = (30, 60, 90)
_LONGEST_NAME: Final = 56
"""So that a number still fits behind it."""


@dataclass(slots=True)
class Examples:
    """Looks for scenarios; what the original makes of a candidate is kept for the next mutant."""

    original: Original
    taken: set[str]
    """Names that scenarios have."""
    _stage: Stage = field(init=False)
    _cases: dict[str, Case | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._stage = Stage(self.original.loaded)

    def example(self, mutant: Mutant, loaded: LoadedQuestionnaire) -> str | None:
        """The first candidate on which the two come out differently, and what to expect; None when there is none."""
        stage = Stage(loaded)
        reach = reach_of(self._stage.questionnaire, stage.questionnaire)
        for raw in cases(self.original, mutant):
            case = self._case(raw)
            if case is None:
                continue
            expected = next(differences(case.outcome, case.played(stage, reach)), None)
            if expected is not None:
                return _pasted(self._name(mutant), raw, expected)
        return None

    def _case(self, raw: Raw) -> Case | None:
        """The candidate as an assessment; None when it does not fit the questionnaire."""
        key = as_one_line(raw)
        if key not in self._cases:
            reading = Reading(_NOWHERE, self._stage.questionnaire)
            scenario = Scenario.model_validate({"id": "example", **raw, "expect": {}})
            assessment = staged(reading, (), scenario, Cast({}, ()))
            self._cases[key] = None if reading.log.problems else Case(self._stage, assessment)
        return self._cases[key]

    def _name(self, mutant: Mutant) -> str:
        base = f"{mutant.name}-{mutant.kind}"[:_LONGEST_NAME].rstrip("-")
        numbered = (base, *(f"{base}-{number}" for number in range(2, len(self.taken) + 3)))
        name = next(name for name in numbered if name not in self.taken)
        self.taken.add(name)
        return name


def differences(one: Outcome, other: Outcome) -> Iterator[Raw]:
    """What a scenario can expect of the first that the other does not meet, the most telling first."""
    pairs = zip(_facts(one), _facts(other), strict=True)
    return (fact for fact, instead in pairs if fact != instead)


def _facts(outcome: Outcome) -> Iterator[Raw]:
    """Everything that a scenario can expect, but for texts, in an order that is the same for a mutant."""
    card = outcome.scorecard
    yield from ({"gates": {gate.gate: gate.state.value}} for gate in card.gates)
    yield {"verdict": card.verdict}
    yield from ({"questions": {name: _number(question.score)}} for name, question in card.questions.items())
    for dimension in card.dimensions:
        rating = dimension.rating
        yield {"ratings": {dimension.dimension: f"{rating.rating}{rating.half.value}" if rating else NONE}}
        yield {"scores": {dimension.dimension: _number(None if dimension.score is None else dimension.score * 100)}}
    yield {"index": _number(outcome.index)}
    yield {"headline": _number(outcome.open.beliefs.headline)}
    yield {"reliance": _number(outcome.open.beliefs.reliance)}
    yield {"gaps": list(outcome.gaps)}
    yield from ({"actions": {f"day_{window}": list(outcome.planned(window))}} for window in _WINDOWS)


def _number(number: Fraction | None) -> object:
    if number is None:
        return NONE
    written = plain_number(number)
    return number.numerator if number.denominator == 1 else written if "/" in written else Decimal(written)


def _pasted(name: str, raw: Raw, expected: Raw) -> str:
    entries = {"id": name, **raw, "expect": expected}
    lines = [f"{key}: {as_one_line(value)}" for key, value in entries.items() if value not in ({}, [])]
    return "\n".join(f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines))

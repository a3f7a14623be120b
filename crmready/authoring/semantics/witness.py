"""An assessment that shows that something can be: built from plans, and believed only when the engine agrees."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from crmready.authoring.semantics.blocks import Way
from crmready.authoring.semantics.plans import Plan
from crmready.authoring.semantics.space import Space
from crmready.authoring.semantics.visibility import Witness
from crmready.engine.dimensions import dimension_scores
from crmready.engine.gates import gate_standings
from crmready.engine.scoring import Room, question_scores
from crmready.engine.verdict import Outcome, verdict
from crmready.model.assessment import Answer, Answered, Assessment, Record, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import RecordQuestion

MOST_PEOPLE: Final = 120
MOST_KINDS: Final = 8
MOST_RECORDS: Final = 1000
MOST_SCORES: Final = 60_000
"""Answers of one person to one question that the engine is asked to score, all in all."""


@dataclass(frozen=True, slots=True)
class _Crowd:
    """How many respondents of a role there are: groups of as many as answer differently from each other."""

    sides: int
    groups: int

    @property
    def size(self) -> int:
        return self.sides * self.groups


def _sides(way: Way) -> int:
    ends = [ends for made in way.plans for _, ends in made.ends]
    sheets = (sheet for one in ends for profile in (one.least, one.most) for _, sheet in profile.sheets)
    return lcm(*{len(sheet) for sheet in sheets})


class Witnesses:
    """Finds assessments for ways, as many as the engine can score while an author waits."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._left = MOST_SCORES

    def of(self, way: Way) -> Iterator[Assessment]:
        """Assessments that may bring the way about: planned answers go first, then those that conditions want."""
        if sum(kept.recorded for kept in way.kept.values()) > MOST_RECORDS:
            return
        kinds = _kinds(self._space, {name for made in way.plans for name, _ in made.ends})
        crowd = _Crowd(_sides(way), lcm(*(made.share.denominator for made in way.plans)))
        if crowd.size * len(kinds) > MOST_PEOPLE:
            return
        made = self._space.questionnaire
        cost = crowd.size * len(kinds) * len(made.roles) * len(made.questions)
        for conditions_first in (False, True) if len(kinds) > 1 or kinds[0] else (False,):
            if cost > self._left:
                return
            self._left -= cost
            yield _assessment(made, way, (kinds, crowd), conditions_first=conditions_first)


def given(questionnaire: Questionnaire, assessment: Assessment) -> str:
    """The id of the verdict that the engine gives."""
    scores = question_scores(questionnaire, Room.of(assessment))
    dimensions = dimension_scores(questionnaire, scores, assessment)
    return verdict(questionnaire, Outcome(gate_standings(questionnaire, scores, assessment), dimensions))


def _kinds(space: Space, planned: set[str]) -> list[Witness]:
    """Answers to what conditions look at, one kind of respondent for those that cannot be given together."""
    kinds: list[dict[str, Answer]] = [{}]
    for wanted in (visibility.holds_with for name, visibility in space.visibilities.items() if name in planned):
        for kind in kinds if wanted else ():
            if wanted and all(kind.get(question, answer) == answer for question, answer in wanted.items()):
                kind.update(wanted)
                break
        else:
            kinds += [dict(wanted)] if wanted and len(kinds) < MOST_KINDS else []
    return list(kinds)


def _assessment(
    made: Questionnaire, way: Way, people_of: tuple[list[Witness], _Crowd], *, conditions_first: bool
) -> Assessment:
    kinds, crowd = people_of
    people: list[Respondent] = []
    answers: dict[tuple[str, str], Answer] = {}
    for role in made.role:
        for kind, wanted in enumerate(kinds):
            for number in range(crowd.size):
                name = f"{role}-{kind}-{number}"
                people.append(Respondent(name, role))
                asked = {question: a for question, a in wanted.items() if role in made.questions[question].roles}
                planned = _planned(way, role, number, crowd)
                sheet = {**planned, **asked} if conditions_first else {**asked, **planned}
                answers.update({(name, question): answer for question, answer in sheet.items()})
    records = tuple(record for question in way.kept for record in _records(made, way, question))
    for question, kept in way.kept.items():
        if kept.said_none:
            answers[f"{made.questions[question].roles[0]}-0-0", question] = Answered(())
    return Assessment("Example", made.language, tuple(people), answers, records)


def _planned(way: Way, role: str, number: int, crowd: _Crowd) -> Mapping[str, Answer]:
    """What respondent `number` of a role answers: a share of the groups goes by the better profiles."""
    place = Fraction(number // crowd.sides, crowd.groups)
    sheet: dict[str, Answer] = {}
    for made in way.plans:
        sheet.update(_answers(made, role, number, better=place < made.share))
    return sheet


def _answers(made: Plan, role: str, number: int, *, better: bool) -> Iterator[tuple[str, Answer]]:
    for question, ends in made.ends:
        for answering, sheet in (ends.most if better else ends.least).sheets:
            if answering == role:
                yield question, sheet[number % len(sheet)]


def _records(made: Questionnaire, way: Way, name: str) -> Iterator[Record]:
    question, kept = made.questions[name], way.kept[name]
    fields = question.fields if isinstance(question, RecordQuestion) else ()
    for number in range(kept.recorded):
        filled = {field.id: "for example" for field in fields} if number < kept.complete else {}
        yield Record(f"{name}-{number}", name, filled)

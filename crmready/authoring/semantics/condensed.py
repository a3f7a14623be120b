"""The same questionnaire with fewer questions, as far as verdicts can tell.

Questions of a dimension that no gate and no condition looks at, with the same roles, scores and condition, can be
answered alike; together they weigh in their dimension what one question with the sum of their weights does. Whatever a
verdict can see in the smaller questionnaire it can see in the whole one, and the other way round.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from crmready.authoring.semantics.offers import scored
from crmready.authoring.semantics.visibility import comparisons
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Dimension, Questionnaire
from crmready.model.questions import LevelsQuestion, Question, YesNoQuestion


@dataclass(frozen=True, slots=True)
class Condensed:
    """The smaller questionnaire, and the questions that each of its questions stands for where they are several."""

    questionnaire: Questionnaire
    stands_for: Mapping[str, tuple[str, ...]]

    def whole(self, assessment: Assessment) -> Assessment:
        """The same assessment of the whole questionnaire: each question is answered like its stand-in."""
        answers = {
            (person, name): answer
            for (person, question), answer in assessment.answers.items()
            for name in self.stands_for.get(question, (question,))
        }
        return replace(assessment, answers=answers)


def condensed(made: Questionnaire) -> Condensed:
    """Leaves out what no verdict can see, and joins what counts alike."""
    needed = {gate.question for gate in made.gates} | {gate.records.of for gate in made.gates if gate.records}
    for question in made.questions.values():
        needed |= {one.question for one in comparisons(question.show_if)} if question.show_if else set()
    stands_for: dict[str, tuple[str, ...]] = {}
    dimensions = tuple(_dimension(dimension, needed, stands_for) for dimension in made.dimensions)
    kept = tuple(dimension for dimension in dimensions if dimension.questions)
    smaller = made.changed(dimensions=dimensions if kept else made.dimensions, estimates=(), expectations=())
    return Condensed(smaller, stands_for)


def _dimension(dimension: Dimension, needed: set[str | None], stands_for: dict[str, tuple[str, ...]]) -> Dimension:
    kept: list[Question] = []
    alike: dict[Hashable, list[Question]] = {}
    for question in dimension.questions:
        shape = None if question.id in needed else shape_of(question)
        if question.id not in needed and not (question.weight and scored(question)):
            continue
        if shape is None:
            kept.append(question)
        else:
            alike.setdefault((shape, question.show_if), []).append(question)
    for questions in alike.values():
        first = questions[0]
        stands_for[first.id] = tuple(question.id for question in questions)
        weight = sum((question.weight for question in questions), Fraction(0))
        kept.append(first.changed(weight=weight))
    order = {question.id: place for place, question in enumerate(dimension.questions)}
    return dimension.changed(questions=tuple(sorted(kept, key=lambda question: order[question.id])))


def shape_of(question: Question) -> Hashable | None:
    """What answers to it can come to: questions of one shape score alike. None where that is not looked into."""
    match question:
        case LevelsQuestion():
            scores: Hashable = tuple(option.score for option in question.options)
        case YesNoQuestion():
            scores = question.good
        case _:
            return None
    cap = question.evidence.cap if question.evidence else None
    return question.type, question.roles, question.not_applicable, scores, cap

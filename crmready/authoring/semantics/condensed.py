"""The same questionnaire with fewer questions, as far as verdicts can tell.

Questions of a dimension that no gate and no condition looks at, with the same roles, scores and condition, can be
answered alike; together they weigh in their dimension what one question with the sum of their weights does. Dimensions
that hold nothing else, and that the same comparisons name, can be answered alike as well: a comparison holds when any
of them makes it true, so as many are kept as there are comparisons, one to make each of them true. Whatever a verdict
can see in the smaller questionnaire it can see in the whole one, and the other way round.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from crmready.authoring.semantics.comparing import Comparison, compared, means_dimension
from crmready.authoring.semantics.offers import scored
from crmready.engine.flow import comparisons
from crmready.model.assessment import Assessment
from crmready.model.conditions import DimensionIs
from crmready.model.questionnaire import Dimension, Questionnaire
from crmready.model.questions import ChoiceQuestion, LevelsQuestion, MultipleQuestion, Question, YesNoQuestion


@dataclass(frozen=True, slots=True)
class Condensed:
    """The smaller questionnaire, and the questions that each of its questions stands for where they are several."""

    questionnaire: Questionnaire
    stands_for: Mapping[str, list[str]]

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
    condenser = _Condenser(made, needed(made))
    kept = tuple(smaller for dimension in made.dimensions if (smaller := condenser.kept(dimension)) is not None)
    return Condensed(made.changed(dimensions=kept, estimates=(), expectations=()), condenser.stands_for)


def needed(made: Questionnaire) -> frozenset[str]:
    """The questions that gates and conditions look at."""
    names = {gate.question for gate in made.gates} | {gate.records.of for gate in made.gates if gate.records}
    for question in made.questions.values():
        names |= {one.question for one in comparisons(question.show_if)} if question.show_if else set()
    return frozenset(name for name in names if name is not None)


@dataclass(slots=True)
class _Condenser:
    made: Questionnaire
    needed: frozenset[str]
    stands_for: dict[str, list[str]] = field(default_factory=dict)
    _met: dict[Hashable, list[Dimension]] = field(default_factory=dict)
    """The dimensions that were kept, by what they can come to."""
    _compared: tuple[Comparison, ...] = ()

    def __post_init__(self) -> None:
        self._compared = compared(self.made)

    def kept(self, dimension: Dimension) -> Dimension | None:
        """The dimension with fewer questions; None when it can be answered like others, or nothing can see it."""
        naming = tuple(
            place
            for place, atom in enumerate(self._compared)
            if isinstance(atom, DimensionIs) and means_dimension(atom, dimension)
        )
        smaller = self._joined(dimension, seen=bool(naming))
        if any(question.id in self.needed for question in smaller.questions):
            return smaller
        alike = self._met.setdefault((naming, self._shape(smaller)), [])
        if len(alike) < len(naming):
            alike.append(smaller)
            return smaller
        if not naming:
            return None
        for stand_in, question in zip(alike[0].questions, smaller.questions, strict=True):
            names = self.stands_for.setdefault(stand_in.id, [stand_in.id])
            names += self.stands_for.pop(question.id, [question.id])
        return None

    def _joined(self, dimension: Dimension, *, seen: bool) -> Dimension:
        kept: list[Question] = []
        alike: dict[Hashable, list[Question]] = {}
        for question in dimension.questions:
            if question.id in self.needed:
                kept.append(question)
            elif seen and question.weight and scored(question):
                alike.setdefault((_shape_or_name(question), question.show_if), []).append(question)
        for questions in alike.values():
            first, weight = questions[0], sum((question.weight for question in questions), Fraction(0))
            if len(questions) > 1:
                self.stands_for[first.id] = [question.id for question in questions]
            kept.append(first if weight == first.weight else first.changed(weight=weight))
        order = {question.id: place for place, question in enumerate(dimension.questions)}
        return dimension.changed(questions=tuple(sorted(kept, key=lambda question: order[question.id])))

    @staticmethod
    def _shape(smaller: Dimension) -> Hashable:
        """What a dimension can come to; weights count only against each other."""
        first = next((question.weight for question in smaller.questions if question.weight), Fraction(1))
        return tuple(
            (_shape_or_name(question), question.show_if, question.weight / first) for question in smaller.questions
        )


def _shape_or_name(question: Question) -> Hashable:
    shape = shape_of(question)
    return question.id if shape is None else shape


def shape_of(question: Question) -> Hashable | None:
    """What answers to it can come to: the same answers to questions of one shape score alike. None: not looked into."""
    match question:
        case LevelsQuestion():
            scores: Hashable = question.level_scores
        case YesNoQuestion():
            scores = question.good
        case ChoiceQuestion() | MultipleQuestion():
            how = question.scoring if isinstance(question, MultipleQuestion) else None
            scores = how, tuple((option.id, option.score, option.exclusive) for option in question.options)
        case _:
            return None
    cap = question.evidence.cap if question.evidence else None
    return question.type, question.roles, question.not_applicable, scores, cap

"""What it means that a part came or went, where that depends on the part or on what is around it."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from crmready.authoring.differing.effects import Effect
from crmready.authoring.differing.judging import Judged, Whole
from crmready.authoring.differing.parts import Part
from crmready.authoring.semantics.offers import scored
from crmready.model.questions import AnswerOption, ChoiceQuestion, MultipleQuestion, RecordField
from crmready.problems import listed

PartJudge = Callable[[Part, Whole], Judged]


def as_part(effect: Effect, why: str = "") -> PartJudge:
    """The same judgement whatever came or went."""
    return lambda _part, _whole: Judged(effect, why)


def question_added(part: Part, whole: Whole) -> Judged:
    """A new question; what is scored is missing in earlier assessments."""
    if whole.counts(part):
        return Judged(Effect.SCORE_AFFECTING, "It is missing in earlier assessments.")
    return Judged(Effect.COMPARABLE)


def dimension_added(part: Part, _whole: Whole) -> Judged:
    """A new dimension with its questions."""
    names = listed(question.id for question in getattr(part.model, "questions", ()))
    return Judged(Effect.SCORE_AFFECTING, f"With the questions {names}.")


def evidence_changed(part: Part, _whole: Whole) -> Judged:
    """Evidence that came or went; without a cap it is advice."""
    cap = getattr(part.model, "cap", None)
    return Judged(Effect.COMPARABLE if cap is None else Effect.SCORE_AFFECTING)


def field_added(part: Part, _whole: Whole) -> Judged:
    """A new field of a record."""
    if isinstance(part.model, RecordField) and part.model.required:
        return Judged(Effect.BREAKING, "Records that lack it become incomplete.")
    return Judged(Effect.COMPARABLE)


def option_added(part: Part, whole: Whole) -> Judged:
    """A new option of a `choice` or `multiple`; it is harmless where it leaves the scale as it was."""
    question = whole.question(part)
    if question is None or not scored(question) or not isinstance(question, ChoiceQuestion | MultipleQuestion):
        return Judged(Effect.COMPARABLE)
    rest = question.changed(options=tuple(option for option in question.options if option.id != part.address[-1]))
    if isinstance(question, ChoiceQuestion) and _ends(question.options) == _ends(rest.options):
        return Judged(Effect.COMPARABLE)
    return Judged(Effect.SCORE_AFFECTING, "The scale that answers are measured by may become another.")


def _ends(options: Iterable[AnswerOption]) -> tuple[Fraction, ...]:
    scores = sorted(option.score for option in options if option.score is not None)
    return tuple(scores[:1] + scores[-1:])

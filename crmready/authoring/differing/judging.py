"""What a change of one field means where that depends on the rest of the questionnaire."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from crmready.authoring.differing.effects import Concern, Effect
from crmready.authoring.differing.likeness import ALIKE, likeness
from crmready.authoring.differing.parts import Part
from crmready.authoring.semantics.offers import scored
from crmready.engine.flow import comparisons
from crmready.engine.gaps import looked_at
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    Question,
)
from crmready.problems import listed


@dataclass(frozen=True, slots=True)
class Judged:
    """What a change means, and why in a sentence where the effect alone does not say it."""

    effect: Effect
    why: str = ""
    concern: Concern | None = None


@dataclass(frozen=True)
class Whole:
    """A whole version in one language, and what of it can change a result."""

    questionnaire: Questionnaire

    def question(self, part: Part) -> Question | None:
        """The question that a part is or belongs to; None for other parts."""
        return self.questionnaire.questions.get(str(part.address[1])) if part.address[:1] == ("questions",) else None

    def counts(self, part: Part) -> bool:
        """Whether answers to the part's question can change a score, a gate or what else is asked."""
        question = self.question(part)
        if question is None:
            return False
        return (scored(question) and bool(question.weight)) or question.id in self._looked_at

    @cached_property
    def _looked_at(self) -> frozenset[str | None]:
        """Every question that a gate or a condition looks at."""
        gates = {looked_at(gate) for gate in self.questionnaire.gates}
        gates |= {gate.records.of for gate in self.questionnaire.gates if gate.records is not None}
        conditions = (q.show_if for q in self.questionnaire.questions.values() if q.show_if is not None)
        return frozenset(gates | {one.question for condition in conditions for one in comparisons(condition)})


@dataclass(frozen=True, slots=True)
class Both:
    """A part in both versions, and the whole versions around it, in one language where they share one."""

    old: Part
    new: Part
    before: Whole
    after: Whole
    renamed: Mapping[str, str]
    """Later ids of questions that seem to have been renamed."""

    def later(self, question: str) -> str:
        """The id of a question in the later version."""
        return self.renamed.get(question, question)

    @property
    def questions(self) -> list[Question]:
        """The question that the part belongs to, in each version that has it."""
        sides = (self.before.question(self.old), self.after.question(self.new))
        return [question for question in sides if question is not None]

    @property
    def counts(self) -> bool:
        """Whether answers to the part's question can change a result in either version."""
        return self.before.counts(self.old) or self.after.counts(self.new)

    @property
    def one_language(self) -> bool:
        """Whether texts of the two versions can be compared."""
        return self.before.questionnaire.language == self.after.questionnaire.language


FieldValue: TypeAlias = Any
"""What a field of a model holds."""
Judge = Callable[[Both, FieldValue, FieldValue], Judged | None]
"""Judges a field that is written otherwise; None when it says the same all the same."""


def always(effect: Effect, why: str = "", concern: Concern | None = None) -> Judge:
    """The same judgement whatever the values."""
    return lambda _both, _old, _new: Judged(effect, why, concern)


def if_counts(why: str = "") -> Judge:
    """Score-affecting where the question can change a result, otherwise comparable."""

    def judge(both: Both, _old: FieldValue, _new: FieldValue) -> Judged:
        return Judged(Effect.SCORE_AFFECTING, why) if both.counts else Judged(Effect.COMPARABLE)

    return judge


def if_scored(both: Both, _old: FieldValue, _new: FieldValue) -> Judged:
    """Score-affecting where answers have a score in either version, otherwise comparable."""
    return Judged(Effect.SCORE_AFFECTING if any(map(scored, both.questions)) else Effect.COMPARABLE)


def of_roles(both: Both, old: tuple[str, ...], new: tuple[str, ...]) -> Judged:
    """Who is asked."""
    gone, came = [role for role in old if role not in new], [role for role in new if role not in old]
    if gone:
        return Judged(Effect.BREAKING, f"Answers of {listed(gone)} no longer fit.")
    if came and both.counts:
        return Judged(Effect.SCORE_AFFECTING, f"Answers of {listed(came)} are missing in earlier assessments.")
    mirrored = [question.mirror for question in both.questions]
    if not came and any(mirrored):
        return Judged(Effect.SCORE_AFFECTING, "The difference between the two roles changes its sign.")
    return Judged(Effect.COMPARABLE)


def of_anonymity(_both: Both, old: FieldValue, _new: FieldValue) -> Judged:
    """Whether a role is anonymous."""
    if old:
        return Judged(Effect.BREAKING, "Earlier answers were given under the promise of anonymity.")
    return Judged(Effect.COMPARABLE, "Scores stay; less of them is shown.")


def of_promise(_both: Both, old: int, new: int) -> Judged:
    """The fewest answers at which something is shown."""
    if new < old:
        return Judged(Effect.BREAKING, f"Earlier answers were given under the promise of at least {old}.")
    return Judged(Effect.COMPARABLE, "Scores stay; less of them is shown.")


def of_not_applicable(_both: Both, old: FieldValue, _new: FieldValue) -> Judged:
    """Whether "not relevant" can be answered."""
    return Judged(Effect.BREAKING, "Answers “not relevant” no longer fit.") if old else Judged(Effect.COMPARABLE)


def of_minimum(_both: Both, old: Fraction | None, new: Fraction | None) -> Judged:
    """The least number that can be answered."""
    tighter = new is not None and (old is None or new > old)
    return Judged(Effect.BREAKING, "Lower numbers no longer fit.") if tighter else Judged(Effect.COMPARABLE)


def of_maximum(_both: Both, old: Fraction | None, new: Fraction | None) -> Judged:
    """The greatest number that can be answered."""
    tighter = new is not None and (old is None or new < old)
    return Judged(Effect.BREAKING, "Higher numbers no longer fit.") if tighter else Judged(Effect.COMPARABLE)


def of_length(_both: Both, old: int, new: int) -> Judged:
    """The longest text that can be answered."""
    return Judged(Effect.BREAKING, "Longer texts no longer fit.") if new < old else Judged(Effect.COMPARABLE)


def of_field_type(_both: Both, _old: FieldValue, new: FieldValue) -> Judged:
    """The type of a record's field; numbers and dates are texts as well."""
    if new == "text":
        return Judged(Effect.COMPARABLE)
    return Judged(Effect.BREAKING, "What is recorded may not fit.", Concern.REUSED)


def of_required(both: Both, old: FieldValue, new: FieldValue) -> Judged | None:
    """Whether a record is complete only with this field."""
    if not old:
        return Judged(Effect.BREAKING, "Records without it become incomplete.")
    return if_counts("Records that lacked it become complete.")(both, old, new)


def of_exclusive(both: Both, old: FieldValue, _new: FieldValue) -> Judged:
    """Whether an option can be ticked together with others."""
    if not old:
        return Judged(Effect.BREAKING, "Answers with it and another option no longer fit.")
    return if_scored(both, old, _new)


def of_gate_subject(both: Both, _old: FieldValue, _new: FieldValue) -> Judged:
    """The question or records that a gate looks at: with another name as well, it is another gate."""
    names = [str(getattr(part.model, "name", "")) for part in (both.old, both.new)]
    if both.one_language and likeness(*names) < ALIKE:
        why = "It looks at something else and is called something else: this is another gate."
        return Judged(Effect.SCORE_AFFECTING, why, Concern.REUSED)
    return Judged(Effect.SCORE_AFFECTING)


def of_gate_roles(both: Both, _old: FieldValue, _new: FieldValue) -> Judged | None:
    """Whose answers a gate looks at: everybody's who is asked, where no roles are named."""
    old, new = _looks_at_roles(both.old, both.before), _looks_at_roles(both.new, both.after)
    return None if old == new else Judged(Effect.SCORE_AFFECTING)


def _looks_at_roles(part: Part, whole: Whole) -> frozenset[str]:
    question = whole.questionnaire.questions.get(str(getattr(part.model, "question", "")))
    asked = question.roles if question is not None else ()
    return frozenset(getattr(part.model, "roles", ()) or asked)

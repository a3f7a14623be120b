"""Answers that bring a gated question into a situation, each tried on the engine."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, product
from typing import Final, TypeAlias

from crmready.authoring.semantics.offers import NOT_RELEVANT, values, worths
from crmready.authoring.semantics.situations import Gated, Kind, Reach
from crmready.authoring.semantics.visibility import only
from crmready.engine.gates import gate_standings
from crmready.engine.scoring import Room, question_score
from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import MultipleQuestion, Question

Sheet: TypeAlias = tuple[Answer, ...]
"""What the respondents of one role answer in turn: one answer for all, or two that alternate."""
MOST_PROFILES: Final = 250
_FEW: Final = 12
SHOWN_BY: Final = ("what shows it",)


@dataclass(frozen=True, slots=True)
class Profile:
    """A sheet for each role, and the lower bound (0…1) that it gives."""

    sheets: tuple[tuple[str, Sheet], ...]
    low: Fraction


@dataclass(frozen=True, slots=True)
class Ends:
    """The profiles of a kind with the lowest and the highest lower bound; what lies between is reached by mixing."""

    least: Profile
    most: Profile

    @property
    def reach(self) -> Reach:
        """From the lower bound of the one to that of the other."""
        return Reach(self.least.low, self.most.low)

    def with_profile(self, profile: Profile) -> "Ends":
        """The same with one more profile looked at."""
        least = profile if profile.low < self.least.low else self.least
        return replace(self, least=least, most=profile if profile.low > self.most.low else self.most)


def profiles(gated: Gated, questionnaire: Questionnaire) -> dict[Kind, Ends]:
    """The profiles of every kind that even answers of whole roles bring about."""
    gates = tuple(gate.changed(records=None) for gate in gated.gates)
    alone = only(gated.question, questionnaire).changed(gates=gates)
    question = alone.questions[gated.question.id]
    found: dict[Kind, Ends] = {}
    for sheets in islice(_sheets(gated), MOST_PROFILES):
        kind, low = _tried(question, alone, sheets)
        profile = Profile(sheets, low)
        found[kind] = found[kind].with_profile(profile) if kind in found else Ends(profile, profile)
    return found


def _tried(question: Question, alone: Questionnaire, sheets: tuple[tuple[str, Sheet], ...]) -> tuple[Kind, Fraction]:
    people = tuple(Respondent(f"{role}-{n}", role) for role, sheet in sheets for n in range(len(sheet)))
    answers = {(f"{role}-{n}", question.id): sheet[n] for role, sheet in sheets for n in range(len(sheet))}
    assessment = Assessment("Example", "en", people, answers)
    scored = question_score(question, alone, Room.of(assessment))
    states = tuple(result.state for result in gate_standings(alone, {question.id: scored}, assessment))
    low = Fraction(0) if scored.span is None else (scored.span.low - scored.low) / (scored.high - scored.low)
    return Kind(states, scored.applicable, scored.score is not None), low


def _sheets(gated: Gated) -> Iterator[tuple[tuple[str, Sheet], ...]]:
    """Roles that the gates do not tell apart answer alike."""
    groups = list(dict.fromkeys(gated.roles(gate) for gate in gated.gates))
    parts: dict[tuple[bool, ...], list[str]] = {}
    for role in gated.question.roles:
        parts.setdefault(tuple(role in group for group in groups), []).append(role)
    choices = list(_choices(gated, alone=len(parts) == 1))
    for chosen in product(choices, repeat=len(parts)):
        yield tuple((role, sheet) for roles, sheet in zip(parts.values(), chosen, strict=True) for role in roles)


def _choices(gated: Gated, *, alone: bool) -> Iterator[Sheet]:
    question, scale = gated.question, gated.question.scale
    minimums = [gate.at_least or Fraction(0) for gate in gated.gates]
    telling = {scale[0], scale[-1]}
    telling |= {min(step for step in scale if step >= minimum) for minimum in minimums}
    telling |= {max(step for step in scale if step < minimum) for minimum in minimums}
    steps = scale if alone and len(scale) <= _FEW else sorted(telling)
    capped = question.evidence is not None and question.evidence.cap is not None
    given: list[Answer] = []
    worth = worths(question)
    for step in reversed(steps):
        value = worth.get(step)
        if value is not None:
            given += [Answered(value, SHOWN_BY), Answered(value)] if capped else [Answered(value)]
    yield from ((answer,) for answer in given)
    yield (DontKnow(),)
    if gated.may_be_irrelevant:
        yield (NOT_RELEVANT,)
    yield from ((answer, DontKnow()) for answer in given)


def free_ends(question: Question) -> Ends:
    """The worst and the best answers to a question that no gate looks at."""
    of_all = worths(question) if isinstance(question, MultipleQuestion) else {}
    worth = of_all or {question.score(value): value for value in values(question)}
    scores = sorted(score for score in worth if score is not None)
    low, high = question.scale[0], question.scale[-1]
    least, most = (
        even(question, Answered(worth[score], SHOWN_BY), (score - low) / (high - low))
        for score in (scores[0], scores[-1])
    )
    return Ends(least, most)


def even(question: Question, answer: Answer, low: Fraction) -> Profile:
    """The same answer from everybody."""
    return Profile(tuple((role, (answer,)) for role in question.roles), low)

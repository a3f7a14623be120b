"""From answers to question scores: evidence caps, one vote a role, slots and the interval of ignorance.

The order of the steps is docs/scoring.md §1. Every number is exact; nothing is rounded or imputed here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from crmready.engine.flow import Answers, Known, Shown, shown
from crmready.engine.statistics import mean
from crmready.model.assessment import Answered, Assessment, DontKnow, NotApplicable, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question
from crmready.model.scorecard import QuestionScore, RoleScore, Span, Vote


@dataclass(frozen=True, slots=True)
class Room:
    """Who is there: registered respondents by role, and each one's answers by question id."""

    by_role: Mapping[str, tuple[Respondent, ...]]
    answers: Mapping[str, Answers]
    shown: Mapping[str, Known]
    """What one questionnaire has been found to ask of each of them. Never to be kept for another questionnaire."""

    @classmethod
    def of(cls, assessment: Assessment) -> "Room":
        """Sorts an assessment by role and respondent."""
        by_role: dict[str, list[Respondent]] = {}
        answers: dict[str, dict[str, Answered | NotApplicable | DontKnow]] = {}
        for respondent in assessment.respondents:
            by_role.setdefault(respondent.role, []).append(respondent)
            answers[respondent.id] = {}
        for (respondent_id, question_id), answer in assessment.answers.items():
            if respondent_id in answers:
                answers[respondent_id][question_id] = answer
        return cls({role: tuple(people) for role, people in by_role.items()}, answers, {name: {} for name in answers})

    def forgetful(self) -> "Room":
        """The same people and answers, for another questionnaire."""
        return replace(self, shown={name: {} for name in self.answers})


def counted(question: Question, answer: Answered) -> tuple[Fraction, Fraction] | None:
    """(given, counted) option scores of an answer after the evidence cap; None when it is not scored."""
    given = question.score(answer.value)
    if given is None:
        return None
    cap = question.evidence.cap if question.evidence else None
    shown_by = any(reference.strip() for reference in answer.evidence)
    return given, given if cap is None or shown_by else min(given, cap)


def role_score(question: Question, role: str, questionnaire: Questionnaire, room: Room) -> RoleScore:
    """One role's votes on a question and its open slots: blanks, don't knows, one blank when nobody is registered."""
    votes: list[Vote] = []
    dont_know = not_applicable = 0
    people = room.by_role.get(role, ())
    for person in people:
        answers = room.answers[person.id]
        answer, addressed = answers.get(question.id), shown(question, questionnaire, answers, room.shown[person.id])
        if addressed is Shown.NO or isinstance(answer, NotApplicable):
            not_applicable += 1
        elif addressed is Shown.UNDECIDED:
            continue
        elif isinstance(answer, DontKnow):
            dont_know += 1
        elif isinstance(answer, Answered) and (pair := counted(question, answer)) is not None:
            references = tuple(reference for reference in answer.evidence if reference.strip())
            votes.append(Vote(person.id, pair[0], pair[1], references))
    blank = max(len(people) - len(votes) - dont_know - not_applicable, 0) if people else 1
    return RoleScore(
        role=role,
        votes=tuple(votes),
        dont_know=dont_know,
        blank=blank,
        not_applicable=not_applicable,
        registered=len(people),
        mean=mean([vote.counted for vote in votes]) if votes else None,
        given_mean=mean([vote.given for vote in votes]) if votes else None,
    )


def filled(part: RoleScore, missing_as: Fraction, *, as_given: bool = False) -> Fraction:
    """A role's mean when every missing slot is answered with this score; the role must have a slot."""
    scores = [vote.given if as_given else vote.counted for vote in part.votes]
    if not part.missing:
        return mean(scores)
    return (sum(scores, Fraction(0)) + part.missing * missing_as) / part.slots


def balanced(parts: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The mean over roles, each with its (weight, mean): one vote a role unless the author weights roles."""
    first = parts[0][0] if parts else None
    if all(weight is first for weight, _ in parts):  # the same weight for all, as nearly always
        return mean([value for _, value in parts])
    return sum((weight * value for weight, value in parts), Fraction(0)) / sum(weight for weight, _ in parts)


def question_score(question: Question, questionnaire: Questionnaire, room: Room) -> QuestionScore:
    """A scored question over all its roles. Requires `question.scale`."""
    parts = tuple(role_score(question, role, questionnaire, room) for role in question.roles)
    weights = {part.role: questionnaire.role[part.role].weight for part in parts}
    scale = question.scale
    low, high = scale[0], scale[-1]
    answered = [(weights[part.role], part.mean) for part in parts if part.mean is not None]
    open_parts = [part for part in parts if part.slots]
    anyone_else = any(part.votes or part.dont_know or (part.registered and part.blank) for part in parts)
    applicable = bool(open_parts) and (anyone_else or not any(part.not_applicable for part in parts))
    span = None
    if applicable:
        worst, best = (balanced([(weights[p.role], filled(p, end)) for p in open_parts]) for end in (low, high))
        span = Span(worst, best)
    return QuestionScore(
        question=question.id,
        dimension=questionnaire.dimension_of[question.id].id,
        weight=question.weight,
        low=low,
        high=high,
        roles=parts,
        applicable=applicable,
        score=balanced(answered) if answered else None,
        span=span,
    )


def question_scores(questionnaire: Questionnaire, room: Room) -> dict[str, QuestionScore]:
    """Every scored question by id, in displayed order."""
    return {
        question.id: question_score(question, questionnaire, room)
        for question in questionnaire.questions.values()
        if len(question.scale) > 1
    }

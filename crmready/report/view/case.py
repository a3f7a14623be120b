"""Everything one report is composed from, and the questions that every part of it asks of that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from crmready.i18n import digits_of
from crmready.model.assessment import Assessment
from crmready.model.publication import Publication
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.questions import Question
from crmready.model.scorecard import DimensionScore, RoleScore, Scorecard, State
from crmready.report.shapes.numbers import Anchor, Number
from crmready.report.view.numbers import MOST_DIGITS, Numbers, Rounding, position
from crmready.report.view.scale import anchors, marks
from crmready.report.view.words import Words, inside


@dataclass(frozen=True, slots=True)
class Subject:
    """What the report is about: the questionnaire in the report's language, and the assessment."""

    questionnaire: Questionnaire
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Context:
    """What a report needs to know beside its subject.

    `held_back` counts later answers by role that wait (rule i), `withheld` are roles of which nothing is shown for now.
    """

    language: str
    tool_version: str
    questionnaire_digest: str
    answers_digest: str
    held_back: Mapping[str, int] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """Subject, result and publication rule in one language."""

    subject: Subject
    result: Scorecard
    publication: Publication
    words: Words

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire in the report's language."""
        return self.subject.questionnaire

    @property
    def assessment(self) -> Assessment:
        """The assessment."""
        return self.subject.assessment

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers in the report's language."""
        return Numbers(self.words)

    @cached_property
    def dimensions(self) -> dict[str, DimensionScore]:
        """Dimension scores by id."""
        return {dimension.dimension: dimension for dimension in self.result.dimensions}

    @cached_property
    def gates(self) -> dict[str, Gate]:
        """The questionnaire's gates by id."""
        return {gate.id: gate for gate in self.questionnaire.gates}

    @cached_property
    def states(self) -> dict[str, State]:
        """The gates' states by id."""
        return {gate.gate: gate.state for gate in self.result.gates}

    @cached_property
    def question_numbers(self) -> dict[str, str]:
        """Each question's number in the report, such as "2.3"."""
        return {
            question.id: f"{first}.{second}"
            for first, dimension in enumerate(self.questionnaire.dimensions, 1)
            for second, question in enumerate(dimension.questions, 1)
        }

    @cached_property
    def answered_by(self) -> frozenset[str]:
        """Ids of the registered respondents who answered anything."""
        known = {respondent.id for respondent in self.assessment.respondents}
        return frozenset(respondent for respondent, _ in self.assessment.answers) & known

    @cached_property
    def registered(self) -> dict[str, int]:
        """How many are registered in each role."""
        roles = [respondent.role for respondent in self.assessment.respondents]
        return {role: roles.count(role) for role in self.questionnaire.role}

    def anonymous(self, role: str) -> bool:
        """Whether the role's answers are protected; a joint answer is the group's, given to be shown."""
        return self.questionnaire.role[role].anonymous and role not in self.result.joint

    def ask(self, question_id: str, role: str | None = None) -> str:
        """A question's wording for a role, by default the first it is put to."""
        question = self.questionnaire.asked[question_id]
        return question.wording(role or question.roles[0])

    def several(self, role: str) -> str:
        """The role's plural inside a sentence."""
        return inside(self.questionnaire.role[role].plural)

    def counted(self, role: str, number: int) -> str:
        """The role's singular or plural inside a sentence, for this number."""
        named = self.questionnaire.role[role]
        return inside(named.name if number == 1 else named.plural)

    def label(self, role: str) -> str:
        """The role's name as a label: singular when one person is registered."""
        named = self.questionnaire.role[role]
        return named.name if self.registered[role] == 1 and role not in self.result.joint else named.plural

    def target(self, question_id: str) -> Fraction:
        """The dimension's target on the question's scale."""
        scored = self.result.questions[question_id]
        return scored.low + self.dimensions[scored.dimension].target * (scored.high - scored.low)

    def rounding(self, question_id: str, roles: tuple[str, ...] | None = None) -> Rounding:
        """How to print a score of this question: as fine as its options and true to every limit, or coarse."""
        question = self.questionnaire.questions[question_id]
        minimums = [gate.at_least for gate in self.questionnaire.gates if gate.question == question_id]
        limits = (*question.scale, *(limit for limit in minimums if limit is not None), self.target(question_id))
        parts = question.roles if roles is None else roles
        if any((question_id, role) in self.publication.coarse for role in parts):
            return Rounding(reaches=limits).coarse()
        finest = max((digits_of(option) for option in question.scale), default=0)
        return Rounding(digits=min(max(finest, 1), MOST_DIGITS), reaches=limits)

    def position(self, number: Number, question_id: str) -> float | None:
        """Where a printed number stands on the question's scale."""
        scored = self.result.questions[question_id]
        return position(number, scored.low, scored.high)

    def anchors(self, question: Question) -> tuple[Anchor, ...]:
        """The question's options on its scale, lowest first; none where options have no place of their own."""
        return anchors(question, self.numbers)

    def reached(self, question: Question, score: Fraction) -> str | None:
        """The words of the highest option that a score fully reaches."""
        words = [(mark, text) for mark, text in marks(question, self.numbers) if mark <= score]
        return max(words, key=lambda mark: mark[0])[1] if words else None

    def references(self, parts: tuple[RoleScore, ...]) -> tuple[str, ...]:
        """What roles that are not anonymous name as evidence, sorted, so that no order tells who named it."""
        open_parts = [part for part in parts if not self.anonymous(part.role)]
        return tuple(sorted({text.strip() for part in open_parts for vote in part.votes for text in vote.evidence}))

    def why_hidden(self, question_id: str, roles: tuple[str, ...] | None = None) -> str:
        """Why values of a question are hidden: too few answers, or because they would give others away."""
        minimum = self.questionnaire.privacy.minimum_group
        parts = [p for p in self.result.questions[question_id].roles if roles is None or p.role in roles]
        anonymous = [part for part in parts if self.anonymous(part.role)]
        gone = [part.role for part in anonymous if part.role in self.publication.withheld and part.slots]
        if gone:
            return self.words.gettext(
                "Hidden: one of the {roles} was deleted after a report had been made.",
                roles=self.words.listed([self.several(role) for role in gone]),
            )
        few = [
            part.role
            for part in anonymous
            if 0 < len(part.votes) + part.dont_know < minimum or 0 < len(part.votes) < minimum
        ]
        if few:
            return self.words.gettext(
                "Hidden: fewer than {minimum} {roles} have answered.",
                minimum=minimum,
                roles=self.words.listed([self.several(role) for role in few]),
            )
        return self.words.gettext("Hidden, because it would show what other hidden answers are.")

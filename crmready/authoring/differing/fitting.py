"""Answers to an earlier version, held against the later one: which still fit, and which are left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from crmready.authoring.differing.effects import Comparison, Concern, Difference
from crmready.model.assessment import Answer, Answered, Assessment, Consensus, NotApplicable, Record
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Question, RecordQuestion, Value

_ENTRY = 2
"""Parts of a question's address: section and id; with two more, one of its options."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Answers of one role to one question that no longer fit, and why. Without a role it is about the organisation.

    `count` is None where it would tell what anonymous people answered.
    """

    what: str
    role: str | None
    count: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Fitted:
    """An assessment without what does not fit, and what was left out."""

    assessment: Assessment
    lost: tuple[Lost, ...]
    unsaid: bool = False
    """Whether there may be more, which would tell what anonymous people answered."""


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why an answer does not fit; `tells` when it says something about what was answered."""

    why: str
    tells: bool = False


@dataclass(frozen=True)
class Fitting:
    """A later version, and what of it stands for something else than before."""

    questionnaire: Questionnaire
    reused: Mapping[str, frozenset[str]]
    """By question, the options that say something else; none of them means the whole question."""

    @classmethod
    def of(cls, questionnaire: Questionnaire, comparison: Comparison | None = None) -> "Fitting":
        """The version, with what a comparison with the answers' own version found."""
        reused: dict[str, frozenset[str]] = {}
        for one in comparison.differences if comparison is not None else ():
            if one.concern is Concern.REUSED:
                options = frozenset(map(str, one.address[_ENTRY + 1 :]))
                for name in _questions(one):
                    known = reused.get(name, options)
                    reused[name] = options | known if options and known else frozenset()
        return cls(questionnaire, reused)

    def fitted(self, assessment: Assessment, privacy: Questionnaire) -> Fitted:
        """Leaves out what does not fit; `privacy` says which roles are anonymous and what may be told of them."""
        role_of = {person.id: person.role for person in assessment.respondents}
        kept: dict[tuple[str, str], Answer] = {}
        given: Counter[tuple[str, str]] = Counter()
        lost: Counter[tuple[str, str, _Reason]] = Counter()
        for (person, question), answer in assessment.answers.items():
            role = role_of.get(person, "")
            given[question, role] += 1
            reason = self._reason(question, role, answer)
            if reason is None:
                kept[person, question] = answer
            else:
                lost[question, role, reason] += 1
        records, lost_records = self._records(assessment.records)
        consensus, lost_consensus = self._consensus(assessment.consensus)
        targets, lost_targets = self._targets(assessment)
        told = [_told(key, count, given, privacy) for key, count in sorted(lost.items(), key=_by_question)]
        profile = assessment.profile if assessment.profile in self._profiles else None
        respondents = tuple(person for person in assessment.respondents if person.role in self.questionnaire.role)
        fitting = replace(
            assessment, respondents=respondents, answers=kept, records=records, consensus=consensus, targets=targets,
            profile=profile,
        )  # fmt: skip
        said = (*(one for one in told if one is not None), *lost_records, *lost_consensus, *lost_targets)
        return Fitted(fitting, said, unsaid=any(role.anonymous for role in privacy.roles))

    @property
    def _profiles(self) -> frozenset[str]:
        return frozenset(profile.id for profile in self.questionnaire.target_profiles)

    def _reason(self, name: str, role: str, answer: Answer) -> _Reason | None:
        question = self.questionnaire.asked.get(name)
        if role not in self.questionnaire.role:
            return _Reason(f"there is no role {role}")
        if question is None:
            return _Reason("there is no such question")
        if role not in question.roles:
            return _Reason(f"{role} is not asked it")
        if self.reused.get(name) == frozenset():
            return _Reason("the answers would mean something else")
        return _value_reason(question, answer, self.reused.get(name, frozenset()))

    def _records(self, records: Iterable[Record]) -> tuple[tuple[Record, ...], list[Lost]]:
        kept, lost = [], Counter[tuple[str, str]]()
        for record in records:
            question = self.questionnaire.questions.get(record.question)
            if not isinstance(question, RecordQuestion):
                lost[record.question, "there is no such record question"] += 1
                continue
            fields = {field.id for field in question.fields}
            for name in record.values.keys() - fields:
                lost[f"{record.question}, field {name}", "there is no such field"] += 1
            kept.append(replace(record, values={k: v for k, v in record.values.items() if k in fields}))
        return tuple(kept), [Lost(f"records of {what}", None, n, why) for (what, why), n in sorted(lost.items())]

    def _consensus(self, agreed: Mapping[str, Consensus]) -> tuple[dict[str, Consensus], list[Lost]]:
        kept, lost = {}, []
        for name, entry in agreed.items():
            question = self.questionnaire.asked.get(name)
            fits = question is not None and self.reused.get(name) is None and question.accepts(entry.value)
            if fits:
                kept[name] = entry
            else:
                lost.append(Lost(f"consensus on {name}", None, None, "it no longer fits"))
        return kept, lost

    def _targets(self, assessment: Assessment) -> tuple[dict[str, Fraction], list[Lost]]:
        known = {dimension.id for dimension in self.questionnaire.dimensions}
        gone = [Lost(f"target of {name}", None, None, "there is no such dimension") for name in assessment.targets
                if name not in known]  # fmt: skip
        if assessment.profile is not None and assessment.profile not in self._profiles:
            gone.append(Lost(f"profile {assessment.profile}", None, None, "there is no such target profile"))
        return {name: value for name, value in assessment.targets.items() if name in known}, gone


def _by_question(entry: tuple[tuple[str, str, _Reason], int]) -> tuple[str, str, str]:
    (question, role, reason), _ = entry
    return question, role, reason.why


def _questions(one: Difference) -> Iterator[str]:
    """The questions whose answers a difference is about."""
    if one.used_by:
        yield from one.used_by
    elif one.address[0] in {"questions", "estimates", "expectations"} and one.address[2:3] != ("fields",):
        yield str(one.address[1])


def _value_reason(question: Question, answer: Answer, reused: frozenset[str]) -> _Reason | None:
    """Why the content of an answer does not fit."""
    if isinstance(answer, NotApplicable) and not question.not_applicable:
        return _Reason("“not relevant” cannot be answered any more", tells=True)
    if not isinstance(answer, Answered):
        return None
    if not question.accepts(answer.value):
        return _Reason("the value is not offered any more", tells=True)
    if reused & set(_named(answer.value)):
        return _Reason("the option would mean something else", tells=True)
    return None


def _named(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _told(
    key: tuple[str, str, _Reason], count: int, given: Mapping[tuple[str, str], int], privacy: Questionnaire
) -> Lost | None:
    """What may be said: how often an anonymous role answered something shows only as its distribution would."""
    question, role, reason = key
    anonymous = role in privacy.role and privacy.role[role].anonymous
    if not anonymous:
        return Lost(question, role, count, reason.why)
    if reason.tells:
        return (
            Lost(question, role, count, reason.why) if given[question, role] >= privacy.privacy.distributions else None
        )
    return Lost(question, role, count if count >= privacy.privacy.minimum_group else None, reason.why)

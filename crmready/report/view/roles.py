"""What each role answered to a question, and how far it agrees with itself (docs/scoring.md §4)."""

from fractions import Fraction
from typing import Literal

from crmready.model.findings import Agreement
from crmready.model.scorecard import RoleScore
from crmready.report.shapes.beliefs import DontKnowView
from crmready.report.shapes.scores import AgreementView, RolePart
from crmready.report.view.case import Case
from crmready.report.view.numbers import Rounding

Level = Literal["same", "close", "fair", "apart"]


def role_parts(case: Case, question_id: str) -> tuple[RolePart, ...]:
    """Every role the question is addressed to."""
    return tuple(_part(case, question_id, part) for part in case.result.questions[question_id].roles)


def agreement_views(case: Case) -> tuple[AgreementView, ...]:
    """Agreement per question and role, where there are two answers and it may be told."""
    views = (_agreement(case, found) for found in case.result.agreements)
    return tuple(view for view in views if view is not None)


def dont_know_views(case: Case) -> tuple[DontKnowView, ...]:
    """What a role does not know, largest share first."""
    shares = [
        (found.dont_know_share, found)
        for found in case.result.agreements
        if found.dont_know_share and (found.question, found.role) not in case.publication.roles
    ]
    return tuple(_dont_know(case, found, share) for share, found in sorted(shares, key=lambda pair: -pair[0]))


def few_steps(steps: int) -> tuple[Fraction, Fraction]:
    """Average deviations up to which a role agrees closely, and fairly: a twelfth and a sixth of the options.

    A sixth is the customary limit of practical agreement (Burke & Dunlap, 2002).
    """
    return Fraction(steps + 1, 12), Fraction(steps + 1, 6)


def _part(case: Case, question_id: str, part: RoleScore) -> RolePart:
    key = (question_id, part.role)
    hidden = key in case.publication.roles
    rounding = case.rounding(question_id, (part.role,))
    mean = case.numbers.hidden() if hidden else case.numbers.number(part.mean, rounding)
    given = None if hidden else case.numbers.number(part.given_mean, rounding)
    return RolePart(
        role=part.role,
        role_name=case.label(part.role),
        answered=None if hidden else len(part.votes),
        dont_know=None if hidden else part.dont_know,
        not_applicable=None if hidden else part.not_applicable,
        blank=None if hidden else part.blank,
        counts=case.words.gettext("hidden") if hidden else _counts(case, part),
        mean=mean,
        position=case.position(mean, question_id),
        claimed=None if given == mean else given,
        agreement=next((_agreement(case, a) for a in case.result.agreements if (a.question, a.role) == key), None),
        hidden=hidden,
        hidden_reason=case.why_hidden(question_id, (part.role,)) if hidden else None,
    )


def _counts(case: Case, part: RoleScore) -> str:
    if not part.registered:
        return case.words.gettext("not asked yet")
    gettext, ngettext = case.words.gettext, case.words.ngettext
    if (people := case.result.joint.get(part.role)) is not None:
        return _joint_count(case, part, people)
    said = [gettext("{answered} of {all} answered", answered=len(part.votes), all=part.registered)]
    if part.dont_know:
        said.append(ngettext("{n} does not know", "{n} do not know", part.dont_know))
    if part.not_applicable:
        said.append(ngettext("{n} says it does not apply", "{n} say it does not apply", part.not_applicable))
    return ", ".join(said)


def _joint_count(case: Case, part: RoleScore, people: int) -> str:
    """What several people said as one."""
    gettext = case.words.gettext
    if part.votes:
        return gettext("{n} together, one answer", n=people)
    if part.dont_know:
        return gettext("{n} together do not know", n=people)
    if part.not_applicable:
        return gettext("{n} together say it does not apply", n=people)
    return gettext("{n} together, no answer", n=people)


def _level(case: Case, found: Agreement, deviation: Fraction) -> Level:
    close, fair = few_steps(len(case.questionnaire.questions[found.question].scale) - 1)
    if deviation == 0 and (found.question, found.role) not in case.publication.coarse:
        return "same"
    return "close" if deviation <= close else "fair" if deviation <= fair else "apart"


def _agreement(case: Case, found: Agreement) -> AgreementView | None:
    key = (found.question, found.role)
    if key in case.publication.roles or found.average_deviation is None:
        return None
    level, words_only = _level(case, found, found.average_deviation), key in case.publication.coarse
    limits = few_steps(len(case.questionnaire.questions[found.question].scale) - 1)
    spread = Rounding(digits=2, up_to=(Fraction(0), *limits))
    consensus = None if found.consensus is None else Fraction(found.consensus)
    ends = None if words_only or found.interval is None or found.interval[0] == found.interval[1] else found.interval
    return AgreementView(
        question=found.question,
        ask=case.ask(found.question, found.role),
        role=found.role,
        role_name=case.label(found.role),
        answers=found.answers,
        level=level,
        sentence=_level_sentence(case, level, found.answers),
        average_deviation=None if words_only else case.numbers.number(found.average_deviation, spread),
        consensus=None if words_only else case.numbers.number(consensus, Rounding(2, reaches=(Fraction(1),))),
        interval=case.numbers.range(ends, case.rounding(found.question, (found.role,))),
        distribution=None if words_only else found.distribution,
    )


def _level_sentence(case: Case, level: Level, answers: int) -> str:
    gettext = case.words.gettext
    match level:
        case "same" if answers == 2:  # noqa: PLR2004
            return gettext("Both gave the same answer.")
        case "same":
            return gettext("All {n} gave the same answer.", n=answers)
        case "close":
            return gettext("The {n} answers lie close together.", n=answers)
        case "fair":
            return gettext("The {n} answers differ somewhat.", n=answers)
        case "apart":
            return gettext("The {n} answers lie far apart.", n=answers)


def _dont_know(case: Case, found: Agreement, share: Fraction) -> DontKnowView:
    unsure = case.result.questions[found.question].role(found.role).dont_know
    asked = found.answers + unsure
    sentence = case.words.ngettext(
        "{n} of {all} {roles} does not know.", "{n} of {all} {roles} do not know.", unsure,
        all=asked, roles=case.counted(found.role, asked),
    )  # fmt: skip
    return DontKnowView(
        question=found.question,
        ask=case.ask(found.question, found.role),
        role=found.role,
        role_name=case.label(found.role),
        share=case.numbers.number(share * 100, Rounding(0, reaches=(Fraction(100),), per_cent=True)),
        sentence=sentence,
    )

"""Who was asked and who answered, and how to ask those whom nobody has asked."""

from collections.abc import Sequence

from crmready.model.questionnaire import Role
from crmready.report.shapes.report import RespondentsView, RoleCount
from crmready.report.view.case import Case


def respondents_view(case: Case) -> RespondentsView:
    """Every role, in the questionnaire's order."""
    roles = tuple(_role(case, role) for role in case.questionnaire.roles)
    registered, answered = len(case.assessment.respondents), len(case.answered_by)
    return RespondentsView(
        registered=registered,
        answered=answered,
        sentence=_with_unfinished(case, _sentence(case)),
        roles=roles,
        not_asked=_not_asked(case, [role.id for role in roles if not role.registered]),
    )


def nobody(case: Case) -> str | None:
    """What to say when there is no answer at all."""
    if case.answered_by:
        return None
    return case.words.gettext(
        "Nobody has answered yet. This says what has to be found out, not how things stand at {organisation}.",
        organisation=case.assessment.organisation,
    )


def _sentence(case: Case) -> str:
    """How many people were asked and have answered; who answers together with others counts as well."""
    people = case.assessment.respondents
    registered = sum(person.together for person in people)
    answered = sum(person.together for person in people if person.id in case.answered_by)
    if not registered:
        return case.words.gettext("Nobody has been asked yet.")
    if registered == answered == 1:
        return case.words.gettext("One person has answered.")
    return case.words.ngettext(
        "{answered} of {n} person has answered.", "{answered} of {n} people have answered.",
        registered, answered=answered,
    )  # fmt: skip


def _with_unfinished(case: Case, sentence: str) -> str:
    """The count, and how many of those who have answered are not through: true before and after a round is closed."""
    people = case.assessment.respondents
    under_way = sum(person.together for person in people if person.id in case.answered_by and not person.finished)
    if not under_way:
        return sentence
    more = case.words.ngettext(
        "{n} person has not answered everything.", "{n} people have not answered everything.", under_way
    )  # fmt: skip
    return f"{sentence} {more}"


def _role(case: Case, role: Role) -> RoleCount:
    registered = case.registered[role.id]
    answered = sum(person.role == role.id and person.id in case.answered_by for person in case.assessment.respondents)
    asked = bool(registered)
    return RoleCount(
        id=role.id,
        name=role.name,
        plural=role.plural,
        anonymous=role.anonymous,
        registered=registered,
        answered=answered,
        together=case.result.joint.get(role.id),
        sentence=_role_sentence(case, role, registered, answered),
        how_to_ask=None if asked else _how_to_ask(case, role),
        command=None if asked else case.words.gettext("crmready assess FILE --role {role}", role=role.id),
    )


def _role_sentence(case: Case, role: Role, registered: int, answered: int) -> str:
    if not registered:
        return case.words.gettext("No {roles} have been asked yet.", roles=case.several(role.id))
    if role.id in case.result.joint:
        people = case.result.joint[role.id]
        return case.words.gettext("{n} {roles} give one joint answer.", n=people, roles=case.several(role.id))
    return case.words.ngettext(
        "{answered} of {n} {role} has answered.", "{answered} of {n} {role} have answered.",
        registered, answered=answered, role=case.counted(role.id, registered),
    )  # fmt: skip


def _how_to_ask(case: Case, role: Role) -> str:
    gettext = case.words.gettext
    if not role.anonymous:
        return gettext(
            "Each of the {roles} answers alone, on any machine that has the file.", roles=case.several(role.id)
        )
    return gettext(
        "Each of the {roles} answers alone, and single answers are never shown. If there are fewer than {minimum}, let "
        "them agree on one joint answer in a workshop instead.",
        roles=case.several(role.id), minimum=case.questionnaire.privacy.minimum_group,
    )  # fmt: skip


def _not_asked(case: Case, roles: Sequence[str]) -> str | None:
    if not roles:
        return None
    return case.words.gettext(
        "Not asked yet: {roles}. What they would say is missing, and everything that needs their answers is unknown.",
        roles=case.words.listed([case.several(role) for role in roles]),
    )

"""One page for each role that was asked: its picture beside the others', its actions, what would show them.

Means come from the published parts of the questions, so that a role's own page tells nothing that
the rest of the report does not tell.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from crmready.model.questionnaire import Role
from crmready.problems import at_start
from crmready.report.shapes.gates import GateReference, GateView, ToShow
from crmready.report.shapes.numbers import Number
from crmready.report.shapes.plan import ActionView
from crmready.report.shapes.roles import RoleMean, RolePageView, RoleQuestion
from crmready.report.shapes.scores import DimensionView, QuestionView, RolePart
from crmready.report.view.case import Case
from crmready.report.view.counting import questions as counted_questions
from crmready.report.view.counting import share, spelled
from crmready.report.view.gates import gate_roles
from crmready.report.view.parts import Parts
from crmready.report.view.words import NOTHING, Words, inside

MOST_QUESTIONS: Final = 6
_STEP: Final = 1.0


def role_page_views(case: Case, parts: Parts) -> tuple[RolePageView, ...]:
    """A page for each role that has anybody, in the questionnaire's order."""
    return tuple(_page(case, role, parts) for role in case.questionnaire.roles if case.registered[role.id])


def _page(case: Case, role: Role, parts: Parts) -> RolePageView:
    own = list(_own_questions(case, role.id, parts.dimensions))
    shared = [question for question in own if question.others]
    actions = tuple(action for window in parts.plan for action in window.actions if action.owner == role.id)
    gates = _gates(case, role.id, parts.gates)
    pictures, owned = _pictures(case.words, shared), _owned(case.words, actions, bool(parts.first_actions))
    return RolePageView(
        role=role.id,
        role_name=role.name,
        title=case.words.gettext("For you as {role}", role=inside(role.name)),
        finding=f"{owned} {pictures}".strip(),
        people=next(count.sentence for count in parts.respondents.roles if count.id == role.id),
        shown=_shown(case, role),
        pictures=pictures,
        questions=tuple(_chosen(own)),
        owned=owned,
        actions=actions,
        gates=tuple(GateReference(gate.id, gate.name, gate.state, gate.state_name, gate.symbol) for gate in gates),
        to_show=tuple(
            ToShow(gate.id, gate.name, gate.question, gate.to_show)
            for gate in gates
            if gate.to_show and gate.state != "pass"
        ),
    )


def _gates(case: Case, role: str, gates: Sequence[GateView]) -> list[GateView]:
    resting = {result.gate for result in case.result.gates if role in gate_roles(case, result)}
    return [gate for gate in gates if gate.id in resting]


def _own_questions(case: Case, role: str, dimensions: Sequence[DimensionView]) -> Iterator[RoleQuestion]:
    """Every question whose mean for the role is printed."""
    for dimension in dimensions:
        for question in dimension.questions:
            means = {part.role: _mean(part) for part in question.roles if part.mean.value is not None}
            if role in means and question.anchors:
                yield _question(case, question, means, role)


def _mean(part: RolePart) -> RoleMean:
    return RoleMean(part.role, part.role_name, part.mean, part.position)


def _question(case: Case, question: QuestionView, means: dict[str, RoleMean], role: str) -> RoleQuestion:
    others = tuple(mean for other, mean in means.items() if other != role)
    said = ", ".join(f"{inside(mean.role_name)} {mean.mean.text}" for mean in (means[role], *others))
    return RoleQuestion(
        question=question.id,
        number=question.number,
        ask=case.ask(question.id, role),
        anchors=question.anchors,
        own=means[role],
        others=others,
        target=question.target,
        target_position=question.target_position,
        apart=_furthest(case, means[role], others),
        sentence=case.words.gettext(
            "{said}. The target is {target}.", said=at_start(said), target=question.target.text
        ),
    )


def _furthest(case: Case, own: RoleMean, others: Sequence[RoleMean]) -> Number:
    """The largest distance between the printed means."""
    distances = [case.numbers.difference(*_larger_first(own.mean, other.mean)) for other in others]
    return max(distances, key=lambda distance: distance.value or 0, default=Number(None, NOTHING))


def _larger_first(one: Number, other: Number) -> tuple[Number, Number]:
    return (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)


def _chosen(own: Sequence[RoleQuestion]) -> list[RoleQuestion]:
    """Those furthest from another role first, then those furthest below the target."""
    shared = sorted((each for each in own if each.others), key=lambda each: -(each.apart.value or 0))
    alone = sorted((each for each in own if not each.others), key=_above_target)
    return [*shared, *alone][:MOST_QUESTIONS]


def _above_target(question: RoleQuestion) -> float:
    return (question.own.mean.value or 0) - (question.target.value or 0)


def _pictures(words: Words, shared: Sequence[RoleQuestion]) -> str:
    if not shared:
        return words.gettext("No other role's answers can be held beside those of your role.")
    apart = sum((question.apart.value or 0) >= _STEP for question in shared)
    if not apart:
        return words.gettext("Where other roles answered the same question, they see much the same as yours.")
    where = share(words, counted_questions(words), apart, len(shared))
    return words.gettext("In {where} that others answered too, another role stands at least a step away.", where=where)


def _owned(words: Words, actions: Sequence[ActionView], planned: bool) -> str:  # noqa: FBT001 (one of two sentences)
    if not planned:
        return ""
    if not actions:
        return words.gettext("None of the actions in the plan is owned by your role.")
    return words.ngettext(
        "Your role owns {count} action in the plan.", "Your role owns {count} actions in the plan.",
        len(actions), count=spelled(words, len(actions)),
    )  # fmt: skip


def _shown(case: Case, role: Role) -> str:
    """What a reader in the role may see of the role's own answers."""
    if not case.anonymous(role.id):
        return case.words.gettext("You answer as holders of your position: the role's means are shown.")
    return case.words.gettext(
        "Nobody's single answer is shown, here or elsewhere: only means of at least {minimum} answers, and how many do "
        "not know.",
        minimum=case.questionnaire.privacy.minimum_group,
    )

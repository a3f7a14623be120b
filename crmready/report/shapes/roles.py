"""The shape of one role's own page: the role's picture beside the others', its actions, and what would show them."""

from dataclasses import dataclass

from crmready.report.shapes.gates import GateReference, ToShow
from crmready.report.shapes.numbers import Anchor, Number
from crmready.report.shapes.plan import ActionView


@dataclass(frozen=True, slots=True)
class RoleMean:
    """Where one role stands on a question; only roles whose mean may be printed are given."""

    role: str
    """The role's id."""
    role_name: str
    """The role's name in the plural, or in the singular for one person."""
    mean: Number
    """The mean of its counted answers."""
    position: float | None
    """Where that stands on the question's scale."""


@dataclass(frozen=True, slots=True)
class RoleQuestion:
    """One question that the role answered, beside what the other roles answered."""

    question: str
    """The question's id."""
    number: str
    """Its number in the report."""
    ask: str
    """The question as this role was asked it."""
    anchors: tuple[Anchor, ...]
    """The options on the scale, lowest first."""
    own: RoleMean
    """This role's mean."""
    others: tuple[RoleMean, ...]
    """The other roles' means; empty where only this role was asked, or where theirs are hidden."""
    target: Number
    """The target on the question's scale."""
    target_position: float | None
    """Where that stands."""
    apart: Number
    """The largest printed distance between this role and another, in steps; "–" without another."""
    sentence: str
    """All means in words: "Sellers 1.1, sales managers 2.3. The target is 3."."""


@dataclass(frozen=True, slots=True)
class RolePageView:
    """What the report says to those in one role. It speaks of the role, never of a person."""

    role: str
    """The role's id."""
    role_name: str
    """Its name."""
    title: str
    """Whom the page is for: "For you as sales manager"."""
    finding: str
    """The page in one sentence: what the role owns, and where its picture differs."""
    people: str
    """How many of the role have answered."""
    shown: str
    """What is shown of the role's answers, and what is not."""
    pictures: str
    """How many of the questions that several roles answered show different pictures."""
    questions: tuple[RoleQuestion, ...]
    """Where the role stands beside the others, furthest apart first; then where it stands furthest below the target."""
    owned: str
    """How many actions of the plan the role owns; empty where there is no plan."""
    actions: tuple[ActionView, ...]
    """The actions of the plan that the role owns, in order."""
    gates: tuple[GateReference, ...]
    """The requirements that rest on the role's answers."""
    to_show: tuple[ToShow, ...]
    """What would show those of them that are not met."""

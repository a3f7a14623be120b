"""The shapes of dimensions, their questions and what each role answered."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from crmready.report.shapes.numbers import Anchor, Number, Range, RatingShown

StatusName: TypeAlias = Literal["scored", "insufficient", "not-applicable"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The question as it was put to some roles."""

    roles: tuple[str, ...]
    """Ids of the roles that were asked in these words."""
    role_names: str
    """Their names, joined: "sellers and sales managers"."""
    ask: str
    """The question."""


@dataclass(frozen=True, slots=True)
class AgreementView:
    """How far one role agrees on one question. Numbers are null where only words may be printed."""

    question: str
    """The question's id."""
    ask: str
    """Its wording for this role."""
    role: str
    """The role's id."""
    role_name: str
    """The role's name in the plural."""
    answers: int
    """How many answered."""
    level: Literal["same", "close", "fair", "apart"] | None
    """How far they agree; "same" only where it may be said; null with fewer than two answers."""
    sentence: str
    """The same in words."""
    average_deviation: Number | None
    """Mean distance from the median, in steps."""
    consensus: Number | None
    """Tastle-Wierman consensus, 0 (split between the ends) to 1 (all the same)."""
    interval: Range | None
    """95 % t interval of the mean; null also without spread, where it would look like certainty."""
    distribution: tuple[int, ...] | None
    """How many gave each score of the scale, lowest first."""


@dataclass(frozen=True, slots=True)
class RolePart:
    """What one role answered to one question. Counts and mean are null when hidden."""

    role: str
    """The role's id."""
    role_name: str
    """The role's name in the plural."""
    answered: int | None
    """How many answered."""
    dont_know: int | None
    """How many do not know."""
    not_applicable: int | None
    """How many say that it does not apply."""
    blank: int | None
    """How many have not answered; 1 for a role that has nobody."""
    counts: str
    """The counts in words: "7 of 8 answered, 1 doesn't know"."""
    mean: Number
    """Mean of the counted answers."""
    position: float | None
    """Where the mean stands on the scale."""
    claimed: Number | None
    """Mean of the answers as given, where it is above the counted one."""
    agreement: AgreementView | None
    """How far the role agrees, from two answers upwards."""
    hidden: bool
    """True when this role's part is hidden."""
    hidden_reason: str | None
    """Why, kindly."""


@dataclass(frozen=True, slots=True)
class ActionText:
    """One action that a question proposes."""

    within: int
    """Day by which: 30, 60 or 90."""
    within_text: str
    """The same in words: "within 30 days"."""
    do: str
    """What to do."""


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """What the group agreed on; it stands beside the votes and changes no score."""

    score: Number
    """What the agreed answer is worth."""
    position: float | None
    """Where it stands on the scale."""
    answer: str
    """The agreed answer in words."""
    note: str | None
    """The facilitator's note."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with its results. Not scored: `scored` is false and the numbers are "–"."""

    id: str
    """The question's id."""
    number: str
    """Its number in the report: "2.3"."""
    ask: str
    """The question in its first role's words."""
    wordings: tuple[Wording, ...]
    """Every wording, with the roles it was put to."""
    why: str | None
    """Why it is asked."""
    type: str
    """Question type: levels, choice, multiple, yes-no, number, text, record."""
    weight: Number
    """Its weight in the dimension."""
    scored: bool
    """Whether answers to it are worth a score."""
    anchors: tuple[Anchor, ...]
    """Its options on the scale, lowest first; empty where options have no fixed place."""
    low: Number
    """The scale's lowest score."""
    high: Number
    """The scale's highest score."""
    score: Number
    """The role-balanced score, in option scores."""
    position: float | None
    """Where it stands on the scale."""
    interval: Range | None
    """The score with every missing answer at worst and at best."""
    target: Number
    """The dimension's target on this question's scale."""
    target_position: float | None
    """Where the target stands on the scale."""
    gap: Number
    """Target minus score as printed; negative above the target."""
    sentence: str
    """What there is to say in a line: score and words reached, not asked, does not apply, hidden."""
    roles: tuple[RolePart, ...]
    """What each role answered."""
    claimed: str | None
    """"Claimed 4, counted 2" in a sentence, where nothing was shown."""
    to_show: str | None
    """What would show the answer."""
    evidence: tuple[str, ...]
    """What was shown, from roles that are not anonymous."""
    consensus: ConsensusView | None
    """What the group agreed on."""
    texts: tuple[str, ...]
    """Free-text answers, in no order that tells who wrote them; only from the questionnaire's minimum upwards."""
    actions: tuple[ActionText, ...]
    """What the question proposes to do about a gap."""
    owner_name: str | None
    """The role that owns those actions."""
    gates: tuple[str, ...]
    """Ids of the gates that rest on it."""
    hidden: bool
    """True when the score is hidden."""
    hidden_reason: str | None
    """Why, kindly."""


@dataclass(frozen=True, slots=True)
class DimensionView:
    """One dimension with its questions; numbers are per cent."""

    id: str
    """The dimension's id."""
    number: str
    """Its number in the report: "2"."""
    name: str
    """Its name."""
    about: str | None
    """What it is about."""
    weight: Number
    """Its weight in the index."""
    essential: bool
    """Whether the index and the verdict cannot do without it."""
    status: StatusName
    """Whether it has a score."""
    sentence: str
    """The status in a sentence: score, rating and target, or why there is no score."""
    finding: str | None
    """How many of its questions lie below the target; null where no question's number is printed."""
    score: Number
    """Score in per cent."""
    rating: RatingShown | None
    """Its rating; stays even where the number is hidden."""
    interval: Range | None
    """The score with every missing answer at worst and at best."""
    target: Number
    """Target in per cent."""
    gap: Number
    """Target minus score as printed, in percentage points; negative above the target."""
    coverage: Number
    """Share of the applicable weight that somebody answered, in per cent."""
    questions: tuple[QuestionView, ...]
    """Its questions in displayed order."""
    hidden: bool
    """True when the number is hidden."""
    coarse: bool
    """True when the interval is hidden, with the number or without."""
    hidden_reason: str | None
    """Why, kindly; also where it is only coarse."""

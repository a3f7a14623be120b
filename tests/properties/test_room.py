"""Small dimensions with hidden answers, and everything that those could be (docs/scoring.md, "Anonymity")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product

from hypothesis import assume, given
from hypothesis import strategies as st

from crmready.engine.dimensions import rate
from crmready.engine.publication import publish
from crmready.engine.score import score
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import Scorecard
from tests.building import MANAGER, SECRET_SELLER, Raw, assessment, dimension, levels, questionnaire
from tests.properties.printing import as_printed

Small = tuple[Questionnaire, Assessment]
Key = tuple[str, str]

WEIGHTS = (1, 1, 1, 2, 3, "1/2")


@st.composite
def small_dimensions(draw: st.DrawFn) -> Small:
    """Two or three questions that one to three anonymous sellers answer, some with a manager or more sellers."""
    options = draw(st.integers(3, 5))
    roles = st.sampled_from([("seller",), ("seller", "manager")])
    asked: list[Raw] = [
        levels(f"q{number}", *draw(roles), options=options, weight=draw(st.sampled_from(WEIGHTS)))
        for number in range(draw(st.integers(2, 3)))
    ]
    level = st.integers(0, options - 1)
    few = [{raw["id"]: draw(level | st.just(0)) for raw in asked} for _ in range(draw(st.integers(1, 3)))]
    more = [{"q0": draw(level)} for _ in range(draw(st.sampled_from((0, 0, 4))))]
    manager = {raw["id"]: draw(level) for raw in asked if "manager" in raw["roles"]}
    made = questionnaire(dimension("d", *asked), roles=[{**SECRET_SELLER, "weight": draw(st.integers(1, 2))}, MANAGER])
    return made, assessment(seller=[*few, *more], manager=[manager])


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden sellers' mean on a question: its part of the dimension, and all that it could be, 0 to 1."""

    pull: Fraction
    actual: Fraction
    possible: tuple[Fraction, ...]
    step: Fraction


def hidden_means(made: Questionnaire, scorecard: Scorecard, secret: frozenset[Key]) -> Iterator[Hidden]:
    """What the hidden sellers could have answered, from every set of answers that so many sellers can give."""
    weight = sum((question.weight for question in scorecard.questions.values()), Fraction(0))
    for name, question in scorecard.questions.items():
        sellers, top = question.role("seller"), question.high
        if (name, "seller") not in secret or sellers.mean is None:
            continue
        votes = [made.role[part.role].weight for part in question.roles if part.mean is not None]
        pull = question.weight / weight * made.role["seller"].weight / sum(votes)
        answers = combinations_with_replacement(made.questions[name].scale, len(sellers.votes))
        possible = sorted({sum(one, Fraction(0)) / len(sellers.votes) / top for one in answers})
        yield Hidden(pull, sellers.mean / top, tuple(possible), 1 / top)


def rooms(made: Questionnaire, scorecard: Scorecard, hidden: Sequence[Hidden]) -> list[Fraction]:
    """How far each hidden mean could lie from itself with the dimension printed as it is, beyond one step."""
    found = scorecard.dimensions[0]
    assert found.score is not None
    shown = found.score - sum(one.pull * one.actual for one in hidden)

    @cache
    def fits(share: Fraction) -> bool:
        imagined = replace(found, score=share, rating=rate(made.ratings, share))
        return as_printed(imagined) == as_printed(found)

    fitting = [
        guess
        for guess in product(*(one.possible for one in hidden))
        if fits(shown + sum(one.pull * mean for one, mean in zip(hidden, guess, strict=True)))
    ]
    assert tuple(one.actual for one in hidden) in fitting
    return [
        max(guess[n] for guess in fitting) - min(guess[n] for guess in fitting) - one.step
        for n, one in enumerate(hidden)
    ]


@given(small_dimensions())
def test_a_printed_per_cent_leaves_every_hidden_mean_a_step_of_room(small: Small) -> None:
    scorecard = score(*small)
    publication = publish(small[0], scorecard)
    assume(not publication.dimensions)
    hidden = list(hidden_means(small[0], scorecard, publication.roles))
    assert len(hidden) > 1
    assert min(rooms(small[0], scorecard, hidden)) >= 0


@given(small_dimensions())
def test_a_number_is_hidden_only_when_it_would_leave_a_hidden_mean_less_than_a_step(small: Small) -> None:
    scorecard = score(*small)
    publication = publish(small[0], scorecard)
    assume(publication.dimensions)
    hidden = list(hidden_means(small[0], scorecard, publication.roles))
    assert len(hidden) == 1 or min(rooms(small[0], scorecard, hidden)) < 0

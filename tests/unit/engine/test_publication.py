"""What may be printed of anonymous roles: a worked example for every rule of docs/scoring.md, "Anonymity"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from crmready.engine.publication import publish, without_hidden
from crmready.engine.score import score
from crmready.model.findings import SignalKind
from crmready.model.publication import Publication
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import Scorecard, State
from tests.building import (
    DK,
    EXECUTIVE,
    MANAGER,
    NA,
    SECRET_SELLER,
    Given,
    Raw,
    assessment,
    capped,
    dimension,
    estimate,
    expectation,
    gate,
    levels,
    questionnaire,
)

ROLES = [SECRET_SELLER, MANAGER, EXECUTIVE]


class Printed(NamedTuple):
    made: Questionnaire
    scorecard: Scorecard
    publication: Publication

    def public(self) -> Scorecard:
        return without_hidden(self.made, self.scorecard, self.publication)


def asked(*questions: Raw, **more: Any) -> Questionnaire:  # noqa: ANN401
    return questionnaire(dimension("d", *questions), **{"roles": ROLES, **more})


def printed(
    made: Questionnaire, sellers: Mapping[str, Sequence[Given]], managers: Sequence[Mapping[str, Given]] = ()
) -> Printed:
    """Each question's answers by seller; the managers' sheets."""
    people = max((len(given) for given in sellers.values()), default=0)
    sheets = [{name: given[n] for name, given in sellers.items() if n < len(given)} for n in range(people)]
    scorecard = score(made, assessment(seller=sheets, manager=managers))
    return Printed(made, scorecard, publish(made, scorecard))


def found(made: Questionnaire, **sellers: Sequence[Given]) -> Publication:
    return printed(made, sellers).publication


FIVE: list[Given] = [2, 3, 2, 3, 2]
TWO: list[Given] = [1, 3]


@pytest.mark.parametrize(("answers", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_value_is_hidden_with_one_to_four_answers_to_that_question(answers: int, *, hidden: bool) -> None:
    publication = found(asked(levels("q"), levels("r")), q=[2] * answers, r=FIVE)
    assert (("q", "seller") in publication.roles) is hidden
    assert ("q" in publication.questions) is hidden


def test_answers_to_that_question_count_and_not_those_who_are_registered() -> None:
    publication = found(asked(levels("q"), levels("r"), levels("s")), q=[2, 2, DK, DK, NA, None], r=FIVE, s=FIVE)
    assert publication.questions == {"q"}


def test_the_questionnaire_says_how_many_are_enough() -> None:
    made = asked(levels("q"), privacy={"minimum_group": 3})
    assert found(made, q=[1, 2, 3]).questions == frozenset()
    assert found(made, q=[1, 2]).questions == {"q"}


def test_roles_that_are_not_anonymous_answer_as_office_holders() -> None:
    result = printed(asked(levels("q", "manager")), {}, [{"q": 3}])
    assert result.publication.questions == frozenset()
    assert result.publication.roles == frozenset()


def test_few_who_do_not_know_are_hidden_like_few_who_answer() -> None:
    publication = found(asked(levels("q"), gates=[gate("g", "q", 2)]), q=[DK, DK])
    assert publication.roles == {("q", "seller")}
    assert (publication.questions, publication.gates) == (frozenset(), frozenset())


BUILT_ON: dict[str, Any] = {
    "gates": [
        gate("sellers", "q", 2, roles=["seller"]),
        gate("both", "q", 2),
        gate("managers", "q", 2, roles=["manager"]),
    ],
    "estimates": [estimate("guess", "q"), estimate("other-guess", "r"), estimate("of-managers", "q", source="manager")],
    "expectations": [expectation("system", "q"), expectation("other-system", "t")],
}
MIRRORED = (levels("q", "seller", "manager", mirror=True), levels("r"), levels("s", "seller", "manager", mirror=True))
OTHER = dimension("other", levels("t", "manager"))


def test_everything_built_on_a_hidden_value_is_hidden_and_a_gate_s_state_stays() -> None:
    made = questionnaire(dimension("d", *MIRRORED), OTHER, roles=ROLES, **BUILT_ON)
    managers = [{"q": 3, "s": 2, "t": 2, "guess": 3, "other-guess": 3, "system": 4, "other-system": 4}]
    result = printed(made, {"q": TWO, "r": [2] * 6, "s": [2] * 7}, managers)
    publication = result.publication
    assert publication.questions == {"q"}
    assert publication.dimensions == {"d"}
    assert publication.gates == {"sellers", "both"}
    assert [found.state for found in result.scorecard.gates] == [State.UNKNOWN, State.UNKNOWN, State.PASS]
    assert publication.estimates == {"guess"}
    assert publication.expectations == {"system"}
    assert publication.role_gaps == {"q"}
    assert publication.coarse_role_gaps == {"s"}


def test_few_anonymous_believers_hide_their_estimate_and_expectation() -> None:
    guess, system = estimate("guess", "q", "seller", source="manager"), expectation("system", "q", "seller")
    made = asked(levels("q", "manager"), estimates=[guess], expectations=[system])
    few = printed(made, {"guess": [2, 3], "system": [4]}, [{"q": 2}]).publication
    many = printed(made, {"guess": FIVE, "system": FIVE}, [{"q": 2}]).publication
    assert (few.estimates, few.expectations) == (frozenset({"guess"}), frozenset({"system"}))
    assert (many.estimates, many.expectations) == (frozenset(), frozenset())


def test_a_hidden_question_hides_the_number_and_the_interval_it_is_in_and_the_rating_stays() -> None:
    made = asked(levels("a"), levels("b"), levels("c", "manager"))
    result = printed(made, {"a": TWO, "b": [2] * 6}, [{"c": 3}])
    assert result.publication.questions == {"a"}
    assert result.publication.coarse == {("b", "seller")}
    assert result.publication.dimensions == result.publication.intervals == {"d"}
    assert result.public().dimensions[0].rating is not None


def test_several_hidden_questions_are_no_reason_to_print_their_sum() -> None:
    """The next report may show one of them, and its number would then give the other away."""
    publication = found(asked(levels("a"), levels("b"), levels("c")), a=[1, 2, 2], b=[2, 3, 2], c=FIVE)
    assert publication.questions == {"a", "b"}
    assert publication.dimensions == {"d"}


def test_a_question_of_weight_0_hides_no_number() -> None:
    made = asked(levels("a", weight=0), levels("b"), levels("c", weight=0))
    alone = found(made, a=TWO, b=FIVE, c=FIVE)
    assert (alone.questions, alone.dimensions, alone.intervals) == (frozenset("a"), frozenset(), frozenset())
    single = found(made, a=FIVE, b=TWO, c=FIVE)
    assert (single.questions, single.dimensions) == (frozenset("b"), frozenset("d"))


def test_an_insufficient_dimension_prints_no_interval_that_could_give_anything_away() -> None:
    made = asked(levels("a"), levels("b"), levels("c"), coverage=1)
    publication = found(made, a=TWO, b=FIVE)
    assert (publication.questions, publication.dimensions) == (frozenset("a"), frozenset())
    assert publication.intervals == {"d"}


def index_of(publication: Publication) -> tuple[bool, bool]:
    return publication.index, publication.index_span


def test_a_hidden_dimension_interval_hides_the_index_interval_and_a_hidden_number_the_index() -> None:
    def of(sellers: Mapping[str, Sequence[Given]], **weight: object) -> tuple[bool, bool]:
        made = questionnaire(dimension("d", levels("a"), levels("b"), **weight), OTHER, roles=ROLES)
        return index_of(printed(made, sellers, [{"t": 3}]).publication)

    assert of({"a": FIVE, "b": FIVE}) == (False, False)
    assert of({"a": TWO, "b": FIVE}) == (True, True)
    assert of({"a": [0, 0], "b": [0]}) == (True, True)
    assert of({"a": [0, 0], "b": [0]}, weight=0) == (False, False)


@pytest.mark.parametrize(("answers", "coarse"), [(4, False), (5, True), (9, True), (10, False)])
def test_between_five_and_nine_answers_a_mean_is_coarse(answers: int, *, coarse: bool) -> None:
    publication = found(asked(levels("q"), levels("r")), q=[2] * answers)
    assert (publication.coarse == {("q", "seller")}) is coarse


def test_ten_answers_print_in_full() -> None:
    made = asked(*MIRRORED)
    result = printed(made, {"q": [2] * 10, "r": [2] * 10, "s": [2] * 12}, [{"q": 1, "s": 2}])
    nothing: frozenset[str] = frozenset()
    assert result.publication == Publication(
        roles=frozenset(), coarse=frozenset(), questions=nothing, dimensions=nothing, intervals=nothing, gates=nothing,
        estimates=nothing, expectations=nothing, role_gaps=nothing, coarse_role_gaps=nothing, index=False,
        index_span=False,
    )  # fmt: skip


def test_the_headline_leaves_hidden_pairs_out() -> None:
    names = ["a", "b", "c", "e", "f"]
    made = asked(*(levels(name) for name in names), estimates=[estimate(f"guess-{name}", name) for name in names])
    sellers: dict[str, list[Given]] = {"a": [0, 1], **{name: [1] * 5 for name in "bcef"}}
    result = printed(made, {**sellers, "b": [1, 1]}, [{f"guess-{name}": 3 for name in names}])
    assert result.publication.estimates == {"guess-a", "guess-b"}
    assert result.scorecard.beliefs.headline is not None
    assert result.public().beliefs.headline is None


def test_no_order_of_gaps_gives_a_hidden_score_away() -> None:
    made = asked(levels("a"), levels("b"), levels("c", "manager"), gates=[gate("g", "b", 3)])
    low = printed(made, {"a": [0, 2], "b": [2, 2]}, [{"c": 1}])
    high = printed(made, {"a": [2, 2], "b": [0, 2]}, [{"c": 1}])
    assert [gap.question for gap in low.scorecard.gaps] == ["b", "a", "c"]
    assert [gap.question for gap in low.public().gaps] == ["b", "c"]
    assert low.public().gaps == high.public().gaps
    assert low.public().plan == high.public().plan


def test_no_signal_tells_what_a_few_have_answered() -> None:
    made = asked(capped("a", "seller", "manager", mirror=True), levels("b"))
    few = printed(made, {"a": [4, 4], "b": FIVE}, [{"a": 0}])
    enough = printed(made, {"a": [4] * 5, "b": FIVE}, [{"a": 0}])
    assert {signal.kind for signal in few.scorecard.signals} == {
        SignalKind.CLAIMED_WITHOUT_EVIDENCE, SignalKind.OPPOSED_MIRROR,
    }  # fmt: skip
    assert few.public().signals == ()
    assert enough.public().signals == enough.scorecard.signals != ()


def test_rows_of_equal_answers_are_not_told_of_a_role_with_hidden_answers() -> None:
    names = [f"q{number}" for number in range(12)]
    made = asked(*(levels(name) for name in names))
    few = printed(made, {name: [1, 1] for name in names})
    enough = printed(made, {name: [1] * 5 for name in names})
    assert [signal.kind for signal in few.scorecard.signals] == [SignalKind.STRAIGHT_LINING]
    assert few.public().signals == ()
    assert enough.public().signals == enough.scorecard.signals != ()


# --- A joint answer ----------------------------------------------------------------------------------------------


def test_a_joint_answer_of_an_anonymous_role_is_shown_as_the_groups() -> None:
    made = asked(levels("known"), levels("written", "manager"), gates=[gate("g", "known", 3)])
    alone = assessment(seller=[{"known": 2}], manager=[{"written": 3}])
    people = tuple(replace(p, together=3) if p.role == "seller" else p for p in alone.respondents)
    hidden = publish(made, score(made, alone))
    assert hidden.questions == {"known"}
    assert hidden.gates == {"g"}
    open_ = publish(made, score(made, replace(alone, respondents=people)))
    assert not open_.questions | open_.gates | open_.dimensions
    assert not open_.roles


def test_beside_somebody_who_answers_alone_a_joint_answer_is_as_hidden_as_theirs() -> None:
    made = asked(levels("known"), levels("written", "manager"))
    two = assessment(seller=[{"known": 2}, {"known": 4}], manager=[{"written": 3}])
    people = (replace(two.respondents[0], together=3), *two.respondents[1:])
    scorecard = score(made, replace(two, respondents=people))
    assert scorecard.joint == {}
    assert publish(made, scorecard).questions == {"known"}


def test_nothing_is_shown_of_a_withheld_role_however_many_have_answered() -> None:
    made = asked(levels("known"), levels("written", "manager"), levels("followed"))
    many = assessment(seller=[{"known": n % 5, "followed": 1} for n in range(12)], manager=[{"written": 3}])
    scorecard = score(made, many)
    assert publish(made, scorecard).questions == set()
    found = publish(made, scorecard, frozenset({"seller"}))
    assert found.questions == {"known", "followed"}
    assert found.dimensions == {"d"}
    assert found.index
    assert found.roles == {("known", "seller"), ("followed", "seller")}

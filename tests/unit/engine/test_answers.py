"""From one answer to what it counts: the seven types of question, and evidence caps."""

from decimal import Decimal
from fractions import Fraction

import pytest

from crmready.model.questions import Value
from tests.building import (
    MANAGER,
    SELLER,
    Raw,
    capped,
    dimension,
    levels,
    question_score,
    questionnaire,
    scored,
    sheets,
    shown,
)


def asked(kind: str, **more: object) -> Raw:
    return {"id": "q", "type": kind, "roles": ["seller"], "ask": "q?", **more}


def options(*scores: object, exclusive: tuple[int, ...] = ()) -> list[Raw]:
    return [
        {"id": name, "text": name, "score": score, "exclusive": number in exclusive}
        for number, (name, score) in enumerate(zip("abcdef", scores, strict=False))
    ]


LEVELS = levels("q", options=4)
UNEVEN = levels("q", scores=("1/4", 1, 4))
CHOICE = asked("choice", options=options(2, 0, "1/2"))
SUM = asked("multiple", scoring="sum", options=options(1, 2, "1/2"))
BEST = asked("multiple", scoring="best", options=options(1, 3, 2))
COUNT = asked("multiple", scoring="count", options=options(None, None, None, exclusive=(2,)))
BANDS = asked("number", bands=[{"up_to": 15, "score": 2}, {"up_to": "60.5", "score": 1}, {"score": 0}])


@pytest.mark.parametrize(
    ("raw", "value", "option_score", "share"),
    [
        (LEVELS, 0, 0, 0),
        (LEVELS, 2, 2, Fraction(2, 3)),
        (LEVELS, 3, 3, 1),
        (UNEVEN, 0, Fraction(1, 4), 0),
        (UNEVEN, 1, 1, Fraction(1, 5)),
        (UNEVEN, 2, 4, 1),
        (CHOICE, "a", 2, 1),
        (CHOICE, "b", 0, 0),
        (CHOICE, "c", Fraction(1, 2), Fraction(1, 4)),
        (SUM, (), 0, 0),
        (SUM, ("a", "c"), Fraction(3, 2), Fraction(3, 7)),
        (SUM, ("c", "b", "a"), Fraction(7, 2), 1),
        (BEST, (), 0, 0),
        (BEST, ("a", "c"), 2, Fraction(2, 3)),
        (COUNT, ("b", "a"), 2, 1),
        (COUNT, ("a",), 1, Fraction(1, 2)),
        (COUNT, ("c",), 0, 0),
        (asked("yes-no"), True, 1, 1),
        (asked("yes-no"), False, 0, 0),
        (asked("yes-no", good="no"), False, 1, 1),
        (asked("yes-no", good="no"), True, 0, 0),
        (BANDS, 15, 2, 1),
        (BANDS, Decimal("15.01"), 1, Fraction(1, 2)),
        (BANDS, Decimal("60.5"), 1, Fraction(1, 2)),
        (BANDS, 61, 0, 0),
    ],
)
def test_an_answer_counts_its_option_score_and_its_share_of_the_scale(
    raw: Raw, value: Value, option_score: Fraction, share: Fraction
) -> None:
    made = questionnaire(dimension("d", raw))
    assert made.questions["q"].accepts(value)
    found = question_score(raw, seller=[value])
    assert (found.score, found.normalised) == (option_score, share)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (asked("text"), "We would like fewer lists."),
        (asked("record", fields=[{"id": "goal", "label": "Goal"}]), ()),
        (asked("choice", options=options(None, None)), "a"),
        (asked("multiple", scoring="none", options=options(None, None)), ("a",)),
        (asked("number"), 7),
    ],
)
def test_a_question_without_scores_is_answered_but_never_scored(raw: Raw, value: Value) -> None:
    result = scored(questionnaire(dimension("d", raw, levels("scored"))), seller=sheets("q", value))
    assert list(result.questions) == ["scored"]
    assert result.dimensions[0].coverage == 0


def test_weights_scores_and_minimums_are_read_exactly() -> None:
    third, tenth = levels("third", weight="2/3"), levels("tenth", weight="0.1")
    made = questionnaire(dimension("d", third, tenth))
    assert [question.weight for question in made.questions.values()] == [Fraction(2, 3), Fraction(1, 10)]


def test_claimed_4_without_evidence_counts_2() -> None:
    found = question_score(capped("q"), seller=[4])
    vote = found.role("seller").votes[0]
    claimed, counts = Fraction(4), Fraction(2)
    assert (vote.given, vote.counted, found.score) == (claimed, counts, counts)
    assert (found.role("seller").given_mean, found.role("seller").mean) == (claimed, counts)


def test_evidence_lifts_the_cap_for_the_one_who_names_it_and_nobody_else() -> None:
    found = question_score(capped("q"), seller=[shown(4), 4])
    assert [vote.counted for vote in found.role("seller").votes] == [4, 2]
    assert found.score == 3


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\N{NO-BREAK SPACE}"])
def test_white_space_is_no_evidence(blank: str) -> None:
    found = question_score(capped("q"), seller=[shown(4, blank)])
    assert found.score == 2
    assert found.role("seller").votes[0].evidence == ()


@pytest.mark.parametrize("level", [0, 1, 2])
def test_an_answer_at_or_below_its_cap_needs_no_evidence(level: int) -> None:
    assert question_score(capped("q"), seller=[level]).score == level


def test_evidence_that_has_no_cap_is_advice() -> None:
    assert question_score(levels("q", evidence={"show": "The document"}), seller=[4]).score == 4


def test_a_role_s_mean_is_of_its_counted_answers() -> None:
    assert question_score(levels("q"), seller=[1, 2, 2]).score == Fraction(5, 3)


def test_twenty_sellers_do_not_drown_two_managers() -> None:
    found = question_score(levels("q", "seller", "manager"), seller=[0] * 20, manager=[4, 3])
    assert found.score == Fraction(7, 4)


def test_a_role_that_has_not_answered_has_no_vote() -> None:
    assert question_score(levels("q", "seller", "manager"), seller=[1], manager=[None]).score == 1


def test_an_author_may_give_a_role_more_weight() -> None:
    heavy = {**MANAGER, "weight": 3}
    found = question_score(levels("q", "seller", "manager"), [SELLER, heavy], seller=[0, 0], manager=[4])
    assert found.score == 3


def test_answers_of_roles_that_are_not_asked_do_not_count() -> None:
    assert question_score(levels("q"), seller=[1], executive=[4]).score == 1

"""What the anonymity rule hides is in no number, text or position of the report."""

import json
from dataclasses import replace

import pytest

from tests.unit.report.view_sample import UNKNOWN, Given, assessment, people, printed, sellers, view

LEADERS = (people("manager", {"written": (3, "Book"), "followed": 3}), people("executive", {"written": (3, "Book")}))
FOUR = sellers("known", 0, 1, 1, 1)


def test_a_value_of_four_sellers_is_hidden_with_a_kind_reason() -> None:
    report = view(assessment(FOUR, *LEADERS))
    known = report.dimensions[0].questions[1]
    assert (known.hidden, known.score.value, known.score.text, known.position) == (True, None, "hidden", None)
    assert known.hidden_reason == "Hidden: fewer than 5 sellers have answered."
    assert (known.roles[0].mean.value, known.roles[0].answered, known.roles[0].counts) == (None, None, "hidden")
    assert known.interval is not None
    assert (known.interval.text, known.interval.low.value) == ("hidden", None)
    assert known.gap.text == "hidden"


def test_a_hidden_gate_keeps_its_state_and_loses_its_numbers_words_and_fragility() -> None:
    gate = view(assessment(FOUR, *LEADERS)).gates[1]
    assert (gate.state, gate.hidden, gate.limiting, gate.fragile, gate.shown) == ("fail", True, None, None, None)
    assert gate.score is not None
    assert (gate.score.value, gate.position) == (None, None)


def test_a_hidden_dimension_number_keeps_its_rating_and_leaves_the_profile_order_last() -> None:
    report = view(assessment(FOUR, *LEADERS, people("executive", {"described": 1})))
    process = report.dimensions[0]
    assert (process.hidden, process.score.text, process.gap.text) == (True, "hidden", "hidden")
    assert process.rating is not None
    assert process.sentence == f"{process.rating.text}. The number is hidden."
    assert report.profile == ("value", "process")
    assert (report.index.score.value, report.index.hidden) == (None, True)


@pytest.mark.parametrize("other", [(1, 1, 0, 1), (0, 0, 1, 1), (1, 0, 0, 1)])
def test_reports_that_differ_only_in_hidden_answers_are_the_same(other: tuple[int, ...]) -> None:
    assert printed(assessment(FOUR, *LEADERS)) == printed(assessment(sellers("known", *other), *LEADERS))


def test_the_report_changes_when_an_answer_that_is_shown_changes() -> None:
    shown, other = (assessment(sellers("known", *levels), *LEADERS) for levels in ((0, 1, 1, 1, 1), (1, 1, 1, 1, 1)))
    assert printed(shown) != printed(other)


def test_five_to_nine_sellers_print_a_mean_to_one_decimal_and_agreement_in_words_only() -> None:
    report = view(assessment(sellers("known", 1, 1, 1, 1, 1, 1, 2), *LEADERS))
    part = report.dimensions[0].questions[1].roles[0]
    assert (part.mean.text, part.agreement is not None) == ("1.1", True)
    assert part.agreement is not None
    assert part.agreement.sentence == "The 7 answers lie close together."
    numbers = (part.agreement.average_deviation, part.agreement.consensus, part.agreement.interval)
    assert (numbers, part.agreement.distribution) == ((None, None, None), None)


def test_below_ten_answers_nobody_is_told_that_all_gave_the_same() -> None:
    report = view(assessment(sellers("known", *[1] * 9)))
    assert [found.level for found in report.agreements] == ["close"]
    more = view(assessment(sellers("known", *[1] * 10))).agreements[0]
    assert (more.level, more.sentence) == ("same", "All 10 gave the same answer.")
    assert more.distribution == (0, 10, 0, 0, 0)


def test_two_pictures_of_few_sellers_print_no_delta() -> None:
    rows = sellers("followed", 1, 1, 1, 1, 1)
    gap = view(assessment(rows, *LEADERS)).role_gaps[0]
    assert (gap.difference.text, gap.delta, gap.delta_interval, gap.different) == ("+2.0", None, None, True)
    assert gap.sentence == "Different pictures: the answers of sales managers lie higher than those of sellers."
    hidden = view(assessment(rows[:4], *LEADERS)).role_gaps[0]
    assert (hidden.hidden, hidden.different, hidden.difference.value, hidden.last_mean.value) == (
        True,
        None,
        None,
        None,
    )


def test_what_few_sellers_do_not_know_is_no_finding() -> None:
    few = view(assessment(people("seller", {"known": UNKNOWN}, {"known": UNKNOWN})))
    assert few.dont_know == ()
    more = view(assessment(people("seller", *[{"known": UNKNOWN}] * 3, *[{"known": 1}] * 5)))
    assert [(found.sentence, found.share.text) for found in more.dont_know] == [("3 of 8 sellers do not know.", "38%")]


def test_free_texts_are_shown_from_eight_answers_sorted_and_without_a_role() -> None:
    rows: list[dict[str, Given]] = [{"comment": f"Remark {9 - number}"} for number in range(8)]
    seven = view(assessment(people("seller", *rows[:7])))
    assert "Remark" not in json.dumps(printed(assessment(people("seller", *rows[:7]))))
    assert seven.dimensions[1].questions[2].texts == ()
    eight = view(assessment(people("seller", *rows))).dimensions[1].questions[2]
    assert eight.texts == tuple(f"Remark {number}" for number in range(2, 10))


def test_notes_of_respondents_never_reach_the_report() -> None:
    subject = assessment(people("manager", {"written": 1}))
    answers = {key: replace(answer, note="Between us") for key, answer in subject.answers.items()}
    assert len(answers) == 1
    assert "Between us" not in json.dumps(printed(replace(subject, answers=answers)))

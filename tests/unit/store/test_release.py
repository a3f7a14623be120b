from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.errors import InputError
from crmready.model.assessment import Answered, Assessment, DontKnow, Respondent
from crmready.store import AssessmentFile, Published, open_file
from crmready.store.release import Earlier, gives_away
from tests.unit.store.sample import DAY, LATER, new_file

ROLES = ["seller"]


def publish(file: AssessmentFile) -> Published:
    """Make a report."""
    published = file.published_assessment(ROLES, 5)
    file.record_release(published, DAY)
    return published


def sellers(file: AssessmentFile, names: str, level: int = 1) -> None:
    for name in names:
        file.add_respondent("seller", DAY, name)
        file.answer((name, "stages"), Answered(level), DAY)


def change(file: AssessmentFile, names: str, level: int, question: str = "stages") -> None:
    for name in names:
        file.answer((name, question), Answered(level), DAY)


def levels(assessment: Assessment, question: str = "stages") -> dict[str, object]:
    return {
        respondent: answer.value
        for (respondent, asked), answer in assessment.answers.items()
        if asked == question and isinstance(answer, Answered)
    }


def test_before_the_first_report_everything_is_current(file: AssessmentFile) -> None:
    sellers(file, "abcdef")
    published = file.published_assessment(ROLES, 5)
    assert published.assessment == file.assessment()
    assert published.held_back == {}
    assert published.fresh == ("seller",)


def test_a_sixth_seller_waits_and_the_five_are_shown_as_before(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    first = publish(file)
    sellers(file, "f", level=4)
    second = publish(file)
    assert second.held_back == {"seller": 1}
    assert second.assessment.answers == first.assessment.answers
    assert second.assessment.respondents == first.assessment.respondents
    assert levels(file.assessment())["f"] == 4


def test_five_new_sellers_are_shown_together(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    publish(file)
    sellers(file, "fghi")
    assert publish(file).held_back == {"seller": 4}
    sellers(file, "j")
    published = publish(file)
    assert published.held_back == {}
    assert sorted(levels(published.assessment)) == list("abcdefghij")


def test_five_changed_answers_are_shown_and_four_are_not(file: AssessmentFile) -> None:
    sellers(file, "abcdefgh")
    publish(file)
    change(file, "abcd", level=3)
    held = publish(file)
    assert held.held_back == {"seller": 4}
    assert levels(held.assessment) == dict.fromkeys("abcdefgh", 1)
    change(file, "e", level=3)
    shown = publish(file)
    assert shown.held_back == {}
    assert levels(shown.assessment) == {**dict.fromkeys("abcde", 3), **dict.fromkeys("fgh", 1)}


def test_a_seller_who_leaves_is_still_shown_until_five_have_left_joined_or_changed(file: AssessmentFile) -> None:
    sellers(file, "abcdef")
    publish(file)
    file.leave("a", DAY)
    assert levels(publish(file).assessment) == dict.fromkeys("abcdef", 1)
    change(file, "bc", level=2)
    sellers(file, "gh")
    assert levels(publish(file).assessment) == {**dict.fromkeys("bc", 2), **dict.fromkeys("defgh", 1)}


def test_five_who_changed_one_answer_each_to_different_questions_wait(file: AssessmentFile) -> None:
    """Otherwise every question would tell what one of them had changed."""
    questions = ["stages", "lists", "calls", "notes", "goals"]
    sellers(file, "abcde")
    for question in questions[1:]:
        change(file, "abcde", 1, question)
    publish(file)
    for name, question in zip("abcde", questions, strict=True):
        file.answer((name, question), Answered(4), DAY)
    held = publish(file)
    assert held.held_back == {"seller": 5}
    assert all(levels(held.assessment, question) == dict.fromkeys("abcde", 1) for question in questions)


def test_a_question_that_was_hidden_before_does_not_hold_its_answers_back(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    change(file, "abc", 2, "lists")
    publish(file)
    change(file, "de", 2, "lists")
    published = publish(file)
    assert published.held_back == {}
    assert levels(published.assessment, "lists") == dict.fromkeys("abcde", 2)


def test_a_question_nobody_had_answered_before_is_shown_as_it_is(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    publish(file)
    change(file, "ab", 2, "lists")
    assert levels(publish(file).assessment, "lists") == {"a": 2, "b": 2}


def test_a_report_in_which_the_role_was_hidden_holds_nothing_back(file: AssessmentFile) -> None:
    sellers(file, "abcd")
    assert publish(file).fresh == ()
    sellers(file, "e")
    published = publish(file)
    assert published.held_back == {}
    assert sorted(levels(published.assessment)) == list("abcde")


def test_somebody_who_joined_and_has_not_answered_holds_nothing_back(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    publish(file)
    file.add_respondent("seller", DAY, "f")
    published = publish(file)
    assert published.held_back == {}
    assert Respondent("f", "seller") in published.assessment.respondents


def test_five_who_joined_without_an_answer_do_not_let_one_changed_answer_through(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    publish(file)
    for name in "vwxyz":
        file.add_respondent("seller", DAY, name)
    change(file, "a", level=4)
    assert levels(publish(file).assessment) == dict.fromkeys("abcde", 1)


def test_other_roles_are_always_current(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    file.add_respondent("executive", DAY, "boss")
    file.answer(("boss", "stages"), Answered(4), DAY)
    publish(file)
    sellers(file, "f")
    file.answer(("boss", "stages"), DontKnow(), DAY)
    file.set_organisation("Nordlys Nord AS", DAY)
    published = publish(file).assessment
    assert published.answers["boss", "stages"] == DontKnow()
    assert published.organisation == "Nordlys Nord AS"
    assert "f" not in levels(published)


def test_going_back_and_forth_never_comes_close_to_an_older_report(file: AssessmentFile) -> None:
    """The second report differs from the first by five; the third must not differ from the first by one."""
    sellers(file, "abcdef", level=1)
    publish(file)
    change(file, "abcde", level=2)
    second = publish(file)
    change(file, "abcde", level=1)
    change(file, "f", level=3)
    third = publish(file)
    assert third.held_back == {"seller": 6}
    assert third.assessment.answers == second.assessment.answers


def test_a_changed_note_is_no_changed_answer(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    publish(file)
    file.answer(("a", "stages"), Answered(1, (), "see Kari"), DAY)
    assert publish(file).held_back == {}


def test_the_same_report_again_writes_nothing(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    publish(file)
    before = file.history()
    assert publish(file).fresh == ()
    assert file.history() == before


def test_a_release_changes_neither_the_assessment_nor_its_day(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    before = file.assessment()
    file.record_release(file.published_assessment(ROLES, 5), LATER)
    assert file.history()[-1].kind == "released"
    assert file.assessment() == before


def test_two_reports_at_the_same_moment_cannot_both_be_recorded(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    one = file.published_assessment(ROLES, 5)
    sellers(file, "f")
    other = file.published_assessment(ROLES, 5)
    file.record_release(one, DAY)
    with pytest.raises(InputError, match="another report was made"):
        file.record_release(other, DAY)


def test_answers_that_came_while_a_report_was_made_are_not_taken_for_published(file: AssessmentFile) -> None:
    sellers(file, "abcde")
    published = file.published_assessment(ROLES, 5)
    sellers(file, "f")
    file.record_release(published, DAY)
    assert sorted(levels(file.published_assessment(ROLES, 5).assessment)) == list("abcde")


def test_what_was_published_is_still_known_after_opening_the_file_again(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        sellers(file, "abcde")
        publish(file)
        sellers(file, "f")
    with open_file(tmp_path / "acme.crmready", writable=False) as again:
        assert again.published_assessment(ROLES, 5).held_back == {"seller": 1}


Answers = Mapping[str, Mapping[str, int]]  # by respondent and question


def group(answers: Answers) -> Assessment:
    return Assessment(
        "Nordlys AS",
        "nb",
        respondents=tuple(Respondent(name, "seller") for name in answers),
        answers={(name, q): Answered(level) for name, given_to in answers.items() for q, level in given_to.items()},
    )


GROUPS = st.dictionaries(
    st.sampled_from("abcdefghij"), st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 1)), max_size=10
)


@given(GROUPS, GROUPS, st.integers(2, 6))
def test_two_states_give_nothing_away_when_every_shown_question_changed_for_none_or_enough(
    before: Answers, now: Answers, minimum: int
) -> None:
    def changed(question: str) -> int:
        return sum(before.get(n, {}).get(question) != now.get(n, {}).get(question) for n in "abcdefghij")

    shown = [q for q in ("x", "y") if sum(q in given_to for given_to in before.values()) >= minimum]
    safe = all(changed(question) == 0 or changed(question) >= minimum for question in shown)
    assert gives_away(group(now), Earlier(group(before)), "seller", minimum) is not safe
    assert not gives_away(group(now), Earlier(group(before)), "manager", minimum)
    assert not gives_away(group(now), Earlier(replace(group(now), organisation="Other")), "seller", minimum)

"""What a phone does to the file: once, in the order it was done, and never over what came later."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crmready.engine.flow import reversed_for
from crmready.model.assessment import Answer, Answered, DontKnow, Respondent
from crmready.store.events import AnswerEvent, Finished, Joined
from crmready.store.file import AssessmentFile
from crmready.workshop.register import Register, Seat, key_of, turn_of
from crmready.workshop.taking_part import AnswersTogetherError, Given, counts, dropped, finished, give, joined
from tests.unit.store.sample import DAY, new_file

ONE, TWO = Answered(1), Answered(2)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AssessmentFile]:
    with new_file(tmp_path) as made:
        yield made


def sent(file: AssessmentFile, register: Register, *sendings: Given) -> list[Answer | None]:
    """What stands after each sending, and how many events there are in the end."""
    after = []
    for sending in sendings:
        with file.at_once():
            give(file, register, sending, DAY)
        latest = file.latest(sending.place)
        after.append(latest.answer() if latest else None)
    return after


def said(file: AssessmentFile) -> list[Answer | None]:
    return [event.answer() for event in file.history() if isinstance(event, AnswerEvent)]


@pytest.fixture
def plain(file: AssessmentFile) -> Given:
    """An answer by a plain form of a seller who has joined."""
    return Given((joined(file, "a" * 64, "seller", DAY).id, "q"), ONE, "page-1")


def test_somebody_joins_once_with_a_phone_and_again_after_they_left(file: AssessmentFile) -> None:
    first = joined(file, "a" * 64, "seller", DAY)
    assert joined(file, "a" * 64, "manager", DAY) == first == Respondent(first.id, "seller")
    assert joined(file, "b" * 64, "seller", DAY) != first
    file.leave(first.id, DAY)
    assert joined(file, "a" * 64, "manager", DAY).role == "manager"
    assert sum(isinstance(event, Joined) for event in file.history()) == 3


def test_people_who_answer_as_one_take_the_place_of_those_alone_and_are_the_only_ones(file: AssessmentFile) -> None:
    alone = joined(file, "a" * 64, "seller", DAY)
    file.answer((alone.id, "q"), ONE, DAY)
    file.seats.set({"together": '{"seller": 3}'})
    one = joined(file, "b" * 64, "seller", DAY)
    assert joined(file, "b" * 64, "seller", DAY) == Respondent(one.id, "seller")
    assert file.assessment().respondents == (Respondent(one.id, "seller", together=3),)
    for phone in ("a", "c"):
        with pytest.raises(AnswersTogetherError):
            joined(file, phone * 64, "seller", DAY)
    assert joined(file, "c" * 64, "manager", DAY).role == "manager"


def test_only_answers_given_alone_are_dropped_and_only_by_another_phone(file: AssessmentFile) -> None:
    register = Register()
    alone, silent = joined(file, "a" * 64, "seller", DAY), joined(file, "b" * 64, "seller", DAY)
    file.answer((alone.id, "q"), ONE, DAY)
    assert dropped(file, "c" * 64, "seller") == 0
    file.seats.set({"together": '{"seller": 3}'})
    assert [dropped(file, phone * 64, "seller") for phone in "abc"] == [0, 0, 1]
    assert dropped(file, "c" * 64, "manager") == 0
    assert not register.replaced(file, "a" * 64)
    joined(file, "c" * 64, "seller", DAY)
    assert [dropped(file, phone * 64, "seller") for phone in "abcd"] == [0] * 4
    assert [register.replaced(file, phone * 64) for phone in "abcd"] == [True, True, False, False]
    assert silent.id != alone.id


def test_half_of_each_role_meets_the_options_in_reverse(file: AssessmentFile) -> None:
    ids = [joined(file, f"{role}{number}", role, DAY).id for number in range(10) for role in ("seller", "manager")]
    assert len(set(ids)) == 20
    assert [sum(map(reversed_for, ids[start::2])) for start in (0, 1)] == [5, 5]


def test_the_same_form_twice_is_one_answer(file: AssessmentFile, plain: Given) -> None:
    assert sent(file, Register(), plain, plain, replace(plain, key="page-2")) == [ONE] * 3
    assert said(file) == [ONE]


def test_a_person_who_goes_back_to_an_old_page_means_it(file: AssessmentFile, plain: Given) -> None:
    assert sent(file, Register(), plain, replace(plain, answer=TWO, key="page-2"), plain) == [ONE, TWO, ONE]
    assert said(file) == [ONE, TWO, ONE]


def test_an_answer_is_taken_back_once(file: AssessmentFile, plain: Given) -> None:
    nothing = replace(plain, answer=None)
    assert sent(file, Register(), nothing, plain, nothing, nothing) == [None, ONE, None, None]
    assert said(file) == [ONE, None]


def test_what_a_script_sends_again_changes_nothing_though_the_answer_has_changed_since(
    file: AssessmentFile, plain: Given
) -> None:
    old, new = replace(plain, again=True), replace(plain, answer=TWO, key="page-2", again=True)
    assert sent(file, Register(), old, new, old) == [ONE, TWO, TWO]


def test_what_was_overtaken_on_the_way_changes_nothing_though_it_never_arrived(
    file: AssessmentFile, plain: Given
) -> None:
    early, late = (replace(plain, again=True, turn=turn, key=f"k{turn}") for turn in (1, 2))
    assert sent(file, Register(), replace(late, answer=TWO), early) == [TWO, TWO]
    assert sent(file, Register(), early) == [TWO]  # nor after the laptop was started anew


def test_what_changed_nothing_overtakes_as_well(file: AssessmentFile, plain: Given) -> None:
    first, second, third = (replace(plain, again=True, turn=turn, key=f"k{turn}") for turn in (1, 2, 3))
    assert sent(file, Register(), first, third, replace(second, answer=TWO)) == [ONE, ONE, ONE]


def test_a_turn_counts_for_its_own_question_and_person_alone(file: AssessmentFile, plain: Given) -> None:
    other = joined(file, "b" * 64, "seller", DAY).id
    register = Register()
    sent(file, register, replace(plain, again=True, turn=9))
    for place in ((other, "q"), (plain.place[0], "another")):
        assert sent(file, register, Given(place, TWO, "k", again=True, turn=1)) == [TWO]


def test_being_done_is_said_once(file: AssessmentFile, plain: Given) -> None:
    finished(file, plain.place[0], DAY)
    finished(file, plain.place[0], DAY)
    assert sum(isinstance(event, Finished) for event in file.history()) == 1


def test_the_register_follows_the_file(file: AssessmentFile, plain: Given) -> None:
    register, name = Register(), plain.place[0]
    assert register.seat(file, "a" * 64) == Seat(Respondent(name, "seller"), {}, 0)
    assert register.seat(file, "c" * 64) is None
    sent(file, register, plain, Given((name, "r"), DontKnow(), "k", again=True, turn=7))
    finished(file, name, DAY)
    seat = Seat(Respondent(name, "seller", finished=True), {"q": ONE, "r": DontKnow()}, 7)
    assert register.seat(file, "a" * 64) == Register().seat(file, "a" * 64) == seat
    sent(file, register, replace(plain, answer=None))
    assert register.seat(file, "a" * 64) == replace(seat, answers={"r": DontKnow()})
    file.leave(name, DAY)
    assert register.seat(file, "a" * 64) is None


def test_a_key_says_whose_turn_it_was_and_other_keys_say_nothing(file: AssessmentFile, plain: Given) -> None:
    assert key_of(("r1", "q"), 12, "abc:def") == "phone:r1:q:12:abc:def"
    keys = {"phone:r1:q:12:abc:def": 12, "phone:r1:q:0:k": 0, "phone:r1": 0, "phone:r1:q:x:k": 0, "import:1:2:3:4": 0}
    for number, (key, turn) in enumerate(keys.items()):
        file.answer((plain.place[0], f"q{number}"), ONE, DAY, key)
        assert turn_of(file.latest((plain.place[0], f"q{number}"))) == turn
    assert turn_of(None) == 0


def test_until_the_close_only_counts_are_told(file: AssessmentFile, plain: Given) -> None:
    joined(file, "b" * 64, "seller", DAY)
    sent(file, Register(), plain)
    finished(file, plain.place[0], DAY)
    told = [(c.role, c.joined, c.begun, c.finished) for c in counts(file.assessment(), {"seller": 0, "manager": 0})]
    assert told == [("seller", 2, 1, 1), ("manager", 0, 0, 0)]

from crmready.collect.front import Menu
from crmready.collect.picking import Picker

THREE = Menu(("a", "b", "c"))


def test_nothing_is_in_focus_until_the_respondent_moves_there() -> None:
    assert Picker.on(THREE).focus is None


def test_an_earlier_answer_is_in_focus_and_earlier_ticks_are_set() -> None:
    assert Picker.on(Menu(("a", "b", "c"), frozenset({1}))).focus == 1
    assert Picker.on(Menu(("a", "b", "c"), frozenset({1, 2})), many=True).ticked == frozenset({1, 2})


def test_down_begins_at_the_first_option_and_up_at_the_last_and_both_go_round() -> None:
    down, up = Picker.on(THREE), Picker.on(THREE)
    walked = []
    for _ in range(4):
        down.step(1)
        up.step(-1)
        walked.append((down.focus, up.focus))
    assert walked == [(0, 2), (1, 1), (2, 0), (0, 2)]


def test_a_number_goes_to_its_option_and_one_without_an_option_goes_nowhere() -> None:
    picker = Picker.on(THREE)
    picker.digit(2)
    assert picker.focus == 1
    picker.digit(7)
    picker.digit(0)
    assert picker.focus == 1


def test_two_digits_make_one_number_where_there_are_so_many_options() -> None:
    picker = Picker.on(Menu(tuple("abcdefghijkl")))
    picker.digit(1)
    picker.digit(2)
    assert picker.focus == 11
    picker.digit(3)
    assert picker.focus == 2
    picker.digit(1)
    picker.step(1)
    picker.digit(2)
    assert picker.focus == 1


def test_a_page_down_stops_at_the_last_option() -> None:
    picker = Picker.on(Menu(tuple("abcdefghijkl")))
    picker.page(1)
    picker.page(1)
    assert picker.focus == 11
    picker.page(-1)
    assert picker.focus == 1


def test_an_exclusive_option_and_the_others_give_way_to_each_other() -> None:
    picker = Picker.on(Menu(("a", "b", "none"), exclusive=frozenset({2})), many=True)
    for digit, ticked in ((1, {0}), (2, {0, 1}), (3, {2}), (1, {0}), (1, set())):
        picker.digit(digit)
        picker.toggle()
        picker.typed = 0
        assert picker.ticked == ticked


def test_space_ticks_nothing_where_one_option_is_chosen() -> None:
    picker = Picker.on(THREE)
    picker.digit(1)
    picker.toggle()
    assert picker.ticked == frozenset()

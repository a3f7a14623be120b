from crmready.collect.drawing import Line, Picks, fitted, head, option_blocks, wrapped
from crmready.collect.front import Card, Menu, Move
from crmready.collect.picking import Picker
from crmready.collect.sheet import Sheet
from crmready.collect.words import Words

ENGLISH = Words.of("en")
LONG = "As the previous level, revised in the last 12 months on the basis of won and lost deals"
SENTENCE = "What exists in writing today about how a sale runs from first contact to agreement? "


def test_a_text_is_wrapped_with_a_paragraph_for_each_line_feed() -> None:
    assert list(wrapped("One two three\n\nfour", 8)) == ["One two", "three", "", "four"]


def test_what_an_author_wrote_cannot_reach_the_terminal_as_a_command() -> None:
    hostile = Card("\x1b]0;gotcha\x07", "\x9b2J[red]\u202eask", ("\x00aside",))
    text = "\n".join(line.text for line in head(hostile, 60))
    assert text == "\\x1b]0;gotcha\\x07\n\n\\x9b2J[red]\\u202eask\n\n\\x00aside"


def test_an_option_is_numbered_marked_in_focus_and_indented_where_it_wraps() -> None:
    blocks = option_blocks(Menu(("Nothing", LONG)), Picks(focus=1), 60)
    assert [[line.text for line in block] for block in blocks] == [
        ["  1. Nothing"],
        ["> 2. As the previous level, revised in the last 12 months on", "     the basis of won and lost deals"],
    ]


def test_ticks_are_letters_and_no_colour_is_needed_to_see_them() -> None:
    blocks = option_blocks(Menu(("a", "b")), Picks(0, frozenset({1})), 60)
    assert [block[0].text for block in blocks] == ["> 1. [ ] a", "  2. [x] b"]


def test_lines_that_do_not_fit_are_scrolled_to_what_is_wanted_and_the_rest_is_announced() -> None:
    lines = [Line(str(number)) for number in range(10)]

    def seen(wanted: range) -> list[str]:
        return [line.text for line in fitted(lines, wanted, 4, "more")]

    assert seen(range(0)) == ["0", "1", "2", "↓ more"]
    assert seen(range(5, 6)) == ["↑ more", "4", "5", "↓ more"]
    assert seen(range(9, 10)) == ["↑ more", "7", "8", "9"]
    assert [line.text for line in fitted(lines[:4], range(0), 4, "more")] == ["0", "1", "2", "3"]


def test_a_long_question_with_long_options_fits_a_terminal_of_60_by_24_with_the_focus_in_view() -> None:
    card = Card("Sales process: question 3 of 6", SENTENCE * 2, (SENTENCE * 3,), tuple(Move))
    for focus in range(7):
        sheet = Sheet.of(ENGLISH, card, Picker(Menu((LONG * 2,) * 7), focus=focus))
        sheet.problem = LONG
        lines = (*sheet.above(60, 24), *sheet.foot(60))
        assert len(lines) <= 24
        assert max(len(line.text) for line in lines) <= 60
        assert f"> {focus + 1}. {LONG[:20]}" in "\n".join(line.text for line in lines)


def test_a_long_page_scrolls_to_its_end_and_no_further() -> None:
    sheet = Sheet.of(ENGLISH, Card("Title", "\n".join(f"line {number}" for number in range(40))), Picker(Menu(())))
    assert sheet.above(60, 12)[-1].text == "↓ more"
    assert sheet.picker is not None
    sheet.picker.page(9)
    assert sheet.above(60, 12)[-1].text == "line 39"
    last = sheet.picker.scroll
    sheet.picker.step(-1)
    sheet.above(60, 12)
    assert sheet.picker.scroll == last - 1


def test_a_page_is_turned_until_its_end_has_been_seen() -> None:
    sheet = Sheet.of(ENGLISH, Card("Title", "\n".join(f"line {number}" for number in range(20))), Picker(Menu(())))
    assert sheet.above(60, 15)[-1].text == "↓ more"
    assert sheet.turned()
    assert sheet.above(60, 15)[-1].text == "line 19"
    assert not sheet.turned()


def test_the_keys_that_a_card_allows_are_named_and_no_others() -> None:
    card = Card("Title", "Question?", moves=(Move.BACK, Move.SKIP, Move.LEAVE))
    on_menu = " ".join(line.text for line in Sheet.of(ENGLISH, card, Picker.on(Menu(("a",)))).foot(80))
    in_text = " ".join(line.text for line in Sheet.of(ENGLISH, card).foot(80))
    assert on_menu.replace("\u00a0", " ").strip() == (
        "arrows or number: choose · Enter: accept · b: back · s: skip · q: leave · ?: help"
    )
    assert in_text.replace("\u00a0", " ").strip() == ("Enter: accept · Esc: back · Tab: skip · ^S: leave · F1: help")

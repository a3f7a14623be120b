"""The keyboard front end through the prompt library's own pipe and no screen; every reply is what keys made of it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from crmready.collect.front import Card, Menu, Move
from crmready.collect.interview import interview
from crmready.collect.notebook import Invitation, Outcome
from crmready.collect.prompt import Keyboard, Screen
from crmready.collect.words import Words
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable, Record
from tests.unit.collect.sample import Pages, questionnaire

CARD = Card("Place", "Question?", moves=tuple(Move))
THREE = Menu(("one", "two", "three"))
UP, DOWN, RIGHT, LEFT, ESC, ENTER, TAB = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b", "\r", "\t"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


@pytest.fixture
def keyboard(keys: PipeInput) -> Keyboard:
    return Keyboard(Words.of("en"), Screen(keys, DummyOutput(), colour=False))


Sit = Callable[..., tuple[Outcome, Pages]]


@pytest.fixture
def sit(keys: PipeInput) -> Sit:
    """Sits through an interview with these keys, and closes the terminal after them."""

    def sat(
        typed: str, role: str = "seller", answers: dict[str, Answer] | None = None, language: str = "en"
    ) -> tuple[Outcome, Pages]:
        pages = Pages(dict(answers or {}))
        keys.send_text(ENTER + typed)
        invitation = Invitation(questionnaire, ("en", "nb"), lambda _role: pages, language, role)
        screen = Screen(keys, DummyOutput())
        return interview(invitation, lambda words: Keyboard(words, screen)), pages

    return sat


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("2", 1),
        (DOWN, 0),
        (DOWN + DOWN, 1),
        (UP, 2),
        (DOWN + UP, 2),
        ("3" + DOWN, 0),
        ("9" + "1", 0),
        (ENTER + "1", 0),
        ("??1", 0),
        ("\x1b[6~", 2),
    ],
)
def test_arrows_and_numbers_choose_and_enter_accepts(
    keys: PipeInput, keyboard: Keyboard, typed: str, index: int
) -> None:
    keys.send_text(typed + ENTER)
    assert keyboard.choose(CARD, THREE) == index


def test_enter_keeps_the_earlier_answer(keys: PipeInput, keyboard: Keyboard) -> None:
    keys.send_text(ENTER)
    assert keyboard.choose(CARD, Menu(THREE.options, frozenset({2}))) == 2


@pytest.mark.parametrize(
    ("typed", "move"),
    [
        ("b", Move.BACK), ("B", Move.BACK), (LEFT, Move.BACK), (ESC, Move.BACK), ("s", Move.SKIP), (TAB, Move.SKIP),
        ("d", Move.DONT_KNOW), ("n", Move.NOT_RELEVANT), ("o", Move.NOTE), ("e", Move.EVIDENCE), ("x", Move.CLEAR),
        ("q", Move.LEAVE), ("\x13", Move.LEAVE), ("\x03", Move.LEAVE), ("\x04", Move.LEAVE),
    ],
)  # fmt: skip
def test_each_move_has_its_keys_on_a_menu(keys: PipeInput, keyboard: Keyboard, typed: str, move: Move) -> None:
    keys.send_text(typed)
    assert keyboard.choose(CARD, THREE) is move


@pytest.mark.parametrize(
    ("typed", "move"),
    [
        (ESC, Move.BACK), (TAB, Move.SKIP), ("\x0b", Move.DONT_KNOW), ("\x0e", Move.NOT_RELEVANT), ("\x0f", Move.NOTE),
        ("\x05", Move.EVIDENCE), ("\x18", Move.CLEAR), ("\x13", Move.LEAVE), ("\x03", Move.LEAVE), ("\x04", Move.LEAVE),
    ],
)  # fmt: skip
def test_each_move_has_its_keys_in_a_text_field(keys: PipeInput, keyboard: Keyboard, typed: str, move: Move) -> None:
    keys.send_text("bsdno" + typed)
    assert keyboard.write(CARD, "") is move


def test_a_move_that_the_card_does_not_allow_has_no_key(keys: PipeInput, keyboard: Keyboard) -> None:
    keys.send_text("bdnx1" + ENTER)
    assert keyboard.choose(Card("Place", "Question?", moves=(Move.LEAVE,)), THREE) == 0


def test_a_closed_terminal_leaves(keys: PipeInput, keyboard: Keyboard) -> None:
    keys.close()
    assert keyboard.choose(CARD, THREE) is Move.LEAVE


def test_space_ticks_and_an_exclusive_option_stands_alone(keys: PipeInput, keyboard: Keyboard) -> None:
    keys.send_text("1 2 " + ENTER)
    assert keyboard.tick(CARD, THREE) == frozenset({0, 1})
    keys.send_text("1 3 " + ENTER)
    assert keyboard.tick(CARD, Menu(THREE.options, exclusive=frozenset({2}))) == frozenset({2})
    keys.send_text("1 " + ENTER)
    assert keyboard.tick(CARD, Menu(THREE.options, marked=frozenset({0, 1}))) == frozenset({1})


def test_left_moves_the_cursor_in_a_text_field(keys: PipeInput, keyboard: Keyboard) -> None:
    keys.send_text("salg" + LEFT + LEFT + "X" + RIGHT + "Y" + ENTER)
    assert keyboard.write(CARD, "") == "saXlYg"


def test_what_was_written_before_stands_in_the_field(keys: PipeInput, keyboard: Keyboard) -> None:
    keys.send_text("\x7f\x7fåæø" + ENTER)
    assert keyboard.write(CARD, "blå") == "båæø"


def test_a_page_goes_on_with_enter_and_leaves_with_q(keys: PipeInput, keyboard: Keyboard) -> None:
    keys.send_text(DOWN + UP + " " + ENTER)
    assert keyboard.read(CARD) is None
    keys.send_text("q")
    assert keyboard.read(CARD) is Move.LEAVE


def test_every_type_of_question_is_answered_under_the_keys(sit: Sit) -> None:
    outcome, pages = sit("1\r1\r12,5\r1 2 \r2\rMer tid\r\r", language="nb")
    assert pages.saved == [
        ("in-writing", Answered(0)),
        ("tool", Answered("sheet")),
        ("sheets", Answered(Decimal("12.5"))),
        ("channels", Answered(("web", "fairs"))),
        ("coached", Answered(value=False)),
        ("wish", Answered("Mer tid")),
    ]
    assert outcome == Outcome(finished=True, answered=6)


def test_a_record_is_written_under_the_keys(sit: Sit) -> None:
    answers: dict[str, Answer] = {"in-writing": Answered(0), "tool": Answered("head")}
    outcome, pages = sit("1\rFaster\r40\r3.11.2026\r\r3\rd2\r\r", "manager", answers)
    assert pages.records == (Record("r1", "value-goals", {"goal": "Faster", "target": "40", "by": "2026-11-03"}),)
    assert pages.saved == [("in-writing-estimate", DontKnow()), ("from-system", Answered(1))]
    assert outcome.finished


def test_evidence_reason_and_note_are_asked_beside_the_question(sit: Sit) -> None:
    _, pages = sit("oAsk me\r3\rplan.pdf\rn \rNo customers\rq")
    assert pages.saved == [
        ("in-writing", Answered(2, (), "Ask me")),
        ("in-writing", Answered(2, ("plan.pdf",), "Ask me")),
        ("tool", NotApplicable("No customers")),
    ]


def test_back_preselects_the_earlier_answer_and_a_change_is_kept_too(sit: Sit) -> None:
    _, pages = sit("1\r" + LEFT + ENTER + LEFT + DOWN + ENTER + "q")
    assert pages.saved == [("in-writing", Answered(0)), ("in-writing", Answered(1))]


def test_holding_enter_answers_nothing(sit: Sit) -> None:
    outcome, pages = sit(ENTER * 20 + "q")
    assert pages.saved == []
    assert outcome.answered == 0


def test_leaving_in_the_middle_of_a_text_keeps_everything_before_it(sit: Sit) -> None:
    outcome, pages = sit("1\r1\r12\x03")
    assert [name for name, _ in pages.saved] == ["in-writing", "tool"]
    assert outcome == Outcome(False, 2, ("sheets", "channels", "coached", "wish"))  # noqa: FBT003

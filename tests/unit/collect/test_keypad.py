"""Paper forms under single keys: one key an answer, back, undo, blank, and what becomes of a form."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from crmready.collect.keyed_form import Outcome
from crmready.collect.keypad import Keypad, key_in_lines
from crmready.collect.words import Words
from crmready.loading.shelf import fetch
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.resources import questionnaires_root
from tests.unit.collect.sample import Pages

PULSE = fetch("coaching-pulse", questionnaires_root()).source.resolved()


@dataclass
class Paper(Pages):
    """Pages that remember what became of them."""

    outcome: str = ""

    def finish(self) -> None:
        self.outcome = "finished"

    def discard(self) -> None:
        self.outcome = "discarded"


@dataclass
class Pile:
    """What was begun, form by form."""

    papers: list[tuple[str, Paper]] = field(default_factory=list)
    given: Mapping[str, Answer] = field(default_factory=dict)

    def begin(self, role: str) -> Paper:
        self.papers.append((role, Paper(dict(self.given))))
        return self.papers[-1][1]

    @property
    def last(self) -> Paper:
        return self.papers[-1][1]


@pytest.fixture
def pile() -> Pile:
    return Pile()


@pytest.fixture
def keypad(pile: Pile) -> Keypad:
    made = Keypad(Words.of("en"), PULSE, pile.begin)
    made.next_form()
    return made


def press(keypad: Keypad, *keys: str) -> bool:
    return [keypad.press(key) for key in keys][-1]


def asked(keypad: Keypad) -> str:
    assert keypad.form is not None
    return keypad.form.question.id if keypad.form.question else "summary"


def test_one_key_answers_a_question_and_goes_on(keypad: Keypad, pile: Pile) -> None:
    press(keypad, "1")
    assert (pile.papers[0][0], asked(keypad)) == ("team-member", "had-conversation")
    press(keypad, "1", "3", "5")
    assert pile.last.answers == {
        "had-conversation": Answered(value=True),
        "conversation-starting-point": Answered("own-case"),
        "follow-up": Answered(4),
    }
    assert asked(keypad) == "looked-up-before-contact"


def test_unknown_not_relevant_and_blank_are_one_key_each(keypad: Keypad, pile: Pile) -> None:
    press(keypad, "1", "2", "0", "d", "1", "3", "enter")
    assert pile.last.answers["follow-up"] == DontKnow()
    assert pile.last.answers["looked-up-before-contact"] == DontKnow()
    assert pile.last.answers["used-for"] == Answered(("preparing", "handing-over"))
    press(keypad, "n", *"no lists", "enter")
    assert pile.last.answers["own-lists"] == NotApplicable("no lists")
    assert asked(keypad) == "one-change"
    press(keypad, *"nb d0", "erase", "enter")
    assert pile.last.answers["one-change"] == Answered("nb d")
    press(keypad, *"12,5", "enter")
    assert pile.last.answers["minutes-recording"] == Answered(Decimal("12.5"))
    assert asked(keypad) == "summary"
    press(keypad, "back", "back", "back", "n", "enter")
    assert pile.last.answers["own-lists"] == NotApplicable("Ticked as not relevant on the paper form")


def test_what_is_no_choice_is_said_and_answers_nothing(keypad: Keypad, pile: Pile) -> None:
    press(keypad, "7")
    assert (pile.papers, keypad.card.problem) == ([], "That is not one of the choices here.")
    press(keypad, "1", "3")
    assert (pile.last.answers, asked(keypad)) == ({}, "had-conversation")
    assert keypad.card.problem == "That is not one of the choices here."
    press(keypad, "e")
    assert keypad.card.problem == "This question asks for no evidence."
    press(keypad, "b")
    assert keypad.card.problem == "This is the first question."


def test_undo_takes_answers_back_one_by_one_and_stands_at_their_question(keypad: Keypad, pile: Pile) -> None:
    press(keypad, "1", "1", "3", "5")
    press(keypad, "b", "2")
    assert pile.last.answers["follow-up"] == Answered(1)
    press(keypad, "u")
    assert (pile.last.answers["follow-up"], asked(keypad)) == (Answered(4), "follow-up")
    press(keypad, "u", "u", "u")
    assert (pile.last.answers, asked(keypad)) == ({}, "had-conversation")
    press(keypad, "u")
    assert keypad.card.problem == "There is nothing to undo."


def test_blank_and_back_keep_what_is_there(keypad: Keypad, pile: Pile) -> None:
    press(keypad, "1", "1", "b", " ")
    assert (pile.last.answers, asked(keypad)) == (
        {"had-conversation": Answered(value=True)},
        "conversation-starting-point",
    )
    press(keypad, "enter", "enter", "enter", "1", "enter", "b")
    assert keypad.form is not None
    assert keypad.form.ticked == {0}


def test_evidence_is_written_before_or_after_its_answer(keypad: Keypad, pile: Pile) -> None:
    press(keypad, "2", "enter", "enter", "enter")
    assert asked(keypad) == "data-checked"
    press(keypad, "e", *"The list; May", "enter", "4")
    assert pile.last.answers["data-checked"] == Answered(3, ("The list", "May"))
    press(keypad, "b", "e", *"Nothing", "enter")
    assert pile.last.answers["data-checked"] == Answered(3, ("Nothing",))
    press(keypad, "1")
    assert pile.last.answers["data-checked"] == Answered(0, ("Nothing",))
    assert asked(keypad) == "looked-up-estimate"


def test_a_form_is_done_thrown_away_or_left(keypad: Keypad, pile: Pile) -> None:
    press(keypad, "2", *["enter"] * 5)
    assert asked(keypad) == "summary"
    assert "Of 5 questions 0 are answered, 0 not known, 0 not relevant, 5 blank." in keypad.card.ask
    press(keypad, "x", "enter")
    assert (pile.last.outcome, keypad.keyed_in, keypad.form) == ("finished", 1, None)
    press(keypad, "enter", *["enter"] * 5, "x", "x")
    assert ([paper.outcome for _, paper in pile.papers], keypad.keyed_in) == (["finished", "discarded"], 1)
    assert [role for role, _ in pile.papers] == ["team-leader", "team-leader"]
    assert press(keypad, "1", "1", "q")
    assert (pile.last.outcome, keypad.ended) == ("", Outcome.LEFT)


def test_the_pile_ends_with_the_last_form(keypad: Keypad, pile: Pile) -> None:
    assert press(keypad, "2", *["enter"] * 5, "f")
    assert (pile.last.outcome, keypad.keyed_in, keypad.ended) == ("finished", 1, Outcome.LAST)


def test_what_is_on_the_screen_fits_it(keypad: Keypad) -> None:
    press(keypad, "1", "1", "3", "5", "2")
    lines = keypad.lines(50, 24)
    assert len(lines) <= 24
    assert max(len(line.text) for line in lines) <= 50
    shown = "\n".join(line.text for line in lines)
    assert "Team member · Use: question 2 of 4" in shown
    assert "5. [ ] None of these" in shown
    assert len(keypad.lines(50, 8)) <= 8


def test_lines_do_the_same_as_keys_and_the_end_of_the_input_stops(pile: Pile) -> None:
    keypad = Keypad(Words.of("nb"), PULSE, pile.begin, role="team-member")
    keypad.next_form()
    talk = io.StringIO()
    lines = ["1", "9", "3", "d", "/u", "0", "1, 3", "", "3 1", "", "Mindre å skrive", "12,5", "", ""]
    key_in_lines(keypad, io.StringIO("".join(f"{line}\n" for line in lines)), talk, 60)
    paper = pile.papers[0][1]
    assert paper.outcome == "finished"
    assert paper.answers == {
        "minutes-recording": Answered(Decimal("12.5")),
        "had-conversation": Answered(value=True),
        "conversation-starting-point": Answered("own-case"),
        "follow-up": DontKnow(),
        "used-for": Answered(("preparing", "handing-over")),
        "one-change": Answered("Mindre å skrive"),
    }
    assert keypad.ended is Outcome.LEFT
    assert talk.getvalue().count(keypad.words.gettext("That is not one of the choices here.")) == 2
    assert max(len(line) for line in talk.getvalue().splitlines() if not line.startswith("[")) <= 60


def test_a_form_that_was_left_is_gone_on_with_at_its_place(pile: Pile) -> None:
    pile.given = {"had-conversation": Answered(value=True)}
    keypad = Keypad(Words.of("en"), PULSE, pile.begin, role="team-member")
    keypad.next_form()
    assert asked(keypad) == "conversation-starting-point"

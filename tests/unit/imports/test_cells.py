"""What stands in a cell as the answer to its question."""

from datetime import date
from decimal import Decimal

import pytest

from crmready.imports.cells import CellReader
from crmready.imports.instrument import Instrument
from crmready.imports.issues import UnreadError
from crmready.imports.lookup import Lookup, loose
from crmready.imports.mapping import ColumnMapping
from crmready.imports.ticks import ticked
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.tables.cells import Cell
from tests.unit.imports.collected import pulse

READER = CellReader(Instrument.of(pulse(), "en"), ColumnMapping())


def answer(question: str, cell: Cell, language: str = "en") -> Answer | None:
    reader = CellReader(READER.instrument, ColumnMapping(), language=language)
    return reader.answer(reader.instrument.questionnaire.asked[question], cell)


@pytest.mark.parametrize(
    ("question", "cell", "expected"),
    [
        ("follow-up", "  EVERY time. ", Answered(4)),
        ("follow-up", "Hver gang", Answered(4)),
        ("follow-up", 0, Answered(0)),
        ("follow-up", "4", Answered(4)),
        ("follow-up", "Don’t know", DontKnow()),
        ("follow-up", "vet ikke.", DontKnow()),
        ("follow-up", "N/A", NotApplicable("N/A")),
        ("follow-up", "Ikke relevant – er ny her", NotApplicable("er ny her")),
        ("follow-up", " ", None),
        ("follow-up", None, None),
        ("own-lists", cell := True, Answered(value=cell)),
        ("own-lists", "SANN", Answered(value=True)),
        ("own-lists", "nei", Answered(value=False)),
        ("conversation-starting-point", "own-wish", Answered("own-wish")),
        ("used-for", "Ingen av delene", Answered(("nothing",))),
        ("used-for", "planning", Answered(("planning",))),
        ("used-for", "Planlegge min egen uke;Forberede kontakt med kunder;", Answered(("preparing", "planning"))),
        ("minutes-recording", "12,5", Answered(Decimal("12.5"))),
        ("minutes-recording", "40 minutes", Answered(40)),
        ("minutes-recording", 7, Answered(7)),
        ("minutes-recording", "don't know", DontKnow()),
        ("one-change", "Don't know", Answered("Don't know")),
        ("one-change", 12, Answered("12")),
        ("one-change", "a\nb\x1b", Answered("a b")),
    ],
)
def test_a_cell_that_says_something_is_an_answer(question: str, cell: Cell, expected: Answer | None) -> None:
    assert answer(question, cell) == expected


@pytest.mark.parametrize(
    ("question", "cell", "said"),
    [
        ("follow-up", "5", "5 is not among what follow-up takes."),
        ("follow-up", "Every tim", "Every tim is no answer to follow-up."),
        ("own-lists", 1, "1 is no answer to own-lists."),
        ("used-for", "Planning my own week;Fax;", "Planning my own week;Fax is no set of answers to used-for."),
        ("used-for", "Planning my own week, None of these", "goes with no other."),
        ("minutes-recording", "many", "many is no number for minutes-recording."),
        ("minutes-recording", "1,250", "This can be read in two ways."),
        ("minutes-recording", date(2026, 5, 12), "A date (2026-05-12) stands where a number is asked for."),
        ("minutes-recording", -1, "-1 is not among what minutes-recording takes."),
        ("one-change", "x" * 2001, "The text has 2,001 characters; one-change takes 500."),
        ("one-change", "\x1b", "Nothing that can be seen stands there."),
        ("decisions", "Buy it", "Records do not fit into a cell."),
    ],
)
def test_a_cell_that_is_no_answer_says_why(question: str, cell: Cell, said: str) -> None:
    with pytest.raises(UnreadError) as unread:
        answer(question, cell)
    assert said in str(unread.value)


def test_a_decimal_comma_is_one_where_the_table_has_them() -> None:
    assert answer("minutes-recording", "1,250", "nb") == Answered(Decimal("1.250"))


OPTIONS = [("in a list, at home", "home"), ("at home", "only-home"), ("in a list", "list"), ("a, b", "ab"), ("a", "a"),
           ("b, c", "bc")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a list, at home", ("home",)),
        ("At home, in a list", ("only-home", "list")),
        ("in a list;at home;", ("list", "only-home")),
        ("a, b, c", ("a", "bc")),
        ("a, b", ("ab",)),
        ("a, a", None),
        ("at homes", None),
        ("", ()),
    ],
)
def test_ticks_are_told_apart_the_longest_option_first(text: str, expected: tuple[str, ...] | None) -> None:
    longest_first = sorted(OPTIONS, key=lambda option: -len(option[0]))
    assert ticked(text, longest_first) == expected


def test_a_text_is_found_again_after_what_tools_do_to_it() -> None:
    lookup = Lookup([("How many “stages” do you know?", 1), ("Fewer than 5", 2), ("< 5", 3), ("> 5", 4), ("Twin", 5)])
    assert lookup.find('  how many\N{NO-BREAK SPACE}"Stages" do you\nknow\u200b? ') == 1
    assert lookup.find("12. How many stages do you know") == 1
    assert (lookup.find("< 5"), lookup.find("> 5"), lookup.find("5")) == (3, 4, None)
    assert Lookup([("Twin", 1), ("twin.", 2)]).find("TWIN") == 1
    assert Lookup([("Twin", 1), ("twin", 2)]).find("Twin") is None


def test_only_what_is_clearly_nearest_is_proposed() -> None:
    lookup = Lookup([("How many stages do you know?", 1), ("How many stages do they know?", 2), ("Anything else?", 3)])
    assert lookup.nearest("Anything else, then?") == 3
    assert lookup.nearest("How many stages do we know?") is None
    assert lookup.nearest("What is your name?") is None
    assert loose("Q3. What?") == "what"

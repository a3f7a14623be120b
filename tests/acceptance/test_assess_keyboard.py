"""The interview at a real terminal: gone through with keys, left, resumed, and cut off in every way there is."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import COLOUR, CTRL_C, DOWN, ENTER, LEFT, Person, sit_down

ENGLISH_SELLER = ("--language", "en", "--role", "seller", "--organisation", "Acme AS")
PULSE_MEMBER = ("--questionnaire", "coaching-pulse", "--language", "en", "--role", "team-member", "-o", "Acme")


@pytest.fixture
def seated() -> Iterator[list[Person]]:
    """Everybody who sat down; their terminals are closed at the end."""
    people: list[Person] = []
    yield people
    for person in people:
        person.process.close(force=True)


@pytest.fixture
def first_answer(crmready: CommandLine, seated: list[Person]) -> Person:
    """A seller who has answered the first question and sees the second."""
    person = sit_down(crmready, "assess", "acme.crmready", *ENGLISH_SELLER)
    seated.append(person)
    person.says(("q: leave", ENTER), ("question 1 of", "2" + ENTER), ("question 2 of", ""))
    person.sees("q: leave")
    return person


def _history(crmready: CommandLine, file: str) -> list[tuple[object, ...]]:
    """What was answered, in the order in which it was."""
    history = crmready("export", file).json["history"]
    kinds = {"answered", "dont-know", "not-applicable", "withdrawn"}
    return [
        (event["kind"], event["question"], event.get("value", event.get("reason")), event.get("note"))
        for event in history
        if event["kind"] in kinds
    ]


def _answered(crmready: CommandLine, file: str = "acme.crmready") -> list[int]:
    return [person["answered"] for person in crmready("status", file, "--json").json["respondents"]]


def test_a_norwegian_goes_through_a_whole_interview_with_the_arrow_keys(
    crmready: CommandLine, seated: list[Person]
) -> None:
    person = sit_down(crmready, "assess", "-q", "coaching-pulse", environment={"LANG": "nb_NO.UTF-8"})
    seated.append(person)
    person.says(
        ("Hvilken virksomhet gjelder det?", "Fjord & Fjell AS" + ENTER),
        ("Hvilket språk vil du svare på?", DOWN + DOWN + ENTER),
        ("Hvilken rolle svarer du i?", DOWN + DOWN + ENTER),
        ("q: gå ut", ENTER),
        ("Hvor ofte tar du opp igjen", DOWN + DOWN + DOWN + DOWN + ENTER),
        ("Hvor mange én-til-én-samtaler", "2,5" + ENTER),
        ("Hvis du kunne endre én ting", "Færre obligatoriske felter" + ENTER),
        ("Når kontrollerte du sist", "4" + ENTER),
        ("Hva viser det?", "Kontrolliste, mai 2026" + ENTER),
        ("Hvilke beslutninger er tatt", "1" + ENTER),
        ("felt 1 av 4", "Kampanjen er stanset" + ENTER),
        ("felt 2 av 4", "Ingen svarte" + ENTER),
        ("felt 3 av 4", "31.3.2026" + ENTER),
        ("felt 4 av 4", ENTER),
        ("Hvilke beslutninger er tatt", "3" + ENTER),
        ("Hva du tror andre ville svart", "3" + ENTER),
        ("Takk! Alle spørsmålene er besvart.", ENTER),
    )
    assert person.ends() == 0
    ending = person.said.rpartition("Takk!")[2]
    # Nobody has asked the team members: whether the conversations take place is unknown, and the verdict is the worst.
    assert "På vei til å glippe: " in ending
    assert "De fleste medarbeiderne har hatt en samtale: Ukjent" in ending
    assert "Neste person svarer med: crmready assess fjord-fjell-as.crmready" in ending
    assert "Rapporten: crmready report fjord-fjell-as.crmready" in ending
    assert _answered(crmready, "fjord-fjell-as.crmready") == [5]
    decisions = crmready("goals", "list", "fjord-fjell-as.crmready", "--json").json["records"]
    assert [record["values"]["decided-on"] for record in decisions] == ["2026-03-31"]


def test_every_move_of_the_keyboard_is_kept_and_the_respondent_resumes_where_they_left(
    crmready: CommandLine, seated: list[Person]
) -> None:
    person = sit_down(crmready, "assess", "--organisation", "Acme", "-q", "coaching-pulse")
    seated.append(person)
    person.says(
        ("Which language", "1" + ENTER),
        ("Which role", "1" + ENTER),
        ("q: leave", ENTER),
        ("one-to-one conversation", "2" + ENTER),  # No: the starting point is not asked
        ("How often does your team leader", LEFT),
        ("one-to-one conversation", "1" + ENTER),  # Yes after all: now it is
        ("What was the starting point", "s"),
        ("How often does your team leader", "d"),
        ("How often do you look up", "o"),
        ("A note to whoever", "Only for large customers" + ENTER),
        ("Your note: Only for large customers", "4" + ENTER),
        ("What have you used the shared system for", "1 3 " + ENTER),
        ("Do you keep lists", "n"),
        ("Why is it not relevant?", "I started last week" + ENTER),
        ("If you could change one thing", "\x13"),
    )
    assert person.ends() == 0
    (command,) = re.findall(r"Go on with: (crmready assess acme\.crmready --respondent [0-9a-f]+)", person.said)
    assert "Everything you answered is saved." in person.said
    assert _history(crmready, "acme.crmready") == [
        ("answered", "had-conversation", False, None),
        ("answered", "had-conversation", True, None),
        ("dont-know", "follow-up", None, None),
        ("answered", "looked-up-before-contact", 3, "Only for large customers"),
        ("answered", "used-for", ["preparing", "handing-over"], None),
        ("not-applicable", "own-lists", "I started last week", None),
    ]

    again = sit_down(crmready, *command.split()[1:])
    seated.append(again)
    again.says(
        ("Which language", "1" + ENTER),
        ("You have answered 5 of 8 questions", ENTER),
        ("If you could change one thing", "Shorter forms" + ENTER),
        ("How many minutes", "20" + ENTER),
        ("1 question is still open", "1" + ENTER),
        ("What was the starting point", "4" + ENTER),
        ("Thank you. Every question is answered.", ENTER),
    )
    assert again.ends() == 0
    assert "Slipping: " not in again.said
    assert "Partly taking hold: " in again.said
    (respondent,) = crmready("status", "acme.crmready", "--json").json["respondents"]
    assert (respondent["answered"], respondent["asked"], respondent["finished"]) == (8, 8, True)


@pytest.mark.parametrize("way", ["hangup", "kill", "terminate", "closed"])
def test_whoever_is_cut_off_has_lost_nothing_that_was_answered(
    crmready: CommandLine, first_answer: Person, way: str
) -> None:
    if way == "closed":
        first_answer.process.close()
    else:
        number = {"hangup": signal.SIGHUP, "kill": signal.SIGKILL, "terminate": signal.SIGTERM}[way]
        first_answer.process.kill(number)
        assert first_answer.ends() == {"hangup": 129, "kill": None, "terminate": 143}[way]
    assert "Traceback" not in first_answer.said
    assert _answered(crmready) == [1]


def test_ctrl_c_in_a_question_leaves_and_says_how_to_go_on(crmready: CommandLine, first_answer: Person) -> None:
    first_answer.process.send(CTRL_C)
    assert first_answer.ends() == 0
    assert "Go on with: crmready assess acme.crmready --respondent" in first_answer.said
    assert _answered(crmready) == [1]


def test_ctrl_c_in_numbered_lines_ends_with_130_and_loses_nothing(crmready: CommandLine, seated: list[Person]) -> None:
    person = sit_down(crmready, "assess", "acme.crmready", *ENGLISH_SELLER, "--plain")
    seated.append(person)
    person.says(("Enter = go on", "\n"), ("Answer 1 to", "2\n"), ("question 2 of", ""), ("Answer 1 to", CTRL_C))
    assert person.ends() == 130
    assert "Traceback" not in person.said
    assert _answered(crmready) == [1]


def test_sixty_columns_without_colour_are_enough(crmready: CommandLine, seated: list[Person]) -> None:
    person = sit_down(
        crmready, "assess", "acme.crmready", *PULSE_MEMBER, lines=24, columns=60, environment={"NO_COLOR": "1"}
    )
    seated.append(person)
    person.says(
        ("q: leave", ENTER),
        ("name nobody.", ENTER),
        ("one-to-one conversation", "2" + ENTER),
        ("How often does your team leader", "1" + ENTER),
        ("How often do you look up", "1" + ENTER),
        ("What have you used", "5 " + ENTER),
        ("Do you keep lists", "1" + ENTER),
        ("If you could change one", "Nothing" + ENTER),
        ("How many minutes", "90" + ENTER),
        ("Thank you.", ENTER),
    )
    assert person.ends() == 0
    assert COLOUR.findall(person.raw) == []
    ending = person.said.rpartition("Thank you.")[2]
    told = [line for line in ending.split("\r\n") if "crmready " not in line]
    assert any("Slipping: " in line for line in told)
    assert max(map(len, told)) <= 60


def test_only_one_assessment_in_the_folder_needs_no_name(
    crmready: CommandLine, pulse: Path, seated: list[Person]
) -> None:
    before = _answered(crmready, pulse.name)
    person = sit_down(crmready, "assess", "--language", "en")
    seated.append(person)
    person.says(("Coaching pulse", ""), ("Which role", "q"))
    assert person.ends() == 0
    # Whoever only looked in has not joined.
    assert len(before) == 8
    assert _answered(crmready, pulse.name) == before

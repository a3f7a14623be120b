"""`crmready assess --respondents N`: one keyboard goes round a room."""

import re

import pytest

from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import CTRL_C, ENTER, Person, sit_down

CTRL_S = "\x13"
PULSE = ("-q", "coaching-pulse", "-o", "Acme", "-l", "en")


def _people(crmready: CommandLine) -> list[tuple[str, int]]:
    found = crmready("status", "acme.crmready", "--json").json["respondents"]
    return sorted((person["role"], person.get("together", 1)) for person in found)


def _first_answer_then_leaves(person: Person) -> None:
    person.says(("q: leave", ENTER), ("question 1 of", "2" + ENTER), ("question 2 of", ""))
    key = ("q", CTRL_S)[person.process.expect_exact(["q: leave", "^S: leave"])]
    person.process.send(key)


def test_three_take_turns_and_nothing_of_one_is_on_the_screen_of_the_next(crmready: CommandLine) -> None:
    person = sit_down(crmready, "assess", "acme.crmready", *PULSE, "--respondents", "3", "-r", "team-leader")
    for number in (1, 2, 3):
        person.says((f"Person {number} of 3: press Enter when you sit here alone.", ENTER))
        _first_answer_then_leaves(person)
    person.sees("The result: crmready score acme.crmready")
    assert person.ends() == 0
    assert person.raw.count("\x1b[3J") >= 6
    assert "3 have answered, 0 are done" in person.said
    assert _people(crmready) == [("team-leader", 1)] * 3


def test_a_role_that_is_too_few_answers_together_after_being_told_what_that_means(crmready: CommandLine) -> None:
    person = sit_down(crmready, "assess", "acme.crmready", *PULSE, "--respondents", "4")
    person.says(("Team members:", "3" + ENTER), ("Team leaders:", "2" + ENTER), ("That makes 5, not 4.", ""))
    person.says(("Team members:", "3" + ENTER), ("Team leaders:", "1" + ENTER))
    person.says(("Answer together? [yes]", ENTER), ("Person 1 of 2", ENTER))
    person.says(("Which role do you answer in?", "1" + ENTER), ("You answer together, 3 people with one answer.", ""))
    _first_answer_then_leaves(person)
    person.says(("Person 2 of 2", ENTER))
    _first_answer_then_leaves(person)
    person.sees("Team members: one joint answer of 3 people")
    assert person.ends() == 0
    assert _people(crmready) == [("team-leader", 1), ("team-member", 3)]
    assert "3 together" in crmready("status", "acme.crmready").stdout
    view = crmready("score", "acme.crmready", "--json", "-l", "en").json
    member = next(role for role in view["respondents"]["roles"] if role["id"] == "team-member")
    assert (member["together"], member["sentence"]) == (3, "3 team members give one joint answer.")
    assert "The 3 team members are fewer than that and answered together" in view["anonymity"]
    assert not re.search("Hidden", str(view["agreements"]))


@pytest.mark.parametrize(("words", "said"), [(("--respondent", "x"), "Leave out --respondent."), ((), "")])
def test_a_round_that_cannot_be_meant_is_refused_and_one_that_is_broken_off_keeps_what_was_answered(
    crmready: CommandLine, words: tuple[str, ...], said: str
) -> None:
    person = sit_down(crmready, "assess", "acme.crmready", *PULSE, "--respondents", "2", "-r", "team-leader", *words)
    if said:
        person.sees(said)
        assert person.ends() == 2
        return
    person.says(("Person 1 of 2", ENTER))
    _first_answer_then_leaves(person)
    person.says(("Person 2 of 2", CTRL_C))
    assert person.ends() == 130
    assert _people(crmready) == [("team-leader", 1)]

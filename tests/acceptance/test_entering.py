"""`crmready enter`: paper forms at a real terminal, with single keys, and in lines."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from crmready.model.assessment import Answered, DontKnow
from crmready.store.opening import open_file
from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import CTRL_C, ENTER, ESC, Person, sit_down


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assessment with nobody in it, to be copied."""
    command = CommandLine(tmp_path_factory.mktemp("empty"))
    (command.folder / "none.json").write_text("[]", encoding="utf-8")
    assert command("import", "acme.crmready", "none.json", "-q", "coaching-pulse", "-o", "A", "-l", "en").code == 0
    return command.folder / "acme.crmready"


@pytest.fixture
def made(crmready: CommandLine, empty: Path) -> Path:
    return Path(shutil.copy(empty, crmready.folder))


@pytest.fixture
def seated() -> Iterator[list[Person]]:
    people: list[Person] = []
    yield people
    for person in people:
        person.process.close(force=True)


def test_two_forms_are_keyed_in_with_a_key_for_each_answer(
    crmready: CommandLine, made: Path, seated: list[Person]
) -> None:
    person = sit_down(crmready, "enter", made.name)
    seated.append(person)
    person.says(
        ("Whose form is it?", "1"),
        ("Have you had a one-to-one", "1"),
        ("What was the starting point", "3"),
        ("How often does your team leader", "b"),
        ("What was the starting point", "4"),
        ("How often does your team leader", "u"),
        ("What was the starting point", " "),
        # Whoever knows the form types ahead of the screen.
        ("How often does your team leader", "5013" + ENTER + "2" + "Mindre å skrive" + ENTER + "12,5" + ENTER),
        ("Of 8 questions 7 are answered, 1 not known, 0 not relevant, 0 blank.", ENTER),
        ("1 form keyed in", ENTER),
        ("Have you had a one-to-one", "2"),
        ("How often does your team leader", "q"),
    )
    person.sees("1 form keyed in.")
    assert person.ends() == 0
    with open_file(made, writable=False) as file:
        now = file.assessment()
    assert [(one.role, one.finished) for one in now.respondents] == [("team-member", True), ("team-member", False)]
    first = {question: answer for (who, question), answer in now.answers.items() if who == now.respondents[0].id}
    assert first["conversation-starting-point"] == Answered("own-case")
    assert first["looked-up-before-contact"] == DontKnow()
    assert first["used-for"] == Answered(("preparing", "handing-over"))
    assert first["one-change"] == Answered("Mindre å skrive")
    assert len(first) == 8
    assert f"crmready enter acme.crmready --respondent {now.respondents[1].id}" in person.said


def test_a_form_that_is_broken_off_keeps_what_was_keyed_in_and_is_gone_on_with(
    crmready: CommandLine, made: Path, seated: list[Person]
) -> None:
    person = sit_down(crmready, "enter", made.name, "--role", "Team leader", "--language", "nb")
    seated.append(person)
    person.says(("Hvor ofte tar du opp igjen", "2"), ("Hvor mange én-til-én-samtaler", "2,5" + ESC))
    person.says(("Hvor ofte tar du opp igjen", " "))
    person.says(("Hvor mange én-til-én-samtaler", "3" + ENTER), ("hva ville det være?", CTRL_C))
    assert person.ends() == 0
    with open_file(made, writable=False) as file:
        (leader,) = file.assessment().respondents
        assert sorted(question for _, question in file.assessment().answers) == ["conversations-held", "follow-up"]
    again = sit_down(crmready, "enter", made.name, "--respondent", leader.id)
    seated.append(again)
    again.says(("If you could change one thing", ENTER + "41"), ("Of 5 questions 4 are answered", "f"))
    again.sees("1 form keyed in.")
    assert again.ends() == 0
    with open_file(made, writable=False) as file:
        assert [one.finished for one in file.assessment().respondents] == [True]


def test_a_form_that_is_thrown_away_counts_no_more(crmready: CommandLine, made: Path, seated: list[Person]) -> None:
    person = sit_down(crmready, "enter", made.name, "--role", "team-leader")
    seated.append(person)
    person.says(("How often do you come back", "5" + ENTER * 4), ("1 are answered", "x"), ("once more", "x"))
    person.says(("How often do you come back", "q"))
    assert person.ends() == 0
    with open_file(made, writable=False) as file:
        assert file.assessment().respondents == ()


def test_lines_from_a_pipe_key_forms_in(crmready: CommandLine, made: Path) -> None:
    refused = crmready("enter", made.name)
    assert (refused.code, refused.stdout) == (2, "")
    assert "Add --plain" in refused.stderr
    lines = ["2", "1", "4", "Less", "3", "5", "f"]
    ended = crmready("enter", made.name, "--plain", replies="".join(f"{line}\n" for line in lines))
    assert (ended.code, ended.stdout) == (0, "1 form keyed in.\n")
    with open_file(made, writable=False) as file:
        assert len(file.assessment().answers) == 5
    assert crmready("enter", "none.crmready").code == 3

"""What `crmready assess` does not accept: it says so, with what to write instead, and leaves everything as it was."""

from pathlib import Path

import pytest

from tests.acceptance.commandline import NORDLYS, CommandLine

Answer = tuple[int, tuple[str, ...]]
"""The exit code, and what is said among other things."""


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("--role", "seler"), (2, ("There is no role seler.", "Did you mean seller?"))),
        (("--role", "x"), (2, ("There is no role x.", "There is: seller, manager, executive, data-owner."))),
        (("--language", "sv"), (2, ("crm-readiness does not speak sv.", "There is: en, nb."))),
        (("--respondent", "s99"), (3, ("Nobody with the id s99 takes part.", "crmready status nordlys.crmready"))),
        (("--respondent", "s1", "--role", "manager"), (2, ("s1 answers as seller.", "Leave out --role."))),
        (("--questionnaire", "coaching-pulse"), (2, ("already knows its questionnaire", "Leave out --questionnaire."))),
        (("--organisation", "Other"), (2, ("already knows its organisation", "Leave out --organisation."))),
    ],
)
def test_a_wrong_option_is_answered_with_a_right_one(
    crmready: CommandLine, nordlys: Path, words: tuple[str, ...], answer: Answer
) -> None:
    before = nordlys.read_bytes()
    ended = crmready("assess", nordlys.name, "--plain", *words)
    code, said = answer
    assert (ended.code, ended.stdout) == (code, "")
    assert [part for part in said if part not in ended.stderr] == []
    assert nordlys.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("new.crmready", "--questionnaire", "crm-redines"), (3, ("Did you mean crm-readiness?",))),
        (("new.crmready", "--language", "e"), (2, ("There is: en, nb.",))),
        (("new.crmready", "--role", "eksecutive"), (2, ("Did you mean executive?",))),
        (("new.crmready", "--respondent", "s1"), (3, ("There is no assessment to go on with.",))),
        (("new.crmready", "--organisation", "A\x1b[31mB"), (2, (r"control character: A\x1b[31mB",))),
        ((), (2, ("The organisation needs a name.", "Add --organisation NAME."))),
        ((NORDLYS,), (3, ("is not an assessment file.",))),
        ((".",), (3, ("Is a directory",))),
        (("no-such-folder/new.crmready",), (3, ("no file can be made here", "Choose another folder."))),
        (("/dev/full",), (3, ("is not an assessment file.",))),
    ],
)
def test_a_file_that_cannot_be_begun_is_not_begun(
    crmready: CommandLine, words: tuple[str | Path, ...], answer: Answer
) -> None:
    ended = crmready("assess", "--plain", *words)
    code, said = answer
    assert (ended.code, ended.stdout) == (code, "")
    assert [part for part in said if part not in ended.stderr] == []
    assert crmready.names() == []


def test_without_a_terminal_the_plain_mode_is_named(crmready: CommandLine) -> None:
    ended = crmready("assess", "new.crmready")
    assert (ended.code, ended.stdout) == (2, "")
    assert "--plain" in ended.stderr
    assert crmready.names() == []


def test_of_several_assessments_one_must_be_named(crmready: CommandLine, nordlys: Path, pulse: Path) -> None:
    ended = crmready("assess", "--plain")
    assert ended.code == 2
    assert f"{nordlys.name}, {pulse.name}. Name it." in ended.stderr


def test_a_damaged_assessment_is_said_to_be_so_and_left_as_it_is(crmready: CommandLine, nordlys: Path) -> None:
    damaged = nordlys.read_bytes()[:50_000]
    nordlys.write_bytes(damaged)
    for command in ("assess", "status", "score", "export"):
        ended = crmready(command, nordlys.name, *(["--plain"] if command == "assess" else []))
        assert (ended.code, ended.stdout) == (3, ""), command
        assert "damaged" in ended.stderr
    assert nordlys.read_bytes() == damaged
    assert crmready.names() == [nordlys.name]


def test_a_role_may_be_named_as_people_call_it(crmready: CommandLine) -> None:
    ended = crmready("assess", "new.crmready", "--plain", "--role", "Salgsleder", "-l", "nb", "-o", "Acme AS")
    assert ended.code == 0, ended.stderr
    assert "(Salgsleder)" in ended.stderr


def test_whoever_comes_back_without_an_id_is_told_how_to_go_on(crmready: CommandLine) -> None:
    words = ("assess", "new.crmready", "--plain", "--role", "executive", "-l", "en")
    assert crmready(*words, "-o", "Acme AS", replies="\n2\n\n").code == 0
    person = crmready("status", "new.crmready", "--json").json["respondents"][0]
    again = crmready(*words)
    assert f"crmready assess new.crmready --respondent {person['id']}" in again.stderr


def test_an_export_is_not_taken_for_plain_answers(crmready: CommandLine, nordlys: Path) -> None:
    crmready("export", nordlys.name, "-o", "export.yaml")
    ended = crmready("score", "export.yaml")
    assert (ended.code, ended.stdout) == (3, "")
    assert "crmready import export.yaml export.crmready" in ended.stderr

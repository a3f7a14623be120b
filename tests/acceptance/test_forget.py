"""`crmready forget`: a respondent, or the whole assessment, deleted for good."""

from pathlib import Path

import pytest

from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import ENTER, sit_down


def _respondents(crmready: CommandLine, file: Path) -> list[tuple[str, str]]:
    found = crmready("status", file.name, "--json").json["respondents"]
    return [(person["id"], person["role"]) for person in found]


def test_a_respondent_is_forgotten_and_the_rest_of_the_result_stays(crmready: CommandLine, nordlys: Path) -> None:
    people = _respondents(crmready, nordlys)
    seller = next(name for name, role in people if role == "seller")
    (crmready.folder / "nordlys.crmready.v1.bak").write_bytes(nordlys.read_bytes())
    ended = crmready("forget", nordlys.name, "--respondent", seller, "--yes")
    assert (ended.code, ended.stdout) == (0, "")
    assert f"This deletes respondent {seller}" in ended.stderr
    assert "Deleted nordlys.crmready.v1.bak." in ended.stderr
    assert "Reports, exports and copies made elsewhere still hold what they held." in ended.stderr
    assert _respondents(crmready, nordlys) == [person for person in people if person[0] != seller]
    assert crmready.names() == ["nordlys.crmready"]
    assert seller.encode() not in nordlys.read_bytes()


@pytest.mark.parametrize(("language", "said"), [("nb", "ble slettet etter at"), ("en", "was deleted after a report")])
def test_after_a_result_was_shown_the_role_is_withheld_and_that_is_said(
    crmready: CommandLine, nordlys: Path, language: str, said: str
) -> None:
    before = crmready("score", nordlys.name, "--json", "-l", language).json
    seller = next(name for name, role in _respondents(crmready, nordlys) if role == "seller")
    ended = crmready("forget", nordlys.name, "--respondent", seller, "--yes")
    assert "has been shown already" in ended.stderr
    after = crmready("score", nordlys.name, "--json", "-l", language).json
    assert said in after["held_back"]
    assert said not in (before["held_back"] or "")
    assert said in " ".join(crmready("score", nordlys.name, "-l", language).stdout.split())
    assert after["verdict"]["id"] == before["verdict"]["id"]
    sellers = [row for row in after["agreements"] if row["role"] == "seller"]
    assert [row for row in before["agreements"] if row["role"] == "seller"]
    assert all(row["mean"] is None for row in sellers)


def test_the_whole_assessment_is_deleted(crmready: CommandLine, nordlys: Path) -> None:
    ended = crmready("forget", nordlys.name, "--all", "--yes")
    assert (ended.code, ended.stdout) == (0, "")
    assert "Deleted nordlys.crmready." in ended.stderr
    assert crmready.names() == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("--all",), (2, "Add --yes if it is meant.")),
        (("--respondent", "nobody", "--yes"), (3, "lists the respondents")),
        (("--yes",), (2, "Add --respondent ID for one respondent, or --all")),
        (("--respondent", "x", "--all", "--yes"), (2, "Add --respondent ID for one respondent, or --all")),
    ],
)
def test_what_is_not_meant_or_not_there_deletes_nothing(
    crmready: CommandLine, nordlys: Path, words: tuple[str, ...], answer: tuple[int, str]
) -> None:
    before = nordlys.read_bytes()
    ended = crmready("forget", nordlys.name, *words)
    code, said = answer
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert nordlys.read_bytes() == before


@pytest.mark.parametrize(("reply", "code"), [("no", 1), ("yes", 0)])
def test_on_a_terminal_it_asks_first(crmready: CommandLine, nordlys: Path, reply: str, code: int) -> None:
    person = sit_down(crmready, "forget", nordlys.name, "--all")
    person.says(("Type yes:", reply + ENTER))
    assert person.ends() == code
    assert crmready.names() == ([nordlys.name] if reply == "no" else [])

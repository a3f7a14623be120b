"""`crmready questionnaire new`: asked at a terminal, told by options, and never over what is there."""

import json
from collections.abc import Iterator

import pytest

from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import CTRL_C, ENTER, Person, sit_down


@pytest.fixture
def seated() -> Iterator[list[Person]]:
    """Everybody who sat down; their terminals are closed at the end."""
    people: list[Person] = []
    yield people
    for person in people:
        person.process.close(force=True)


def test_the_templates_say_what_they_are_for(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "new", "--list-templates")
    assert (ended.code, ended.stderr) == (0, "")
    assert [line.split()[0] for line in ended.stdout.splitlines()] == ["minimal", "readiness", "pulse"]
    listed = crmready("questionnaire", "new", "--list-templates", "--json").json
    assert [entry["name"] for entry in listed["templates"]] == ["minimal", "readiness", "pulse"]


def test_somebody_who_only_presses_enter_gets_a_whole_questionnaire(
    crmready: CommandLine, seated: list[Person]
) -> None:
    person = sit_down(crmready, "questionnaire", "new")
    seated.append(person)
    for asked in ("Template [", "Language", "Title [", "Id (", "Roles [", "Dimensions [", "Translated", "Folder ["):
        person.says((asked, ENTER))
    assert person.ends() == 0
    assert crmready.names() == ["my-first-questionnaire"]
    assert crmready("questionnaire", "check", "--strict", "my-first-questionnaire").code == 0


def test_replies_make_the_questionnaire_and_a_wrong_one_is_asked_for_again(
    crmready: CommandLine, seated: list[Person]
) -> None:
    person = sit_down(crmready, "questionnaire", "new", "skjema")
    seated.append(person)
    person.says(
        ("Template [", "pulze" + ENTER), ("Did you mean pulse?", ""), ("Template [", "4" + ENTER),
        ("There is no template 4.", ""), ("Template [", "3" + ENTER),
        ("Language", "nb" + ENTER), ("Title [", "Verkstedpuls" + ENTER), ("Id (", "Verksted puls" + ENTER),
        ("Write, for example, verksted-puls.", ""), ("Id (", "verksted-puls" + ENTER),
        ("Roles [", "Verksleder, Montør*" + ENTER), ("Dimensions [", "Verktøy" + ENTER), ("Translated", ENTER),
    )  # fmt: skip
    assert person.ends() == 0
    shown = crmready("questionnaire", "show", "skjema", "--json").json["questionnaire"]
    assert (shown["id"], shown["title"], shown["language"]) == ("verksted-puls", "Verkstedpuls", "nb")
    assert [(role["id"], role["plural"], role["anonymous"]) for role in shown["roles"]] == [
        ("verksleder", "Verksledere", False),
        ("montor", "Montøre", True),
    ]
    assert [dimension["name"] for dimension in shown["dimensions"]] == ["Verktøy"]


def test_leaving_half_way_writes_nothing(crmready: CommandLine, seated: list[Person]) -> None:
    person = sit_down(crmready, "questionnaire", "new", "mine")
    seated.append(person)
    person.says(("Template [", ENTER), ("Language", CTRL_C))
    assert person.ends() == 130
    assert crmready.names() == []


def test_a_program_is_never_asked(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "new", "mine", "--template", "minimal", "--language", "nb", replies="pulse\n")
    assert (ended.code, ended.stdout) == (0, "")
    assert "Next:\n  crmready questionnaire check --strict mine\n" in ended.stderr
    assert crmready("questionnaire", "show", "mine", "--json").json["questionnaire"]["id"] == "mine"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Where should the questionnaire lie?"),
        (("x", "--template", "minmal"), 2, "Did you mean minimal?"),
        (("x", "--language", "sv"), 2, "not written in sv"),
        (("x", "--translation", "en"), 2, "itself is written in en"),
        (("x", "--id", "Not An Id"), 2, "Write, for example, not-an-id."),
        (("x", "--role", "Boss", "--anonymous", "boss"), 2, "two roles with the id boss"),
        (("x", "--dimension", "???"), 2, "No id can be made of ???"),
        (("x", "--title", "a\x1b[31mb"), 2, "control character"),
    ],
)
def test_a_wish_that_cannot_be_is_told_and_nothing_is_written(
    crmready: CommandLine, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = crmready("questionnaire", "new", *words)
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert crmready.names() == []


def test_what_is_there_stays_as_it_is(crmready: CommandLine) -> None:
    assert crmready("questionnaire", "new", "mine").code == 0
    main = crmready.folder / "mine" / "questionnaire.yaml"
    main.write_text("my own work")
    ended = crmready("questionnaire", "new", "mine", "--template", "pulse")
    assert ended.code == 2
    assert "There is a questionnaire in mine already." in ended.stderr
    assert main.read_text() == "my own work"


def test_inside_a_repository_the_hooks_are_left_to_its_root(crmready: CommandLine) -> None:
    (crmready.folder / ".git").mkdir()
    ended = crmready("questionnaire", "new", "mine")
    assert ended.code == 0
    assert "the hooks of a commit belong there" in ended.stderr
    assert not (crmready.folder / "mine" / ".pre-commit-config.yaml").exists()


def test_a_schema_is_shown_and_those_of_a_folder_are_written_anew(crmready: CommandLine) -> None:
    assert crmready("questionnaire", "schema", "--of", "scenarios").json["title"] == "crmready scenarios"
    assert crmready("questionnaire", "schema").json["title"] == "crmready questionnaire"
    refused = crmready("questionnaire", "schema", "--of", "scenario")
    assert (refused.code, "Did you mean scenarios?" in refused.stderr) == (2, True)
    assert crmready("questionnaire", "schema", "--refresh", ".").code == 3
    crmready("questionnaire", "new", "mine")
    old = crmready.folder / "mine" / "schema" / "questionnaire.schema.json"
    before = old.read_text()
    old.write_text("{}")
    assert crmready("questionnaire", "schema", "--refresh", "mine").code == 0
    assert old.read_text() == before
    assert json.loads(before)["$schema"] == "https://json-schema.org/draft/2020-12/schema"

"""`crmready import FILE RESPONSES` and `crmready form`, as a consultant uses them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from crmready.store.opening import open_file
from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import Person, sit_down
from tests.unit.imports.collected import PEOPLE, excel, handed_in

ALMOST = "How often does your team leader come back to what you two agreed last time?"
TABLE = f"""Your role;{ALMOST};[own-lists];Remarks;E-mail
Team member;Every time;yes;it is all fine;kari@example.org
Team member;most times;no;;ola@example.org
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assessment with nobody in it, to be copied."""
    command = CommandLine(tmp_path_factory.mktemp("empty"))
    (command.folder / "none.json").write_text("[]", encoding="utf-8")
    ended = command("import", "acme.crmready", "none.json", "-q", "coaching-pulse", "-o", "Acme AS", "-l", "en")
    assert (ended.code, ended.stdout) == (0, "0 new, 0 already there.\n")
    return command.folder / "acme.crmready"


@pytest.fixture
def made(crmready: CommandLine, empty: Path) -> Path:
    """The same in the test's own folder."""
    return Path(shutil.copy(empty, crmready.folder))


@pytest.fixture
def almost(crmready: CommandLine) -> Path:
    """A table in which a heading, an answer and a column are not clear."""
    path = crmready.folder / "almost.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def seated() -> Iterator[list[Person]]:
    people: list[Person] = []
    yield people
    for person in people:
        person.process.close(force=True)


def test_an_export_of_a_form_tool_becomes_an_assessment_and_comes_in_once(crmready: CommandLine) -> None:
    handed_in("microsoft-nb.xlsx", crmready.folder)
    words = ("import", "acme", "microsoft-nb.xlsx", "-q", "coaching-pulse", "-o", "Acme AS")
    tried = crmready(*words, "--dry-run")
    assert (tried.code, crmready.names()) == (0, ["microsoft-nb.xlsx"])
    assert tried.stdout.splitlines()[-1] == "6 new, 0 already there (nothing was written)."
    assert 'column G "Hvem er du?": the role' in tried.stdout
    first = crmready(*words)
    assert (first.code, first.stdout) == (0, "6 new, 0 already there.\n")
    assert (
        'Left out, so that nobody\'s name or address is kept: column D "E-postadresse"; column E "Navn".'
        in first.stderr
    )
    again = crmready("import", "acme.crmready", "microsoft-nb.xlsx")
    assert (again.code, again.stdout) == (0, "0 new, 6 already there.\n")
    assert b"2026-11-20T09" not in (crmready.folder / "acme.crmready").read_bytes()


def test_a_table_that_is_not_clear_is_listed_and_nothing_of_it_is_imported(
    crmready: CommandLine, made: Path, almost: Path
) -> None:
    before = made.read_bytes()
    ended = crmready("import", made.name, almost.name)
    assert (ended.code, ended.stdout) == (3, "")
    assert (
        f'almost.csv, column B "{ALMOST[:59]}…": This is almost, and not quite, the question follow-up.' in ended.stderr
    )
    assert 'almost.csv, column D "Remarks": This is no question\'s text.' in ended.stderr
    assert "Error: 2 things are not clear in almost.csv. Nothing was imported." in ended.stderr
    assert made.read_bytes() == before


def test_what_is_accepted_is_saved_and_used_again(crmready: CommandLine, made: Path, almost: Path) -> None:
    guessed = crmready("import", made.name, almost.name, "--yes", "--save-mapping", "mapping.yaml")
    assert guessed.code == 3
    assert "almost.csv, cell B3: most times is no answer to follow-up." in guessed.stderr
    mapping = crmready.folder / "mapping.yaml"
    assert mapping.read_text(encoding="utf-8") == f"format: 1\ncolumns:\n  {ALMOST}: follow-up\n  Remarks: '-'\n"
    with mapping.open("a", encoding="utf-8") as more:
        more.write("values:\n  follow-up: {Most times: 3}\n")
    ended = crmready("import", made.name, almost.name, "--mapping", "mapping.yaml")
    assert (ended.code, ended.stdout) == (0, "2 new, 0 already there.\n")
    assert b"example.org" not in made.read_bytes()
    with open_file(made, writable=False) as file:
        answers = file.assessment().answers
    assert sorted(str(a) for (_, question), a in answers.items() if question == "follow-up") == [
        "Answered(value=3, evidence=(), note=None)", "Answered(value=4, evidence=(), note=None)",
    ]  # fmt: skip


def test_at_a_terminal_each_proposal_is_asked_for(
    crmready: CommandLine, made: Path, almost: Path, seated: list[Person]
) -> None:
    almost.write_text(TABLE.replace("most times", "Evry time"), encoding="utf-8")
    person = sit_down(crmready, "import", made.name, almost.name, columns=120)
    seated.append(person)
    person.says(
        ("the question follow-up? [y/N]", "y\r"),
        ('Leave out column D "Remarks"? [y/N]', "y\r"),
        ('Does "Evry time" mean "Every time" (follow-up)? [y/N]', "y\r"),
    )
    person.sees("2 new, 0 already there.")
    assert person.ends() == 0


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("almost.csv", "acme.crmready"), (2, "Name the assessment first: crmready import acme.crmready almost.csv")),
        (("acme.crmready", "none.csv"), (3, "there is no none.csv")),
        (("acme.crmready", "acme.crmready"), (3, "Both are assessment files.")),
        (("acme.crmready", "almost.csv", "-q", "coaching-pulse"), (2, "already knows its questionnaire")),
        (("acme.crmready", "almost.csv", "--role", "chief"), (2, "There is: team-member, team-leader.")),
        (("acme.crmready", "almost.csv", "--role", "team-member", "--role-column", "x"), (2, "Leave out --role")),
        (("acme.crmready", "almost.csv", "--sheet", "x"), (3, "is a text table and has no sheets")),
        (("almost.json", "again.crmready", "--role", "team-member"), (2, "only --questionnaire goes with that")),
        (("new.crmready", "almost.csv", "-q", "no-such"), (3, "There is no questionnaire no-such.")),
        (("new.csv", "almost.csv"), (3, "There is no file new.csv.")),
    ],
)
def test_an_import_that_cannot_be_meant_makes_and_changes_nothing(
    crmready: CommandLine, made: Path, words: tuple[str, ...], answer: tuple[int, str]
) -> None:
    (crmready.folder / "almost.csv").write_text(TABLE, encoding="utf-8")
    (crmready.folder / "almost.json").write_text("[]", encoding="utf-8")
    before, names = made.read_bytes(), crmready.names()
    ended = crmready("import", *words)
    code, said = answer
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert (made.read_bytes(), crmready.names()) == (before, names)


def test_eight_imports_of_one_file_at_once_bring_everybody_in_once(crmready: CommandLine, made: Path) -> None:
    (crmready.folder / "a.csv").write_text(excel(), encoding="utf-8-sig")
    ended = crmready.shell('for n in 1 2 3 4 5 6 7 8; do "$@" & done; wait', "import", made.name, "a.csv")
    said = sorted(line for line in ended.stdout.splitlines() if line)
    assert said == [*["0 new, 6 already there."] * 7, "6 new, 0 already there."]
    with open_file(made, writable=False) as file:
        assert len(file.assessment().respondents) == len(PEOPLE)


def test_a_form_says_what_it_is_and_is_not_written_over(crmready: CommandLine) -> None:
    written = crmready("form", "coaching-pulse", "--role", "Teamleder", "-l", "nb", "--evidence")
    assert (written.code, written.stdout) == (0, "")
    assert written.stderr.splitlines() == [
        "Wrote form.xlsx: 6 questions.",
        "Next: crmready import FILE.crmready RESPONSES --role team-leader",
    ]
    assert crmready("form", "coaching-pulse").code == 3
    assert crmready("form", "coaching-pulse", "--force").code == 0
    assert crmready("form", "coaching-pulse", "-o", "form.docx").code == 2

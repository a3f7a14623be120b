"""`crmready status`, `crmready goals …` and `crmready targets`: what is in the file beside the answers."""

import json
from pathlib import Path

import pytest

from tests.acceptance.commandline import NORDLYS, PULSE, CommandLine
from tests.acceptance.terminal import ENTER, sit_down


def test_status_counts_respondents_and_answers_and_shows_no_answer(crmready: CommandLine, nordlys: Path) -> None:
    as_text, as_json = crmready("status", nordlys.name), crmready("status", nordlys.name, "--json").json
    assert (as_text.code, as_text.stderr) == (0, "")
    assert "Seller: 8 registered, 8 finished" in as_text.stdout
    assert "  m1  33 of 33 answered, finished" in as_text.stdout
    assert "goals: 2 recorded" in as_text.stdout
    assert "Salgshåndboken" not in as_text.stdout
    assert as_json["schema"] == "crmready/status/1"
    assert as_json["records"] == {"goals": 2}
    assert as_json["not_asked"] == []
    assert [person["role"] for person in as_json["respondents"]].count("seller") == 8


def test_status_lists_people_by_their_ids_and_not_in_the_order_in_which_they_came(crmready: CommandLine) -> None:
    respondents: list[object] = [{"id": name, "role": "team-member", "answers": {}} for name in ("t2", "t9", "t1")]
    answers = {
        "format": 1,
        "questionnaire": "coaching-pulse",
        "organisation": "Acme",
        "language": "en",
        "as_of": "2026-11-20",
        "respondents": respondents,
    }
    (crmready.folder / "answers.yaml").write_text(json.dumps(answers), encoding="utf-8")
    assert crmready("import", "answers.yaml", "a.crmready").code == 0
    listed = [line.split()[0] for line in crmready("status", "a.crmready").stdout.splitlines() if line.startswith("  ")]
    assert listed == ["t1", "t2", "t9"]


def test_status_of_answers_in_yaml_says_what_it_needs(crmready: CommandLine) -> None:
    ended = crmready("status", PULSE)
    assert (ended.code, ended.stdout) == (3, "")
    assert "not an assessment file" in ended.stderr


def _goals(crmready: CommandLine, file: Path) -> list[dict[str, object]]:
    goals = crmready("goals", "list", file.name, "--json").json
    assert goals["schema"] == "crmready/goals/1"
    return list(goals["records"])


def test_goals_are_added_changed_and_removed(crmready: CommandLine, nordlys: Path) -> None:
    added = crmready("goals", "add", nordlys.name, "-s", "goal=Kortere tid til tilbud", "--set", "date=31.3.2027")
    assert (added.code, added.stdout) == (0, "")
    assert "It still lacks: " in added.stderr
    *_, goal = _goals(crmready, nordlys)
    assert goal["values"] == {"goal": "Kortere tid til tilbud", "date": "2027-03-31"}
    assert goal["missing"]

    rest = [f"--set={field}=4" for field in goal["missing"]] if isinstance(goal["missing"], list) else []
    edited = crmready("goals", "edit", nordlys.name, "3", *rest)
    assert "It is complete." in edited.stderr
    assert _goals(crmready, nordlys)[2]["missing"] == []
    assert "3. [" in crmready("goals", "list", nordlys.name).stdout

    removed = crmready("goals", "edit", nordlys.name, str(goal["id"]), "--remove")
    assert (removed.code, removed.stderr) == (0, f"Removed {goal['id']}.\n")
    assert len(_goals(crmready, nordlys)) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "-s", "gaol=x"), "Did you mean goal?"),
        (("add", "-s", "goal"), "is not FIELD=TEXT"),
        (("add", "-s", "goal= "), "Every field is blank."),
        (("add", "-s", "date=31 mars"), "Write the date as 2026-11-23 or 23.11.2026."),
        (("add", "-s", "goal=\x1b[2J"), "control character"),
        (("add",), "--set goal="),
        (("edit", "7", "-s", "goal=x"), "There is no goal 7."),
        (("edit", "1"), "Nothing to change."),
    ],
)
def test_a_goal_that_cannot_be_kept_changes_nothing(
    crmready: CommandLine, nordlys: Path, words: tuple[str, ...], said: str
) -> None:
    before = nordlys.read_bytes()
    ended = crmready("goals", words[0], nordlys.name, *words[1:])
    assert (ended.code, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert nordlys.read_bytes() == before


def test_goals_are_asked_for_field_by_field_at_a_terminal(crmready: CommandLine, nordlys: Path) -> None:
    person = sit_down(crmready, "goals", "add", nordlys.name)
    person.says(
        ("Mål: ", "Flere møter" + ENTER),
        ("Måles ved: ", "Møter i uken" + ENTER),
        ("Dagens nivå: ", "4" + ENTER),
        ("Måltall: ", "6" + ENTER),
        ("Nås innen: ", "snart" + ENTER),
        ("Nås innen: ", "30.06.2027" + ENTER),
        ("Ansvarlig: ", "Salgsleder" + ENTER),
        ("Hvor tallet kommer fra: ", "Kalenderen" + ENTER),
        ("Beslutning: ", "Hvilke møter det skal øves på" + ENTER),
        ("Data som trengs: ", ENTER),
        ("Hvem som veileder med dataene: ", ENTER),
        ("Trinn i salgsprosessen: ", ENTER),
    )
    assert person.ends() == 0
    assert "It is complete." in person.said
    assert _goals(crmready, nordlys)[2]["values"]["date"] == "2027-06-30"  # type: ignore[index]


def test_targets_follow_a_profile_and_single_dimensions(crmready: CommandLine, nordlys: Path) -> None:
    before = crmready("targets", nordlys.name, "--json").json
    assert (before["schema"], before["profile"]) == ("crmready/targets/1", "medium")
    changed = crmready("targets", nordlys.name, "--profile", "small", "--set", "sales-process=82,5", "--json").json
    assert changed["profile"] == "small"
    assert changed["targets"]["sales-process"] == "165/2"
    assert changed["targets"].keys() == before["targets"].keys()
    wrong = crmready("targets", nordlys.name, "--profile", "smal")
    assert (wrong.code, wrong.stdout) == (2, "")
    assert "Did you mean small?" in wrong.stderr


def test_a_questionnaire_without_records_and_a_file_without_goals_say_so(crmready: CommandLine) -> None:
    assert crmready("assess", "new.crmready", "--plain", "-l", "en", "-r", "seller").code == 0
    ended = crmready("goals", "list", "new.crmready")
    assert (ended.code, ended.stdout) == (0, "")
    assert ended.stderr == "No goals are recorded yet.\nNext: crmready goals add new.crmready\n"
    assert crmready("goals", "list", NORDLYS).code == 3

"""`crmready questionnaire translate` as an author, a build machine and a translator meet it."""

import shutil
from pathlib import Path

import pytest

from crmready.tables.reading import read_sheet
from crmready.tables.writing import Column, Layout, workbook_of
from tests.acceptance.commandline import ROOT, CommandLine, Ended

PULSE_FOLDER = ROOT / "questionnaires" / "coaching-pulse"


@pytest.fixture
def mine(crmready: CommandLine) -> Path:
    """A copy of the pulse, with its translation and record."""
    return Path(shutil.copytree(PULSE_FOLDER, crmready.folder / "mine"))


def translate(crmready: CommandLine, language: str, *words: str | Path) -> Ended:
    return crmready("questionnaire", "translate", language, "mine", *words)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "translations").iterdir())}


def test_a_translation_that_is_up_to_date_passes_in_ci_and_stays_as_it_is(crmready: CommandLine, mine: Path) -> None:
    before = contents(mine)
    assert translate(crmready, "nb", "--check") == Ended(0, "", "mine/translations/nb.yaml: 93 texts.\n")
    assert contents(mine) == before


def test_a_changed_source_fails_in_ci_until_the_author_says_that_the_translation_fits(
    crmready: CommandLine, mine: Path
) -> None:
    replace(mine / "questionnaire.yaml", "title: Coaching pulse", "title: Coaching pulses")
    before = contents(mine)
    checked = translate(crmready, "nb", "--check")
    assert (checked.code, checked.stdout) == (1, "stale         title  Coaching pulses\n")
    assert checked.stderr == (
        "mine/translations/nb.yaml: 93 texts, 1 stale.\n"
        "Revise what is stale where need be; --accept NAME (or --accept all) then says that it fits.\n"
    )
    linted = crmready("questionnaire", "check", "mine", "--format", "json", "--strict")
    assert linted.code == 1
    assert [problem["code"] for problem in linted.json["problems"]] == ["T405"]
    assert contents(mine) == before
    accepted = translate(crmready, "nb", "--accept", "title")
    assert (accepted.code, accepted.stdout) == (0, "accepted      title  Veiledningspuls\n")
    assert accepted.stderr == "mine/translations/nb.yaml: 93 texts. Written.\n"
    assert contents(mine)["nb.yaml"] == before["nb.yaml"]
    assert contents(mine)["nb.lock.yaml"] != before["nb.lock.yaml"]


def test_what_check_reports_is_what_translate_left_untranslated(crmready: CommandLine, mine: Path) -> None:
    replace(mine / "questionnaire.yaml", "  - The pulse has not", "  - It is short.\n  - The pulse has not")
    tried = translate(crmready, "nb", "--dry-run")
    assert (tried.code, tried.stdout.splitlines()) == (
        0,
        [
            "added         limits.1  It is short.",
            "moved         limits.2  from place 1",
            "moved         limits.3  from place 2",
            "moved         limits.4  from place 3",
        ],
    )
    assert tried.stderr == "mine/translations/nb.yaml: 94 texts, 1 to translate. Nothing was written.\n"
    assert contents(mine) == contents(PULSE_FOLDER)
    assert translate(crmready, "nb").stdout == tried.stdout
    problems = crmready("questionnaire", "check", "mine", "--format", "json").json["problems"]
    assert [(one["code"], one["message"]) for one in problems] == [
        ("T401", "Not translated: limits, number 1 (It is short.).")
    ]
    replace(mine / "translations" / "nb.yaml", "(untranslated) It is short.", "Den er kort.")
    assert crmready("questionnaire", "check", "mine", "--strict").code == 0


@pytest.mark.parametrize("ending", ["po", "xlsx"])
def test_out_to_a_translator_and_back_is_byte_for_byte_the_same(crmready: CommandLine, mine: Path, ending: str) -> None:
    replace(mine / "questionnaire.yaml", "title: Coaching pulse", "title: Coaching pulses")
    before = contents(mine)
    sent = translate(crmready, "nb", "--export", f"nb.{ending}")
    assert sent.stderr == (
        f"Wrote nb.{ending}: 93 texts, 0 to translate, 1 to check.\n"
        f"When it comes back: crmready questionnaire translate nb mine --import nb.{ending}\n"
    )
    taken = translate(crmready, "nb", "--import", f"nb.{ending}")
    assert taken.code == 0
    assert taken.stderr.startswith("mine/translations/nb.yaml: 93 texts, 1 stale, 93 unchanged.\n")
    assert contents(mine) == before


def test_a_new_language_comes_from_a_filled_in_spreadsheet(crmready: CommandLine, mine: Path) -> None:
    assert translate(crmready, "sv", "--export", "sv.xlsx").code == 0
    assert not (mine / "translations" / "sv.yaml").exists()
    head, *rows = read_sheet(crmready.folder / "sv.xlsx").rows
    filled = [(*row[:3], f"Så: {row[2]}", "done", None, row[6]) for row in rows]
    filled[1] = (*filled[1][:2], "Another source", *filled[1][3:])
    filled.append(("borta", None, "Gone?", "Borta?", None, None, None))
    columns = tuple(Column(str(heading)) for heading in head)
    (crmready.folder / "sv.xlsx").write_bytes(workbook_of(Layout("sv", columns, filled)))
    taken = translate(crmready, "sv", "--import", "sv.xlsx")
    assert taken.code == 1
    assert [line for line in taken.stdout.splitlines() if not line.startswith("taken")] == [
        "added         purpose  Shows every quarter whether a new way of working is taking …",
        "not taken     purpose (sv.xlsx, cell D3): it was made from another text than the questionnaire has now.",
        "not taken     borta (sv.xlsx, cell D95): the questionnaire has no text of this name.",
    ]
    assert taken.stderr == (
        "mine/translations/sv.yaml: 93 texts, 1 to translate, 92 taken, 2 not taken. Written.\n"
        "What was not taken can be taken with --force once you have looked at it.\n"
    )
    replace(mine / "translations" / "sv.yaml", "(untranslated) Shows every", "Visar varje")
    shown = crmready("questionnaire", "show", "mine", "--language", "sv")
    assert shown.stdout.startswith("Så: Coaching pulse (coaching-pulse 1.0.0, sv)\n")


def test_programs_get_json(crmready: CommandLine, mine: Path) -> None:
    replace(mine / "questionnaire.yaml", "title: Coaching pulse", "title: Coaching pulses")
    said = translate(crmready, "nb", "--check", "--json")
    assert said.code == 1
    assert said.json == {
        "schema": "crmready/translation/1",
        "language": "nb",
        "texts": 93,
        "complete": False,
        "changed": False,
        "notes": [{"kind": "stale", "name": "title", "said": "Coaching pulses"}],
        "unchanged": 0,
        "empty": 0,
        "absent": 0,
        "not_taken": [],
    }


def test_a_translation_without_a_record_fails_in_ci_until_it_has_one(crmready: CommandLine, mine: Path) -> None:
    (mine / "translations" / "nb.lock.yaml").unlink()
    checked = translate(crmready, "nb", "--check")
    assert (checked.code, checked.stdout) == (1, "")
    assert checked.stderr == (
        "mine/translations/nb.yaml: 93 texts, 93 recorded as made from the source as it is now. Nothing was written.\n"
    )
    assert translate(crmready, "nb").code == 0
    assert contents(mine) == contents(PULSE_FOLDER)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("en",), (2, "The questionnaire itself is written in en.")),
        (("nb", "--export", "nb.csv"), (2, "nb.csv is neither .po nor .xlsx.")),
        (("nb", "--export", "mine/old.po"), (3, "mine/old.po is there already.")),
        (("nb", "--import", "none.po"), (3, "There is no file none.po.")),
        (("nb", "--check", "--prune"), (2, "--check changes nothing.")),
        (("nb", "--accept", "titel"), (2, "The questionnaire has no text titel.")),
        (("nb", "--export", "nb.po", "--prune"), (2, "--export only writes a file for translators.")),
    ],
)
def test_what_cannot_be_done_is_said(
    crmready: CommandLine, mine: Path, words: tuple[str, ...], expected: tuple[int, str]
) -> None:
    (mine / "old.po").touch()
    ended = translate(crmready, *words)
    code, said = expected
    assert (ended.code, ended.stdout) == (code, "")
    assert ended.stderr.splitlines()[0] == f"Error: {said}"
    assert contents(mine) == contents(PULSE_FOLDER)


def test_a_file_for_another_language_is_not_taken(crmready: CommandLine, mine: Path) -> None:
    assert translate(crmready, "sv", "--export", "sv.po").code == 0
    ended = translate(crmready, "nb", "--import", "sv.po")
    assert ended.code == 3
    assert ended.stderr.startswith("Error: sv.po holds translations into sv, not nb.\n")
    assert contents(mine) == contents(PULSE_FOLDER)


def test_a_folder_that_cannot_be_written_loses_nothing(crmready: CommandLine, mine: Path) -> None:
    (mine / "translations" / "sv.yaml").mkdir()
    ended = translate(crmready, "sv")
    assert ended.code == 3
    assert "Traceback" not in ended.stderr

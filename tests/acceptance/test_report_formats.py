"""`crmready report --format`: which files are written, whole or not at all, and what is said about them."""

import zipfile
from pathlib import Path

import pytest

from tests.acceptance.commandline import PULSE, CommandLine

MADE_HERE = ("html", "xlsx", "docx", "pptx", "json", "csv", "md")


def test_every_format_stands_beside_the_others_and_is_the_same_on_another_day(crmready: CommandLine) -> None:
    words = [word for name in MADE_HERE for word in ("--format", name)]
    first = crmready("report", PULSE, "-o", "first", *words)
    again = crmready("report", PULSE, "-o", "again", *words, SOURCE_DATE_EPOCH="1896000000", TZ="Asia/Tokyo")
    assert (first.code, again.code, first.stdout) == (0, 0, "")
    assert crmready.names() == sorted(f"{name}.{ending}" for name in ("first", "again") for ending in MADE_HERE)
    said = first.stderr.splitlines()
    assert [line.split(":")[0] for line in said[::2]] == [f"Wrote first.{name}" for name in MADE_HERE]
    assert all(line.startswith("Next: ") for line in said[1::2])
    for ending in MADE_HERE:
        assert read(crmready, f"first.{ending}") == read(crmready, f"again.{ending}"), ending
        assert (crmready.folder / f"first.{ending}").stat().st_mode & 0o077 == 0


def read(crmready: CommandLine, name: str) -> bytes:
    return (crmready.folder / name).read_bytes()


def test_the_json_is_what_score_prints(crmready: CommandLine) -> None:
    assert crmready("report", PULSE, "-o", "a.json").code == 0
    assert read(crmready, "a.json").decode() == crmready("score", PULSE, "--json").stdout


def test_the_name_of_the_file_says_its_format(crmready: CommandLine) -> None:
    assert crmready("report", PULSE, "-o", "register.XLSX").code == 0
    assert zipfile.is_zipfile(crmready.folder / "register.XLSX")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--format", "xslx"), 2, "Did you mean xlsx?"),
        (("-o", "report.txt"), 2, "There is no format .txt."),
        (("-o", "report.doc"), 2, "End the name in .docx."),
        (("--format", "csv", "-o", "report.md"), 2, "Write -o report.csv, or another --format."),
        (("--format", "xlsx", "-o", "report.xls"), 2, "report.xls is no name for xlsx."),
        (("--word-template", "a.docx"), 2, "Add --format docx."),
        (("--format", "docx", "--word-template", "none.docx"), 3, "No such file"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    crmready: CommandLine, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = crmready("report", PULSE, *(("-o", "out.docx") if "docx" in words else ()), *words)
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert crmready.names() == []


@pytest.mark.parametrize("command", ["report", "brief"])
def test_a_slip_in_the_name_of_the_answers_comes_before_a_report_that_is_there(
    crmready: CommandLine, command: str
) -> None:
    for name in ("acme.pdf", "acme-brief.pdf"):
        (crmready.folder / name).write_bytes(b"%PDF-1.7")
    for answers, said in {
        "acme.yml": "There is no file acme.yml.",
        "acme.pdf": "acme.pdf is a report, not an assessment.",
    }.items():
        ended = crmready(command, answers)
        assert (ended.code, ended.stdout) == (3, "")
        assert ended.stderr.startswith(f"Error: {said}\n")


def test_nothing_is_written_when_one_of_several_is_there_already(crmready: CommandLine) -> None:
    (crmready.folder / "a.md").write_text("mine", encoding="utf-8")
    ended = crmready("report", PULSE, "-o", "a", "--format", "csv", "--format", "md")
    assert ended.code == 3
    assert "a.md is there already." in ended.stderr
    assert crmready.names() == ["a.md"]
    assert crmready("report", PULSE, "-o", "a", "--format", "csv", "--format", "md", "--force").code == 0
    assert crmready.names() == ["a.csv", "a.md"]
    assert Path(crmready.folder / "a.md").read_text(encoding="utf-8").startswith("# ")

"""`crmready inspect` and `crmready score` of a report: from the PDF alone, byte for byte what was printed once."""

import json
from pathlib import Path

import pikepdf
import pytest

from tests.acceptance.commandline import PULSE, CommandLine
from tests.pdf.carrying import carrying


def enclosing(text: str, path: Path) -> None:
    """A PDF with this text as its result and nothing on its page."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        carrying(pdf, text.encode()).save(path)


@pytest.fixture
def printed(crmready: CommandLine) -> str:
    """What `score --json` prints of the sample, which now lies in a PDF in the folder."""
    ended = crmready("score", PULSE, "--json")
    enclosing(ended.stdout, crmready.folder / "pulse.pdf")
    return ended.stdout


def test_inspect_says_whose_report_it_is_and_what_it_was_made_from(crmready: CommandLine, printed: str) -> None:
    view = json.loads(printed)
    ended = crmready("inspect", "pulse.pdf")
    assert (ended.code, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        "Organisation   Nordlys AS",
        "Verdict        Delvis på plass (mixed)",
        "As of          30. september 2027 (2027-09-30)",
        "Language       nb",
        "Questionnaire  Veiledningspuls (coaching-pulse 1.0.0)",
        f"               SHA-256 {view['provenance']['digest']}",
        f"Answers        SHA-256 {view['provenance']['answers_digest']}",
        f"Made with      crmready {view['provenance']['tool_version']}",
        "Claims         neither PDF/A nor PDF/UA",
        f"Carries        crmready-result.json, crmready/result/1, {len(printed.encode()):,} bytes",
    ]


def test_the_result_comes_out_as_it_went_in(crmready: CommandLine, printed: str) -> None:
    for words in (("inspect", "pulse.pdf", "--json"), ("score", "pulse.pdf", "--json")):
        ended = crmready(*words)
        assert (ended.code, ended.stdout, ended.stderr) == (0, printed, "")


def test_a_report_is_scored_on_the_same_screen_as_its_assessment(crmready: CommandLine, printed: str) -> None:
    assert printed
    before, after = crmready("score", PULSE), crmready("score", "pulse.pdf")
    assert after.stdout == before.stdout
    assert after.stderr == "\nNext: crmready inspect pulse.pdf\n"


@pytest.mark.parametrize(("verdict", "code"), [("slipping", 0), ("mixed", 1), ("taking-hold", 1)])
def test_fail_on_holds_for_a_report(verdict: str, code: int, crmready: CommandLine, printed: str) -> None:
    ended = crmready("score", "pulse.pdf", "--json", "--fail-on", verdict)
    assert (ended.code, ended.stdout) == (code, printed)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score", "--json", "--exact"), "A report holds what may be published, and no exact numbers."),
        (("score", "--language", "en"), "This report is in nb, and its words are not translated again."),
        (("score", "-q", "coaching-pulse"), "A report already knows its questionnaire."),
        (("score", "--fail-on", "mixt"), "There is no verdict mixt."),
    ],
)
def test_what_a_report_cannot_do_is_said_kindly(
    words: tuple[str, ...], said: str, crmready: CommandLine, printed: str
) -> None:
    assert printed
    ended = crmready(words[0], "pulse.pdf", *words[1:])
    assert (ended.code, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"Error: {said}\n")
    assert crmready("score", "pulse.pdf", "-l", "nb").code == 0


def test_a_file_without_a_result_is_unusable_input(crmready: CommandLine, printed: str) -> None:
    enclosing(printed.replace("crmready/result/1", "crmready/result/9"), crmready.folder / "later.pdf")
    (crmready.folder / "text.pdf").write_text("%PDF", encoding="utf-8")
    said = {
        "later.pdf": "later.pdf: the result in it is crmready/result/9, and this crmready reads crmready/result/1.",
        "text.pdf": "text.pdf: it is not a PDF.",
        "none.pdf": "There is no file none.pdf.",
    }
    for name, message in said.items():
        for command in ("inspect", "score"):
            ended = crmready(command, name)
            assert (ended.code, ended.stdout) == (3, "")
            assert ended.stderr.startswith(f"Error: {message}\n  ")


def test_a_report_is_not_taken_for_an_assessment(crmready: CommandLine, printed: str) -> None:
    assert printed
    ended = crmready("report", "pulse.pdf", "-o", "again.pdf")
    assert (ended.code, ended.stdout) == (3, "")
    assert "pulse.pdf is a report, not an assessment." in ended.stderr
    assert "crmready inspect pulse.pdf" in ended.stderr
    assert crmready.names() == ["pulse.pdf"]

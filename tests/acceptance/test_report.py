"""`crmready report`: the PDF, whole or not at all, and the same bytes for the same input."""

from pathlib import Path

import pypdfium2
import pytest

from tests.acceptance.commandline import PULSE, CommandLine


def _read(pdf: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)).split())


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The pulse's report in English, of the answers in YAML, under a name that was given."""
    crmready = CommandLine(tmp_path_factory.mktemp("english"))
    ended = crmready("report", PULSE, "-o", "english.pdf", "--language", "en")
    said = ended.stderr.splitlines()
    assert (ended.code, ended.stdout, said[0]) == (0, "", "Wrote english.pdf: Partly taking hold.")
    assert said[1].startswith(f"Next: crmready report {PULSE} --format xlsx: ")
    assert crmready.names() == ["english.pdf"]
    return (crmready.folder / "english.pdf").read_bytes()


def test_the_report_stands_beside_the_assessment_in_its_language(crmready: CommandLine, pulse: Path) -> None:
    ended = crmready("report", pulse.name)
    assert (ended.code, ended.stdout, ended.stderr.splitlines()[0]) == (0, "", "Wrote pulse.pdf: Delvis på plass.")
    assert crmready.names() == ["pulse.crmready", "pulse.pdf"]
    assert (crmready.folder / "pulse.pdf").stat().st_mode & 0o077 == 0
    assert "Delvis på plass" in _read((crmready.folder / "pulse.pdf").read_bytes())


def test_the_report_speaks_the_language_that_was_asked_for(english: bytes) -> None:
    text = _read(english)
    assert "Partly taking hold" in text
    assert "Delvis på plass" not in text


def test_a_board_gets_two_pages_and_only_as_a_pdf(crmready: CommandLine) -> None:
    ended = crmready("report", PULSE, "-o", "board.pdf", "--length", "summary", "--language", "en")
    assert ended.code == 0
    assert len(pypdfium2.PdfDocument((crmready.folder / "board.pdf").read_bytes())) == 2
    refused = crmready("report", PULSE, "-o", "board.json", "--length", "summary")
    assert refused.code == 2
    assert "--length summary is for PDFs." in refused.stderr
    assert crmready.names() == ["board.pdf"]


def test_the_report_alone_gives_its_result_back(crmready: CommandLine, english: bytes) -> None:
    (crmready.folder / "english.pdf").write_bytes(english)
    printed = crmready("score", PULSE, "--language", "en", "--json").stdout
    assert crmready("inspect", "english.pdf", "--json").stdout == printed
    assert "Claims         PDF/A-3a, PDF/UA-1\n" in crmready("inspect", "english.pdf").stdout


def test_a_report_is_replaced_only_when_told_to_and_has_the_same_bytes_in_another_process_elsewhere(
    crmready: CommandLine, english: bytes
) -> None:
    target = crmready.folder / "report.pdf"
    target.write_text("mine", encoding="utf-8")
    words = ("report", PULSE, "-o", target.name, "--language", "en")
    refused = crmready(*words)
    assert (refused.code, refused.stdout) == (3, "")
    assert "report.pdf is there already." in refused.stderr
    assert "--force" in refused.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    replaced = crmready(*words, "--force", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert replaced.code == 0
    assert target.read_bytes() == english


@pytest.mark.parametrize(
    ("output", "answer"),
    [
        ("pulse.crmready", (2, "would replace the answers themselves")),
        ("/dev/full", (2, "not an ordinary file")),
        (".", (2, "not an ordinary file")),
        ("no-such-folder/report.pdf", (3, "No such file or directory")),
    ],
)
def test_a_place_that_takes_no_report_is_refused_and_nothing_is_harmed(
    crmready: CommandLine, pulse: Path, output: str, answer: tuple[int, str]
) -> None:
    before = pulse.read_bytes()
    ended = crmready("report", pulse.name, "--force", "-o", output)
    code, said = answer
    assert (ended.code, ended.stdout) == (code, "")
    assert said in ended.stderr
    assert crmready.names() == ["pulse.crmready"]
    if code == 2:
        assert pulse.read_bytes()[:16] == before[:16]
    assert crmready("status", pulse.name).code == 0

"""`crmready brief`: for a company that nothing stops; for the others what is missing, and exit 1."""

import json
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
import yaml

from crmready.loading.questionnaire import load
from crmready.model.assessment import Answered
from crmready.resources import questionnaires_root
from tests.acceptance.commandline import NORDLYS, PULSE, CommandLine
from tests.answering import everything_in_place


@pytest.fixture
def acme(crmready: CommandLine) -> Path:
    """A company where everything is in place, as plain answers."""
    subject = everything_in_place(load(questionnaires_root() / "crm-readiness").speaking("en"), 5)
    people = [
        {
            "id": who.id,
            "role": who.role,
            "answers": {
                question: {"value": answer.value, "evidence": list(answer.evidence)}
                for (name, question), answer in subject.answers.items()
                if name == who.id and isinstance(answer, Answered)
            },
        }
        for who in subject.respondents
    ]
    written = {
        "format": 1, "questionnaire": "crm-readiness", "organisation": "Acme", "language": "en", "as_of": "2026-11-20",
        "respondents": people, "records": {"goals": [dict(record.values) for record in subject.records]},
    }  # fmt: skip
    path = crmready.folder / "acme.yaml"
    path.write_text(yaml.safe_dump(written), encoding="utf-8")
    return path


def _read(pdf: Path) -> str:
    return " ".join(
        " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
        .replace("\ufffe", "-")
        .split()
    )


def test_a_company_that_is_not_ready_is_told_what_is_missing(crmready: CommandLine) -> None:
    ended = crmready("brief", NORDLYS)
    assert ended.code == 1
    lines = ended.stdout.splitlines()
    assert [line for line in lines if line.startswith("×")] == lines[::2]
    assert lines[0].startswith("× Selgerne kjenner salgsprosessen: Ikke oppfylt. Selgere: ")
    assert lines[1] == "  Gå gjennom trinnene i et salgsmøte, med selgernes egne salg som eksempler (Salgsleder)."
    assert len(lines) == 6
    assert "No brief yet: this has to be in place first." in ended.stderr
    assert crmready.names() == []


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("Requirement brief", "What this company needs", "Which of the goals weighs most")),
        ("nb", ("Kravbeskrivelse", "Hva bedriften trenger", "Hvilket av målene veier tyngst")),
    ],
)
def test_a_company_that_is_ready_gets_its_brief(
    crmready: CommandLine, acme: Path, language: str, parts: tuple[str, ...]
) -> None:
    ended = crmready("brief", acme.name, "--language", language)
    assert (ended.code, ended.stdout) == (0, "")
    assert ended.stderr.startswith("Wrote acme-brief.pdf: 14 ")
    text = _read(crmready.folder / "acme-brief.pdf")
    for part in (*parts, "Acme"):
        assert part in text
    again = crmready("brief", acme.name)
    assert (again.code, again.stdout) == (3, "")
    assert "acme-brief.pdf is there already." in again.stderr


def test_the_brief_comes_as_word_to_write_on_in_and_as_nothing_else(crmready: CommandLine, acme: Path) -> None:
    ended = crmready("brief", acme.name, "-o", "acme.docx", "--language", "nb")
    assert (ended.code, ended.stdout) == (0, "")
    word = docx.Document(str(crmready.folder / "acme.docx"))
    headings = [one.text for one in word.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    assert headings[:2] == ["1 Formål og verdimål", "2 Hva som endres i måten å arbeide på"]
    assert len(headings) == 16 + 2
    asked = [table for table in word.tables if table.cell(0, 0).text == "Spørsmål til bedriften"]
    assert len(asked) == 16
    assert asked[0].cell(1, 0).text == "1. Hvilket av målene veier tyngst hvis ikke alle kan nås?"
    assert {row.cells[1].text for table in asked for row in table.rows[1:]} == {""}
    refused = crmready("brief", acme.name, "--format", "xlsx")
    assert (refused.code, refused.stdout) == (2, "")
    assert "A brief does not come as xlsx." in refused.stderr


def test_a_consultants_brand_dresses_the_brief(crmready: CommandLine, acme: Path) -> None:
    contact = {"name": "Fjord Advisers", "phone": "+47 12 34 56 78"}
    brand = {"format": 1, "client": "Acme Holding", "consultant": contact, "footer": "Our foot"}
    (crmready.folder / "brand.yaml").write_text(yaml.safe_dump(brand), encoding="utf-8")
    assert crmready("brief", acme.name, "--language", "en", "--brand", "brand.yaml").code == 0
    text = _read(crmready.folder / "acme-brief.pdf")
    for part in ("Acme Holding", "Prepared by Fjord Advisers · +47 12 34 56 78", "Our foot"):
        assert part in text
    for command in ("inspect", "score"):
        read_back = crmready(command, "acme-brief.pdf")
        assert (read_back.code, read_back.stdout) == (3, "")
        assert "it is a requirement brief, and only a gap report carries a result." in read_back.stderr


def test_a_consultants_brand_dresses_the_word_file_and_its_contents_list_the_parts(
    crmready: CommandLine, acme: Path
) -> None:
    contact = {"name": "Fjord Advisers", "phone": "+47 12 34 56 78"}
    brand = {"format": 1, "client": "Acme Holding", "consultant": contact, "footer": "Our foot",
             "colours": {"accent": "#6B2452"}, "confidentiality": "In confidence"}  # fmt: skip
    (crmready.folder / "brand.yaml").write_text(yaml.safe_dump(brand), encoding="utf-8")
    assert crmready("brief", acme.name, "-l", "en", "-o", "acme.docx", "--brand", "brand.yaml").code == 0
    word = docx.Document(str(crmready.folder / "acme.docx"))
    opening = [one.text for one in word.paragraphs[:25]]
    assert opening[0] == "Requirement brief: Acme Holding"
    assert opening[3:7] == ["Prepared by Fjord Advisers · +47 12 34 56 78", "In confidence", "Contents",
                            "What the company needs"]  # fmt: skip
    assert opening[7:9] == ["1 Purpose and value goals", "2 What will change in the way of working"]
    assert "Our foot" in word.sections[0].footer.paragraphs[0].text
    assert str(word.styles["Heading 1"].font.color.rgb) == "6B2452"


def test_what_programs_find_inside_the_brief_is_what_it_says(crmready: CommandLine, acme: Path) -> None:
    assert crmready("brief", acme.name, "--language", "en").code == 0
    with pikepdf.open(crmready.folder / "acme-brief.pdf") as pdf:
        assert list(pdf.attachments) == ["crmready-brief.json"]
        told = json.loads(pdf.attachments["crmready-brief.json"].get_file().read_bytes())
    assert told["schema"] == "crmready/brief/1"
    assert [part["number"] for part in told["parts"]] == list(range(1, 17))
    text = _read(crmready.folder / "acme-brief.pdf")
    said = [one["answer"] for part in told["parts"] for one in part["statements"]]
    assert len(said) > 20
    assert [answer for answer in said if " ".join(answer.split()) not in text] == []


def test_a_questionnaire_without_a_brief_has_none_to_write(crmready: CommandLine) -> None:
    ended = crmready("brief", PULSE)
    assert (ended.code, ended.stdout) == (3, "")
    assert "The questionnaire coaching-pulse has no requirement brief." in ended.stderr

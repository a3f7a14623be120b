"""`crmready brief`: for a company that nothing stops; for the others what is missing, and exit 1."""

from pathlib import Path

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


def test_a_questionnaire_without_a_brief_has_none_to_write(crmready: CommandLine) -> None:
    ended = crmready("brief", PULSE)
    assert (ended.code, ended.stdout) == (3, "")
    assert "The questionnaire coaching-pulse has no requirement brief." in ended.stderr

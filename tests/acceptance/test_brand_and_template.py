"""`crmready report --brand --template`, `crmready brand check`, `crmready template new` and `check`."""

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.acceptance.commandline import PULSE, CommandLine

BRANDS = Path(__file__).parents[1] / "brands" / "invalid"


def test_a_new_template_is_whole_and_its_report_is_made(crmready: CommandLine) -> None:
    made = crmready("template", "new", "granlia")
    assert (made.code, made.stdout) == (0, "")
    assert "crmready template check granlia --brand granlia/brand.yaml" in made.stderr
    checked = crmready("template", "check", "granlia", "--brand", "granlia/brand.yaml", "--strict", "--format", "json")
    assert (checked.code, checked.json["problems"]) == (0, [])
    own = crmready.folder / "granlia"
    (own / "cover.html").write_text('{% include "standard/cover.html" %}<p>Bygd på svar.</p>', encoding="utf-8")
    (own / "report.html").write_text(
        '{% extends "standard/report.html" %}{% block cover %}{% include "cover.html" %}{% endblock %}'
        "{% block footer %}Vår egen fot{% endblock %}",
        encoding="utf-8",
    )
    words = (
        "report",
        PULSE,
        "-o",
        "own.pdf",
        "--language",
        "nb",
        "--template",
        "granlia",
        "--brand",
        "granlia/brand.yaml",
    )
    assert crmready(*words).code == 0
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(crmready.folder / "own.pdf")]
    assert "Utarbeidet av Your firm" in pages[0]
    assert "Laget for ledergruppen." in pages[0]
    assert "Bygd på svar." in pages[0]
    assert all("Vår egen fot · Fortrolig" in page for page in pages[1:])
    again = crmready("template", "new", "granlia")
    assert (again.code, "nothing is overwritten" in again.stderr) == (3, True)


def test_a_fault_in_a_template_is_told_with_its_file_and_line(crmready: CommandLine) -> None:
    own = crmready.folder / "mine"
    own.mkdir()
    (own / "cover.html").write_text("<p>\n{{ view.organistion }}</p>", encoding="utf-8")
    ended = crmready("report", PULSE, "-o", "own.pdf", "--template", "mine")
    assert ended.code == 3
    told = "mine/cover.html:2: there is no field 'organistion' here. Did you mean organisation?"
    assert f"Error: the report cannot be made: {told}" in ended.stderr
    assert "own.pdf" not in crmready.names()
    checked = crmready("template", "check", "mine", "--format", "github")
    assert checked.code == 1
    assert checked.stdout.startswith("::error file=mine/cover.html,line=2,col=1,title=P901::There is no field")


def test_a_brand_is_checked_with_the_line_in_sight(crmready: CommandLine) -> None:
    name = str(BRANDS / "B902-cannot-be-read" / "brand.yaml")
    ended = crmready("brand", "check", name)
    assert ended.code == 1
    assert "B902 Text in #2E9E5B has a contrast of 3.03" in ended.stdout
    assert '  3 |   accent: "#2E9E5B"' in ended.stdout
    assert '= hint: The nearest colour that can be read: "#007F3F".' in ended.stdout
    assert ended.stderr == "2 errors.\n"
    found = crmready("brand", "check", name, "--json").json["problems"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [("B902", 3, 11), ("B902", 4, 10)]


def test_a_report_is_not_made_with_a_brand_that_has_errors(crmready: CommandLine) -> None:
    ended = crmready("report", PULSE, "-o", "x.pdf", "--brand", str(BRANDS / "B901-not-a-colour" / "brand.yaml"))
    assert ended.code == 1
    assert "B901" in ended.stderr
    assert crmready.names() == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("brand", "check", "none.yaml"), "There is no file none.yaml."),
        (("report", PULSE, "-o", "x.pdf", "--brand", "none.yaml"), "There is no file none.yaml."),
        (("report", PULSE, "-o", "x.pdf", "--template", "none"), "There is no folder none."),
        (("template", "check", "none"), "There is no folder none."),
    ],
)
def test_what_is_not_there_is_told(crmready: CommandLine, words: tuple[str, ...], told: str) -> None:
    ended = crmready(*words)
    assert (ended.code, ended.stdout) == (3, "")
    assert told in ended.stderr


def test_a_wrong_format_is_refused_with_those_that_there_are(crmready: CommandLine) -> None:
    ended = crmready("brand", "check", str(BRANDS / "B901-not-a-colour" / "brand.yaml"), "--format", "jsn")
    assert ended.code == 2
    assert "Did you mean json?" in ended.stderr


def test_the_template_example_is_valid_by_its_own_schema(crmready: CommandLine) -> None:
    import jsonschema  # noqa: PLC0415  # one test needs it
    import yaml  # noqa: PLC0415  # the same

    crmready("template", "new", "mine")
    schema = json.loads((crmready.folder / "mine" / "schema" / "brand.schema.json").read_text(encoding="utf-8"))
    brand = yaml.load((crmready.folder / "mine" / "brand.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506, TID251  # texts only
    jsonschema.validate({**brand, "format": 1}, schema)

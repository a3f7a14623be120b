"""The report in a client's own Word file: their look, our words, and nothing that a stranger's file can do."""

import io
import zipfile
from dataclasses import asdict
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import Pt

from crmready.errors import InputError
from crmready.report.formats.gap_document.compose import document_of
from crmready.report.formats.tagged import plain_document
from crmready.report.formats.word.filling import filled_word
from crmready.report.formats.word.template import write_in_template
from crmready.report.html import TemplateFaultError
from tests.unit.report.formats import views


def letter(place: Path, *lines: str) -> Path:
    """A client's file with a letterhead, a house style and these lines."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Nordic Letterhead Ltd"
    word.styles["Heading 1"].font.size = Pt(31)
    for line in lines:
        word.add_paragraph(line)
    word.save(str(place / "letter.docx"))
    return place / "letter.docx"


def filled(template: Path, name: str = "little") -> WordDocument:
    target = template.parent / "out.docx"
    write_in_template(views.EVERY[name](), template, target, lambda _: None)
    return docx.Document(str(target))


def texts(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def test_letterhead_and_styles_stay_and_the_report_stands_where_its_tag_was(tmp_path: Path) -> None:
    word = filled(letter(tmp_path, "Dear {{ view.organisation }},", "{{ report }}", "Yours"))
    said = texts(word)
    assert word.sections[0].header.paragraphs[0].text == "Nordic Letterhead Ltd"
    assert word.styles["Heading 1"].font.size == Pt(31)
    assert (said[0], said[1], said[-1]) == ("Dear Acme,", "Summary", "Yours")
    assert word.paragraphs[1].style is not None
    assert word.paragraphs[1].style.name == "Heading 1"
    assert len(word.tables) > 10
    assert (word.core_properties.title, word.core_properties.language) == ("Gap report: Acme", "en-GB")


def test_a_file_without_tags_gets_the_report_at_its_end_and_one_with_tags_only_what_they_say(tmp_path: Path) -> None:
    assert texts(filled(letter(tmp_path, "Cover")))[:2] == ["Cover", "Summary"]
    loop = "{% for each in view.dimensions %}{{ each.name }}: {{ each.score.text }}. {% endfor %}"
    assert texts(filled(letter(tmp_path, loop))) == ["Sales process: 60.8%. Value goals: 37.5%. "]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    template = letter(tmp_path, "{{ report }}")
    contents = []
    for name in ("one.docx", "two.docx"):
        write_in_template(views.little(), template, tmp_path / name, lambda _: None)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{{ view.nothing }}", "there is no field 'nothing' here"),
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__'"),
        ("{{ 9 ** 9 ** 9 }}", "the operator"),
        ("{{ 'a' * 4000000000 }}", "the operator"),
        ("{{ view.organisation | safe }}", "No filter named 'safe'"),
        ("{% include '/etc/passwd' %}", "/etc/passwd"),
        ("{% if %}", "Expected an expression"),
        ("{{ lipsum() }}", "'lipsum' is undefined"),
    ],
)
def test_a_tag_can_do_nothing_but_print_the_view(tmp_path: Path, line: str, fault: str) -> None:
    content = letter(tmp_path, line).read_bytes()
    context = {"view": asdict(views.little()), "labels": {}, "document": plain_document(document_of(views.little()))}
    with pytest.raises(TemplateFaultError, match="the Word file's tags: ") as raised:
        filled_word(content, context)
    assert fault in str(raised.value)


def test_a_fault_in_a_tag_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    template = letter(tmp_path, "{{ view.nothing }}")
    with pytest.raises(
        InputError, match=r"the report cannot be made: the Word file's tags: there is no field 'nothing'"
    ):
        filled(template)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.docx"]


def test_what_strangers_wrote_stays_text_in_the_clients_file(tmp_path: Path) -> None:
    word = filled(letter(tmp_path, "{{ view.organisation }} & {{ view.title }}", "{{ report }}"), "hostile")
    assert texts(word)[0] == f"{views.HOSTILE[0]} & {views.HOSTILE[1]}"
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("{{ 7*7 }}" in text for text in cells)


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 old Word", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.docx").write_bytes(content)
    with pytest.raises(InputError, match="not a Word file"):
        filled(tmp_path / "letter.docx")
    assert not (tmp_path / "out.docx").exists()


def test_a_file_that_unpacks_to_far_more_than_it_weighs_is_refused(tmp_path: Path) -> None:
    source = letter(tmp_path, "Cover")
    bomb = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content + b" " * 101_000_000 if name == "word/document.xml" else content)
    source.write_bytes(bomb.getvalue())
    with pytest.raises(InputError, match="unpacks to more than 100 MB"):
        filled(source)
    assert not (tmp_path / "out.docx").exists()


def test_an_entity_that_names_a_file_is_not_followed(tmp_path: Path) -> None:
    source = letter(tmp_path, "Cover ENTITY")
    changed = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
                content = content.replace(b"<w:document ", entity + b"<w:document ", 1)
                content = content.replace(b"ENTITY</w:t>", b"&e;</w:t>")
            new.writestr(name, content)
    source.write_bytes(changed.getvalue())
    said = " ".join(texts(filled(source)))
    assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in said

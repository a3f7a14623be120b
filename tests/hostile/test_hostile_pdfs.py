"""Every hostile PDF ends in one clean sentence, soon; nothing in it is trusted."""

import random
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from crmready.errors import InputError
from crmready.report.embedded.enclosing import RESULT_NAME, result_file
from crmready.report.embedded.reading import enclosed_in
from tests.pdf.carrying import carrying
from tests.unit.report.view_sample import assessment, sellers, view

VIEW = view(assessment(sellers("known", 1, 2, 2, 1, 3)))
TEXT = result_file(VIEW).text
NOTHING = "report.pdf: it carries no result: crmready did not write it, or something has taken the embedded file out."
DAMAGED = "report.pdf: it is damaged, or not quite a PDF."
SOON = 30.0
"""Seconds. The child's own limits are below it, and machines are busy."""


def named(pdf: Pdf, *names: object) -> Pdf:
    """The PDF with a tree of embedded files of one's own making."""
    pdf.Root.Names = Dictionary(EmbeddedFiles=pdf.make_indirect(Dictionary(Names=Array(names))))
    return pdf


def with_stream(pdf: Pdf, stream: Stream) -> Pdf:
    file = Dictionary(Type=Name.Filespec, UF=RESULT_NAME, EF=Dictionary(F=stream))
    return named(pdf, String(RESULT_NAME), pdf.make_indirect(file))


def bomb(pdf: Pdf) -> Pdf:
    """Half a megabyte that unpacks to half a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(500)) + packer.flush()
    stream = Stream(pdf, packed)
    stream.stream_dict.Filter = Name.FlateDecode
    return with_stream(pdf, stream)


def stacked_bomb(pdf: Pdf) -> Pdf:
    """The same packed once more."""
    packed = zlib.compress(zlib.compress(bytes(60_000_000), 9), 9)
    stream = Stream(pdf, packed)
    stream.stream_dict.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    return with_stream(pdf, stream)


def cycle(pdf: Pdf) -> Pdf:
    """A tree of names that is its own branch."""
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree, tree])
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree)
    return pdf


def deep(pdf: Pdf) -> Pdf:
    """Three thousand branches, each on the one before."""
    tree = pdf.make_indirect(Dictionary(Names=Array()))
    for _ in range(3000):
        tree = pdf.make_indirect(Dictionary(Kids=Array([tree])))
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree)
    return pdf


def fan(pdf: Pdf) -> Pdf:
    """Forty branches, each twice on the one before: as many ways as nobody can go."""
    tree = pdf.make_indirect(Dictionary(Names=Array()))
    for _ in range(40):
        tree = pdf.make_indirect(Dictionary(Kids=Array([tree, tree])))
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree)
    return pdf


def crowded(pdf: Pdf) -> Pdf:
    file = pdf.make_indirect(Dictionary(Type=Name.Filespec))
    return named(pdf, *(each for number in range(2000) for each in (String(f"{number:04}"), file)))


def twice(pdf: Pdf) -> Pdf:
    file = carrying(pdf, TEXT.encode()).Root.Names.EmbeddedFiles.Names[1]
    return named(pdf, String(RESULT_NAME), file, String(RESULT_NAME), file)


MADE: dict[str, tuple[Callable[[Pdf], Pdf], str]] = {
    "plain": (lambda pdf: pdf, NOTHING),
    "other_files": (
        lambda pdf: carrying(carrying(pdf, b"a", "a\x1b[2J.txt"), b"b", "b.json"),
        f"report.pdf: it carries no {RESULT_NAME}, but a\\x1b[2J.txt, b.json.",
    ),
    "not_json": (lambda pdf: carrying(pdf, b"\x00\x01"), "report.pdf: the file in it is damaged: it is not JSON."),
    "twice": (twice, "report.pdf: it holds more than one result, and only one can be the report's."),
    "bomb": (bomb, DAMAGED),
    "stacked_bomb": (stacked_bomb, "report.pdf: the file in it is larger than any result."),
    "cycle": (cycle, DAMAGED),
    "deep": (deep, DAMAGED),
    "fan": (fan, DAMAGED),
    "crowded": (
        crowded,
        f"report.pdf: it carries no {RESULT_NAME}, but {', '.join(f'{number:04}' for number in range(12))}, ….",
    ),
    "no_stream": (lambda pdf: named(pdf, String(RESULT_NAME), pdf.make_indirect(Dictionary())), DAMAGED),
    "names_a_number": (lambda pdf: named(pdf, 7), DAMAGED),
    "file_a_page": (lambda pdf: named(pdf, String(RESULT_NAME), pdf.pages[0].obj), DAMAGED),
}
RAW: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "report.pdf: it is not a PDF."),
    "picture": (b"\x89PNG\r\n\x1a\n" * 20, "report.pdf: it is not a PDF."),
    "head_alone": (b"%PDF-1.7\n", DAMAGED),
    "nested_arrays": (b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF", DAMAGED),
    "nested_dictionaries": (
        b"%PDF-1.7\ntrailer" + b"<</Root " * 20_000 + b"\nstartxref\n9\n%%EOF",
        DAMAGED,
    ),
    "table_after_table": (
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Prev 9>>\nstartxref\n9\n%%EOF",
        DAMAGED,
    ),
}


def refusal(path: Path) -> str:
    began = time.perf_counter()
    with pytest.raises(InputError) as caught:
        enclosed_in(path)
    assert time.perf_counter() - began < SOON
    assert "\n" not in caught.value.message
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("name", MADE)
def test_a_hostile_pdf_ends_in_one_sentence(name: str, tmp_path: Path) -> None:
    make, said = MADE[name]
    path = tmp_path / "report.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        make(pdf).save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert refusal(path) == said


@pytest.mark.parametrize("name", RAW)
def test_what_is_hardly_a_pdf_ends_in_one_sentence(name: str, tmp_path: Path) -> None:
    content, said = RAW[name]
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    assert refusal(path) == said


@pytest.mark.parametrize("user", ["", "secret"])
def test_a_protected_report_is_refused(user: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        carrying(pdf, TEXT.encode()).save(path, encryption=pikepdf.Encryption(owner="owner", user=user))
    assert refusal(path) == "report.pdf: it is protected by a password, which no report of crmready is."


@pytest.mark.parametrize("way", ["plain", "linearised", "packed"])
def test_a_report_that_another_program_saved_again_is_still_read(way: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    packed = pikepdf.ObjectStreamMode.generate if way == "packed" else pikepdf.ObjectStreamMode.disable
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        carrying(pdf, TEXT.encode()).save(path, linearize=way == "linearised", object_stream_mode=packed)
    found = enclosed_in(path)
    assert (found.text, found.view) == (TEXT, VIEW)
    assert (found.pdf_a, found.pdf_ua) == ("", "")


def test_a_result_on_a_far_branch_of_the_names_is_found(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        tree = carrying(pdf, TEXT.encode()).Root.Names.EmbeddedFiles
        for _ in range(3):
            tree = pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(Dictionary(Names=Array())), tree])))
        pdf.Root.Names.EmbeddedFiles = tree
        pdf.save(path)
    assert enclosed_in(path).view == VIEW


def test_metadata_that_explode_claim_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    entities = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Metadata = Stream(pdf, b'<!DOCTYPE x [<!ENTITY a "aaaa">' + entities + b"]><x>&m;</x>")
        carrying(pdf, TEXT.encode()).save(path)
    assert (enclosed_in(path).pdf_a, enclosed_in(path).view) == ("", VIEW)


def test_a_report_with_bytes_changed_at_random_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with pikepdf.new() as pdf:
        # Half of it is a page's drawing: damage there leaves the result as it was.
        drawing = random.Random(4).randbytes(len(TEXT.encode()) // 4)  # noqa: S311  # cannot be packed
        pdf.add_blank_page().obj.Contents = Stream(pdf, drawing)
        carrying(pdf, TEXT.encode()).save(path)
    whole, chance, read = path.read_bytes(), random.Random(5), 0  # noqa: S311  # the same damage every time
    for _ in range(12):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 2, 60))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        with suppress(InputError):
            assert enclosed_in(path).view.schema == VIEW.schema
            read += 1
    assert 0 < read < 12

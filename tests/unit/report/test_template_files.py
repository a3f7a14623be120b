from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.report.template_files import read_template


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.html").write_text("<p>Å</p>", encoding="utf-8")
    return tmp_path


def test_a_template_is_its_pages_styles_and_pictures(folder: Path) -> None:
    (folder / "parts").mkdir()
    (folder / "parts" / "one.css").write_text("p {}", encoding="utf-8")
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    (folder / "notes.txt").write_text("left alone", encoding="utf-8")
    files = read_template(folder)
    assert files.texts == {"report.html": "<p>Å</p>", "parts/one.css": "p {}"}
    assert files.images == {"logo.png": b"\x89PNG\r\n\x1a\nrest"}


def test_a_folder_without_an_entry_page_is_no_template(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no report template here"):
        read_template(tmp_path)


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "part.html").symlink_to("/etc/hostname")
    with pytest.raises(InputError, match=r"part\.html: a report template may not contain links"):
        read_template(folder)


def test_a_linked_folder_is_refused(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.html").write_text("secret", encoding="utf-8")
    (folder / "parts").symlink_to(elsewhere)
    with pytest.raises(InputError, match="may not contain links"):
        read_template(folder)


def test_a_picture_that_is_something_else_is_refused(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"<svg/>")
    with pytest.raises(InputError, match=r"logo\.png: not a picture of the kind its name says"):
        read_template(folder)


def test_a_text_that_is_not_utf_8_is_refused_with_its_first_bad_byte(folder: Path) -> None:
    (folder / "part.html").write_bytes(b"abc\xe5")
    with pytest.raises(InputError, match=r"part\.html: not UTF-8 text \(byte 3\)"):
        read_template(folder)


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    (folder / "part.html").write_bytes(b"a" * 200_001)
    with pytest.raises(InputError, match=r"part\.html: larger than 200 kB"):
        read_template(folder)


def test_a_folder_with_too_many_files_is_refused(folder: Path) -> None:
    for number in range(100):
        (folder / f"{number}.html").touch()
    with pytest.raises(InputError, match="101 files"):
        read_template(folder)

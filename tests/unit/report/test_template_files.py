from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.report.template_files import laid_over, read_template


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


@pytest.fixture
def standard(tmp_path: Path) -> Path:
    root = tmp_path / "of-crmready"
    root.mkdir()
    for name in ("report.html", "cover.html", "page.css"):
        (root / name).write_text(f"standard {name}", encoding="utf-8")
    return root


@pytest.fixture
def own(tmp_path: Path) -> Path:
    root = tmp_path / "own"
    root.mkdir()
    (root / "cover.html").write_text("own cover", encoding="utf-8")
    return root


def test_a_file_of_the_same_name_takes_the_place_of_the_standards_which_stays_under_another(
    own: Path, standard: Path
) -> None:
    files = laid_over(own, standard)
    assert files.texts == {
        "report.html": "standard report.html",
        "cover.html": "own cover",
        "page.css": "standard page.css",
        "standard/report.html": "standard report.html",
        "standard/cover.html": "standard cover.html",
        "standard/page.css": "standard page.css",
    }
    assert files.shown["cover.html"] == str(own / "cover.html")
    assert files.shown["report.html"] == files.shown.get("standard/report.html", "standard/report.html")


def test_own_pictures_come_along(own: Path, standard: Path) -> None:
    (own / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    assert laid_over(own, standard).images == {"photo.png": b"\x89PNG\r\n\x1a\nrest"}


@pytest.mark.parametrize("name", ["standard", "brand"])
def test_a_folder_with_a_reserved_name_is_refused(own: Path, standard: Path, name: str) -> None:
    (own / name).mkdir()
    (own / name / "cover.html").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="cannot have a folder of this name"):
        laid_over(own, standard)


def test_a_folder_that_is_not_there_or_holds_nothing_of_a_template_is_refused(tmp_path: Path, standard: Path) -> None:
    with pytest.raises(InputError, match="There is no folder"):
        laid_over(tmp_path / "none", standard)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no page and no style sheet"):
        laid_over(tmp_path / "empty", standard)


def test_a_link_in_an_own_template_is_refused(own: Path, standard: Path) -> None:
    (own / "summary.html").symlink_to("/etc/hostname")
    with pytest.raises(InputError, match="may not contain links"):
        laid_over(own, standard)

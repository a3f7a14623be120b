import os
from pathlib import Path

import pytest

from crmready.report.branding.beside import Unreadable, read_beside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "brand" / "fonts").mkdir(parents=True)
    (tmp_path / "brand" / "fonts" / "a.ttf").write_bytes(b"font")
    (tmp_path / "secret").write_bytes(b"secret")
    return tmp_path / "brand"


def test_a_file_in_the_folder_or_below_it_is_read(folder: Path) -> None:
    assert read_beside(folder, "fonts/a.ttf", 4) == b"font"


@pytest.mark.parametrize(
    "name", ["../secret", "fonts/../../secret", "/etc/passwd", "C:/x", "fonts\\a.ttf", ".", "//x/y"]
)
def test_a_name_that_leads_out_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="leads out"):
        read_beside(folder, name, 100)


@pytest.mark.parametrize("name", ["none", "fonts/none", "NONE/a.ttf"])
def test_a_file_that_is_not_there_is_told(folder: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="There is no file"):
        read_beside(folder, name, 100)


def test_no_link_is_followed_on_any_part_of_the_way(folder: Path) -> None:
    (folder / "link.svg").symlink_to("../secret")
    (folder / "inner.svg").symlink_to("fonts/a.ttf")
    (folder / "there").symlink_to("..")
    for name in ("link.svg", "inner.svg", "there/secret"):
        with pytest.raises(Unreadable, match="is a link"):
            read_beside(folder, name, 100)


def test_what_is_no_ordinary_file_is_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    for name in ("pipe", "fonts"):
        with pytest.raises(Unreadable, match=r"not an ordinary file|Is a directory"):
            read_beside(folder, name, 100)


@pytest.mark.parametrize("name", ["a" * 300, "a\x00b"])
def test_a_name_that_no_system_takes_is_told(folder: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read_beside(folder, name, 100)


def test_a_large_file_is_refused(folder: Path) -> None:
    with pytest.raises(Unreadable, match="larger than 0 kB"):
        read_beside(folder, "fonts/a.ttf", 3)

import sys
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from crmready.store import mount_table, place_warning

MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/home /net/home nfs4 rw 0 0
//server/common /mnt/felles\040mappe cifs rw 0 0
me@host:/x /home/kari/remote fuse.sshfs rw 0 0
/dev/sdb1 /net/home/local ext4 rw 0 0
/dev/sdc1 /media/usb fuseblk rw 0 0
"""


@pytest.mark.parametrize(
    "folder",
    [
        "/home/kari/OneDrive",
        "/home/kari/OneDrive - Nordlys AS/CRM",
        "/Users/kari/Library/CloudStorage/OneDrive-Nordlys",
        "/home/kari/Dropbox/crm",
        "/home/kari/Dropbox (Nordlys)",
        "/home/kari/Google Drive/x",
        "/Users/kari/Library/Mobile Documents/com~apple~CloudDocs",
        "/home/kari/Nextcloud",
        "/home/kari/jottacloud",
    ],
)
def test_a_synchronised_folder_is_warned_about(folder: str) -> None:
    warning = place_warning(PurePosixPath(folder) / "acme.crmready", MOUNTS)
    assert warning is not None
    assert warning.startswith("acme.crmready lies in a folder that is synchronised (")


@pytest.mark.parametrize("folder", ["/net/home/kari", "/mnt/felles mappe/crm", "/home/kari/remote"])
def test_another_machine_s_disk_is_warned_about(folder: str) -> None:
    warning = place_warning(PurePosixPath(folder) / "acme.crmready", MOUNTS)
    assert warning is not None
    assert warning.startswith("acme.crmready lies on another machine's disk.")


@pytest.mark.parametrize(
    "path",
    [
        "/home/kari/acme.crmready",
        "/tmp/acme.crmready",  # noqa: S108  # nothing is written there
        "/net/home/local/acme.crmready",
        "/media/usb/acme.crmready",
        "/home/kari/remotely/acme.crmready",
        "/home/kari/boxes/acme.crmready",
        "/home/kari/Dropbox",
    ],
)
def test_an_ordinary_folder_is_not_warned_about(path: str) -> None:
    assert place_warning(PurePosixPath(path), MOUNTS) is None
    assert place_warning(PurePosixPath(path), "") is None


def test_windows_shares_and_synchronised_folders_are_known() -> None:
    assert place_warning(PureWindowsPath(r"C:\Users\Kari\crm\acme.crmready"), "") is None
    share = place_warning(PureWindowsPath(r"\\server\felles\acme.crmready"), "")
    synchronised = place_warning(PureWindowsPath(r"C:\Users\Kari\OneDrive - Nordlys AS\acme.crmready"), "")
    assert share is not None
    assert "another machine's disk" in share
    assert synchronised is not None
    assert "synchronised (OneDrive - Nordlys AS)" in synchronised


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps its mount table in a file")
def test_the_machine_s_own_mount_table_can_be_read() -> None:
    assert any(line.split(" ")[1] == "/" for line in mount_table().splitlines())
    assert place_warning(PurePosixPath("/acme.crmready"), mount_table()) is None

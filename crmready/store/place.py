"""Folders in which a file that is being written can come to harm: synchronised ones, and disks of other machines."""

import re
from pathlib import Path, PurePath
from typing import Final

_MOUNT_TABLE = Path("/proc/self/mounts")

_SYNCHRONISED: Final = re.compile(
    r"onedrive( .*| - .*)?|dropbox( .*)?|google ?drive( .*)?|googledrive-.*|my drive|icloud ?drive|mobile documents"
    r"|com~apple~clouddocs|cloudstorage|nextcloud|owncloud|box( sync)?|pcloud( ?drive)?|jottacloud|synologydrive"
    r"|seafile|tresorit|sync\.com",
    re.IGNORECASE,
)
_REMOTE: Final = re.compile(
    r"nfs4?|cifs|smb3|smbfs|afs|ceph|davfs|9p|vboxsf"
    r"|fuse\.(sshfs|rclone|davfs2|gvfsd-fuse|s3fs|glusterfs|vmhgfs-fuse)"
)
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")


def place_warning(path: PurePath, mounts: str) -> str | None:
    """Why an assessment should not be filled in at this absolute path; None when nothing speaks against it.

    `mounts` is the machine's mount table (`mount_table()`).
    """
    for part in path.parts[:-1]:
        if _SYNCHRONISED.fullmatch(part):
            return (
                f"{path.name} lies in a folder that is synchronised ({part}). While answers come in, keep it in a"
                " folder of this machine only, and copy it here afterwards: half of it could be synchronised."
            )
    if path.drive.startswith("\\\\") or _REMOTE.fullmatch(_file_system(path, mounts)):
        return (
            f"{path.name} lies on another machine's disk. While answers come in, keep it on this machine and copy"
            " it there afterwards: network disks do not keep two writers apart reliably."
        )
    return None


def mount_table() -> str:
    """What is mounted where, one mount a line; empty where the system has no such list."""
    try:
        return _MOUNT_TABLE.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _file_system(path: PurePath, mounts: str) -> str:
    """The type of file system at the path: that of the mount with the longest folder; of two, the later covers."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        _, folder, name, *_ = (*line.split(" "), "", "", "")
        point = PurePath(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), folder))
        if folder and path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), name
    return kind

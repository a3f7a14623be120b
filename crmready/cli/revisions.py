"""A folder as it was at a Git revision, read with Git's plumbing: nothing is checked out, fetched or run."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from crmready.errors import EnvironmentUnusable, InputError, UsageError
from crmready.problems import excerpt

_PATIENCE: Final = 60.0
_ORDINARY: Final = ("100644", "100755")
"""Modes of files; links and submodules are left out."""
_ENDINGS: Final = (".yaml", ".yml")
_LARGEST: Final = 64_000_000
"""Bytes of all files together."""


@contextmanager
def unpacked(revision: str, questionnaire: Path) -> Iterator[tuple[Path, str]]:
    """A temporary copy of the questionnaire's YAML files at a revision, and the folder's name in the repository.

    `UsageError` for a revision that there is not, `InputError` when the folder was not there.
    """
    folder = (questionnaire if questionnaire.is_dir() else questionnaire.parent).resolve()
    if not folder.is_dir():
        raise InputError(f"There is no folder {excerpt(str(folder))}.", "Name the questionnaire's folder.")
    prefix = _asked(folder, "rev-parse", "--show-prefix").rstrip("\n")
    commit = _commit(folder, revision)
    with tempfile.TemporaryDirectory(prefix="crmready-") as place:
        copied = _copy(folder, commit, prefix, Path(place))
        if not copied:
            message = f"{excerpt(prefix or '.')} had no YAML files at {excerpt(revision)}."
            raise InputError(message, "Name a revision that has the questionnaire, or a folder as the earlier version.")
        yield Path(place), prefix.rstrip("/") or "."


def _commit(folder: Path, revision: str) -> str:
    if not revision or revision.startswith("-"):
        raise UsageError(f"git:{excerpt(revision)} names no revision.", "Write git:main, git:v1.2.0 or git:HEAD~1.")
    name = f"{revision}^{{commit}}"
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if found.returncode:
        hint = "Fetch it first: nothing is fetched here. `git log --oneline` shows what there is."
        raise UsageError(f"There is no revision {excerpt(revision)} in this repository.", hint)
    return found.stdout.decode().strip()


def _copy(folder: Path, commit: str, prefix: str, place: Path) -> int:
    """Copies what ends like YAML, and says how many files that were."""
    listing = _git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", prefix or ".").stdout
    copied = total = 0
    for entry in filter(None, listing.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, _, blob, size = about.decode().split()
        path = PurePosixPath(os.fsdecode(name).removeprefix(prefix))
        if mode not in _ORDINARY or path.suffix not in _ENDINGS or ".." in path.parts or path.is_absolute():
            continue
        total += int(size)
        if total > _LARGEST:
            raise InputError(f"The files of that revision have more than {_LARGEST:,} bytes.", "Name a smaller folder.")
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_git(folder, "cat-file", "blob", blob).stdout)
        copied += 1
    return copied


def _asked(folder: Path, *words: str) -> str:
    done = _git(folder, *words)
    if done.returncode:
        message = f"{excerpt(str(folder))} is in no Git repository that can be read."
        raise InputError(message, "Name a folder as the earlier version instead.")
    return os.fsdecode(done.stdout)


def _git(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    settings = ("-c", "core.fsmonitor=false", "-c", "protocol.allow=never")
    try:
        return subprocess.run(  # noqa: S603  # no shell, and no word of it is an option from outside
            ["git", "-C", str(folder), *settings, *words],  # noqa: S607  # Git is where PATH says
            capture_output=True, check=False, timeout=_PATIENCE, env=environment,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise EnvironmentUnusable("Git is not installed.", "Install it, or name a folder instead.") from error
    except subprocess.TimeoutExpired as error:
        raise InputError(f"Git gave no answer within {_PATIENCE:.0f} seconds.", "Name a folder instead.") from error

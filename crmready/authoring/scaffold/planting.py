"""New files in a folder: all of them or none, and never over one that is there."""

import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from crmready.errors import InputError
from crmready.problems import excerpt, visible


def plant(files: Mapping[str, str], folder: Path) -> None:
    """Puts the files (texts by path, with forward slashes) into the folder, which is made when it is not there.

    They are written beside it first and moved when all of them are whole. `InputError` when anything of theirs is
    there already or the place cannot be written.
    """
    _refuse_taken(files, folder)
    draft = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.draft"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        write_all(files, draft)
        if folder.exists():
            _move(tops(files), draft, folder)
        else:
            draft.rename(folder)
    except OSError as error:
        hint = "Choose another place."
        raise InputError(f"{visible(str(folder))} could not be written: {error.strerror}.", hint) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def write_all(files: Mapping[str, str], folder: Path) -> None:
    """The files in a folder of their own."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def replace_all(files: Mapping[str, str], folder: Path) -> None:
    """The files in a folder, each in place of its former self at once. `InputError` when one cannot be written."""
    for name, text in files.items():
        path = folder / name
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.draft")
        try:
            path.parent.mkdir(exist_ok=True)
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(path)
        except OSError as error:
            hint = "Check your access to the folder."
            raise InputError(f"{visible(str(path))} could not be written: {error.strerror}.", hint) from error
        finally:
            draft.unlink(missing_ok=True)


def tops(files: Iterable[str]) -> list[str]:
    """The files and folders that lie in the folder itself."""
    return list(dict.fromkeys(PurePosixPath(name).parts[0] for name in files))


def _refuse_taken(files: Iterable[str], folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{excerpt(str(folder))} is a file.", "Name a folder.")
    taken = [name for name in tops(files) if (folder / name).exists()]
    if taken:
        listed = ", ".join(taken)
        message = f"{excerpt(str(folder))} has {excerpt(listed)} already, and nothing is overwritten."
        raise InputError(message, "Name a new folder.")


def _move(names: Iterable[str], draft: Path, folder: Path) -> None:
    """Into a folder that is there; when one cannot be moved, those that were are taken out again."""
    moved: list[Path] = []
    try:
        for name in names:
            (draft / name).rename(folder / name)
            moved.append(folder / name)
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise

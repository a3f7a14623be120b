"""Reads a report template's folder into memory, so that nothing else need open a file for it."""

from dataclasses import dataclass
from pathlib import Path

from crmready.errors import InputError

ENTRY = "report.html"

_TEXT = frozenset({".html", ".css"})
_IMAGES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_TEXT_BYTES = 200_000
_IMAGE_BYTES = 2_000_000
_FILES = 100


@dataclass(frozen=True, slots=True)
class TemplateFiles:
    """What a template consists of, by path inside its folder, with forward slashes."""

    texts: dict[str, str]
    images: dict[str, bytes]


def read_template(folder: Path) -> TemplateFiles:
    """Read every page, style and picture of the template in `folder`; other kinds of files are left alone.

    Raises InputError for a missing folder or entry page, a link, a file that is too large, text that is not
    UTF-8, and a picture that is neither PNG nor JPEG by its first bytes.
    """
    root = folder.resolve()
    if not (root / ENTRY).is_file():
        raise InputError(f"{folder}: no report template here", hint=f"A template is a folder with a file {ENTRY}.")
    paths = [path for path in sorted(root.rglob("*")) if _belongs(path, root)]
    if len(paths) > _FILES:
        raise InputError(f"{folder}: {len(paths)} files; a report template may have at most {_FILES}")
    texts = {_name(path, root): _text(path) for path in paths if path.suffix in _TEXT}
    images = {_name(path, root): _image(path) for path in paths if path.suffix in _IMAGES}
    return TemplateFiles(texts, images)


def _belongs(path: Path, root: Path) -> bool:
    if path.is_symlink() or not path.resolve().is_relative_to(root):
        raise InputError(f"{path}: a report template may not contain links", hint="Put a copy of the file there.")
    return path.is_file() and path.suffix in _TEXT | _IMAGES.keys()


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _text(path: Path) -> str:
    try:
        return _limited(path, _TEXT_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text (byte {error.start})", hint="Save the file as UTF-8.") from None


def _image(path: Path) -> bytes:
    content = _limited(path, _IMAGE_BYTES)
    if not content.startswith(_IMAGES[path.suffix]):
        raise InputError(f"{path}: not a picture of the kind its name says", hint="Use PNG or JPEG.")
    return content


def _limited(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    if len(content) > limit:
        raise InputError(f"{path}: larger than {limit // 1000} kB, the most a report template may have in one file")
    return content

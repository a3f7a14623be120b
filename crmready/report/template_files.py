"""Reads report templates into memory, so that nothing else need open a file for them.

A client's own template is laid over the standard one: a file of the same name takes its place, and `standard/NAME`
is always the standard's own, so that a page can extend or include what it replaces.
"""

from dataclasses import dataclass, field
from pathlib import Path

from crmready.errors import InputError

ENTRY = "report.html"
STANDARD = "standard"
"""Under which name a client's template finds the standard's files."""
RESERVED = (STANDARD, "brand")
"""Folders that a client's template cannot have: under their names stands something else."""

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
    shown: dict[str, str] = field(default_factory=dict)
    """What a file is called in a message, where that is not its name: the path of a client's own file."""


def read_template(folder: Path) -> TemplateFiles:
    """Read every page, style and picture of the template in `folder`; other kinds of files are left alone.

    Raises InputError for a missing folder or entry page, a link, a file that is too large, text that is not
    UTF-8, and a picture that is neither PNG nor JPEG by its first bytes.
    """
    if not (folder / ENTRY).is_file():
        raise InputError(f"{folder}: no report template here", hint=f"A template is a folder with a file {ENTRY}.")
    return _read(folder)


def _read(folder: Path) -> TemplateFiles:
    root = folder.resolve()
    paths = [path for path in sorted(root.rglob("*")) if _belongs(path, root)]
    if len(paths) > _FILES:
        raise InputError(f"{folder}: {len(paths)} files; a report template may have at most {_FILES}")
    texts = {_name(path, root): _text(path) for path in paths if path.suffix in _TEXT}
    images = {_name(path, root): _image(path) for path in paths if path.suffix in _IMAGES}
    return TemplateFiles(texts, images)


def laid_over(folder: Path, standard: Path) -> TemplateFiles:
    """A client's template over the standard one in its folder.

    Raises InputError for what `read_template` refuses (an entry page may be missing: the standard's is there), for an
    empty folder and for one with a folder of a reserved name.
    """
    below = read_template(standard)
    own = _read_own(folder)
    named = {f"{STANDARD}/{name}": text for name, text in below.texts.items()}
    pictures = {f"{STANDARD}/{name}": image for name, image in below.images.items()}
    shown = {name: f"{STANDARD}/{name}" for name in below.texts} | {name: str(folder / name) for name in own.texts}
    return TemplateFiles({**named, **below.texts, **own.texts}, {**pictures, **below.images, **own.images}, shown)


def _read_own(folder: Path) -> TemplateFiles:
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}.", "`crmready template new` makes one.")
    taken = next((name for name in RESERVED if (folder / name).exists()), None)
    if taken is not None:
        hint = f"Call it something else: {STANDARD}/… are the standard template's files, brand/… those of the brand."
        raise InputError(f"{folder / taken}: a template cannot have a folder of this name.", hint)
    files = _read(folder)
    if not files.texts:
        raise InputError(f"{folder}: no page and no style sheet of a template here.", "Name the template's folder.")
    return files


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

"""A questionnaire's files put together, each part still knowing the file and place it comes from."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from crmready.errors import InputError
from crmready.loading.located_yaml import KeyPath, Limits, LocatedDocument, read_yaml_file
from crmready.loading.structure import Places
from crmready.problems import Location, Problem, closest, command, excerpt

MAIN: Final = "questionnaire.yaml"
FORMAT: Final = 1
"""The newest questionnaire format this version knows."""
DIMENSIONS: Final = "dimensions"
"""The folder, and the field that names the files in it."""
_PARTS: Final = (DIMENSIONS, "translations", "scenarios")
"""The folders beside the main file that hold parts of a questionnaire."""
_BEGINNING: Final = 65_536
"""Characters in which a file is to come to the point."""
_INSIDE: Final = "Name a file inside the questionnaire's own folder, such as dimensions/sales-process.yaml."


@dataclass(frozen=True, slots=True)
class Assembled:
    """The content of one questionnaire: its main file with the dimension files it names mounted in place."""

    value: object
    main: LocatedDocument
    mounted: Mapping[KeyPath, LocatedDocument] = field(default_factory=dict)
    unread: frozenset[KeyPath] = frozenset()
    """Where a dimension file could not be read; the value there is None, and the reason is a problem already."""

    def locate(self, path: KeyPath) -> Location:
        """Where the value at this path stands, in whichever file it is."""
        document, rest = self._document(path)
        return document.locate(rest)

    def locate_key(self, path: KeyPath) -> Location:
        """Where the key of this path stands."""
        document, rest = self._document(path)
        return document.locate_key(rest)

    @property
    def places(self) -> Places:
        """Where everything stands, over all the files."""
        return Places(self.locate, self.locate_key)

    def _document(self, path: KeyPath) -> tuple[LocatedDocument, KeyPath]:
        mounted = self.mounted.get(path[:2])
        return (self.main, path) if mounted is None else (mounted, path[2:])


def main_file(path: Path) -> Path:
    """The main file of a questionnaire named by its folder or by the file itself."""
    return path / MAIN if path.is_dir() else path


def require_whole(path: Path) -> None:
    """`InputError` when a file or folder is only a part of a questionnaire, by where it stands."""
    folder = _folder_around(path) if path.exists() else None
    if folder is not None:
        message = f"{excerpt(str(path))} is a part of a questionnaire, and cannot be judged without the rest."
        raise InputError(message, f"Check the whole folder: {command('questionnaire', 'check', folder)}")


def _folder_around(path: Path) -> Path | None:
    """The folder of the questionnaire that this is a part of; None for what stands by itself."""
    if path.name == MAIN or (path / MAIN).is_file():
        return None
    holder = path if path.is_dir() else path.parent
    above = Path(os.path.normpath(holder / ".."))
    if holder.resolve().name in _PARTS and (above / MAIN).is_file():
        return above
    return next((folder for folder in (holder, above) if path.is_file() and _names(folder, path)), None)


def _names(folder: Path, file: Path) -> bool:
    """Whether the questionnaire in a folder, if there is one, names this file as one of its dimensions."""
    if not (folder / MAIN).is_file():
        return False
    main, _ = read_yaml_file(folder / MAIN)
    return main is not None and any(Path(folder / name).resolve() == file.resolve() for name in _named_by(main))


def _named_by(main: LocatedDocument) -> frozenset[PurePosixPath]:
    """The files that a main file names as its dimensions."""
    written = main.value.get(DIMENSIONS) if isinstance(main.value, dict) else None
    entries = written if isinstance(written, list) else []
    return frozenset(PurePosixPath(entry) for entry in entries if isinstance(entry, str))


def unnamed(main: LocatedDocument) -> Iterator[Problem]:
    """Files that lie among the dimensions and that the main file does not name (S214)."""
    folder, named = Path(main.path).parent, _named_by(main)
    for file in sorted((folder / DIMENSIONS).rglob("*.y*ml")):
        name = PurePosixPath(file.relative_to(folder))
        if name not in named and file.is_file():
            message = f"{MAIN} does not name this file, so nothing in it is asked or scored."
            hint = f"Write `- {excerpt(name)}` under `{DIMENSIONS}` there, or move the file away."
            yield Problem.of("S214", Location(str(file), _first_line(file), 1), message, hint)


def _first_line(file: Path) -> int:
    """The first line that says something, so that a comment above it can speak of it."""
    try:
        with file.open(encoding="utf-8") as text:
            lines = text.read(_BEGINNING).splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    return next((number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")), 1)


def assemble(path: Path, limits: Limits) -> tuple[Assembled | None, tuple[Problem, ...]]:
    """Reads the main file and every dimension file that it names. `InputError` when the main file is not there."""
    main, problems = read_yaml_file(path, limits=limits)
    if main is None:
        return None, problems
    if not isinstance(main.value, dict) or not isinstance(main.value.get("dimensions"), list):
        return Assembled(main.value, main), problems
    files = _DimensionFiles(path.parent, main, limits)
    entries = main.value["dimensions"]
    dimensions = [
        files.read(entry, ("dimensions", position)) if isinstance(entry, str) else entry
        for position, entry in enumerate(entries)
    ]
    value = {**main.value, "dimensions": dimensions}
    return Assembled(value, main, files.mounted, frozenset(files.unread)), (*problems, *files.problems)


@dataclass(slots=True)
class _DimensionFiles:
    """Reads the files that `dimensions` names."""

    folder: Path
    main: LocatedDocument
    limits: Limits
    problems: list[Problem] = field(default_factory=list)
    mounted: dict[KeyPath, LocatedDocument] = field(default_factory=dict)
    unread: set[KeyPath] = field(default_factory=set)
    _named: dict[PurePosixPath, Location] = field(default_factory=dict)
    _root: Path = field(init=False)

    def __post_init__(self) -> None:
        self._root = self.folder.resolve()

    def read(self, name: str, place: KeyPath) -> object:
        """What the file of this name holds; None when it cannot be read, which is then noted."""
        refused = self._refused(name, self.main.locate(place))
        if refused is not None:
            self.problems.append(refused)
            self.unread.add(place)
            return None
        document, problems = read_yaml_file(self.folder / name, limits=self.limits)
        self.problems.extend(problems)
        if document is None:
            self.unread.add(place)
            return None
        self.mounted[place] = document
        return document.value

    def _refused(self, name: str, where: Location) -> Problem | None:
        written = PurePosixPath(name)
        if written in self._named:
            message = f"The file {excerpt(name)} is already named on line {self._named[written].line}."
            return Problem.of("S213", where, message, "Name each file once.")
        self._named[written] = where
        try:
            return self._outside_or_absent(written, where)
        except (OSError, RuntimeError, ValueError):  # a name that is too long, or that no system takes
            return Problem.of("S213", where, f"{excerpt(name)} cannot be the name of a file.", _INSIDE)

    def _outside_or_absent(self, written: PurePosixPath, where: Location) -> Problem | None:
        name = excerpt(written)
        file = self.folder / written
        if file.is_symlink() and not file.exists():
            return Problem.of("S213", where, f"{name} is a link that leads nowhere.", _INSIDE)
        inside = file.resolve().is_relative_to(self._root)
        if written.is_absolute() or ".." in written.parts or not inside:
            return Problem.of("S213", where, f"{name} leads out of the questionnaire's folder.", _INSIDE)
        if file.is_dir():
            return Problem.of("S213", where, f"{name} is a folder, not a file.", "Name the files in it one by one.")
        if not file.is_file():
            hint = self._near(str(written)) or "Create the file, or write the dimension here."
            return Problem.of("S213", where, f"There is no file {name} in the questionnaire's folder.", hint)
        return None

    def _near(self, name: str) -> str | None:
        """A file that may have been meant, in this folder or in one below it."""
        files = (file.relative_to(self.folder) for end in ("*.yaml", "*/*.yaml") for file in self.folder.glob(end))
        near = closest(name, (file.as_posix() for file in files if PurePosixPath(file) not in self._named))
        return f"Did you mean {near}?" if near else None

"""`check --watch`: waits until something in a questionnaire's folder has been written."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

SECONDS: Final = 0.3
"""Between two looks at the folder: soon enough for a person who has just saved, and no load."""
_SUFFIXES: Final = (".yaml", ".yml")

Stamps = dict[Path, tuple[int, int]]
"""When each file was last written (nanoseconds) and its size in bytes."""


def stamps(paths: Iterable[Path]) -> Stamps:
    """The state of every YAML file that is at these paths or below them; what has just gone is left out."""
    found: Stamps = {}
    for path in paths:
        for file in _yaml_files(path):
            try:
                status = file.stat()
            except OSError:  # gone between two looks: an editor that saves by renaming
                continue
            found[file] = (status.st_mtime_ns, status.st_size)
    return found


def _yaml_files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from (file for file in path.rglob("*") if file.suffix in _SUFFIXES)


def changes(paths: Iterable[Path], wait: Callable[[float], None]) -> Iterator[None]:
    """Yields at once, and then whenever something was written, added or removed since the last yield, for ever.

    `wait` sleeps the given seconds. What changes while the caller works is noticed at the next look.
    """
    paths = tuple(paths)
    seen: Stamps | None = None
    while True:
        now = stamps(paths)
        if now != seen:
            seen = now
            yield
        wait(SECONDS)

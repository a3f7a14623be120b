"""Write every generated file of the repository: `python -m tools.generate`.

With `--check` nothing is written; it ends with 1 and names the files when a committed one is stale.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from tools.catalogues import ROOT, catalogues
from tools.documents import documents

Generator = Callable[[], Iterable[tuple[Path, bytes]]]

GENERATORS: Final[tuple[Generator, ...]] = (catalogues, documents)
"""Each yields the files it is responsible for, and what must stand in them."""


def stale(generators: Iterable[Generator]) -> dict[Path, bytes]:
    """The files that differ from what they should be, with what should stand in them."""
    wanted = {path: content for generator in generators for path, content in generator()}
    return {path: content for path, content in wanted.items() if not path.is_file() or path.read_bytes() != content}


def main(arguments: list[str]) -> int:
    """Write what is stale and return 0, or with `--check` only name it and return 1."""
    found = stale(GENERATORS)
    check = "--check" in arguments
    for path, content in found.items():
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Reads the named files as `crmready import` does, with 700 MB of memory, and writes one line of JSON for each."""

import json
import resource
import sys
import time
from pathlib import Path

from crmready.errors import CrmreadyError
from tests.unit.imports.collected import read

MEMORY = 700_000_000


def said(path: Path) -> list[str]:
    """The error, or everything that was not clear."""
    try:
        return [f"{issue.place}: {issue.message}" for issue in read(path).issues]
    except CrmreadyError as error:
        return [error.message]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name in sys.argv[1:]:
        start = time.perf_counter()
        found = said(Path(name))
        result = {
            "name": Path(name).name,
            "said": found[:3],
            "count": len(found),
            "seconds": time.perf_counter() - start,
        }
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()

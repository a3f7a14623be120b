"""Reads the named files with 512 MiB of memory and writes one line of JSON for each: codes, places, longest message."""

import json
import resource
import sys
import time
from pathlib import Path

from crmready.loading.located_yaml import read_yaml_file

MEMORY = 512 * 2**20

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name in sys.argv[1:]:
        file = Path(name)
        start = time.perf_counter()
        document, problems = read_yaml_file(file, file.name)
        result = {
            "name": file.stem,
            "problems": [f"{problem.location.line}:{problem.location.column} {problem.code}" for problem in problems],
            "longest": max((len(str(problem).encode()) for problem in problems), default=0),
            "seconds": time.perf_counter() - start,
            "refused": document is None,
        }
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()
